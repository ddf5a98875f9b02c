using BitsAnalyzers.Rules;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>What <c>docs/how-it-decides.md</c> says of all rules is so.</summary>
public class HowItDecidesTests
{
    private static MarkdownPage Page => MarkdownPage.Load("docs/how-it-decides.md");

    [Fact]
    public void Levels()
    {
        var rows = MarkdownPage.Rows(Page.SectionNamed("Levels").Blocks.OfType<Table>().Single()).ToList();
        Assert.Equal(Enum.GetNames<RuleLevel>(), rows.Select(row => row[0]));
        Assert.All(
            RuleCatalogue.All,
            rule => Assert.Equal(rule.Descriptor.DefaultSeverity.ToString(), rows.Single(row => row[0] == rule.Level.ToString())[^1]));
    }

    [Fact]
    public void OrderOfPrecedence()
    {
        var list = Page.SectionNamed("One cause, one report").Blocks.OfType<ListBlock>().Single();
        Assert.Equal(
            BodyReporter.Precedence.Select(rule => $"rules/{rule.Id}.md"),
            list.Descendants<LinkInline>().Select(link => link.Url));
    }
}

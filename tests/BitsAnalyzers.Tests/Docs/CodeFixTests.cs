using System.Collections.Immutable;
using BitsAnalyzers.Rules;
using Markdig.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// "How to fix" has a heading for each code action, which is its title, and below it pairs of samples: the code before and after the
/// action.
/// </summary>
public class CodeFixTests
{
    [Fact]
    public void NoOtherRuleHasAFix() => Assert.Empty(ExportedFixes.IdsOf.Except(RuleCatalogue.All.Select(rule => rule.Id)));

    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public async Task EveryActionIsShownAndDoesWhatIsShown(string ruleId)
    {
        var shown = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (title, before, after) in ActionsOn(MarkdownPage.Load(RulePage.PathOf(ruleId))))
        {
            var offered = await ExportedFixes.ApplyAsync(ruleId, SampleProgram.Of(before), TestContext.Current.CancellationToken);
            var action = Assert.Single(offered, action => action.Title == title);
            Assert.Equal(SampleProgram.Of(after), action.Result);
            shown.Add(action.EquivalenceKey);
        }

        Assert.Equal(ExportedFixes.EquivalenceKeysFor(ruleId), shown);
    }

    private static IEnumerable<(string Title, string Before, string After)> ActionsOn(MarkdownPage page)
    {
        var title = "";
        var samples = new List<(string Title, string Code)>();
        foreach (var block in page.SectionNamed("How to fix").Blocks)
        {
            if (block is HeadingBlock heading)
            {
                title = MarkdownPage.PlainText(heading);
            }
            else if (title.Length > 0 && page.Samples.SingleOrDefault(sample => sample.Block == block) is { } sample)
            {
                samples.Add((title, sample.Code));
            }
        }

        return samples.Chunk(2).Select(static pair => (pair[0].Title, pair[0].Code, pair[1].Code));
    }
}

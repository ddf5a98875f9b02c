using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// What the documentation repeats from the code is what the code says. With the environment variable UPDATE_DOCS=1 these tests write it
/// instead: the tables and traces of the rule pages, and the index.
/// </summary>
public class GeneratedTextTests
{
    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public async Task TheTableAndTheTracesOfAPage(string ruleId)
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == ruleId);
        var generated = await RulePage.GenerateAsync(rule, TestContext.Current.CancellationToken);
        AssertOrUpdate(RulePage.PathOf(ruleId), generated);
    }

    [Fact]
    public void TheIndexOfRules() => AssertOrUpdate(RuleIndex.Path, RuleIndex.Generate());

    internal static void AssertOrUpdate(string path, string generated)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Repository.FullPath(path), generated);
            return;
        }

        Assert.Equal(generated, Repository.Read(path));
    }
}

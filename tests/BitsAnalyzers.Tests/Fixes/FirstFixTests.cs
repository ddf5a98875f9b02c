using System.Text.RegularExpressions;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// A command that runs over a whole solution makes the first action that is offered, and asks nobody. What it makes by itself has to keep
/// what BITS does today; the page of each rule says whether it does.
/// </summary>
public partial class FirstFixTests
{
    public static TheoryData<string> RuleIds => [.. ActionsTests.Fixers.Select(static fixer => fixer.FixableDiagnosticIds[0])];

    [Fact]
    public void WhichIsFirstAndWhetherItKeepsWhatBitsDoes() => Assert.Equal(
        [
            "BITS001.KeepDisable keeps",
            "BITS002.RemoveUndefined",
            "BITS003.UseOr",
            "BITS004.UseOr keeps",
            "BITS005.UseDisable keeps",
            "BITS006.AddDefaultPair",
            "BITS007.AddError",
            "BITS008.UseNames keeps",
            "BITS009.Combine",
            "BITS010.UseNotifyFlag",
            "BITS011.AddTransferred",
            "BITS020.RemoveIgnored keeps",
            "BITS021.RequestDefaultPair",
            "BITS022.ImplementInterface",
            "BITS023.ImplementInterface",
            "BITS024.RemoveFlags keeps",
            "BITS026.Guard",
            "BITS028.RequestEvents",
            "BITS029.Guard",
            "BITS040.MoveCall",
            "BITS041.UseRuntime",
            "BITS045.MoveCall",
            "BITS047.MoveCall",
            "BITS048.CancelJob",
            "BITS049.CancelJob",
            "BITS050.AddStates",
            "BITS052.CompleteJob",
            "BITS053.WaitForDelay",
            "BITS060.ReturnSuccess",
            "BITS062.RemoveCall",
            "BITS064.CatchExceptions",
            "BITS082.Expand",
            "BITS083.RepeatProgram",
            "BITS084.AddQuotes",
            "BITS101.Throw",
            "BITS102.CompareSign",
        ],
        ActionsTests.Fixers.Select(static fixer => fixer.Fixes[0].EquivalenceKey + (fixer.Fixes[0].KeepsBehavior ? " keeps" : "")));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void OnlyWhatKeepsItIsMadeInAWholeSolution(string ruleId)
    {
        var fixer = Of(ruleId);

        Assert.Equal(
            fixer.Fixes[0].KeepsBehavior
                ? [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution]
                : new[] { FixAllScope.Document, FixAllScope.Project },
            fixer.GetFixAllProvider().GetSupportedFixAllScopes());
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void ThePageOfTheRuleSaysSo(string ruleId)
    {
        var page = Docs.Repository.Read(Docs.RulePage.PathOf(ruleId));
        var start = page.IndexOf("## How to fix\n", StringComparison.Ordinal);
        var introduction = page[start..page.IndexOf("\n### ", start, StringComparison.Ordinal)];

        Assert.Equal(Of(ruleId).Fixes[0].KeepsBehavior, Keeps().IsMatch(introduction));
        Assert.Equal(!Of(ruleId).Fixes[0].KeepsBehavior, DoesNotKeep().IsMatch(introduction));
    }

    private static TextEditFixProvider Of(string ruleId)
        => ActionsTests.Fixers.Single(fixer => fixer.FixableDiagnosticIds.Contains(ruleId));

    [GeneratedRegex("The (first )?action keeps what BITS does today")]
    private static partial Regex Keeps();

    [GeneratedRegex("(The (first )?action does not keep|Neither action keeps|No action keeps) what the program does")]
    private static partial Regex DoesNotKeep();
}

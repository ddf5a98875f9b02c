using System.Collections.Immutable;
using BitsAnalyzers.Rules;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>A rule gives the same verdict in every shape, and none on code that only looks like BITS.</summary>
public class EveryRuleInEveryShapeTests
{
    // The vtable is a matter of the declarations: see DeclarationMutationTests.
    private static readonly string[] s_aboutDeclarations = ["BITS100"];

    private static readonly ImmutableArray<RuleScenario> s_scenarios =
    [
        .. FlowRuleScenarios.All.Concat(RuleScenarios.All).Concat(QueueRuleScenarios.All)
            .OrderBy(static scenario => scenario.RuleId, StringComparer.Ordinal)
    ];

    public static TheoryData<string> LookAlikeNames => [.. LookAlikes.All.Select(static lookAlike => lookAlike.Name)];

    public static TheoryData<string> LookAlikeShapes => [.. LookAlikes.Shapes.Select(static shape => shape.Name)];

    [Fact]
    public void EveryRuleHasAScenario()
    {
        var expected = RuleCatalogue.Descriptors.Select(static rule => rule.Id)
            .Where(static id => string.CompareOrdinal(id, "BITS110") < 0)
            .Except(s_aboutDeclarations).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal);
        Assert.Equal(expected, s_scenarios.Select(static scenario => scenario.RuleId));
        Assert.All(s_scenarios, static scenario => Assert.Contains(InteropShapes.All, shape => scenario.SkippedBecause(shape) is null));
    }

    [Theory]
    [EveryShape]
    public Task TheVerdictDoesNotDependOnTheShape(InteropShape shape)
        => Verdict.Program(shape, shape.Render(ScenariosFor(shape, RuleScenarios.All)));

    [Theory]
    [EveryShape]
    public Task TheVerdictOfWhatIsFollowedDoesNotDependOnTheShape(InteropShape shape)
        => Verdict.Program(shape, shape.Render(ScenariosFor(shape, FlowRuleScenarios.All)));

    [Theory]
    [EveryShape]
    public Task TheVerdictOnTheQueueDoesNotDependOnTheShape(InteropShape shape)
        => Verdict.Program(shape, shape.Render(ScenariosFor(shape, QueueRuleScenarios.All)));

    [Theory]
    [MemberData(nameof(LookAlikeShapes))]
    public Task WhatOnlyLooksLikeBitsIsLeftAlone(string name)
    {
        var shape = LookAlikes.Shapes.Single(lookAlike => lookAlike.Name == name);
        return Verdict.Program(shape, shape.RenderWithoutMarkup(ScenariosFor(shape, s_scenarios)));
    }

    /// <summary>Only BITS100 speaks: of a name of BITS under another GUID, and of a method that has the name of another.</summary>
    [Theory]
    [MemberData(nameof(LookAlikeNames))]
    public async Task WholeProgramsThatOnlyLookLikeBitsAreLeftAlone(string name)
    {
        var lookAlike = LookAlikes.All.Single(lookAlike => lookAlike.Name == name);
        var compilation = ShapeCompilation.Create(
            lookAlike.Sources, [], ReferenceAssemblies.Net.Net80, new CSharpParseOptions(LanguageVersion.CSharp11), allowUnsafe: false);
        var diagnostics = await compilation.ReportedAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id != "BITS100" || name is not ("OtherGuids" or "AclFlags"));
    }

    // What is right for one rule may be wrong for another: those of a table are compiled together, so that each silent example is about all
    // of them.
    private static string ScenariosFor(InteropShape shape, ImmutableArray<RuleScenario> scenarios)
        => string.Join(
            "\n", scenarios.Where(scenario => scenario.SkippedBecause(shape) is null).Select(scenario => scenario.Scenario(shape)));
}

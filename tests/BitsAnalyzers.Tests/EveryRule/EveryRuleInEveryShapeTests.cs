using BitsAnalyzers.Rules;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>
/// A rule about receivers, callbacks, command lines, interop or errors gives the same verdict in every shape, and none on code that only
/// looks like BITS.
/// </summary>
public class EveryRuleInEveryShapeTests
{
    // The vtable is a matter of the declarations: see DeclarationMutationTests.
    private static readonly string[] s_aboutDeclarations = ["BITS100"];

    // Rules that are judged by following flags, receivers and states have their scenarios with the flow tests.
    private static readonly string[] s_aboutFlow = ["BITS020", "BITS021", "BITS025", "BITS027", "BITS028", "BITS040", "BITS041", "BITS042", "BITS043", "BITS044", "BITS045", "BITS047"];

    public static TheoryData<string> LookAlikeNames => [.. LookAlikes.All.Select(static lookAlike => lookAlike.Name)];

    public static TheoryData<string> LookAlikeShapes => [.. LookAlikes.Shapes.Select(static shape => shape.Name)];

    [Fact]
    public void EveryRuleHasAScenario()
    {
        var expected = RuleCatalogue.Descriptors.Select(static rule => rule.Id)
            .Where(static id => string.CompareOrdinal(id, "BITS020") >= 0 && string.CompareOrdinal(id, "BITS110") < 0)
            .Except(s_aboutDeclarations).Except(s_aboutFlow).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal);
        Assert.Equal(expected, RuleScenarios.All.Select(static scenario => scenario.RuleId));
        Assert.All(RuleScenarios.All, static scenario => Assert.Contains(InteropShapes.All, shape => scenario.SkippedBecause(shape) is null));
    }

    [Theory]
    [EveryShape]
    public Task TheVerdictDoesNotDependOnTheShape(InteropShape shape)
        => Verdict.Program(shape, shape.Render(ScenariosFor(shape)));

    [Theory]
    [MemberData(nameof(LookAlikeShapes))]
    public Task WhatOnlyLooksLikeBitsIsLeftAlone(string name)
    {
        var shape = LookAlikes.Shapes.Single(lookAlike => lookAlike.Name == name);
        return Verdict.Program(shape, shape.RenderWithoutMarkup(ScenariosFor(shape)));
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

    private static string ScenariosFor(InteropShape shape)
        => string.Join("\n", RuleScenarios.All.Where(scenario => scenario.SkippedBecause(shape) is null).Select(scenario => scenario.Scenario(shape)));
}

using NetArchTest.Rules;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Architecture;

/// <summary>
/// What may know what. The lower a layer, the less it knows: the kernel solves any program, the domain knows no compiler, the engine knows
/// no rule, and what BITS is depends on neither.
/// </summary>
public class LayerTests
{
    private const string Compiler = "Microsoft.CodeAnalysis";
    private const string Rules = "BitsAnalyzers.Rules";
    private const string Configuration = "BitsAnalyzers.Configuration";
    private const string Bits = "BitsAnalyzers.Bits";
    private const string Kernel = "BitsAnalyzers.Engine.Kernel";
    private const string Domain = "BitsAnalyzers.Engine.Domain";
    private const string Checks = "BitsAnalyzers.Engine.Checks";
    private const string ControlFlow = "BitsAnalyzers.Engine.ControlFlow";
    private const string Heap = "BitsAnalyzers.Engine.Heap";
    private const string Facts = "BitsAnalyzers.Engine.Facts";
    private const string Calls = "BitsAnalyzers.Engine.Calls";
    private const string Transfer = "BitsAnalyzers.Engine.Transfer";

    [Theory]
    [InlineData(Kernel, Compiler, Rules, Bits, Configuration, Domain, Checks, ControlFlow, Heap, Facts, Calls, Transfer)]
    [InlineData(Domain, Compiler, Rules, Bits, Configuration, Kernel, Checks, ControlFlow, Heap, Facts, Calls, Transfer)]
    [InlineData(Checks, Rules, Configuration, Kernel, ControlFlow, Heap, Facts, Calls)]
    [InlineData(Heap, Rules, Configuration, Kernel, Checks, ControlFlow, Calls)]
    [InlineData(ControlFlow, Rules, Configuration, Kernel, Checks)]
    [InlineData(Facts, Rules, Kernel)]
    [InlineData(Calls, Rules, Checks)]
    [InlineData(Transfer, Rules)]
    [InlineData(Bits, Rules, Kernel, Checks, ControlFlow, Heap, Facts, Calls, Transfer)]
    [InlineData(Configuration, Rules, Kernel, Checks, ControlFlow, Heap, Facts, Calls, Transfer)]
    public void ALayerKnowsNothingOfThoseAboveIt(string layer, params string[] unknown)
    {
        // A layer is not the one whose name its name begins with.
        var types = Types.InAssembly(typeof(BitsAnalyzer).Assembly).That().ResideInNamespaceMatching($"^{layer}(\\.|$)");
        Assert.NotEmpty(types.GetTypes());

        var result = types.ShouldNot().HaveDependencyOnAny(unknown).GetResult();

        Assert.True(
            result.IsSuccessful,
            $"{string.Join(", ", result.FailingTypeNames ?? [])} in {layer} depend on one of {string.Join(", ", unknown)}");
    }

    /// <summary>
    /// What rules of several families share is above them; only what callbacks handle, and what they do with the job, belongs to several.
    /// </summary>
    [Theory]
    [InlineData("Flags", "Receivers", "Lifetime", "Callbacks", "CommandLines", "Interop")]
    [InlineData("Receivers", "Lifetime", "Callbacks", "CommandLines", "Interop")]
    [InlineData("Lifetime", "Receivers", "CommandLines", "Interop")]
    [InlineData("Callbacks", "Flags", "CommandLines", "Interop")]
    [InlineData("CommandLines", "Receivers", "Lifetime", "Callbacks", "Interop")]
    [InlineData("Interop", "Flags", "Receivers", "Lifetime", "Callbacks", "CommandLines")]
    public void AFamilyOfRulesKnowsNoOther(string family, params string[] others)
        => ALayerKnowsNothingOfThoseAboveIt($"{Rules}.{family}", [.. others.Select(static other => $"{Rules}.{other}")]);
}

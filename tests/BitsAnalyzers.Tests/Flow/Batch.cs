using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Runs the analyzer on many programs, however broken, in one compilation each or all together.</summary>
internal static class Batch
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp11);

    /// <summary>What is reported in these programs; an exception of the analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(
        IEnumerable<string> programs, FlowStatistics? statistics = null, bool isConcurrent = true)
    {
        var trees = programs.Select(static (program, index) => CSharpSyntaxTree.ParseText(program, s_options, $"Program{index}.cs"));
        return await Analyze(ShapeCompilation.OfDeclarations(InteropShapes.Default).AddSyntaxTrees(trees), statistics, isConcurrent);
    }

    public static async Task<ImmutableArray<Diagnostic>> Analyze(
        Compilation compilation, FlowStatistics? statistics = null, bool isConcurrent = true, bool screens = true)
    {
        var exceptions = new List<string>();
        var analysis = new CompilationWithAnalyzers(
            compilation,
            [new BitsAnalyzer(statistics ?? new FlowStatistics(), screens)],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (_, _, diagnostic) =>
                {
                    lock (exceptions)
                    {
                        exceptions.Add(diagnostic.ToString());
                    }
                },
                isConcurrent,
                logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(exceptions);
        return diagnostics;
    }
}

using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Benchmarks;

/// <summary>The same programs as in the short mode, with the care that BenchmarkDotNet takes.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private CSharpCompilation? _compilation;

    [Params("graph", "BITS", "CA2000", "S1854")]
    public string Analyzer { get; set; } = "";

    [ParamsAllValues]
    public ProgramKind Program { get; set; }

    [GlobalSetup]
    public void Compile() => _compilation = Program switch
    {
        ProgramKind.TwoHundredMethods => Programs.WithBits(GeneratedCode.Methods(200)),
        ProgramKind.TwoThousandStatements => Programs.WithBits(GeneratedCode.Straight(2000)),
        ProgramKind.ThousandIndependentIfs => Programs.WithBits(GeneratedCode.IndependentIfs(1000)),
        _ => Programs.WithoutBits(GeneratedCode.WithoutBits(200)),
    };

    [Benchmark]
    public Task Analyze() => Contestant.Named(Analyzer).AnalyzeAsync(_compilation!);

    /// <summary>What is analysed.</summary>
    public enum ProgramKind
    {
        TwoHundredMethods,
        TwoThousandStatements,
        ThousandIndependentIfs,
        WithoutBits,
    }
}

using System.Diagnostics;
using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using BitsAnalyzers.Flow.Tests.Oracle.Shrinking;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

public sealed class OracleTests
{
    private const int ProgramsInSuite = 1000;
    private const int ProgramsWithObjectsInSuite = 500;

    [Fact]
    public async Task Reports_agree_with_every_execution()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        var result = await OracleRun.RunAsync(
            (ulong)OracleSettings.FirstSeed, OracleSettings.Programs ?? ProgramsInSuite, Dialect.Classic, cancellationToken);
        if (OracleSettings.Programs is not null)
        {
            await ShowAsync(result, $"{result.Table()}{watch.Elapsed.TotalSeconds:F1} s, {Environment.CpuUsage.TotalTime.TotalSeconds:F1} s of the processor", cancellationToken);
            Assert.Equal(0, result.Failures);
            return;
        }

        await result.AssertAsync(Dialect.Classic, cancellationToken);
    }

    [Fact]
    public async Task Reports_agree_where_objects_hold_jobs()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var count = OracleSettings.Programs ?? ProgramsWithObjectsInSuite;
        var result = await OracleRun.RunAsync((ulong)OracleSettings.FirstSeed, count, Dialect.Classic, cancellationToken, holdsJobs: true);
        await result.AssertAsync(Dialect.Classic, cancellationToken);
    }

    // Whoever asks for a run wants to see all of it at once, and judges the misses himself.
    private static async Task ShowAsync(OracleResult result, string table, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(table);
        await foreach (var example in result.Examples.WriteAsync(OracleSettings.ShowsMisses ? null : [], Dialect.Classic, cancellationToken))
        {
            await Console.Out.WriteLineAsync(example);
        }
    }

    [Fact]
    public void Programs_compile()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var (dialect, count) in Dialect.All.Select(static dialect => (dialect, dialect == Dialect.Classic ? 300 : 60)))
        {
            var printed = Enumerable.Range(1, count).Select(seed => AnalyzerRun.Print(ProgramGenerator.Generate((ulong)seed, holdsJobs: seed % 4 == 0), seed, dialect)).ToList();
            var error = AnalyzerRun.Compile(printed, dialect).GetDiagnostics(cancellationToken)
                .FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(error is null, $"{dialect}: {error}\n{error?.Location.SourceTree}");
        }
    }
}

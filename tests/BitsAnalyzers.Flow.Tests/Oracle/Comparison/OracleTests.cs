using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

public sealed class OracleTests
{
    [Fact]
    public async Task Reports_agree_with_every_execution()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BITS_ORACLE_PROGRAMS") ?? "2000", System.Globalization.CultureInfo.InvariantCulture);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await OracleRun.RunAsync(1, count, Dialect.Classic, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(result.Table() + watch.Elapsed);
        var show = int.Parse(Environment.GetEnvironmentVariable("BITS_ORACLE_SHOW") ?? "5", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var f in result.Failures.Take(show)) Console.WriteLine(await BitsAnalyzers.Flow.Tests.Oracle.Shrinking.FailureText.WriteAsync(f, Dialect.Classic, TestContext.Current.CancellationToken));
        foreach (var f in result.Misses.Take(show)) Console.WriteLine(await BitsAnalyzers.Flow.Tests.Oracle.Shrinking.FailureText.WriteAsync(f, Dialect.Classic, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Programs_compile()
    {
        var printed = Enumerable.Range(0, 600).Select(index => AnalyzerRun.Print(ProgramGenerator.Generate((ulong)index), index, Dialect.Classic)).ToList();
        var errors = AnalyzerRun.Compile(printed, Dialect.Classic).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, errors.Count + "\n" + string.Join("\n", errors.Take(10)) + errors.FirstOrDefault()?.Location.SourceTree);
    }
}

using System.Diagnostics;
using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using BitsAnalyzers.Flow.Tests.Oracle.Shrinking;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

public sealed class OracleTests
{
    private const int ProgramsInSuite = 1000;
    private const int ProgramsWithObjectsInSuite = 500;
    private const int ProgramsOfKindInSuite = 150;
    private const string Mixed = "Mixed";

    [Fact]
    public async Task Reports_agree_with_every_execution()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        var result = await OracleRun.RunAsync(
            (ulong)OracleSettings.FirstSeed, OracleSettings.Programs ?? ProgramsInSuite, Dialect.Classic, cancellationToken);
        if (OracleSettings.Programs is not null)
        {
            await ShowAsync(
                result,
                $"{result.Table()}{watch.Elapsed.TotalSeconds:F1} s, {Environment.CpuUsage.TotalTime.TotalSeconds:F1} s of the processor",
                cancellationToken);
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

    public static TheoryData<string> KindsOfSuite
    {
        get
        {
            var kinds = OracleSettings.OnlyMixed
                ? []
                : EachKind.In(OracleSettings.Kinds ?? Kinds.All).Select(static kind => kind.ToString()).ToList();
            return kinds.Count == 1 ? [kinds[0]] : [.. kinds, Mixed];
        }
    }

    [Theory]
    [MemberData(nameof(KindsOfSuite))]
    public async Task Reports_agree_on(string kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var all = OracleSettings.Kinds ?? Kinds.All;
        var kinds = kind == Mixed ? all : Enum.Parse<Kinds>(kind);
        var watch = Stopwatch.StartNew();
        var result = await OracleRun.RunAsync(
            (ulong)OracleSettings.FirstSeed,
            OracleSettings.Programs ?? ProgramsOfKindInSuite,
            Dialect.Classic,
            cancellationToken,
            kinds: kinds);
        if (OracleSettings.Programs is not null)
        {
            await ShowAsync(result, $"{kind}: {result.Table()}{watch.Elapsed.TotalSeconds:F1} s", cancellationToken);
            Assert.Equal(0, result.Failures);
            return;
        }

        await result.AssertAsync(Dialect.Classic, cancellationToken);
    }

    // Whoever asks for a run wants to see all of it at once, and judges the misses himself.
    private static async Task ShowAsync(OracleResult result, string table, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(table);
        await foreach (var example in result.Examples.WriteAsync(
            OracleSettings.ShowsMisses ? null : [], Dialect.Classic, cancellationToken))
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
            var printed = Enumerable
                .Range(1, count)
                .Select(seed => AnalyzerRun.Print(ProgramGenerator.Generate((ulong)seed, holdsJobs: seed % 4 == 0), seed, dialect))
                .ToList();
            var error = AnalyzerRun.Compile(printed, dialect).GetDiagnostics(cancellationToken)
                .FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(error is null, $"{dialect}: {error}\n{error?.Location.SourceTree}");
        }
    }

    [Fact]
    public void Programs_of_all_kinds_compile()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var programs = EachKind.In(Kinds.All).Append(Kinds.All).Append(Kinds.All & ~Kinds.Yields)
            .SelectMany(
                static kinds => Enumerable.Range(1, 120).Select(seed => ProgramGenerator.Generate((ulong)seed, holdsJobs: false, kinds)));
        foreach (var group in programs.GroupBy(Dialect.Classic.For))
        {
            var printed = group.Select((program, index) => AnalyzerRun.Print(program, index, group.Key)).ToList();
            var error = AnalyzerRun.Compile(printed, group.Key).GetDiagnostics(cancellationToken)
                .FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(error is null, $"{group.Key}: {error}\n{error?.Location.SourceTree}");
        }
    }
}

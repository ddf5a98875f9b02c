using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>A program of a run, and what was found about it.</summary>
internal sealed record Examined(
    ulong Seed, BitsProgram Program, Verdicts Verdicts, ImmutableArray<Report> Reports, ImmutableArray<Disagreement> Disagreements);

/// <summary>Generates programs, runs the analyzer and the interpreter on them, and compares.</summary>
internal static class OracleRun
{
    // More programs make a compilation cheaper by the program, and keep more of it in memory.
    private const int ProgramsPerCompilation = 500;

    public static async Task<OracleResult> RunAsync(
        ulong firstSeed, int count, Dialect dialect, CancellationToken cancellationToken, bool holdsJobs = false, Kinds kinds = Kinds.None)
    {
        var result = new OracleResult();
        for (var done = 0; done < count; done += ProgramsPerCompilation)
        {
            var programs = Enumerable.Range(done, Math.Min(ProgramsPerCompilation, count - done))
                .AsParallel().AsOrdered()
                .Select(index => firstSeed + (ulong)index)
                .Select(seed => (Seed: seed, Program: ProgramGenerator.Generate(seed, holdsJobs, SomeOf(kinds, seed))))
                .ToList();
            foreach (var examined in await ExamineAsync(programs, dialect, cancellationToken))
            {
                result.Add(examined);
            }
        }

        return result;
    }

    // One of the kinds, two that meet, or all.
    private static Kinds SomeOf(Kinds kinds, ulong seed)
    {
        var all = EachKind.In(kinds).ToList();
        var random = new Prng(~seed);
        return all.Count <= 1 ? kinds : random.Next(4) switch
        {
            0 => kinds & ~(random.OneIn(2) ? Kinds.Yields : Kinds.None),
            1 => random.Pick(all) | random.Pick(all),
            _ => random.Pick(all),
        };
    }

    public static async Task<IReadOnlyList<Examined>> ExamineAsync(
        IReadOnlyList<(ulong Seed, BitsProgram Program)> programs, Dialect dialect, CancellationToken cancellationToken)
    {
        var examined = new Examined[programs.Count];
        foreach (var group in Enumerable.Range(0, programs.Count).GroupBy(index => dialect.For(programs[index].Program)))
        {
            var together = await ExamineTogetherAsync([.. group.Select(index => programs[index])], group.Key, cancellationToken);
            foreach (var (index, one) in group.Zip(together))
            {
                examined[index] = one;
            }
        }

        return examined;
    }

    private static async Task<IReadOnlyList<Examined>> ExamineTogetherAsync(
        IReadOnlyList<(ulong Seed, BitsProgram Program)> programs, Dialect dialect, CancellationToken cancellationToken)
    {
        var verdicts = programs.AsParallel().AsOrdered().Select(static pair => Explorer.Explore(pair.Program)).ToList();
        var printed = programs.Select((pair, index) => AnalyzerRun.Print(pair.Program, index, dialect)).ToList();
        var reports = await AnalyzerRun.AnalyzeAsync(printed, dialect, cancellationToken);
        return programs.Select((pair, index) => new Examined(
            pair.Seed,
            pair.Program,
            verdicts[index],
            reports[index],
            verdicts[index].AreIncomplete ? [] : [.. Comparer.Compare(reports[index], verdicts[index], AnalyzerRun.SupportedRules)]))
                .ToList();
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>A program of a run, and what was found about it.</summary>
internal sealed record Examined(ulong Seed, BitsProgram Program, Verdicts Verdicts, ImmutableArray<Report> Reports, ImmutableArray<Disagreement> Disagreements);

/// <summary>Generates programs, runs the analyzer and the interpreter on them, and compares.</summary>
internal static class OracleRun
{
    // More programs make a compilation cheaper by the program, and keep more of it in memory.
    private const int ProgramsPerCompilation = 500;

    public static async Task<OracleResult> RunAsync(ulong firstSeed, int count, Dialect dialect, CancellationToken cancellationToken, bool holdsJobs = false)
    {
        var result = new OracleResult();
        for (var done = 0; done < count; done += ProgramsPerCompilation)
        {
            var programs = Enumerable.Range(done, Math.Min(ProgramsPerCompilation, count - done))
                .AsParallel().AsOrdered()
                .Select(index => firstSeed + (ulong)index)
                .Select(seed => (Seed: seed, Program: ProgramGenerator.Generate(seed, holdsJobs)))
                .ToList();
            foreach (var examined in await ExamineAsync(programs, dialect, cancellationToken))
            {
                result.Add(examined);
            }
        }

        return result;
    }

    public static async Task<IReadOnlyList<Examined>> ExamineAsync(
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
            verdicts[index].AreIncomplete ? [] : [.. Comparer.Compare(reports[index], verdicts[index], AnalyzerRun.SupportedRules)])).ToList();
    }
}

using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Reduces a program to a small one on which analyzer and executions differ in the same way.</summary>
internal static class Shrinker
{
    private const int MaximumRounds = 60;

    public static async Task<Examined> ShrinkAsync(Examined examined, Disagreement disagreement, Dialect dialect, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var candidates = StatementVariants.OfBlock(examined.Program.Body)
                .Select(body => examined.Program with { Body = body })
                .Select(program => (Program: program, AnalyzerRun.Print(program, 0, dialect).Text.Length))
                .Where(pair => pair.Length < AnalyzerRun.Print(examined.Program, 0, dialect).Text.Length)
                .OrderBy(static pair => pair.Length)
                .Select(static pair => pair.Program)
                .ToList();
            if (await FirstAsync(candidates, examined.Seed, disagreement, dialect, cancellationToken) is not { } smaller)
            {
                break;
            }

            examined = smaller;
        }

        return examined;
    }

    // The smallest candidates come first; a few of them at a time are enough mostly.
    private static async Task<Examined?> FirstAsync(
        List<BitsProgram> candidates, ulong seed, Disagreement disagreement, Dialect dialect, CancellationToken cancellationToken)
    {
        foreach (var chunk in candidates.Chunk(24))
        {
            var compiling = WithoutErrors(chunk, dialect, cancellationToken).Select(program => (seed, program)).ToList();
            var examined = await OracleRun.ExamineAsync(compiling, dialect, cancellationToken);
            if (examined.FirstOrDefault(candidate => candidate.Disagreements.Any(other => other.Kind == disagreement.Kind && other.Rule == disagreement.Rule)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<BitsProgram> WithoutErrors(BitsProgram[] programs, Dialect dialect, CancellationToken cancellationToken)
    {
        var printed = programs.Select((program, index) => AnalyzerRun.Print(program, index, dialect)).ToList();
        var compilation = AnalyzerRun.Compile(printed, dialect);
        var broken = compilation.GetDiagnostics(cancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Location.SourceTree)
            .ToHashSet();
        return programs.Where((_, index) => !broken.Contains(compilation.SyntaxTrees[index]));
    }
}

using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Reduces a program to a small one on which analyzer and executions differ in the same way.</summary>
internal static class Shrinker
{
    private const int MaximumRounds = 60;
    private const int CandidatesPerCompilation = 12;

    public static async Task<Examined> ShrinkAsync(Examined examined, Disagreement disagreement, Dialect dialect, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var length = AnalyzerRun.Print(examined.Program, 0, dialect).Text.Length;
            var candidates = StatementVariants.OfBlock(examined.Program.Body)
                .Select(body => examined.Program with { Body = body })
                .Select(program => (Program: program, AnalyzerRun.Print(program, 0, dialect).Text.Length))
                .Where(pair => pair.Length < length)
                .OrderBy(static pair => pair.Length)
                .Select(static pair => pair.Program);
            if (await FirstAsync(candidates, examined.Seed, disagreement, dialect, cancellationToken) is not { } smaller)
            {
                break;
            }

            examined = smaller;
        }

        return examined;
    }

    // The executions are run first, because they are cheap, and C# is asked last, because most candidates do not get so far.
    private static async Task<Examined?> FirstAsync(
        IEnumerable<BitsProgram> candidates, ulong seed, Disagreement disagreement, Dialect dialect, CancellationToken cancellationToken)
    {
        foreach (var chunk in candidates.Where(program => MayDisagree(program, disagreement)).Chunk(CandidatesPerCompilation))
        {
            foreach (var examined in await OracleRun.ExamineAsync([.. chunk.Select(program => (seed, program))], dialect, cancellationToken))
            {
                if (examined.Disagreements.Any(other => other.Kind == disagreement.Kind && other.Rule == disagreement.Rule) &&
                    Compiles(examined.Program, dialect, cancellationToken))
                {
                    return examined;
                }
            }
        }

        return null;
    }

    private static bool MayDisagree(BitsProgram program, Disagreement disagreement)
    {
        try
        {
            var verdicts = Explorer.Explore(program);
            return !verdicts.AreIncomplete && disagreement.Kind switch
            {
                DisagreementKind.Missed => verdicts.All.Keys.Any(key => key.Rule == disagreement.Rule && verdicts.IsRequired(key.Rule, key.Site)),
                DisagreementKind.MissedAfter => verdicts.All.Keys.Any(key => key.Rule == disagreement.Rule && verdicts.IsRequiredAfter(key.Rule, key.Site)),
                DisagreementKind.LevelTooHigh => verdicts.All.Any(pair => pair.Key.Rule == disagreement.Rule && pair.Value.Certainty == Certainty.Sometimes),
                _ => true,
            };
        }
        catch (KeyNotFoundException)
        {
            // A variable whose declaration is gone.
            return false;
        }
    }

    private static bool Compiles(BitsProgram program, Dialect dialect, CancellationToken cancellationToken)
        => AnalyzerRun.Compile([AnalyzerRun.Print(program, 0, dialect)], dialect)
            .GetDiagnostics(cancellationToken)
            .All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}

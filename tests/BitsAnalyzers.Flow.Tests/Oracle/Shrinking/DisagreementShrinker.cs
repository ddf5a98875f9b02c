using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Reduces a program to a small one on which analyzer and executions differ in the same way.</summary>
internal static class DisagreementShrinker
{
    public static async Task<Examined> ShrinkAsync(
        Examined examined, Disagreement disagreement, Dialect dialect, CancellationToken cancellationToken)
    {
        var smallest = await Shrinker.ShrinkAsync(
            examined.Program,
            program => MayDisagree(program, disagreement),
            async candidates =>
            {
                var results = await OracleRun.ExamineAsync(
                    [.. candidates.Select(program => (examined.Seed, program))], dialect, cancellationToken);
                return
                [
                    .. results
                        .Where(
                            result => result.Disagreements.Any(other => other.Kind == disagreement.Kind && other.Rule == disagreement.Rule))
                        .Select(
                        static result => result.Program)
                ];
            },
            dialect,
            cancellationToken);
        return (await OracleRun.ExamineAsync([(examined.Seed, smallest)], dialect, cancellationToken))[0];
    }

    // To run a program is cheap; to analyse it is not.
    private static bool MayDisagree(BitsProgram program, Disagreement disagreement)
    {
        if (Explorer.TryExplore(program) is not { AreIncomplete: false } verdicts)
        {
            return false;
        }

        return disagreement.Kind switch
        {
            DisagreementKind.Missed =>
                verdicts.All.Keys.Any(key => key.Rule == disagreement.Rule && verdicts.IsRequired(key.Rule, key.Site)),
            DisagreementKind.MissedAfter =>
                verdicts.All.Keys.Any(key => key.Rule == disagreement.Rule && verdicts.IsRequiredAfter(key.Rule, key.Site)),
            DisagreementKind.LevelTooHigh =>
                verdicts.All.Any(pair => pair.Key.Rule == disagreement.Rule && pair.Value.Certainty == Certainty.Sometimes),
            _ => true,
        };
    }
}

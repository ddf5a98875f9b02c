using System.Runtime.CompilerServices;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>The first programs with each kind of disagreement on each rule.</summary>
internal sealed class Examples
{
    private readonly SortedDictionary<(
        DisagreementKind Kind, string Rule), List<(Examined Examined, Disagreement Disagreement)>> _examples =
        [];

    public void Add(Examined examined, Disagreement disagreement)
    {
        if (!_examples.TryGetValue((disagreement.Kind, disagreement.Rule), out var examples))
        {
            _examples.Add((disagreement.Kind, disagreement.Rule), examples = []);
        }

        if (examples.Count < OracleSettings.Examples)
        {
            examples.Add((examined, disagreement));
        }
    }

    /// <summary>All failures, and the misses of these rules, or of all where there are none given, each shrunk.</summary>
    public async IAsyncEnumerable<string> WriteAsync(
        IReadOnlyCollection<string>? rulesWithMisses, Dialect dialect, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ((_, rule), examples) in _examples)
        {
            foreach (var (examined, disagreement) in examples)
            {
                var isShown = disagreement.IsFailure || rulesWithMisses?.Contains(rule) != false;
                if (isShown && rule == (OracleSettings.Rule ?? rule))
                {
                    yield return FailureText.Write(
                        await DisagreementShrinker.ShrinkAsync(examined, disagreement, dialect, cancellationToken), dialect);
                }
            }
        }
    }
}

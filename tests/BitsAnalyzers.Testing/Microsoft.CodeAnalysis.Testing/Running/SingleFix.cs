using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fixes one diagnostic.</summary>
internal sealed class SingleFix(ImmutableArray<CodeFixProvider> fixers) : FixStep(fixers)
{
    public override async IAsyncEnumerable<CodeAction> ActionsAsync(
        FixRound round,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (document, diagnostic) in round.Fixable)
        {
            var offered = await OfferedAsync(round, document, diagnostic, cancellationToken).ConfigureAwait(false);
            if (round.Choose([.. offered.Select(offer => offer.Action)]) is { } action)
            {
                yield return action;
            }
        }
    }
}

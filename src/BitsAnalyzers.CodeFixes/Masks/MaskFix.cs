using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>An action that repairs every place where the mask of a diagnostic is written.</summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
/// <param name="titleAt">Its title for one diagnostic, by the first place that it repairs.</param>
/// <param name="repair">What it does at one place; null where it can do nothing good there.</param>
/// <param name="applies">Whether it is an answer to the diagnostic at all; always, if not given.</param>
/// <param name="isForCall">Whether the mask is wrong in the reported call only, so that others who read it shall go on to do so.</param>
/// <param name="removed">The bits that it takes away, if that is what it does.</param>
/// <param name="kept">The value that it leaves alone, if that is what it does.</param>
internal sealed class MaskFix(
    string equivalenceKey,
    string title,
    Func<MaskPlace, string> titleAt,
    Func<MaskPlace, IReadOnlyList<TextChange>?> repair,
    Func<ImmutableArray<MaskPlace>, bool>? applies = null,
    bool isForCall = false,
    Func<MaskPlace, uint>? removed = null,
    uint kept = 0) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var places = isForCall
            ? await MaskPlaces.FindForCallAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false)
            : await MaskPlaces.FindForMaskAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false);
        if (places.IsEmpty || applies?.Invoke(places) == false)
        {
            return null;
        }

        if (places is [var argument] && diagnostic.Location.SourceSpan.Contains(argument.Expression.Span) &&
            (kept != 0 ? kept : removed?.Invoke(argument) ?? 0) is not 0 and var bits &&
            await MaskSteps.BringingAsync(solution, diagnostic, argument, bits, cancellationToken).ConfigureAwait(
                false) is { IsEmpty: false } steps)
        {
            var repaired = kept == 0 ? MaskSteps.Remove(steps, bits)
                : await MaskSteps.EndWithAsync(solution, diagnostic, argument, steps, cancellationToken).ConfigureAwait(false)
                    ? MaskSteps.Set(steps, kept)
                : null;
            return repaired is { } changed ? new(titleAt(argument), changed) : null;
        }

        var edits = ImmutableArray.CreateBuilder<DocumentEdit>();
        foreach (var place in places)
        {
            if (Changes(place) is not { Count: > 0 } changes)
            {
                return null;
            }

            edits.Add(new(place.Document.Id, changes));
        }

        return new(titleAt(places[0]), edits.ToImmutable());
    }

    private IReadOnlyList<TextChange>? Changes(MaskPlace place)
    {
        try
        {
            return repair(place);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression too deep to be walked is too deep to be repaired.
            return null;
        }
    }
}

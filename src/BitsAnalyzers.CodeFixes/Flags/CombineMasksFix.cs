using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>An action that adds to a mask what the mask before it had.</summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
/// <param name="removesFirst">
/// Whether the first call is removed, which is for where every way from it leads to the second; otherwise the action is for where it does
/// not.
/// </param>
internal sealed class CombineMasksFix(string equivalenceKey, string title, bool removesFirst) : TextEditFix(equivalenceKey, title)
{
    private readonly MaskFix _mask = new(
        equivalenceKey,
        title,
        place => removesFirst ? title : $"Keep {FlagTitle.Enumerate(place.Flags, place.Vocabulary)}",
        static place => new MaskRepair(place).Add(place.Flags),
        isForCall: true);

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var second = await ReportedCall.FindByArgumentAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false);
        var first = second is null
            ? null
            : await FirstAsync(solution, diagnostic, second, cancellationToken).ConfigureAwait(false);
        if (second is null || first is not { Statement: { } statement } || StatementList.Of(statement) is not { } statements)
        {
            return null;
        }

        // Where the first call is no way into the second, to say its flags again would request more than anybody has.
        var (start, end) = (StatementList.IndexOf(statements, statement), StatementList.IndexOf(statements, second.Syntax));
        if (end <= start || await _mask.RepairAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is not { } repair)
        {
            return null;
        }

        var removal = statements[end] == second.Syntax.FirstAncestorOrSelf<StatementSyntax>() &&
            new StatementOrder(second.Model).RunThrough(statements.Skip(start).Take(end - start))
                ? CallRemoval.Of(first)
                : null;
        return removesFirst
            ? removal is { } change ? WithRemoval(repair, second.Document.Id, change) : null
            : removal is null ? repair : null;
    }

    // The only other call that the proof has.
    private static async Task<ReportedCall?> FirstAsync(
        Solution solution, Diagnostic diagnostic, ReportedCall second, CancellationToken cancellationToken)
    {
        ReportedCall? first = null;
        foreach (var step in diagnostic.Happenings())
        {
            if (await ReportedCall.FindAsync(solution, step, cancellationToken).ConfigureAwait(false) is { Name: "SetNotifyFlags" } call)
            {
                if (first is not null || call.Document.Id != second.Document.Id)
                {
                    return null;
                }

                first = call;
            }
        }

        return first;
    }

    // What the first call requests must not be lost without being added to the second.
    private static Repair? WithRemoval(Repair repair, DocumentId document, TextChange removal)
    {
        var here = repair.Edits.Where(edit => edit.Document == document).SelectMany(static edit => edit.Changes).ToList();
        if (here.Exists(change => change.Span.IntersectsWith(removal.Span)))
        {
            return null;
        }

        var elsewhere = repair.Edits.Where(edit => edit.Document != document);
        return repair with { Edits = elsewhere.Append(new(document, here.Append(removal))).ToImmutableArray() };
    }
}

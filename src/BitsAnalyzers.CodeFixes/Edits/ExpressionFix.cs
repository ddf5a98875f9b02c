using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>An action that changes the expression a diagnostic is reported at.</summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title.</param>
/// <param name="change">What it changes; null where it can do nothing good there.</param>
/// <param name="where">Where the expression is, if not at the place that is reported; null where the diagnostic does not say.</param>
internal sealed class ExpressionFix(
    string equivalenceKey,
    string title,
    Func<ReportedExpression, Diagnostic, IReadOnlyList<TextChange>?> change,
    Func<Diagnostic, Location?>? where = null) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
        => (where is null ? diagnostic.Location : where(diagnostic)) is { } location &&
            await ReportedExpression.FindAsync(solution, location, cancellationToken).ConfigureAwait(false) is { } place &&
            change(place, diagnostic) is { Count: > 0 } changes
                ? new(Title, ImmutableArray.Create(new DocumentEdit(place.Document.Id, changes)))
                : null;
}

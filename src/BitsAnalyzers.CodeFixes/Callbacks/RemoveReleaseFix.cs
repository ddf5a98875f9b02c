using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>An action that removes the release of an argument; not the call of a method that may do more than that.</summary>
internal sealed class RemoveReleaseFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Remove the release")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not
            { Name: "ReleaseComObject" or "FinalReleaseComObject" or "Release", Statement: { } statement } call ||
            StatementList.Of(statement) is null ||
            new StatementLines(call.Text).RemoveWithComments(statement) is not { } removal)
        {
            return null;
        }

        var edit = new DocumentEdit(call.Document.Id, [removal]) { IsOfStatements = true };
        return new($"Remove {call.Name}", ImmutableArray.Create(edit));
    }
}

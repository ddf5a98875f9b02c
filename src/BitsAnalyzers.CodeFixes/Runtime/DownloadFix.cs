using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// An action that lets BitsAnalyzers.Runtime do a whole download. Offered where the project references the library, in code that can
/// await, where the job of the report does nothing else.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class DownloadFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Use BitsTransfer.DownloadAsync")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } call ||
            WholeDownload.Replace(call) is not { } changes)
        {
            return null;
        }

        return new(Title, ImmutableArray.Create(new DocumentEdit(call.Document.Id, changes) { IsOfStatements = true }));
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>An action that removes the statement of the reported call, where nothing else is lost with it.</summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
internal sealed class RemoveCallFix(string equivalenceKey, string title) : TextEditFix(equivalenceKey, title)
{
    // In a finally, the receivers go on every way, also where nothing has ended the job before.
    private static bool IsDetachedInTheEnd(ReportedCall call)
        => call.Name.StartsWith("SetNotify", StringComparison.Ordinal)
            && call.Syntax.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null;

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } call ||
            IsDetachedInTheEnd(call) ||
            CallRemoval.Of(call) is not { } removal)
        {
            return null;
        }

        var edit = new DocumentEdit(call.Document.Id, [removal]) { IsOfStatements = true };
        return new($"Remove {call.Name}", ImmutableArray.Create(edit));
    }
}

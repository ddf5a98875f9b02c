using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// An action that lets BitsAnalyzers.Runtime cancel or complete the job, which is no failure where the job has ended already. Offered where
/// the project references the library.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class TryEndFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Use BitsJob.TryCancel or BitsJob.TryComplete")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } call ||
            Replacement(call.Name) is not { } replacement ||
            call.Statement is not { } statement ||
            !new StatementOrder(call.Model).DoesNothingElse(statement) ||
            RuntimeLibrary.SeenFrom(call.Model, statement.SpanStart) is not { } library ||
            RuntimeStatement.InPlaceOf(call, library, $"{replacement.Method}({replacement.Arguments})") is not { } change)
        {
            return null;
        }

        var edit = new DocumentEdit(call.Document.Id, [change]) { IsOfStatements = true };
        return new($"Use BitsJob.{replacement.Method}", ImmutableArray.Create(edit));
    }

    // Complete takes over what there is of a download, and so does its replacement.
    private static (string Method, string Arguments)? Replacement(string call) => call switch
    {
        "Cancel" => ("TryCancel", ""),
        "Complete" => ("TryComplete", "allowPartial: true"),
        _ => null,
    };
}

using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>Takes a call away together with its statement.</summary>
internal static class CallRemoval
{
    /// <summary>The change; null where more than the call would be lost, or the statement is one that has to be there.</summary>
    public static TextChange? Of(ReportedCall call)
        => call.Statement is { } statement &&
            StatementList.Of(statement) is not null &&
            new StatementOrder(call.Model).DoesNothingElse(statement)
                ? new StatementLines(call.Text).Remove(statement)
                : null;
}

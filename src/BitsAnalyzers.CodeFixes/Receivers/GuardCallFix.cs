using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>
/// An action that makes a call only on a Windows that knows what is asked for. Offered where the call is a statement, and what it gives is
/// not needed behind it, or has a value already.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
internal sealed class GuardCallFix(string equivalenceKey, string title) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Windows, out var needed) ||
            needed is null ||
            WindowsVersion.FromText(needed) is not { } version ||
            await ReportedCall.FindByArgumentAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false)
                is not { Statement: { } statement } call ||
            StatementList.Of(statement) is null ||
            !CanBeLeftOut(statement, call.Model))
        {
            return null;
        }

        var guard = await WindowsVersionGuard
            .WriteAsync(call.Document, call.Model, statement.SpanStart, version, cancellationToken)
            .ConfigureAwait(false);
        var lines = new StatementLines(call.Text);
        if ((lines.Embed($"if ({guard})", statement) ?? lines.EmbedInLine($"if ({guard})", statement)) is not { } change)
        {
            return null;
        }

        var edit = new DocumentEdit(call.Document.Id, [change]) { IsOfStatements = true };
        return new($"Call {call.Name} only on Windows {version} and later", ImmutableArray.Create(edit));
    }

    // What is read behind the statement has to have a value where the statement is not executed.
    private static bool CanBeLeftOut(StatementSyntax statement, SemanticModel model)
        => model.AnalyzeDataFlow(statement) is { Succeeded: true } flow &&
            !flow.VariablesDeclared.Any(variable => IsUsedOutside(variable, flow)) &&
            flow.DataFlowsOut.All(variable => flow.DefinitelyAssignedOnEntry.Contains(variable, SymbolEqualityComparer.Default)) &&
            !flow.AlwaysAssigned.OfType<IParameterSymbol>().Any(static parameter => parameter.RefKind == RefKind.Out);

    private static bool IsUsedOutside(ISymbol variable, DataFlowAnalysis flow)
        => flow.ReadOutside.Contains(variable, SymbolEqualityComparer.Default) ||
            flow.WrittenOutside.Contains(variable, SymbolEqualityComparer.Default);
}

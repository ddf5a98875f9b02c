using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>An action that waits for a delay which a loop begins and forgets: awaited in asynchronous code, waited for elsewhere.</summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class WaitForDelayFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Wait for the delay")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } call ||
            call.Syntax
                .Ancestors()
                .FirstOrDefault(static node => node is WhileStatementSyntax
                    or DoStatementSyntax
                    or ForStatementSyntax
                    or CommonForEachStatementSyntax)
                    is not { } loop)
        {
            return null;
        }

        var changes = loop
            .DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ExpressionStatementSyntax>()
            .Where(statement => statement.Expression is InvocationExpressionSyntax delay && IsDelay(delay, call.Model, cancellationToken))
            .Select(ChangeOf)
            .ToList();
        return changes.Count == 0
            ? null
            : new(Title, ImmutableArray.Create(new DocumentEdit(call.Document.Id, changes) { IsOfStatements = true }));
    }

    private static bool IsDelay(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
        => model.GetSymbolInfo(
            call,
            cancellationToken).Symbol
                is IMethodSymbol { Name: "Delay", ContainingType: { Name: "Task", ContainingNamespace: var space } } &&
            space.ToDisplayString() == "System.Threading.Tasks";

    private static TextChange ChangeOf(ExpressionStatementSyntax statement)
        => IsAsync(statement)
            ? new(new TextSpan(statement.SpanStart, 0), "await ")
            : new(new TextSpan(statement.Expression.Span.End, 0), ".Wait()");

    private static bool IsAsync(SyntaxNode statement)
        => statement
            .Ancestors()
            .First(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax) switch
        {
            MethodDeclarationSyntax { Modifiers: var modifiers } => modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax { Modifiers: var modifiers } => modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword } => keyword.IsKind(SyntaxKind.AsyncKeyword),
            CompilationUnitSyntax => true,
            _ => false,
        };
}

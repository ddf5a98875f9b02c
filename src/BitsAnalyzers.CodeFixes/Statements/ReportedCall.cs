using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>A call whose method name, or one of whose arguments, a diagnostic points to.</summary>
/// <param name="Document">The document it is in.</param>
/// <param name="Text">The text of that document.</param>
/// <param name="Model">The model of that document.</param>
/// <param name="Syntax">The call.</param>
/// <param name="Method">The name of its method.</param>
internal sealed record ReportedCall(
    Document Document, SourceText Text, SemanticModel Model, InvocationExpressionSyntax Syntax, SimpleNameSyntax Method)
{
    public string Name => Method.Identifier.ValueText;

    /// <summary>
    /// The statement that does nothing but the call, and perhaps make an exception of its result; null where there is more to it.
    /// </summary>
    public ExpressionStatementSyntax? Statement
    {
        get
        {
            ExpressionSyntax whole = Syntax;
            while (Around(whole) is { } around)
            {
                whole = around;
            }

            return whole.Parent as ExpressionStatementSyntax;
        }
    }

    /// <summary>The call of which a location is the name of the method.</summary>
    public static Task<ReportedCall?> FindAsync(Solution solution, Location name, CancellationToken cancellationToken)
        => FindAsync(solution, name, static node => node is SimpleNameSyntax method ? CallOf(method) : null, cancellationToken);

    /// <summary>The call of which a location is an argument.</summary>
    public static Task<ReportedCall?> FindByArgumentAsync(Solution solution, Location argument, CancellationToken cancellationToken)
        => FindAsync(
            solution,
            argument,
            static node => node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax,
            cancellationToken);

    private static async Task<ReportedCall?> FindAsync(
        Solution solution, Location location, Func<SyntaxNode, InvocationExpressionSyntax?> callOf, CancellationToken cancellationToken)
    {
        if (LocatedDocument.Find(solution, location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(location.SourceSpan) ||
            callOf(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) is not { } call ||
            NameOf(call) is not { } name ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        return new(document, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), model, call, name);
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Parent as InvocationExpressionSyntax,
        MemberBindingExpressionSyntax binding => binding.Parent as InvocationExpressionSyntax,
        var parent => parent as InvocationExpressionSyntax,
    };

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var expression => expression as SimpleNameSyntax,
    };

    // Parentheses, casts and 'x?', 'Check(x)' and 'x.Check()', '_ = x'.
    private static ExpressionSyntax? Around(ExpressionSyntax call) => call.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax => (ExpressionSyntax)call.Parent,
        ConditionalAccessExpressionSyntax access when access.WhenNotNull == call => access,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax check } access when access.Expression == call => check,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax check } } => check,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard
            when discard.Right == call => discard,
        _ => null,
    };
}

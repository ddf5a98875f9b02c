using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>An action that makes a callback return success, whatever it did before.</summary>
internal sealed class ReturnSuccessFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Return success")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await CallbackMethodPlace.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } place ||
            Changes(place) is not { Count: > 0 } changes)
        {
            return null;
        }

        return new(
            place.Success is { } success ? $"Return {success}" : "Leave the body empty",
            ImmutableArray.Create(new DocumentEdit(place.Document.Id, changes)));
    }

    private static List<TextChange>? Changes(CallbackMethodPlace place) => place switch
    {
        { Success: { } success, Declaration.ExpressionBody.Expression: var expression } => [new(expression.Span, success)],
        { Success: { } success, Declaration.Body: { } body } => Results(body, success),
        { Declaration: { ExpressionBody: { } arrow, SemicolonToken: var end } } when !Comments.AreInside(arrow) =>
            [Emptied(place, arrow, end)],
        { Declaration.Body: { Statements.Count: > 0 } body } => [Emptied(body)],
        _ => null,
    };

    private static List<TextChange> Results(BlockSyntax body, string success)
    {
        var changes = new List<TextChange>();
        foreach (var statement in body.DescendantNodes(
            static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (statement)
            {
                case ReturnStatementSyntax { Expression: { } result }:
                    changes.Add(new(result.Span, success));
                    break;
                case ThrowStatementSyntax @throw when changes.Count == 0 && IsAll(@throw, body):
                    changes.Add(new(@throw.Span, $"return {success};"));
                    break;
            }
        }

        return changes;
    }

    private static bool IsAll(StatementSyntax statement, BlockSyntax body)
        => statement.Parent is BlockSyntax { Statements.Count: 1 } parent && (parent == body || IsAll(parent, body));

    // Comments stay, and for them the statement that they are about.
    private static TextChange Emptied(BlockSyntax body)
    {
        if (Comments.AreInside(body))
        {
            return new(body.Statements[0].Span, "return;");
        }

        var (first, last) = (body.Statements[0], body.Statements[body.Statements.Count - 1]);
        var start = body.OpenBraceToken.Span.End;
        var trailing = last.GetLastToken().TrailingTrivia;
        return trailing.Any(static trivia => trivia.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.EndOfLineTrivia))
            && first.GetFirstToken().LeadingTrivia.Span.Start > start
            ? new(TextSpan.FromBounds(body.OpenBraceToken.FullSpan.End, last.FullSpan.End), "")
            : new(TextSpan.FromBounds(start, body.CloseBraceToken.SpanStart), " ");
    }

    private static TextChange Emptied(CallbackMethodPlace place, ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon)
    {
        // A comment behind it stays in its line.
        var indentation = place.Layout.IndentationOf(place.Declaration);
        var behind = semicolon.TrailingTrivia.LastOrDefault(Comments.IsKept) is { Span: { IsEmpty: false } comment }
            ? TextSpan.FromBounds(semicolon.Span.End, comment.End)
            : new(semicolon.Span.End, 0);
        return new(
            TextSpan.FromBounds(arrow.GetFirstToken().GetPreviousToken().Span.End, behind.End),
            place.Text.ToString(behind) + place.Layout.LineBreak + indentation + "{" + place.Layout.LineBreak + indentation + "}");
    }
}

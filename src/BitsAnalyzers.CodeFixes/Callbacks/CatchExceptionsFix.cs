using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>An action that handles what a callback does from the reported call on.</summary>
internal sealed class CatchExceptionsFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Catch COMException")
{
    private const string Reason = "// An exception would make BITS call again.";

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await CallbackMethodPlace.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { } place ||
            ExceptionType(place.Model.Compilation) is not { } type ||
            Change(place, type.ToMinimalDisplayString(place.Model, place.Declaration.SpanStart)) is not { } change)
        {
            return null;
        }

        return new(Title, ImmutableArray.Create(new DocumentEdit(place.Document.Id, [change])));
    }

    private static INamedTypeSymbol? ExceptionType(Compilation compilation)
        => compilation.GetTypesByMetadataName("System.Runtime.InteropServices.COMException").FirstOrDefault(
            static type => type.DeclaredAccessibility == Accessibility.Public);

    private static TextChange? Change(CallbackMethodPlace place, string exception)
    {
        if (place.Declaration is { ExpressionBody: { } arrow, SemicolonToken: var semicolon })
        {
            return Comments.AreInside(arrow) || SpansLines(arrow, place.Text) ? null : Rewritten(place, arrow, semicolon, exception);
        }

        return place.Node.FirstAncestorOrSelf<StatementSyntax>(static statement => statement.Parent is BlockSyntax)
            is { Parent: BlockSyntax block } first &&
            place.Declaration.Body is { } body && body.Span.Contains(block.Span)
                ? Wrapped(place, block, first, exception)
                : null;
    }

    private static TextChange Rewritten(
        CallbackMethodPlace place, ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, string exception)
    {
        var outer = place.Layout.IndentationOf(place.Declaration);
        var statement = (place.Success is null ? "" : "return ") + arrow.Expression + ";";
        var lines = new List<string> { "{" };
        var level = place.Layout.LevelAt(place.Declaration);
        lines.AddRange(Try([level + statement], exception, place.Success, level).Select(line => level + line));
        lines.Add("}");
        var text = place.Layout.LineBreak + place.Layout.Lines(outer, lines);
        return new(
            TextSpan.FromBounds(arrow.GetFirstToken().GetPreviousToken().Span.End, semicolon.Span.End),
            text.Substring(0, text.Length - place.Layout.LineBreak.Length));
    }

    // From the statement on to the end of its block, because later statements may use what this one declares; a last result stays behind
    // it.
    private static TextChange? Wrapped(CallbackMethodPlace place, BlockSyntax block, StatementSyntax first, string exception)
    {
        var wrapped = block.Statements.SkipWhile(statement => statement != first).ToList();
        if (wrapped.Count > 1 &&
            wrapped[wrapped.Count - 1] is ReturnStatementSyntax
            {
                Expression: null or LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax
            } result &&
            !IsDeclaredIn(wrapped, result, place.Model))
        {
            wrapped.RemoveAt(wrapped.Count - 1);
        }

        var last = wrapped[wrapped.Count - 1];
        var startLine = place.Text.Lines.GetLineFromPosition(first.SpanStart);
        var endLine = place.Text.Lines.GetLineFromPosition(last.Span.End);
        var indentation = place.Layout.IndentationOf(first);
        if (startLine.Start + indentation.Length != first.SpanStart
            || wrapped.Exists(static statement => HasTokenOfSeveralLines(statement))
            || HasCodeBehind(last, block, place.Text))
        {
            return OnOneLine(place, block, wrapped, exception);
        }

        var level = place.Layout.LevelAt(first);
        var lines = Enumerable.Range(startLine.LineNumber, endLine.LineNumber - startLine.LineNumber + 1)
            .Select(number => place.Text.Lines[number].ToString())
            .Select(
                line => line.Length == 0
                    ? line
                    : level
                        + (line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart()))
            .ToList();

        // Where the method would end without a result.
        var success = wrapped.Count > 0 && last is ReturnStatementSyntax ? place.Success : null;
        var text = place.Layout.Lines(indentation, Try(lines, exception, success, level));
        return new(TextSpan.FromBounds(startLine.Start, endLine.EndIncludingLineBreak), text);
    }

    private static TextChange? OnOneLine(CallbackMethodPlace place, BlockSyntax block, List<StatementSyntax> wrapped, string exception)
    {
        var span = TextSpan.FromBounds(wrapped[0].SpanStart, wrapped[wrapped.Count - 1].Span.End);
        if (place.Text.Lines.IndexOf(block.SpanStart) != place.Text.Lines.IndexOf(block.Span.End) || Comments.AreInside(block))
        {
            return null;
        }

        var success = wrapped[wrapped.Count - 1] is ReturnStatementSyntax && place.Success is { } result ? $"return {result}; " : "";
        return new(span, $"try {{ {place.Text.ToString(span)} }} catch ({exception}) {{ {success}}}");
    }

    private static IEnumerable<string> Try(IEnumerable<string> lines, string exception, string? success, string inner)
    {
        IEnumerable<string> handler = ["}", $"catch ({exception})", "{", inner + Reason];
        return new[] { "try", "{" }.Concat(lines).Concat(handler).Concat(success is null ? ["}"] : [inner + $"return {success};", "}"]);
    }

    private static bool IsDeclaredIn(List<StatementSyntax> statements, ReturnStatementSyntax result, SemanticModel model)
        => result.Expression is IdentifierNameSyntax name &&
            model.GetSymbolInfo(name).Symbol is ILocalSymbol local &&
            statements.Exists(statement => local.DeclaringSyntaxReferences.Any(reference => statement.Span.Contains(reference.Span)));

    private static bool HasCodeBehind(StatementSyntax last, BlockSyntax block, SourceText text)
        => text.Lines.IndexOf(last.Span.End) == text.Lines.IndexOf(last.GetLastToken().GetNextToken().SpanStart) &&
            last.GetLastToken().GetNextToken() is var next &&
            (next == block.CloseBraceToken || block.Span.Contains(next.Span));

    private static bool SpansLines(SyntaxNode node, SourceText text)
        => text.Lines.IndexOf(node.SpanStart) != text.Lines.IndexOf(node.Span.End);

    private static bool HasTokenOfSeveralLines(SyntaxNode node)
        => node
            .DescendantTokens()
            .Any(
                static token => token.Text.IndexOf('\n') >= 0
                    || token.LeadingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)));
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Combines flags with the operator that is meant.</summary>
internal static class OperatorRepair
{
    /// <summary>
    /// Replaces every operator that joins flags by <c>|</c>, and drops the operands that say again what was said before them.
    /// </summary>
    public static IReadOnlyList<TextChange>? JoinWithOr(MaskPlace place)
    {
        if (place.Model.GetOperation(place.Expression) is not { } operation)
        {
            return null;
        }

        var join = FlagJoin.Of(operation);
        var wrong = new HashSet<SyntaxNode>(join.WrongOperators.Concat(join.LuckyOperators).Select(static binary => binary.Syntax));
        var terms = new MaskTerms(place.Model, binary => binary.IsKind(SyntaxKind.BitwiseOrExpression) || wrong.Contains(binary));
        var term = terms.Part(place.Expression);
        var seen = new HashSet<uint>();
        var repeated = new HashSet<MaskOperand>(
            term.Operands.Where(operand => operand.Value is not null and not 0 && !seen.Add(operand.Value.Value)));
        if (wrong.Count == 0 && repeated.Count == 0)
        {
            return null;
        }

        var removed = OperandRemoval.Spans(term, place.Text, repeated.Contains);
        var changes = removed.Select(static span => new TextChange(span, "")).ToList();
        foreach (var binary in wrong.OfType<BinaryExpressionSyntax>())
        {
            if (!removed.Any(span => span.Contains(binary.OperatorToken.Span)))
            {
                changes.Add(new(binary.OperatorToken.Span, "|"));
            }

            // What is around it may bind tighter than '|', but not tighter than the operator that was there.
            if (!wrong.Contains(binary.Parent!) && Precedence.NeedsParentheses(binary, Precedence.Or))
            {
                changes.Add(new(new TextSpan(binary.SpanStart, 0), "("));
                changes.Add(new(new TextSpan(binary.Span.End, 0), ")"));
            }
        }

        var rewriter = new MaskRewriter(place);
        return rewriter.Verified(changes) ?? (term.Operands.All(static operand => operand.Value is not null)
            ? rewriter.Rewrite(term.Operands.Aggregate(0u, static (bits, operand) => bits | operand.Value!.Value))
            : null);
    }
}

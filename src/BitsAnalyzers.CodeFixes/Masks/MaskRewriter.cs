using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Changes the text of a mask. Every result is bound in place of the original before it is given out, so it compiles; null means that there
/// is no such change that keeps the comments.
/// </summary>
internal sealed class MaskRewriter
{
    private readonly MaskPlace _place;
    private readonly MaskWriter _writer;
    private readonly NumberFormat _format;

    public MaskRewriter(MaskPlace place)
    {
        _place = place;
        _writer = new(place);
        Term = MaskTerms.Of(place.Expression, place.Model);
        _format = Term.Operands.LastOrDefault(static operand => IsNumber(operand.Syntax)) is { } number ? FormatOf(number) : NumberFormat.Default;
    }

    /// <summary>The expression, taken apart where its value is the union of its operands.</summary>
    public MaskTerm Term { get; }

    /// <summary>Whether every flag of the mask has a name at this place.</summary>
    public bool HasNames(uint mask) => _writer.HasNames(mask);

    /// <summary>Gives operands other values; an operand without any is removed.</summary>
    public IReadOnlyList<TextChange>? Replace(MaskTerm term, Dictionary<MaskOperand, uint> values)
    {
        bool IsRemoved(MaskOperand operand) => values.TryGetValue(operand, out var value) && value == 0;

        if (term.Operands.All(IsRemoved) ||
            Comments.DirectivesAreInside(_place.Expression) ||
            values.Keys.Any(static operand => Comments.AreInside(operand.Outer)))
        {
            return null;
        }

        var changes = OperandRemoval.Spans(term, _place.Text, IsRemoved).Select(static span => new TextChange(span, "")).ToList();
        foreach (var pair in values.Where(static pair => pair.Value != 0))
        {
            var (operand, value) = (pair.Key, pair.Value);
            var target = IsNumber(operand.Syntax) && !_writer.HasNames(value) ? operand.Syntax : operand.Outer;
            if (_writer.Write(target, value, IsNumber(operand.Syntax) ? FormatOf(operand) : _format) is not { } text)
            {
                return null;
            }

            changes.Add(new(target.Span, text));
        }

        return Verified(changes);
    }

    /// <summary>Writes the whole expression anew, without the casts around it that the new one does not need.</summary>
    public IReadOnlyList<TextChange>? Rewrite(uint value)
    {
        var isNumber = Term is MaskOperand single && IsNumber(single.Syntax) && !_writer.HasNames(value);
        var target = isNumber ? _place.Expression : ExpressionFit.WithCasts(_place.Model, _place.Expression);
        return !Comments.AreInside(target) && _writer.Write(target, value, _format) is { } text
            ? Verified([new(target.Span, text)])
            : null;
    }

    /// <summary>Joins further flags to the expression.</summary>
    public IReadOnlyList<TextChange>? Append(uint bits)
    {
        var operands = _writer.Operands(bits, _format);
        return Verified(OperandInsertion.Append(Term, _place.Text, operands))
            ?? (TypeOfExpression() is { } type
                ? Verified(OperandInsertion.Append(Term, _place.Text, operands.Select(operand => _writer.Cast(operand, parenthesize: false, type)).ToList()))
                : null);
    }

    /// <summary>Takes flags away from whatever the value of the expression is.</summary>
    public IReadOnlyList<TextChange>? Clear(uint bits)
    {
        if (_place.Accumulates)
        {
            return null;
        }

        var operands = _writer.Operands(bits, _format);
        var flags = string.Join(" | ", operands);
        return Verified(OperandInsertion.Select(_place.Expression, operands.Count > 1 ? $"~({flags})" : $"~{flags}"))
            ?? (TypeOfExpression() is { } type
                ? Verified(OperandInsertion.Select(_place.Expression, "~" + _writer.Cast(flags, operands.Count > 1, type)))
                : null);
    }

    /// <summary>The changes, if the result can stand in place of the original; with a cast, if it needs one.</summary>
    public IReadOnlyList<TextChange>? Verified(IReadOnlyList<TextChange> changes)
    {
        if (changes.Count == 0)
        {
            return null;
        }

        var whole = ExpressionFit.WithConversions(_place.Model, _place.Expression);
        var ordered = changes.OrderBy(static change => change.Span).ToList();
        var start = Math.Min(whole.SpanStart, ordered[0].Span.Start);
        var end = Math.Max(whole.Span.End, ordered.Max(static change => change.Span.End));
        var text = _place.Text.WithChanges(ordered);
        var changed = text.ToString(TextSpan.FromBounds(start, end + text.Length - _place.Text.Length));
        if (ExpressionFit.Parse(changed, _place.Model) is not { } replacement)
        {
            return null;
        }

        if (ExpressionFit.Fits(_place.Model, whole, replacement))
        {
            return changed == _place.Text.ToString(TextSpan.FromBounds(start, end)) ? null : ordered;
        }

        if (ExpressionFit.CastType(_place.Model, whole) is not { } type)
        {
            return null;
        }

        var cast = _writer.Cast("", parenthesize: false, type);
        return ExpressionFit.Parse($"{cast}({changed})", _place.Model) is { } converted && ExpressionFit.Fits(_place.Model, whole, converted)
            ? [new(new TextSpan(start, 0), cast + "("), .. ordered, new(new TextSpan(end, 0), ")")]
            : null;
    }

    private ITypeSymbol? TypeOfExpression() => ExpressionFit.CastType(_place.Model, _place.Expression);

    private static NumberFormat FormatOf(MaskOperand operand) => NumberFormat.Of(operand.Syntax.ToString());

    private static bool IsNumber(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NumericLiteralExpression);
}

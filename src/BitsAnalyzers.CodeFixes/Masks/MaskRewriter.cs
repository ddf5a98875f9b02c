using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Changes the text of a mask. Every result is bound in place of the original before it is given out, so it compiles; null means that
/// there is no such change that keeps the comments.
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
        _format = Term.Operands.LastOrDefault(static operand => IsNumber(operand.Syntax)) is { } number
            ? FormatOf(number)
            : NumberFormat.Default;
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
        var type = term.Operands.All(values.ContainsKey) ? TypeOfWhole() : null;
        foreach (var pair in values.Where(static pair => pair.Value != 0))
        {
            var (operand, value) = (pair.Key, pair.Value);
            var target = IsNumber(operand.Syntax) && !_writer.HasNames(value) ? operand.Syntax : operand.Outer;
            if (_writer.Write(target, value, IsNumber(operand.Syntax) ? FormatOf(operand) : _format, type) is not { } text)
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
        => FirstVerified(Spellings(bits, "").Select(operands => OperandInsertion.Append(Term, _place.Text, operands)));

    /// <summary>Takes flags away from whatever the value of the expression is.</summary>
    public IReadOnlyList<TextChange>? Clear(uint bits)
        => _place.Accumulates
            ? null
            : FirstVerified(Spellings(bits, "~")
                .Select(operands => OperandInsertion.Select(_place.Expression, string.Join(" & ", operands))));

    /// <summary>Takes everything away but certain bits, which are written as a number: all flags in names say less than that.</summary>
    public IReadOnlyList<TextChange>? Select(uint bits)
    {
        if (_place.Accumulates)
        {
            return null;
        }

        var number = _format.Write(bits);
        var type = ExpressionFit.CastType(_place.Model, _place.Expression);
        var spellings = type is null ? new[] { number } : [number, _writer.Cast(number, parenthesize: false, type)];
        return FirstVerified(spellings.Select(operand => OperandInsertion.Select(_place.Expression, operand)));
    }

    /// <summary>Takes operands for 0 where a condition does not hold.</summary>
    public IReadOnlyList<TextChange>? ChooseOperands(string condition, IReadOnlyCollection<MaskOperand> operands)
    {
        IReadOnlyList<TextChange> Choose(string suffix) => operands
            .Select(operand => new TextChange(operand.Outer.Span, InPlaceOf(operand.Outer, $"{condition} ? {TextOf(operand, suffix)} : 0")))
            .ToList();

        return operands.Any(static operand => Comments.AreInside(operand.Outer))
            ? null
            : FirstVerified([Choose(""), .. operands.Any(static operand => IsNumber(operand.Syntax)) ? new[] { Choose("U") } : []]);
    }

    /// <summary>Takes another number where a condition does not hold.</summary>
    public IReadOnlyList<TextChange>? ChooseNumber(string condition, uint otherwise)
    {
        if (Term is not MaskOperand operand || Comments.AreInside(_place.Expression))
        {
            return null;
        }

        var format = IsNumber(operand.Syntax) ? FormatOf(operand) : _format;
        IReadOnlyList<TextChange> Choose(string suffix)
        {
            var text =
                $"{condition} ? {TextOf(operand, suffix)} : {(suffix.Length > 0 ? format.WithSuffix(suffix) : format).Write(otherwise)}";
            return [new(operand.Outer.Span, InPlaceOf(operand.Outer, text))];
        }

        return FirstVerified(IsNumber(operand.Syntax) ? [Choose(""), Choose("U")] : [Choose("")]);
    }

    /// <summary>Takes the expression as other changes make it where a condition does not hold.</summary>
    public IReadOnlyList<TextChange>? ChooseWhole(string condition, IReadOnlyList<TextChange> otherwise)
    {
        var span = TextSpan.FromBounds(
            Math.Min(_place.Expression.SpanStart, otherwise.Min(static change => change.Span.Start)),
            Math.Max(_place.Expression.Span.End, otherwise.Max(static change => change.Span.End)));
        if (_place.Expression
            .AncestorsAndSelf()
            .OfType<ExpressionSyntax>()
            .FirstOrDefault(around => around.Span.Contains(span)) is not { } whole ||
            Comments.AreInside(whole))
        {
            return null;
        }

        var changed = _place.Text.WithChanges(otherwise);
        var other = changed.ToString(new TextSpan(whole.SpanStart, whole.Span.Length + changed.Length - _place.Text.Length));
        if (ExpressionFit.Parse(other, _place.Model) is ParenthesizedExpressionSyntax { Expression: var unwrapped }
            && whole is not ParenthesizedExpressionSyntax)
        {
            other = unwrapped.ToString();
        }

        return Verified([new(whole.Span, InPlaceOf(whole, $"{condition} ? {whole} : {other}"))]);
    }

    /// <summary>The changes, if the result can stand in place of the original; with a cast, if it needs one.</summary>
    public IReadOnlyList<TextChange>? Verified(IReadOnlyList<TextChange> changes) => FirstVerified([changes]);

    // The first of the alternatives that fits; only if none does, the first that fits with a cast.
    private IReadOnlyList<TextChange>? FirstVerified(IEnumerable<IReadOnlyList<TextChange>> alternatives)
    {
        var attempts = alternatives.Where(static changes => changes.Count > 0).Select(changes => new MaskAttempt(_place, changes)).ToList();
        if (attempts.Select(static attempt => attempt.Changes).FirstOrDefault(static changes => changes is not null) is { } fitting)
        {
            return fitting;
        }

        return TypeOfWhole() is { } type && _writer.Cast("", parenthesize: false, type) is var cast
            ? attempts.Select(attempt => attempt.ChangesWithCast(cast)).FirstOrDefault(static changes => changes is not null)
            : null;
    }

    // The flags as operands: as they are, as a number of another type, cast to the type of the expression.
    private IEnumerable<IReadOnlyList<string>> Spellings(uint bits, string prefix)
    {
        var separate = Term is MaskJoin &&
            Term.Operands.All(static operand => operand.Value is not { } value || (value & (value - 1)) == 0);
        var operands = _writer.Operands(bits, _format, separate);
        yield return operands.Select(operand => prefix + operand).ToList();
        if (!_writer.HasNames(bits) && _format.Suffix.Length == 0)
        {
            yield return _writer.Operands(bits, _format.WithSuffix("U"), separate).Select(operand => prefix + operand).ToList();
        }

        if (ExpressionFit.CastType(_place.Model, _place.Expression) is { } type)
        {
            yield return operands.Select(operand => prefix + _writer.Cast(operand, parenthesize: false, type)).ToList();
        }
    }

    private ITypeSymbol? TypeOfWhole()
        => ExpressionFit.CastType(_place.Model, ExpressionFit.WithConversions(_place.Model, _place.Expression));

    // A choice binds more loosely than all that a mask can be an operand of.
    private static string InPlaceOf(ExpressionSyntax place, string choice)
        => place.Parent is not ParenthesizedExpressionSyntax && Precedence.NeedsParentheses(place, precedence: 0) ? $"({choice})" : choice;

    private static string TextOf(MaskOperand operand, string suffix)
        => suffix.Length > 0 && IsNumber(operand.Syntax) && operand.Syntax == operand.Outer
            ? FormatOf(operand).WithSuffix(suffix).Write(operand.Value!.Value)
            : operand.Outer.ToString();

    private static NumberFormat FormatOf(MaskOperand operand) => NumberFormat.Of(operand.Syntax.ToString());

    private static bool IsNumber(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NumericLiteralExpression);
}

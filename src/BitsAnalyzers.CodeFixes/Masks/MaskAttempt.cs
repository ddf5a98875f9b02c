using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Changes to a mask that are tried out: the result is bound in place of the expression with the conversions around it.</summary>
internal sealed class MaskAttempt
{
    private readonly MaskPlace _place;
    private readonly ExpressionSyntax _whole;
    private readonly List<TextChange> _changes;
    private readonly TextSpan _span;
    private readonly string _text;
    private readonly bool _isChange;

    public MaskAttempt(MaskPlace place, IReadOnlyList<TextChange> changes)
    {
        _place = place;
        _whole = ExpressionFit.WithConversions(place.Model, place.Expression);
        _changes = changes.OrderBy(static change => change.Span).ToList();
        _span = TextSpan.FromBounds(
            Math.Min(_whole.SpanStart, _changes[0].Span.Start),
            Math.Max(_whole.Span.End, _changes.Max(static change => change.Span.End)));
        var changed = place.Text.WithChanges(_changes);
        _text = changed.ToString(TextSpan.FromBounds(_span.Start, _span.End + changed.Length - place.Text.Length));
        _isChange = _text != place.Text.ToString(_span);
    }

    /// <summary>The changes, if the result fits as it is.</summary>
    public IReadOnlyList<TextChange>? Changes => _isChange && Fits(_text) ? _changes : null;

    /// <summary>The changes, if the result fits with a cast in front of it.</summary>
    public IReadOnlyList<TextChange>? ChangesWithCast(string cast)
        => _isChange && Fits($"{cast}({_text})")
            ? [new(new TextSpan(_span.Start, 0), cast + "("), .. _changes, new(new TextSpan(_span.End, 0), ")")]
            : null;

    private bool Fits(string text)
        => ExpressionFit.Parse(text, _place.Model) is { } replacement && ExpressionFit.Fits(_place.Model, _whole, replacement);
}

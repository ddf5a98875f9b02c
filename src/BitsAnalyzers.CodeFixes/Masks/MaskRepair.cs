using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Changes the value of a mask where it is written. Operands are removed and added where that will do; otherwise the expression is written
/// anew. Null means that there is no good change.
/// </summary>
internal sealed class MaskRepair
{
    private readonly MaskPlace _place;
    private readonly MaskRewriter _rewriter;
    private readonly List<MaskOperand> _operands;

    public MaskRepair(MaskPlace place)
    {
        _place = place;
        _rewriter = new(place);
        _operands = _rewriter.Term.Operands.ToList();
    }

    /// <summary>The bits that the constant operands contribute.</summary>
    public uint Written => Union(_operands);

    private bool IsConstant => _operands.TrueForAll(static operand => operand.Value is not null);

    /// <summary>Makes the mask exactly this value.</summary>
    public IReadOnlyList<TextChange>? Set(uint value)
    {
        // What the expression gives on other paths may be right.
        if (_place.Value is null && !IsConstant && (Written & value) != value)
        {
            return null;
        }

        var dropsEffects = _operands.Exists(static operand => operand.Value is null && HasEffects(operand.Outer));
        return value == 0 || _place.Accumulates || dropsEffects ? null : SetOperands(value);
    }

    /// <summary>Takes bits away.</summary>
    public IReadOnlyList<TextChange>? Remove(uint bits)
    {
        if (bits == 0)
        {
            return null;
        }

        if (IsConstant)
        {
            var remaining = Written & ~bits;
            return remaining == 0 || (Written & bits) == 0 ? null
                : _operands is [{ IsNamed: true }] && _rewriter.Clear(bits) is { } cleared ? cleared
                : SetOperands(remaining);
        }

        // What a variable contributes, no edit of the operands can take away.
        var hidden = (_place.Value ?? 0) & bits & ~Written;
        return hidden == 0 && (Written & bits) != 0 ? RemoveFromOperands(bits)
            : (bits & ~NotifyFlags.Defined) == 0 ? _rewriter.Clear(bits)
            : _rewriter.Select(~bits);
    }

    /// <summary>Adds bits.</summary>
    public IReadOnlyList<TextChange>? Add(uint bits)
    {
        bits &= ~Written;
        if (bits == 0)
        {
            return null;
        }

        // Numbers are written anew, as names if there are any; numbers side by side get another one beside them.
        var isNumber = IsConstant && !_operands.Exists(static operand => operand.IsNamed);
        return isNumber && (_operands.Count == 1 || _rewriter.HasNames(Written | bits))
            ? _rewriter.Rewrite(Written | bits) ?? _rewriter.Append(bits)
            : _rewriter.Append(bits);
    }

    /// <summary>Lets the mask have flags only where a condition holds.</summary>
    public IReadOnlyList<TextChange>? OnlyIf(string condition, uint bits)
    {
        var bringing = _operands.Where(operand => ((operand.Value ?? 0) & bits) != 0).ToList();
        var hidden = (_place.Value ?? 0) & bits & ~Written;
        if (bringing.Count > 0 && hidden == 0 && bringing.TrueForAll(operand => operand.Value == bits))
        {
            // A mask with nothing else in it would be none.
            return bringing.Count < _operands.Count || _place.Accumulates ? _rewriter.ChooseOperands(condition, bringing) : null;
        }

        return _place.Accumulates ? null
            : _operands is [{ Value: { } value, IsNamed: false }]
                ? ((value & ~bits) == 0 ? null : _rewriter.ChooseNumber(condition, value & ~bits))
            : Remove(bits) is { } without ? _rewriter.ChooseWhole(condition, without)
            : null;
    }

    /// <summary>Replaces numbers by the names of their flags.</summary>
    public IReadOnlyList<TextChange>? NameFlags()
        => IsConstant && _rewriter.HasNames(Written) ? _rewriter.Rewrite(Written) ?? NameOperands() : null;

    private IReadOnlyList<TextChange>? SetOperands(uint value)
    {
        // Names of the user's that stay right are kept; numbers are not worth it where all can be said in names.
        var keepsNames = _operands.Exists(operand => operand.IsNamed && operand.Value is { } bits and not 0 && (bits & ~value) == 0);
        if (!keepsNames && (_operands.Count == 1 || _rewriter.HasNames(value)) && _rewriter.Rewrite(value) is { } rewritten)
        {
            return rewritten;
        }

        var replacements = new Dictionary<MaskOperand, uint>();
        var kept = Union(_operands.Where(operand => operand.Value is { } bits && (bits & ~value) == 0));
        foreach (var operand in _operands.Where(operand => operand.Value is not { } bits || bits == 0 || (bits & ~value) != 0))
        {
            var part = (operand.Value ?? 0) & value & ~kept;
            replacements.Add(operand, part);
            kept |= part;
        }

        var missing = value & ~kept;
        if (missing != 0)
        {
            if (replacements.Count == 0)
            {
                return _rewriter.Append(missing);
            }

            var first = _operands.Find(replacements.ContainsKey)!;
            replacements[first] |= missing;
        }

        return _rewriter.Replace(_rewriter.Term, replacements);
    }

    private IReadOnlyList<TextChange>? RemoveFromOperands(uint bits)
    {
        var kept = Union(_operands.Where(operand => operand.Value is { } value && (value & bits) == 0));
        var replacements = _operands
            .Where(operand => operand.Value is { } value && (value & bits) != 0)
            .ToDictionary(static operand => operand, operand => operand.Value!.Value & ~bits & ~kept);
        return _rewriter.Replace(_rewriter.Term, replacements);
    }

    private IReadOnlyList<TextChange>? NameOperands()
        => _rewriter.Replace(
            _rewriter.Term,
            _operands.Where(static operand => !operand.IsNamed).ToDictionary(static number => number, static number => number.Value ?? 0));

    private static uint Union(IEnumerable<MaskOperand> operands)
        => operands.Aggregate(0u, static (bits, operand) => bits | (operand.Value ?? 0));

    // What a call does besides giving flags is not known, but for a conversion.
    private static bool HasEffects(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().Any(static node => node is
            AssignmentExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or AwaitExpressionSyntax
                or DeclarationExpressionSyntax
                or DeclarationPatternSyntax
                or
            PostfixUnaryExpressionSyntax or ThrowExpressionSyntax ||
            node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression ||
            (node is InvocationExpressionSyntax { Expression: var called } && !IsConversion(called)));

    private static bool IsConversion(ExpressionSyntax called)
        => called is MemberAccessExpressionSyntax { Expression: var type }
            && type.ToString() is "Convert" or "System.Convert" or "global::System.Convert";
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// What a single argument may be, for those who do not explore the body around it: constants, by way of locals and choices.
/// </summary>
internal sealed class PossibleValues(CompilationContext compilation, BodyGraphs graphs, CancellationToken cancellationToken)
{
    private readonly HashSet<SyntaxNode> _open = [];

    /// <summary>What is known of some bits of a number; the others may be said to be unknown although they are not.</summary>
    public NotifyMask NumberOf(IOperation value, uint bits) => Number(value, bits) ?? NotifyMask.Unknown;

    /// <summary>Whether a string is known to be one of those that a condition holds for.</summary>
    public bool IsAlways(IOperation? text, Func<string, bool> condition)
    {
        if (text is null)
        {
            return false;
        }

        text = TransparentOperations.Strip(text);
        return text.ConstantValue is { HasValue: true, Value: var constant }
            ? constant is string known && condition(known)
            : Inside(text, () => Choices(text) is { Count: > 0 } choices && choices.All(choice => IsAlways(choice, condition)), open: true);
    }

    // Null stands for no value at all: what a value in a loop is made of, where it is only itself.
    private NotifyMask? Number(IOperation value, uint bits)
    {
        value = TransparentOperations.Strip(value);
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return IntegerTypes.LowBits(constant) is { } known ? NotifyMask.FromConstant(known) : NotifyMask.Unknown;
        }

        return Inside(
            value,
            () => value switch
            {
                IBinaryOperation { OperatorMethod: null } binary =>
                    Combine(binary.OperatorKind, binary.LeftOperand, binary.RightOperand, bits),
                ICompoundAssignmentOperation { OperatorMethod: null } compound =>
                    Combine(compound.OperatorKind, compound.Target, compound.Value, bits),
                _ => Choices(value) is { Count: > 0 } choices
                    ? choices.Select(choice => Number(choice, bits)).Aggregate(
                        static (all, next) => all is { } known && next is { } other ? known.Join(other) : all ?? next)
                    : NotifyMask.Unknown,
            },
            open: null);
    }

    private NotifyMask? Combine(BinaryOperatorKind @operator, IOperation left, IOperation right, uint bits) => @operator switch
    {
        BinaryOperatorKind.Or => Number(left, bits) is { } first && Number(right, bits) is { } second ? first | second : null,
        BinaryOperatorKind.And => left.ConstantValue.HasValue ? And(left, right, bits) : And(right, left, bits),
        _ => NotifyMask.Unknown,
    };

    // Of the one operand nothing matters but the bits that the other lets through: often none.
    private NotifyMask? And(IOperation first, IOperation second, uint bits)
        => Number(first, bits) is not { } filter ? null
            : (bits & ~filter.Zeros) == 0 ? NotifyMask.FromBits(0, filter.Zeros)
            : Number(second, bits & ~filter.Zeros) & filter;

    private T Inside<T>(IOperation value, Func<T> evaluate, T open)
    {
        if (!_open.Add(value.Syntax))
        {
            return open;
        }

        var result = evaluate();
        _open.Remove(value.Syntax);
        return result;
    }

    // What the value may come from, each of it in full; null where that is not known.
    private IReadOnlyList<IOperation>? Choices(IOperation value) => value switch
    {
        IConditionalOperation { WhenTrue: var first, WhenFalse: { } second } => [first, second],
        ICoalesceOperation { Value: var first, WhenNull: var second } => [first, second],
        ISwitchExpressionOperation { Arms: var arms } => arms.Select(static arm => arm.Value).ToList(),
        ILocalReferenceOperation { Local.IsConst: false } local => ReachingValues.Of(local, cancellationToken, graphs),
        _ => compilation.Initializers.Of(value, cancellationToken) is { } initializer ? [initializer] : null,
    };
}

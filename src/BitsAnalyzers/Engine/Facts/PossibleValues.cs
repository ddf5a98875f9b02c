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
internal sealed class PossibleValues(CompilationContext compilation, CancellationToken cancellationToken)
{
    private readonly HashSet<SyntaxNode> _open = [];

    /// <summary>What is known of a number, bit by bit.</summary>
    public NotifyMask NumberOf(IOperation value) => Number(value) ?? NotifyMask.Unknown;

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
    private NotifyMask? Number(IOperation value)
    {
        value = TransparentOperations.Strip(value);
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return IntegerTypes.LowBits(constant) is { } bits ? NotifyMask.FromConstant(bits) : NotifyMask.Unknown;
        }

        return Inside(
            value,
            () => value switch
            {
                IBinaryOperation { OperatorMethod: null } binary => Join(binary.OperatorKind, binary.LeftOperand, binary.RightOperand),
                ICompoundAssignmentOperation { OperatorMethod: null } compound =>
                    Join(compound.OperatorKind, compound.Target, compound.Value),
                _ => Choices(value) is { Count: > 0 } choices
                    ? choices.Select(Number).Aggregate(
                        static (all, next) => all is { } known && next is { } other ? known.Join(other) : all ?? next)
                    : NotifyMask.Unknown,
            },
            open: null);
    }

    private NotifyMask? Join(BinaryOperatorKind @operator, IOperation left, IOperation right) => @operator switch
    {
        BinaryOperatorKind.Or => Number(left) is { } first && Number(right) is { } second ? first | second : null,
        BinaryOperatorKind.And => Number(left) is { } first && Number(right) is { } second ? first & second : null,
        _ => NotifyMask.Unknown,
    };

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
        ILocalReferenceOperation { Local.IsConst: false } local => ReachingValues.Of(local, cancellationToken),
        _ => compilation.Initializers.Of(value, cancellationToken) is { } initializer ? [initializer] : null,
    };
}

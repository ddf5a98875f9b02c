using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Operators: arithmetic on masks and other numbers, comparisons, and the conditions that these make. Those that a program defines are
/// calls.
/// </summary>
internal sealed class OperatorTransfer(BlockRun run, OperationEvaluator evaluator, CallEvaluator calls, LateBinding late)
{
    // Where a value's identity is made of so many operations, it is not compared any more.
    private const int MaximumIdentityDepth = 6;

    // A loop that surely runs so often is followed round by round.
    private const uint MaximumCount = 16;

    private const uint Sign = 0x8000_0000;

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    public Value Compound(ICompoundAssignmentOperation assignment)
    {
        var left = evaluator.Evaluate(assignment.Target);
        var right = evaluator.Evaluate(assignment.Value);
        var type = Context.Actual(assignment.Type);
        var result = assignment.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String }
            || NumberConversions.IsOperatorOfInteger(Context, assignment, assignment.OperatorMethod, assignment.Target)
            ? Combine(
                assignment,
                assignment.OperatorKind,
                Convert(left, assignment.InConversion.IsIdentity ? null : assignment.Value.Type),
                right,
                type)
            : calls.Operate(assignment, assignment.OperatorMethod, (assignment.Target, left), (assignment.Value, right));
        result = result is NumberValue number ? NumberConversions.OfOperator(number, type) : result;
        evaluator.Assign(assignment.Target, result);
        return result;
    }

    /// <summary>A result as a number: that tells by its sign whether the call has failed.</summary>
    public Value AsNumber(Value value)
        => value is ResultValue result
            ? new NumberValue(
                State.Entails(ConditionTransfer.Failed(result)) switch
                {
                    true => NotifyMask.FromBits(ones: Sign, zeros: 0),
                    false => NotifyMask.FromBits(ones: 0, zeros: Sign),
                    null => NotifyMask.Unknown,
                },
                result with { IsUnsigned = false },
                null)
            : value;

    /// <summary>Arguments in the order of the parameters, results among them as numbers.</summary>
    public IReadOnlyList<Value> AsNumbers(CallArguments arguments)
        => arguments.Count == 0 ? [] : [.. Enumerable.Range(0, arguments.Count).Select(ordinal => AsNumber(arguments.ValueFor(ordinal)))];

    private static Value Convert(Value value, ITypeSymbol? type)
        => value is NumberValue number && type is not null ? number with { Bits = MaskArithmetic.Convert(number.Bits, type) } : value;

    public Value Increment(IIncrementOrDecrementOperation increment)
    {
        var before = evaluator.Evaluate(increment.Target);
        if (increment.OperatorMethod is { } @operator)
        {
            var changed = calls.Operate(increment, @operator, (increment.Target, before));
            evaluator.Assign(increment.Target, changed);
            return increment.IsPostfix ? before : changed;
        }

        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Combine(increment, kind, before, NumberValue.Constant(1), increment.Type);
        after = after is NumberValue number ? NumberConversions.OfOperator(number, increment.Type) : after;
        evaluator.Assign(increment.Target, after);
        return increment.IsPostfix ? before : after;
    }

    public Value Binary(IOperation operation)
    {
        if (operation is IBinaryOperation { LeftOperand: not IBinaryOperation } single)
        {
            return EvaluateRight(single, evaluator.Evaluate(single.LeftOperand));
        }

        // A long chain of operators leans to the left: walked in a loop, because its depth has no bound.
        var chain = new Stack<IBinaryOperation>();
        while (operation is IBinaryOperation binary && !binary.ConstantValue.HasValue)
        {
            chain.Push(binary);
            operation = binary.LeftOperand;
        }

        var value = evaluator.Evaluate(operation);
        while (chain.Count > 0)
        {
            value = EvaluateRight(chain.Pop(), value);
        }

        return value;
    }

    private Value EvaluateRight(IBinaryOperation binary, Value left)
    {
        var right = evaluator.Evaluate(binary.RightOperand);
        if (LateBinding.IsLate(binary.LeftOperand) || LateBinding.IsLate(binary.RightOperand))
        {
            return late.Operate(binary, left, right);
        }

        return binary.OperatorMethod is null || IsOperatorOfLanguage(binary)
            ? Combine(binary, binary.OperatorKind, left, right, binary.Type)
            : NumberConversions.IsOperatorOfInteger(Context, binary, binary.OperatorMethod, binary.LeftOperand)
            ? Combine(binary, binary.OperatorKind, left, right, Context.Actual(binary.Type))
            : calls.OperateByMethod(binary, left, right);
    }

    /// <summary>Whether all that two tuples are compared by is what is in them: integers, truth values and strings.</summary>
    public static bool AreComparedByContent(ITupleBinaryOperation comparison)
        => new[] { comparison.LeftOperand, comparison.RightOperand }.All(static operand =>
            operand.Type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } &&
            elements.All(static element => IntegerTypes.WidthOf(element.Type) is <= 32
                && Comparisons.UnderlyingOf(element.Type) is null
                || element.Type.SpecialType == SpecialType.System_Boolean));

    /// <summary>The condition that all elements of two tuples are equal, or that one pair is not.</summary>
    public Value Compare(ITupleBinaryOperation comparison)
    {
        var left = evaluator.Evaluate(comparison.LeftOperand);
        var right = evaluator.Evaluate(comparison.RightOperand);
        if (OperationEvaluator.TupleOf(left, comparison.LeftOperand.Type) is not { } first
            || OperationEvaluator.TupleOf(right, comparison.RightOperand.Type) is not { } second)
        {
            CallResults.Undecide(State, left);
            CallResults.Undecide(State, right);
            return evaluator.FreshValue(comparison.Type, comparison);
        }

        var all = Value.True;
        for (var index = 0; first[index] is { } one && second[index] is { } other; index++)
        {
            NoteUse(BinaryOperatorKind.Equals, one, other);
            all = ConditionTransfer.And(all, ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, one, other));
        }

        return comparison.OperatorKind == BinaryOperatorKind.Equals ? all : ConditionTransfer.Not(all);
    }

    // To put objects into a text runs their ToString.
    private void NoteFormatted(IOperation operation)
    {
        var (left, right) = operation switch
        {
            IBinaryOperation binary => (binary.LeftOperand, binary.RightOperand),
            ICompoundAssignmentOperation assignment => (null, assignment.Value),
            _ => default((IOperation?, IOperation)),
        };
        if (!Context.Compilation.KnownMembers.IsHarmlessPart(left) || !Context.Compilation.KnownMembers.IsHarmlessPart(right))
        {
            evaluator.Escapes.UnknownCode(Context.Points[operation]);
        }
    }

    // Strings compare by what is in them, and the integers that hold pointers like other integers.
    private static bool IsOperatorOfLanguage(IBinaryOperation binary)
        => binary.OperatorMethod?.ContainingType.SpecialType is SpecialType.System_String
            or SpecialType.System_IntPtr
            or SpecialType.System_UIntPtr;

    private Value Combine(IOperation operation, BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        if (left is ResultValue || right is ResultValue)
        {
            NoteUse(kind, left, right);
            if (ComparisonOf(kind) is null)
            {
                (left, right) = (AsNumber(left), AsNumber(right));
            }
        }

        switch (kind)
        {
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                if (operation is IBinaryOperation comparison)
                {
                    ResultComparisons.Note(run, comparison, left, right);
                }

                return Comparisons.Equal(operation, left, right) is not { } equal ? evaluator.FreshValue(type, operation)
                    : kind == BinaryOperatorKind.Equals ? equal
                    : ConditionTransfer.Not(equal);
            case BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan
                or BinaryOperatorKind.GreaterThanOrEqual
                when operation is IBinaryOperation { LeftOperand: var first, RightOperand: var second }
                    && Literals.KindOf(first.Type) is not null:
                var order = Comparisons.Order(
                    Inequality(kind), Literals.Exact(left, first, right), Literals.Exact(right, second, left), first.Type);
                return order is null ? evaluator.FreshValue(type, operation) : Comparisons.Lift(operation, left, right, order);
        }

        if (type is { SpecialType: SpecialType.System_String } && kind == BinaryOperatorKind.Add)
        {
            NoteFormatted(operation);
            return evaluator.Texts.Concatenate(operation, left, right);
        }

        if (type is { SpecialType: SpecialType.System_Boolean })
        {
            return kind switch
            {
                BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => ConditionTransfer.And(left, right),
                BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => ConditionTransfer.Or(left, right),
                BinaryOperatorKind.ExclusiveOr => ConditionTransfer.Compare(ConditionTransfer.Comparison.NotEqual, left, right),
                _ => evaluator.FreshValue(type, operation),
            };
        }

        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder)
        {
            run.MayThrow();
        }

        if (operation is IBinaryOperation { IsChecked: true }
            or ICompoundAssignmentOperation { IsChecked: true }
            or IIncrementOrDecrementOperation { IsChecked: true } &&
            kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
                && IntegerTypes.WidthOf(type) is not null)
        {
            run.MayThrowOnPurpose(exactType: null);
        }

        if (type is { SpecialType: SpecialType.System_Decimal })
        {
            // Always checked.
            run.MayThrowOnPurpose(exactType: null);
        }

        if (left is not NumberValue number || right is not NumberValue other)
        {
            var given = evaluator.FreshValue(type, operation);
            return operation is IBinaryOperation { IsLifted: false } && Literals.AreOf(type)
                ? PureFunctions.OfOperator(Context, type!.SpecialType + " " + kind, type, left, right) ?? given
                : given;
        }

        var bits = MaskArithmetic.Convert(MaskArithmetic.Binary(kind, number.Bits, other.Bits, type), type);
        if (IsCountedOn(operation, kind, number))
        {
            // To follow a counter would be to run the loop. What it never changes is still known.
            var site = Context.Points[operation];
            evaluator.Renew(site);
            return new NumberValue(Widen(kind, number.Bits, bits), new SymbolicValue(site), new Origin(site));
        }

        var origin = Origin.Then(Origin.Concat(number.Origin, other.Origin), Context.Points[operation]);
        if (operation is IBinaryOperation { IsChecked: true }
                or ICompoundAssignmentOperation { IsChecked: true } or IIncrementOrDecrementOperation { IsChecked: true } &&
            Overflows(kind, number.Bits, other.Bits, type))
        {
            State.IsImpossible = true;
        }

        return evaluator.Note(operation, new NumberValue(bits, bits.IsConstant ? null : Identity(kind, number, other, operation), origin));
    }

    // Whether a checked operation of two constants surely throws.
    private static bool Overflows(BinaryOperatorKind kind, NotifyMask left, NotifyMask right, ITypeSymbol? type)
    {
        if (!left.IsConstant || !right.IsConstant || IntegerTypes.WidthOf(type) is not 32)
        {
            return false;
        }

        var isSigned = IntegerTypes.IsSigned(type);
        var (first, second) = (NumberOf(left), NumberOf(right));
        var result = kind switch
        {
            BinaryOperatorKind.Add => first + second,
            BinaryOperatorKind.Subtract => first - second,
            BinaryOperatorKind.Multiply when isSigned => first * second,
            _ => 0,
        };
        return isSigned ? result is < int.MinValue or > int.MaxValue : result is < 0 or > uint.MaxValue;

        long NumberOf(NotifyMask bits) => isSigned ? unchecked((int)bits.Value) : bits.Value;
    }

    /// <summary>A result is an operand: what is no comparison with a constant is not understood.</summary>
    public void NoteUse(BinaryOperatorKind kind, Value left, Value right)
    {
        var isComparison = kind is BinaryOperatorKind.Equals
            or BinaryOperatorKind.NotEquals
            or BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isComparison || !ResultConditions.AreUnderstood(left, right))
        {
            CallResults.Undecide(State, left);
            CallResults.Undecide(State, right);
        }
    }

    // Whether a loop that runs as often as it likes has counted with the operation already; repeating a bitwise one soon gives nothing new.
    private bool IsCountedOn(IOperation operation, BinaryOperatorKind kind, NumberValue operand)
        => run.IsOnLoop &&
            kind is not (BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr) &&
            operand.Origin is { } origin && origin.Contains(Context.Points[operation]) &&
            (Context.IsOnOpenLoop(Context.Blocks[run.Passage.Node.Block].Ordinal)
                || !operand.Bits.IsConstant
                || operand.Bits.Value > MaximumCount);

    private static NotifyMask Widen(BinaryOperatorKind kind, NotifyMask before, NotifyMask after) => kind switch
    {
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift =>
            before.WidenUpwards(after),
        BinaryOperatorKind.RightShift => before.WidenDownwards(after),
        _ => NotifyMask.Unknown,
    };

    // The same pure operation on the same values gives the same value.
    private Value Identity(BinaryOperatorKind kind, NumberValue left, NumberValue right, IOperation operation)
    {
        var first = left.Bare;
        var second = right.Bare;
        if (first is UnknownValue || second is UnknownValue || Depth(first) + Depth(second) >= MaximumIdentityDepth)
        {
            var site = Context.Points[operation];
            evaluator.Renew(site);
            return new SymbolicValue(site);
        }

        // The same bits give another result where they are a number without a sign.
        var text = kind == BinaryOperatorKind.And ? "&"
            : kind is BinaryOperatorKind.RightShift or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
                && !IntegerTypes.IsSigned(operation.Type)
                ? "unsigned " + kind
            : kind.ToString();
        return kind == BinaryOperatorKind.And && first is NumberValue
            ? new OperationValue(text, second, first)
            : new OperationValue(text, first, second);
    }

    public static int Depth(Value? value) => value is OperationValue operation ? 1 + Depth(operation.Left) + Depth(operation.Right) : 0;

    /// <summary>How an operator compares; null where it does something else.</summary>
    public static ConditionTransfer.Comparison? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => ConditionTransfer.Comparison.Equal,
        BinaryOperatorKind.NotEquals => ConditionTransfer.Comparison.NotEqual,
        BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual => Inequality(kind),
        _ => null,
    };

    private static ConditionTransfer.Comparison Inequality(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => ConditionTransfer.Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => ConditionTransfer.Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => ConditionTransfer.Comparison.Greater,
        _ => ConditionTransfer.Comparison.GreaterOrEqual,
    };

    public Value Unary(IUnaryOperation unary)
    {
        var operand = evaluator.Evaluate(unary.Operand);
        if (LateBinding.IsLate(unary.Operand))
        {
            return late.Operate(unary, operand);
        }

        var isOfInteger = NumberConversions.IsOperatorOfInteger(Context, unary, unary.OperatorMethod, unary.Operand);
        if (unary.OperatorMethod is { } @operator && !isOfInteger)
        {
            return calls.Operate(unary, @operator, (unary.Operand, operand));
        }

        if (unary.OperatorKind == UnaryOperatorKind.Not)
        {
            return ConditionTransfer.Not(operand);
        }

        if (unary is { IsChecked: true, OperatorKind: UnaryOperatorKind.Minus } && IntegerTypes.WidthOf(unary.Type) is not null)
        {
            run.MayThrowOnPurpose(exactType: null);
        }

        CallResults.Undecide(State, operand);
        if (AsNumber(operand) is not NumberValue number)
        {
            return evaluator.FreshValue(unary.Type, unary);
        }

        var type = Context.Actual(unary.Type);
        var bits = MaskArithmetic.Convert(MaskArithmetic.Unary(unary.OperatorKind, number.Bits, type), type);
        var identity = number.Bare is UnknownValue ? null : new OperationValue(unary.OperatorKind.ToString(), number.Bare, null);
        return evaluator.Note(
            unary, new NumberValue(bits, bits.IsConstant ? null : identity, Origin.Then(number.Origin, Context.Points[unary])));
    }
}

using BitsAnalyzers.Flow;
using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Finds where a body that reads states of jobs learns that one has ended: where a branch compares with such a state. Whatever may tell it in another
/// way makes that unclear.
/// </summary>
internal sealed class StateTests
{
    // What the states are that a job never leaves, and how many others there are.
    private const uint Acknowledged = 7;
    private const uint Cancelled = 8;
    private const int OpenStates = 7;

    private readonly List<int> _ended = [];
    private readonly HashSet<uint> _excluded = [];

    private StateTests()
    {
    }

    /// <summary>The blocks that are entered when a job is known to have ended; null where that is unclear.</summary>
    public static IReadOnlyList<int>? BlocksAfterTheEnd(ControlFlowGraph graph)
    {
        var tests = new StateTests();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (!tests.IsClear(operation, branching: null))
                {
                    return null;
                }
            }

            if (block.BranchValue is not { } value)
            {
                continue;
            }

            var condition = block.ConditionKind == ControlFlowConditionKind.None ? null : ConditionOf(value);
            if (!tests.IsClear(value, condition))
            {
                return null;
            }

            if (condition is not null && EndedState(condition) is not null)
            {
                var isEqual = (condition.OperatorKind == BinaryOperatorKind.Equals) ^ IsNegated(value);
                var branch = isEqual == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? block.ConditionalSuccessor : block.FallThroughSuccessor;
                if (branch?.Destination is not { } destination)
                {
                    return null;
                }

                tests._ended.Add(destination.Ordinal);
            }
        }

        return tests._ended;
    }

    // The comparison that a branch decides on.
    private static IBinaryOperation? ConditionOf(IOperation value)
    {
        while (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } or IParenthesizedOperation)
        {
            value = value is IUnaryOperation not ? not.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value as IBinaryOperation;
    }

    private static bool IsNegated(IOperation value)
    {
        var isNegated = false;
        while (value is IUnaryOperation or IParenthesizedOperation)
        {
            isNegated ^= value is IUnaryOperation;
            value = value is IUnaryOperation not ? not.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return isNegated;
    }

    private bool IsClear(IOperation root, IBinaryOperation? branching)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            var isClear = operation.Kind switch
            {
                OperationKind.Binary => IsClear((IBinaryOperation)operation, operation == branching),
                OperationKind.Conversion => ((IConversionOperation)operation).Operand is var operand && (!IsState(operand) || operation.ConstantValue.HasValue || !IsNumber(operation.Type)),
                OperationKind.IsPattern => !IsState(((IIsPatternOperation)operation).Value),
                OperationKind.Invocation => operation is IInvocationOperation { TargetMethod.Name: "ToString" } or IInvocationOperation { TargetMethod.Name: not "Equals", Instance: null } ||
                    operation is IInvocationOperation { TargetMethod.Name: not "Equals", Instance: { } instance } && !IsState(instance),
                OperationKind.SimpleAssignment => operation is ISimpleAssignmentOperation { Target: var target, Value: var value } && (!IsState(value) || IsLocal(target)),
                OperationKind.Argument => IsClear((IArgumentOperation)operation),
                _ => true,
            };
            if (!isClear)
            {
                return false;
            }
        }

        return true;
    }

    // A state that is kept outside, or passed to code that is followed, may be tested there.
    private static bool IsClear(IArgumentOperation argument)
        => !IsState(TransparentOperations.Strip(argument.Value)) || argument.Value.ConstantValue.HasValue ||
            (argument.Parameter?.RefKind == RefKind.Out ? IsLocal(argument.Value) : argument.Parent is not { } call || !FollowableCalls.Is(call));

    private static bool IsLocal(IOperation target)
        => target is ILocalReferenceOperation or IDiscardOperation or IFlowCaptureReferenceOperation or IDeclarationExpressionOperation { Expression: ILocalReferenceOperation };

    private bool IsClear(IBinaryOperation comparison, bool isBranching)
    {
        if (comparison.ConstantValue.HasValue || (!IsState(comparison.LeftOperand) && !IsState(comparison.RightOperand)))
        {
            return true;
        }

        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || ConstantOf(comparison) is not { } state)
        {
            return false;
        }

        // Who has ruled out all the others knows, too.
        return state is Acknowledged or Cancelled ? isBranching : !_excluded.Add(state) || _excluded.Count < OpenStates;
    }

    private static uint? EndedState(IBinaryOperation comparison)
        => comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && ConstantOf(comparison) is { } state and (Acknowledged or Cancelled) ? state : null;

    private static uint? ConstantOf(IBinaryOperation comparison)
        => (comparison.RightOperand.ConstantValue is { HasValue: true } right ? right : comparison.LeftOperand.ConstantValue) is { HasValue: true, Value: { } constant }
            ? IntegerTypes.LowBits(constant)
            : null;

    // Any enum may be the one that the program calls it.
    private static bool IsState(IOperation value) => value.Type is { TypeKind: TypeKind.Enum } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static bool IsNumber(ITypeSymbol? type) => IntegerTypes.WidthOf(type) is not null;
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Finds where a body that reads states of jobs learns that one has ended: where a branch compares with such a state. Whatever may tell it
/// in another way makes that unclear.
/// </summary>
internal sealed class StateTests
{
    // The states that a job never leaves, by their values in BG_JOB_STATE.
    private static readonly uint[] s_final =
        [.. Enumerable.Range(0, JobStatesExtensions.Count).Where(static number => ((JobStates)(1 << number)).IsFinal()).Select(
            static number => (uint)number)];

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

            var (condition, isNegated) = block.ConditionKind == ControlFlowConditionKind.None ? default : ConditionOf(value);
            if (!tests.IsClear(value, condition))
            {
                return null;
            }

            if (condition is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }
                && ConstantOf(condition) is { } state
                && IsFinal(state))
            {
                var whenEqual = (condition.OperatorKind == BinaryOperatorKind.Equals) ^ isNegated;
                var branch = whenEqual == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
                    ? block.ConditionalSuccessor
                    : block.FallThroughSuccessor;
                if (branch?.Destination is not { } destination)
                {
                    return null;
                }

                tests._ended.Add(destination.Ordinal);
            }
        }

        return tests._ended;
    }

    // The comparison that a branch decides on, and whether it goes by the opposite.
    private static (IBinaryOperation? Comparison, bool IsNegated) ConditionOf(IOperation value)
    {
        var isNegated = false;
        while (true)
        {
            switch (value)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null, Operand: var operand }:
                    isNegated = !isNegated;
                    value = operand;
                    break;
                case IParenthesizedOperation { Operand: var operand }:
                    value = operand;
                    break;
                default:
                    return (value as IBinaryOperation, isNegated);
            }
        }
    }

    private bool IsClear(IOperation root, IBinaryOperation? branching)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            var isClear = operation.Kind switch
            {
                OperationKind.Binary => IsClear((IBinaryOperation)operation, operation == branching),
                OperationKind.Conversion =>
                    ((IConversionOperation)operation).Operand is var operand
                        && (!IsState(operand) || operation.ConstantValue.HasValue || !IsNumber(operation.Type)),
                OperationKind.IsPattern => !IsState(((IIsPatternOperation)operation).Value),
                OperationKind.Invocation =>
                    operation is IInvocationOperation { TargetMethod.Name: "ToString" }
                        or IInvocationOperation { TargetMethod.Name: not "Equals", Instance: null } ||
                    operation is IInvocationOperation { TargetMethod.Name: not "Equals", Instance: { } instance } && !IsState(instance),
                OperationKind.SimpleAssignment =>
                    operation is ISimpleAssignmentOperation { Target: var target, Value: var value }
                        && (!IsState(value) || IsLocal(target)),
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
            (argument.Parameter?.RefKind == RefKind.Out
                ? IsLocal(argument.Value)
                : argument.Parent is not { } call || !FollowableCalls.Is(call));

    private static bool IsLocal(IOperation target)
        => target is ILocalReferenceOperation
            or IDiscardOperation
            or IFlowCaptureReferenceOperation
            or IDeclarationExpressionOperation { Expression: ILocalReferenceOperation };

    private bool IsClear(IBinaryOperation comparison, bool isBranching)
    {
        if (comparison.ConstantValue.HasValue || (!IsState(comparison.LeftOperand) && !IsState(comparison.RightOperand)))
        {
            return true;
        }

        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            || ConstantOf(comparison) is not { } state)
        {
            return false;
        }

        // Who has ruled out all the others knows, too.
        return IsFinal(state) ? isBranching : !_excluded.Add(state) || !IsAllOpen();
    }

    private bool IsAllOpen() => _excluded.Count >= JobStatesExtensions.Count - s_final.Length;

    private static bool IsFinal(uint state) => Array.IndexOf(s_final, state) >= 0;

    private static uint? ConstantOf(IBinaryOperation comparison)
        => (comparison.RightOperand.ConstantValue is { HasValue: true } right
            ? right
            : comparison.LeftOperand.ConstantValue) is { HasValue: true, Value: { } constant }
            ? IntegerTypes.LowBits(constant)
            : null;

    // Any enum may be the one that the program calls it.
    private static bool IsState(IOperation value)
        => value.Type is { TypeKind: TypeKind.Enum } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static bool IsNumber(ITypeSymbol? type) => IntegerTypes.WidthOf(type) is not null;
}

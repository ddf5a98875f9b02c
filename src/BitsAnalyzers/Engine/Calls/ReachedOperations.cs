using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Leaves out the operations that nothing comes to, as the text alone tells: what stands behind <c>return</c>, in the branch of a constant
/// condition that is never taken, or behind a loop without an end.
/// </summary>
internal static class ReachedOperations
{
    /// <summary>The children of an operation that may be reached if it is.</summary>
    public static IEnumerable<IOperation> ChildrenOf(IOperation operation) => operation switch
    {
        IBlockOperation { Operations: var statements } => Reached(statements),
        ISwitchCaseOperation { Clauses: var clauses, Body: var body } => clauses.Concat(Reached(body)),
        IConditionalOperation { Condition: var condition, WhenTrue: var first, WhenFalse: var second }
            when IsAlways(condition) is { } isTrue => Present(condition, isTrue ? first : second),
        IBinaryOperation
        {
            OperatorKind: (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) and var kind,
            LeftOperand: { ConstantValue: { HasValue: true, Value: bool isLeftTrue } } left,
        } when isLeftTrue == (kind == BinaryOperatorKind.ConditionalOr) => [left],
        IWhileLoopOperation { ConditionIsTop: true, Condition: { ConstantValue: { HasValue: true, Value: false } } never } => [never],
        IForLoopOperation { Before: var before, Condition: { ConstantValue: { HasValue: true, Value: false } } never } =>
            [.. before, never],
        _ => operation.ChildOperations,
    };

    // What a condition comes to whatever is not constant in it.
    private static bool? IsAlways(IOperation condition) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool isTrue } } => isTrue,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand: var left } when IsAlways(left) == false => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand: var left } when IsAlways(left) == true => true,
        _ => null,
    };

    private static IEnumerable<IOperation> Present(params IOperation?[] operations) => operations.Where(static part => part is not null)!;

    private static IEnumerable<IOperation> Reached(ImmutableArray<IOperation> statements)
    {
        var isReached = true;
        foreach (var statement in statements)
        {
            // Where a label stands, something may lead to it from elsewhere.
            isReached |= statement is ILabeledOperation or ILocalFunctionOperation;
            if (isReached)
            {
                yield return statement;
                isReached = !NeverEnds(statement);
            }
        }
    }

    private static bool NeverEnds(IOperation statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: var inner } => Reached(inner).LastOrDefault() is { } last && NeverEnds(last),
        IConditionalOperation { Condition: var condition, WhenTrue: var first, WhenFalse: var second }
            when IsAlways(condition) is { } isTrue => (isTrue ? first : second) is { } taken && NeverEnds(taken),
        IConditionalOperation { WhenTrue: var first, WhenFalse: { } second } => NeverEnds(first) && NeverEnds(second),
        IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } loop => !IsLeft(loop),
        IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } } loop => !IsLeft(loop),
        ILockOperation { Body: var body } => NeverEnds(body),
        IUsingOperation { Body: var body } => NeverEnds(body),
        ITryOperation { Body: var body, Catches: var handlers } =>
            NeverEnds(body) && handlers.All(static handler => NeverEnds(handler.Handler)),
        _ => false,
    };

    private static bool IsLeft(ILoopOperation loop)
        => loop.Body.DescendantsAndSelf().Any(part => part is IBranchOperation { Target: var target, BranchKind: var kind } &&
            (kind == BranchKind.GoTo || SymbolEqualityComparer.Default.Equals(target, loop.ExitLabel)));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Finds the methods that never come to their end, because they call themselves, or each other, on every way through them: the greatest
/// set of methods of which each surely calls one of the set before anything leaves it. The text alone tells.
/// </summary>
internal static class EndlessRecursion
{
    /// <param name="methods">Methods that call each other in circles.</param>
    /// <param name="bodyOf">The body of a method; null where it cannot be seen.</param>
    public static HashSet<IMethodSymbol> Among(IReadOnlyCollection<IMethodSymbol> methods, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var endless = new HashSet<IMethodSymbol>(methods, SymbolEqualityComparer.Default);
        int before;
        do
        {
            before = endless.Count;
            endless.RemoveWhere(method => method.IsAsync || CallTargets.IsVirtual(method) || bodyOf(method) is not { } body
                || !SurelyCalls(body, endless));
        }
        while (endless.Count < before);

        return endless;
    }

    // Whether an operation that comes to its end has called one of the methods.
    private static bool SurelyCalls(IOperation operation, HashSet<IMethodSymbol> methods) => operation switch
    {
        IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        IConditionalOperation { Condition: var condition, WhenTrue: var first, WhenFalse: var second } =>
            SurelyCalls(condition, methods) || (second is not null && SurelyCalls(first, methods) && SurelyCalls(second, methods)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, LeftOperand: var left } =>
            SurelyCalls(left, methods),
        ICoalesceOperation { Value: var value } => SurelyCalls(value, methods),
        ICoalesceAssignmentOperation { Target: var target } => SurelyCalls(target, methods),
        IConditionalAccessOperation { Operation: var accessed } => SurelyCalls(accessed, methods),
        ISwitchOperation { Value: var value } => SurelyCalls(value, methods),
        ISwitchExpressionOperation { Value: var value } => SurelyCalls(value, methods),
        IForEachLoopOperation { Collection: var collection } => SurelyCalls(collection, methods),
        IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } => SurelyCalls(condition, methods),
        IForLoopOperation { Before: var start } => AnySurelyCalls(start, methods),
        ILoopOperation => false,
        ITryOperation { Catches.IsEmpty: false } => false,
        _ => AnySurelyCalls(operation.ChildOperations, methods) || (Called(operation) is { } method
            && methods.Contains(CallTargets.Definition(method))),
    };

    // One after the other, as long as nothing may leave.
    private static bool AnySurelyCalls(IEnumerable<IOperation> operations, HashSet<IMethodSymbol> methods)
    {
        foreach (var operation in operations)
        {
            if (SurelyCalls(operation, methods))
            {
                return true;
            }

            if (operation.DescendantsAndSelf().Any(part => part is IThrowOperation or IBranchOperation ||
                (part is IReturnOperation { ReturnedValue: var returned } && !(returned is not null && SurelyCalls(returned, methods)))))
            {
                return false;
            }
        }

        return false;
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => method,
        IObjectCreationOperation { Constructor: { } constructor } => constructor,
        IPropertyReferenceOperation { Property.GetMethod: { } getter } read when !WrittenPlaces.MayBeWritten(read) => getter,
        _ => null,
    };
}

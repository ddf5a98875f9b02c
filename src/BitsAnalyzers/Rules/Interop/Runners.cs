using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>
/// Where the result of a call ends that stands in a delegate: a method of the compilation that runs the delegate may give the result to its
/// caller, and that one may drop it.
/// </summary>
internal sealed class Runners(SourceBodies bodies, CancellationToken cancellationToken)
{
    // Steps on the way of a value: a runner of a runner of a runner is nobody's style.
    private const int MaximumDepth = 9;

    private enum Fate
    {
        Used,
        Dropped,
        Returned,
    }

    /// <summary>Whether nobody looks at a value, although it is the result of a lambda.</summary>
    public bool Drop(IOperation value) => FateOf(value, MaximumDepth) == Fate.Dropped;

    /// <summary>Whether nobody looks at what a delegate gives that is made here.</summary>
    public bool DropResultOf(IDelegateCreationOperation made) => FateOfResult(made, MaximumDepth) == Fate.Dropped;

    private Fate FateOf(IOperation value, int depth)
    {
        if (depth == 0)
        {
            return Fate.Used;
        }

        switch (value.Parent)
        {
            case IExpressionStatementOperation:
                return Fate.Dropped;
            case IConditionalAccessOperation access when access.WhenNotNull == value:
            case IParenthesizedOperation:
            case IConversionOperation { OperatorMethod: null }:
            case IAwaitOperation:
                return FateOf(value.Parent, depth - 1);
            case IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait) } awaited when awaited.Instance == value:
                return FateOf(awaited, depth - 1);
            case IReturnOperation @return:
                return FunctionAround(@return) is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation made }
                    ? FateOfResult(made, depth - 1)
                    : Fate.Returned;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return FateOf(local, value, depth);
            case ISimpleAssignmentOperation
            {
                Target: ILocalReferenceOperation { Local: var local },
                Parent: IExpressionStatementOperation
            }:
                return FateOf(local, value, depth);
            default:
                return Fate.Used;
        }
    }

    // A local that is only there to be returned.
    private Fate FateOf(ILocalSymbol local, IOperation value, int depth)
    {
        var fate = Fate.Dropped;
        foreach (var reference in RootOf(value).Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(reference.Local, local)
                || reference.Parent is ISimpleAssignmentOperation { Target: var target } && target == reference)
            {
                continue;
            }

            if (FateOf(reference, depth - 1) is var use && use == Fate.Used)
            {
                return Fate.Used;
            }
            else if (use == Fate.Returned)
            {
                fate = Fate.Returned;
            }
        }

        // One that nobody reads is kept for a reason.
        return fate == Fate.Dropped ? Fate.Used : fate;
    }

    private Fate FateOfResult(IDelegateCreationOperation made, int depth)
    {
        IOperation passed = made;
        while (passed.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            passed = passed.Parent;
        }

        if (depth == 0 || made.Type is not INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false } ||
            passed.Parent is not IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation runner } ||
            SourceBodies.CalleeOf(runner) is null
                && runner.TargetMethod.MethodKind != MethodKind.LocalFunction
                && !runner.TargetMethod.IsAsync)
        {
            return Fate.Used;
        }

        return FateIn(runner.TargetMethod, parameter.Ordinal, depth - 1) switch
        {
            Fate.Returned => FateOf(runner, depth - 1),
            var fate => fate,
        };
    }

    // What a method does with what the delegate gives that it is passed.
    private Fate FateIn(IMethodSymbol method, int ordinal, int depth)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (depth <= 0 || ordinal >= definition.Parameters.Length || bodies.Of(definition, cancellationToken) is not { } body)
        {
            return Fate.Used;
        }

        var parameter = definition.Parameters[ordinal];
        Fate? common = null;
        foreach (var reference in body.Descendants().OfType<IParameterReferenceOperation>().Where(
            reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)))
        {
            var fate = FateOfDelegate(reference, depth);
            if (fate is null)
            {
                continue;
            }

            if (fate == Fate.Used)
            {
                return Fate.Used;
            }

            common = common == Fate.Returned ? Fate.Returned : fate;
        }

        return common ?? Fate.Used;
    }

    // Null where the delegate is only looked at.
    private Fate? FateOfDelegate(IOperation reference, int depth)
    {
        switch (reference.Parent)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call when call.Instance == reference:
                return FateOf(call, depth);
            case IConditionalAccessOperation
            {
                WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call
            } access
                when access.Operation == reference:
                return FateOf(call, depth);
            case IArgumentOperation { Parent: IInvocationOperation check }
                when KnownMembers.GenuineFunctionOf(check.TargetMethod) == KnownFunction.ThrowIfNull:
                return null;
            case IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation inner } when SourceBodies.CalleeOf(inner)
                is { } called:
                return FateIn(called, parameter.Ordinal, depth - 1) switch
                {
                    Fate.Returned => FateOf(inner, depth - 1),
                    var fate => fate,
                };
            case IBinaryOperation:
            case IIsPatternOperation:
                return null;
            case ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } checkedForNull:
                return FateOfDelegate(checkedForNull, depth);
            case IConversionOperation { OperatorMethod: null } conversion when conversion.Parent is IArgumentOperation or IBinaryOperation:
                return FateOfDelegate(conversion, depth);
            default:
                return Fate.Used;
        }
    }

    private static IOperation FunctionAround(IOperation operation)
    {
        var current = operation;
        while (current is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}

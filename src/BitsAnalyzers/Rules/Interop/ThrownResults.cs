using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>
/// Finds out whether a failing HRESULT of a call becomes the exception that the framework has for it: by itself, or because it is given at
/// once to what the framework throws it with, by way of methods of the compilation. Who makes an exception of his own throws that one.
/// </summary>
internal sealed class ThrownResults(CompilationContext compilation, FailureException failure, CancellationToken cancellationToken)
{
    private const int MaximumDepth = 4;

    public bool AreOf(IInvocationOperation call) => !HResults.AreReturnedBy(call.TargetMethod) || IsGivenToThrower(call, MaximumDepth);

    private bool IsGivenToThrower(IOperation result, int depth)
    {
        var value = result;
        while (value.Parent is IConversionOperation or IParenthesizedOperation
            || (value.Parent is IMemberReferenceOperation { Member: var member } && ResultMembers.IsWholeValue(member)))
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } => Throws(call, parameter, depth),
            IInvocationOperation call when call.Instance == value => Throws(call, null, depth),
            _ => false,
        };
    }

    // Of an extension method, the parameter is what it is called on.
    private bool Throws(IInvocationOperation call, IParameterSymbol? parameter, int depth)
    {
        if (compilation.KnownMembers.Find(call.TargetMethod) is { Function: KnownFunction.ThrowIfFailure } known)
        {
            return known.Exception is null && parameter is null or { Ordinal: 0 };
        }

        return depth > 0 &&
            SourceBodies.CalleeOf(call) is { } callee &&
            compilation.SourceBodies.Of(callee, cancellationToken) is { } body &&
            SourceBodies.Operations(body).Any(
                operation => IsResult(operation, callee, parameter) &&
                    IsOnlyForFailures(operation, body) &&
                    !IsCaughtInside(operation, body) &&
                    IsGivenToThrower(operation, depth - 1));
    }

    private static bool IsResult(IOperation operation, IMethodSymbol callee, IParameterSymbol? parameter) => operation switch
    {
        IParameterReferenceOperation { Parameter: var read } => parameter is not null && read.Ordinal == parameter.Ordinal
            && SymbolEqualityComparer.Default.Equals(read.ContainingSymbol, callee.OriginalDefinition),
        IInstanceReferenceOperation { Parent: not IMemberReferenceOperation } => parameter is null,
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } =>
            parameter is null && ResultMembers.IsWholeValue(member),
        _ => false,
    };

    // Behind another condition it may be thrown or not.
    private bool IsOnlyForFailures(IOperation operation, IOperation body)
    {
        for (var inner = operation; inner != body && inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IConditionalOperation choice when choice.Condition != inner && (choice.WhenTrue != inner || !IsTest(choice.Condition)):
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or ILoopOperation:
                    return false;
            }
        }

        return true;
    }

    // A single look at the result.
    private bool IsTest(IOperation condition) => TransparentOperations.Strip(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals } binary =>
            ConstantHResult.Of(binary.RightOperand, compilation, cancellationToken) == 0,
        IInvocationOperation { TargetMethod: var method } => IsFailure(method),
        IPropertyReferenceOperation { Property: var property } => IsFailure(property),
        IIsPatternOperation { Pattern: IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.LessThan, Value: var limit } } =>
            ConstantHResult.Of(limit, compilation, cancellationToken) == 0,
        _ => false,
    };

    private bool IsFailure(ISymbol member)
        => compilation.KnownMembers.FunctionOf(member) == KnownFunction.IsFailure ||
            compilation.ResultMembers.FunctionOf(member, cancellationToken) == KnownFunction.IsFailure;

    private bool IsCaughtInside(IOperation operation, IOperation body)
    {
        for (var inner = operation; inner != body && inner.Parent is { } outer; inner = outer)
        {
            if (outer is ITryOperation @try && @try.Body == inner
                && @try.Catches.Any(handler => failure.IsCaughtAs(handler.ExceptionType)))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds methods that always release what they are called with.</summary>
internal sealed class ReleaseSearch(SourceBodies bodies) : CalleeSearch(bodies)
{
    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        if (callee.Parameter >= callee.Method.Parameters.Length ||
            callee.Method.Parameters[callee.Parameter] is not { RefKind: RefKind.None } parameter ||
            CallbackArguments.IsOwned(parameter, body))
        {
            return CalleeFacts.None;
        }

        var calls = ImmutableArray.CreateBuilder<(IOperation, Callee)>();
        foreach (var operation in SourceBodies.Operations(body))
        {
            // Behind a return, the rest may not run.
            if (operation is IReturnOperation { IsImplicit: false } or IBranchOperation or IThrowOperation)
            {
                break;
            }

            if (!IsUnconditional(operation, body))
            {
                continue;
            }

            if (SymbolEqualityComparer.Default.Equals(CallbackArguments.ReleasedBy(operation), parameter))
            {
                return new(operation, ImmutableArray<(IOperation, Callee)>.Empty);
            }

            foreach (var to in Onward(operation, parameter))
            {
                calls.Add((operation, to));
            }
        }

        return new(null, calls.ToImmutable());
    }

    /// <summary>The parameters of a callee that get the argument, too.</summary>
    public static IEnumerable<Callee> Onward(IOperation operation, IParameterSymbol parameter)
        => operation is IInvocationOperation call && SourceBodies.CalleeOf(call) is { } callee
            ? call.Arguments
                .Where(
                    argument => argument.Parameter is not null
                        && SymbolEqualityComparer.Default.Equals(CallbackArguments.ParameterIn(argument.Value), parameter))
                .Select(argument => new Callee(callee, argument.Parameter!.Ordinal))
            : [];

    private static bool IsUnconditional(IOperation operation, IOperation body)
    {
        for (var current = operation; current != body && current.Parent is { } parent; current = parent)
        {
            var runs = parent switch
            {
                IBlockOperation
                    or IMethodBodyBaseOperation
                    or IExpressionStatementOperation
                    or IUsingOperation
                    or ILockOperation
                    or IArgumentOperation
                    or IInvocationOperation
                        or IReturnOperation
                        or IDiscardOperation
                        or IVariableDeclarationGroupOperation
                        or IVariableDeclarationOperation
                    or IVariableDeclaratorOperation
                        or IVariableInitializerOperation
                        or ISimpleAssignmentOperation
                        or IConversionOperation
                        or IParenthesizedOperation =>
                        true,
                ITryOperation @try => current == @try.Body || current == @try.Finally,
                _ => false,
            };
            if (!runs)
            {
                return false;
            }
        }

        return true;
    }
}

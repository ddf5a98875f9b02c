using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Interop;

internal static class Bits103UncaughtFailure
{
    // Every version of BITS knows these.
    private const uint FlagsOfEveryVersion = 0x0F;
    private const uint HighestPriority = 3;
    private const uint AllUsers = 1;

    public static Finding? Examine(BitsInvocation call)
    {
        if (FailureException.TypicalOf(call.Member.Name) is not { } failure ||
            !MayFail(call) ||
            !Throws(call.Operation) ||
            FindHandler(call.Operation, failure) is not { Syntax: CatchClauseSyntax { Declaration.Type: { } caught } })
        {
            return null;
        }

        var steps = ImmutableArray.Create(
            new TraceStep(
                call.Operation.Syntax, $"{call.Member.Name} may fail with {failure.Result}, which is thrown as {failure.Exception}"),
            new TraceStep(caught, "this handler is for COMException only"));
        return new(
            RuleCatalogue.UncaughtFailure,
            null,
            0,
            caught,
            ImmutableArray.Create<object>(call.Member.Name, failure.Result, failure.Exception),
            steps);
    }

    // Where a constant argument rules the failure out, there is nothing to catch.
    private static bool MayFail(BitsInvocation call)
    {
        var constant = call.Argument(0) is { } argument && TransparentOperations.Strip(argument).ConstantValue is { HasValue: true } value
            ? IntegerTypes.LowBits(value.Value)
            : null;
        return call.Member.Name switch
        {
            "SetNotifyFlags" => constant is null or > FlagsOfEveryVersion,
            "SetPriority" => constant is null or > HighestPriority,
            "EnumJobs" => constant is { } users && (users & AllUsers) != 0,
            "AddFile" => !IsRight(call.Argument(0), static url => IsWebAddress(url)) ||
                !IsRight(call.Argument(1), static path => CommandLine.IsFullyQualified(new(path)) == true),
            _ => true,
        };
    }

    private static bool IsRight(IOperation? argument, Func<string, bool> isRight)
        => argument is not null
            && TransparentOperations.Strip(argument).ConstantValue is { HasValue: true, Value: string text }
            && isRight(text);

    private static bool IsWebAddress(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.Host.Length > 0;

    private static bool Throws(IInvocationOperation invocation)
        => !HResults.AreReturnedBy(invocation.TargetMethod) || IsThrown(invocation);

    // An HRESULT that is returned becomes the same exception where it is handed to the framework at once.
    private static bool IsThrown(IOperation result)
    {
        var parent = result.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation { TargetMethod: var method } && ThrowsExceptionForResult(method);
    }

    private static bool ThrowsExceptionForResult(IMethodSymbol method)
        => KnownMembers.GenuineFunctionOf(method) == KnownFunction.ThrowIfFailure ||
            method.DeclaringSyntaxReferences.Any(
                static reference => reference.GetSyntax().DescendantTokens().Any(static token => token.ValueText == "ThrowExceptionForHR"));

    // The innermost handler for COMException, where nothing around the call catches the failure.
    private static ICatchClauseOperation? FindHandler(IOperation call, FailureException failure)
    {
        ICatchClauseOperation? found = null;
        var inner = call;
        for (var outer = call.Parent; outer is not null
            and not IAnonymousFunctionOperation
            and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ITryOperation @try && @try.Body == inner)
            {
                foreach (var handler in @try.Catches)
                {
                    if (failure.IsCaughtAs(handler.ExceptionType))
                    {
                        return null;
                    }

                    if (found is null && KnownMembers.IsFrameworkType(handler.ExceptionType, "System.Runtime.InteropServices.COMException"))
                    {
                        found = handler;
                    }
                }
            }

            inner = outer;
        }

        return found;
    }
}

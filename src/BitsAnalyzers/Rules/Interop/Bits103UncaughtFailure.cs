using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
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

    public static Finding? Examine(
        BitsInvocation call, CompilationContext compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (FailureException.TypicalOf(call.Member.Name) is not { } failure ||
            FindHandler(call.Operation, failure) is not { Syntax: CatchClauseSyntax { Declaration.Type: { } caught } } handler ||
            IsForAnotherFailure(handler, failure, compilation, cancellationToken) ||
            !new ThrownResults(compilation, failure, cancellationToken).AreOf(call.Operation) ||
            !MayFail(call, new(compilation, graphs, cancellationToken)))
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

    // Where the argument rules the failure out, there is nothing to catch.
    private static bool MayFail(BitsInvocation call, PossibleValues values)
    {
        return call.Member.Name switch
        {
            "SetNotifyFlags" => !Number(~FlagsOfEveryVersion).LacksAll(~FlagsOfEveryVersion),
            "SetPriority" => !Number(~HighestPriority).LacksAll(~HighestPriority),
            "EnumJobs" => Number(AllUsers).HasAll(AllUsers),
            "AddFile" => !values.IsAlways(call.Argument(0), IsWebAddress) ||
                !values.IsAlways(call.Argument(1), static path => CommandLine.IsFullyQualified(new(path)) == true),
            _ => true,
        };

        NotifyMask Number(uint bits) => call.Argument(0) is { } argument ? values.NumberOf(argument, bits) : NotifyMask.Unknown;
    }

    private static bool IsWebAddress(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.Host.Length > 0;

    // A filter that asks for single codes shows that the handler is for those, and not for all that may happen.
    private static bool IsForAnotherFailure(
        ICatchClauseOperation handler, FailureException failure, CompilationContext compilation, CancellationToken cancellationToken)
    {
        var codes = new List<int>();
        foreach (var part in handler.Filter?.DescendantsAndSelf() ?? [])
        {
            var (code, tested) = part switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal =>
                    TransparentOperations.Strip(equal.LeftOperand) is IPropertyReferenceOperation
                        ? (equal.RightOperand, equal.LeftOperand)
                        : (equal.LeftOperand, equal.RightOperand),
                IConstantPatternOperation constant => (constant.Value, PatternOf(constant)?.Value),
                _ => default,
            };
            if (code is not null && tested is not null && IsCodeOfException(tested) &&
                ConstantHResult.Of(code, compilation, cancellationToken) is { } number)
            {
                codes.Add(number);
            }
        }

        return codes.Count > 0 && !codes.Contains(failure.Code);
    }

    private static IIsPatternOperation? PatternOf(IOperation pattern)
    {
        var outer = pattern.Parent;
        while (outer is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or })
        {
            outer = outer.Parent;
        }

        return outer as IIsPatternOperation;
    }

    private static bool IsCodeOfException(IOperation tested)
        => TransparentOperations.Strip(tested) is IPropertyReferenceOperation { Property: { Name: "HResult" or "ErrorCode" } property } &&
            (FullNames.IsFrameworkType(property.ContainingType, "System.Exception") ||
                FullNames.IsFrameworkType(property.ContainingType, "System.Runtime.InteropServices.ExternalException"));

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

                    if (found is null && FullNames.IsFrameworkType(handler.ExceptionType, "System.Runtime.InteropServices.COMException"))
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

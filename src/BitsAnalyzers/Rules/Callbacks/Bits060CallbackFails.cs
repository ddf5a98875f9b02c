using System.Globalization;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that does nothing but throw, or that returns failures only.</summary>
internal sealed class Bits060CallbackFails : CallbackRule
{
    /// <summary>Whether the callback does nothing but fail.</summary>
    public static bool IsAll(CallbackBody callback) => OnlyThrow(callback.Body) is not null || OnlyFailures(callback) is not null;

    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        // What may be overridden may be there for that alone.
        if (callback.Method.IsAsync
            || callback.Method is { IsVirtual: true } or { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false })
        {
            yield break;
        }

        if (OnlyThrow(callback.Body) is { } thrown)
        {
            yield return Report(
                RuleCatalogue.CallbackFails, callback.Identifier, [callback.Event, "only throws an exception", ""],
                new TraceStep(thrown.Syntax, "an exception is thrown here, for every event"));
        }
        else if (OnlyFailures(callback) is { } failure)
        {
            var code = "0x" + failure.Code.ToString("X8", CultureInfo.InvariantCulture);
            yield return Report(
                RuleCatalogue.CallbackFails, callback.Identifier, [callback.Event, $"always returns {code}", ""],
                new TraceStep(failure.Return.Syntax, $"{code} is returned here"));
        }
    }

    /// <summary>The exception that is all there is in a body; null where there is more, or something else.</summary>
    private static IThrowOperation? OnlyThrow(IOperation body)
    {
        while (true)
        {
            switch (body)
            {
                case IThrowOperation thrown:
                    return thrown;
                case IBlockOperation { Operations: [var only] }:
                    body = only;
                    break;
                case IBlockOperation { Operations: [var first, IReturnOperation { IsImplicit: true, ReturnedValue: null }] }:
                    body = first;
                    break;
                case IExpressionStatementOperation { Operation: var expression }:
                    body = expression;
                    break;
                case IReturnOperation { ReturnedValue: { } returned }:
                    body = returned;
                    break;
                case IConversionOperation { IsImplicit: true, Operand: var operand }:
                    body = operand;
                    break;
                default:
                    return null;
            }
        }
    }

    private static (IOperation Return, int Code)? OnlyFailures(CallbackBody callback)
    {
        // JobModification is not repeated, and a result that the runtime makes something else of is none of these.
        if (callback.Method.ReturnsVoid || callback.Event == "JobModification" ||
            (callback.Member.MethodImplementationFlags & System.Reflection.MethodImplAttributes.PreserveSig)
                == System.Reflection.MethodImplAttributes.IL)
        {
            return null;
        }

        (IOperation Return, int Code)? first = null;
        foreach (var returned in callback.Operations.OfType<IReturnOperation>())
        {
            if (returned.ReturnedValue is not { } value ||
                ConstantHResult.Of(value, callback.Compilation, callback.CancellationToken) is not { } code ||
                !IsFailure(callback.Event, code))
            {
                return null;
            }

            first ??= (returned, code);
        }

        return first;
    }

    // For the end of a job every result but S_OK counts as a failure, for files only negative ones do.
    private static bool IsFailure(string @event, int code) => @event is "JobTransferred" or "JobError" ? code != 0 : code < 0;
}

using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Recognises waits that are written to last for ever.</summary>
internal static class EndlessWaits
{
    /// <summary>Whether a call puts its thread to sleep for ever.</summary>
    public static bool IsSleep(ISymbol method, ImmutableArray<IArgumentOperation> arguments)
        => method.Name == nameof(Thread.Sleep) && FullNames.IsFrameworkType(method.ContainingType, "System.Threading.Thread") &&
            arguments.Any(static argument => IsForEver(argument.Value));

    /// <summary>Whether a call gives a task that is never done, unless somebody cancels it.</summary>
    public static bool IsDelay(ISymbol method, ImmutableArray<IArgumentOperation> arguments)
        => method.Name == nameof(Task.Delay) && FullNames.IsFrameworkType(method.ContainingType, "System.Threading.Tasks.Task") &&
            arguments.Any(static argument => IsForEver(argument.Value));

    private static bool IsForEver(IOperation time) => TransparentOperations.Strip(time) switch
    {
        { ConstantValue: { HasValue: true, Value: Timeout.Infinite } } => true,
        IFieldReferenceOperation { Field: { Name: nameof(Timeout.InfiniteTimeSpan), ContainingType: var type } } =>
            FullNames.IsFrameworkType(type, "System.Threading.Timeout"),
        _ => false,
    };
}

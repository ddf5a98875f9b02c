using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>What a loop may count on of code in it that is not followed.</summary>
internal static class OtherCode
{
    /// <summary>Whether it may take its time: it is made to wait, or nothing is known of it.</summary>
    public static bool MayWait(IOperation operation) => operation is not IInvocationOperation call || BlockingMembers.Contain(call) || !IsKnown(call.TargetMethod);

    /// <summary>Whether it may leave the loop: it throws, or never comes back.</summary>
    public static bool MayLeave(IOperation operation) => operation switch
    {
        IInvocationOperation call => !IsKnown(call.TargetMethod),
        IAwaitOperation { Operation: var awaited } => TransparentOperations.Strip(awaited) is not IInvocationOperation call || !IsDelay(call),
        IObjectCreationOperation { Constructor: { } constructor } => !IsKnown(constructor),
        _ => true,
    };

    private static bool IsDelay(IInvocationOperation call)
        => call.TargetMethod.Name == "ConfigureAwait" && call.Instance is { } configured
            ? TransparentOperations.Strip(configured) is IInvocationOperation inner && IsDelay(inner)
            : call.TargetMethod is { Name: "Delay" or "Yield", ContainingType: { Name: "Task" } type } && call.Arguments.Length <= 1 && IsIn(type, "System.Threading.Tasks");

    // Of the framework, and it runs nothing that it is given.
    private static bool IsKnown(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: "Thread" } type => method.Name is "Sleep" or "Yield" or "SpinWait" && IsIn(type, "System.Threading"),
        { Name: "SpinWait" or "Volatile" or "Interlocked" } type => IsIn(type, "System.Threading"),
        { Name: "Task" } type => method.Name is "Delay" or "Yield" && method.Parameters.Length <= 1 && IsIn(type, "System.Threading.Tasks"),
        { Name: "Console" or "Math" or "DateTime" or "DateTimeOffset" or "TimeSpan" or "Convert" or "BitConverter" or "GC" } type => IsIn(type, "System"),
        { SpecialType: not SpecialType.None and not SpecialType.System_Object and not SpecialType.System_Delegate } => true,
        { Name: "Stopwatch" or "Debug" or "Trace" } type => IsIn(type, "System.Diagnostics"),
        { Name: "Marshal" } type => IsIn(type, "System.Runtime.InteropServices"),
        { Name: "Path" } type => IsIn(type, "System.IO"),
        _ => false,
    };

    private static bool IsIn(INamedTypeSymbol type, string @namespace) => type.ContainingNamespace?.ToDisplayString() == @namespace;
}

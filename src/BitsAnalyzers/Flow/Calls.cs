using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>Finds the operations that calls may be followed from.</summary>
internal static class Calls
{
    private static readonly ConditionalWeakTable<IOperation, object> s_answers = new();
    private static readonly object s_yes = true;
    private static readonly object s_no = false;

    /// <summary>Whether an operation calls a method, a constructor or an accessor that may have a body in source.</summary>
    public static bool AreIn(IOperation operation)
        => s_answers.GetValue(operation, static operation => operation.DescendantsAndSelf().Any(IsCall) ? s_yes : s_no) == s_yes;

    private static bool IsCall(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => method.MethodKind == MethodKind.DelegateInvoke || IsInSource(method),
        IObjectCreationOperation { Constructor: { } constructor } => IsInSource(constructor),
        IPropertyReferenceOperation { Property: var property } => IsInSource(property),
        _ => false,
    };

    private static bool IsInSource(ISymbol member) => member is { ContainingType.TypeKind: not TypeKind.Interface, OriginalDefinition.DeclaringSyntaxReferences.Length: > 0 };
}

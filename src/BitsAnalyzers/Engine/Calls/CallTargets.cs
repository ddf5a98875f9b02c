using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What calls may reach, as far as their symbols tell.</summary>
internal sealed class CallTargets(CompilationContext compilation, CancellationToken cancellationToken)
{
    /// <summary>The method as it is written.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
        => ((method.ReducedFrom ?? method).PartialImplementationPart ?? method.ReducedFrom ?? method).OriginalDefinition;

    /// <summary>Whether something else may run in its place.</summary>
    public static bool IsVirtual(IMethodSymbol method)
        => (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface) &&
            !method.IsSealed && !method.ContainingType.IsSealed && !method.IsStatic;

    /// <summary>Whether the program declares it.</summary>
    public bool IsInSource(ISymbol symbol)
        => compilation.Compilation.Owns(symbol);

    /// <summary>Whether a body of the program may run: a member of another assembly may be one that a class of the program
    /// overrides.</summary>
    public bool MayBeInSource(IMethodSymbol method, IOperation? instance)
        => IsInSource(method) ||
            (IsVirtual(method) && instance is
            {
                Type: { IsSealed: false, IsValueType: false },
                Syntax: not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax
            } &&
                compilation.Reach.MayLeadTo(method.AssociatedSymbol?.Name ?? method.Name, cancellationToken));
}

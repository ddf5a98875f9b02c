using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// The members of extension blocks. What they are called on is a parameter of the block, which their bodies use by its name; the older
/// compilers know neither, so that the parameter is found where it is used.
/// </summary>
internal static class ExtensionBlocks
{
    // The kind of type that a block is, in the compilers that have them.
    private const TypeKind Extension = (TypeKind)14;

    /// <summary>Whether a member belongs to a block, and is called on a value.</summary>
    public static bool IsMember(ISymbol member) => member is { IsStatic: false, ContainingType.TypeKind: Extension };

    /// <summary>
    /// The parameters that a body uses, in the order of those of the method that is called: where a member of a block is called by the
    /// static method that stands for it, these are the one of the block, and then its own.
    /// </summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="body">Its body.</param>
    public static ImmutableArray<IParameterSymbol> ParametersOf(IMethodSymbol method, IOperation body)
    {
        if (method is not { IsStatic: true, IsExtensionMethod: true })
        {
            return method.Parameters;
        }

        var parameters = method.Parameters.ToBuilder();
        foreach (var parameter in ParametersIn(body))
        {
            switch (parameter.ContainingSymbol)
            {
                case INamedTypeSymbol { TypeKind: Extension }:
                    parameters[0] = parameter;
                    break;
                case IMethodSymbol { ContainingType.TypeKind: Extension } when parameter.Ordinal + 1 < parameters.Count:
                    parameters[parameter.Ordinal + 1] = parameter;
                    break;
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>The parameter of the block around a member; null where the body of the member does not use it.</summary>
    public static IParameterSymbol? ReceiverIn(IMethodSymbol method, IOperation body)
        => IsMember(method)
            ? ParametersIn(body).FirstOrDefault(static parameter => parameter.ContainingSymbol is INamedTypeSymbol { TypeKind: Extension })
            : null;

    private static IEnumerable<IParameterSymbol> ParametersIn(IOperation body)
        => body.Descendants().OfType<IParameterReferenceOperation>().Select(static reference => reference.Parameter);
}

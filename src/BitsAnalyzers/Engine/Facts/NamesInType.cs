using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Where names stand in the declarations of a type. What is asked of a private member is asked of each of them, and a declaration never
/// changes: it is walked through once, however many members are asked about and however many compilations it becomes part of.
/// </summary>
internal static class NamesInType
{
    private static readonly ConditionalWeakTable<SyntaxNode, ILookup<string, IdentifierNameSyntax>> s_names = new();

    /// <summary>Where a name stands in the declarations of a type, be it for something else of the same name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IEnumerable<IdentifierNameSyntax> Of(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.SelectMany(reference => In(reference.GetSyntax(cancellationToken))[name]);

    private static ILookup<string, IdentifierNameSyntax> In(SyntaxNode declaration)
        => s_names.TryGetValue(declaration, out var names)
            ? names
            : s_names.GetValue(declaration, static declaration => declaration.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(
                static name => name.Identifier.ValueText, StringComparer.Ordinal));
}

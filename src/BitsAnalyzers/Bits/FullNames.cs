using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>Recognises types and attributes by their full names: a simple name decides nothing.</summary>
internal static class FullNames
{
    /// <summary>The namespace, the types around a type, and its name, as metadata have them.</summary>
    public static string Of(INamedTypeSymbol type)
        => type.ContainingType is { } container ? Of(container) + "+" + type.MetadataName
            : type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;

    /// <summary>Whether a type is the one of the framework that has this full name.</summary>
    public static bool IsFrameworkType(ITypeSymbol? type, string fullName)
        => type is INamedTypeSymbol named && IsGenuine(named) && Of(named.OriginalDefinition) == fullName;

    /// <summary>Whether an attribute of this full name is there. A program may declare those of the compiler itself.</summary>
    public static bool HasAttribute(ImmutableArray<AttributeData> attributes, string fullName)
        => attributes.Any(attribute => IsNamed(attribute, fullName));

    /// <summary>Whether an attribute has this full name.</summary>
    public static bool IsNamed(AttributeData attribute, string fullName)
        => attribute.AttributeClass is { } type &&
            fullName.EndsWith(type.MetadataName, StringComparison.Ordinal) &&
            Of(type.OriginalDefinition) == fullName;

    /// <summary>Whether a type is no look-alike: only the framework has types in its own namespaces.</summary>
    public static bool IsGenuine(INamedTypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            root = root.ContainingNamespace;
        }

        return root?.Name is not ("System" or "Microsoft") || IsFramework(type.ContainingAssembly);
    }

    private static bool IsFramework(IAssemblySymbol? assembly)
        => assembly?.Name is { } name &&
            (name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "PresentationCore" or "PresentationFramework" ||
                name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}

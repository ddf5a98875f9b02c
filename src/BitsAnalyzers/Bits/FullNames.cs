using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>Recognises types and attributes by their full names: a simple name decides nothing.</summary>
internal static class FullNames
{
    /// <summary>
    /// Whether a type has this full name: the namespace, the types around it, and its name, as metadata have them. Nothing is written out
    /// for that.
    /// </summary>
    public static bool IsNamed(INamedTypeSymbol type, string fullName) => IsNamed(type, fullName, fullName.Length);

    /// <summary>Whether a type is the one of the framework that has this full name.</summary>
    public static bool IsFrameworkType(ITypeSymbol? type, string fullName)
        => type is INamedTypeSymbol named && IsNamed(named.OriginalDefinition, fullName) && IsGenuine(named);

    /// <summary>Whether an attribute of this full name is there. A program may declare those of the compiler itself.</summary>
    public static bool HasAttribute(ImmutableArray<AttributeData> attributes, string fullName)
    {
        foreach (var attribute in attributes)
        {
            if (IsNamed(attribute, fullName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an attribute has this full name.</summary>
    public static bool IsNamed(AttributeData attribute, string fullName)
        => attribute.AttributeClass is { } type && IsNamed(type.OriginalDefinition, fullName);

    // From the end, where names differ: whether the first so many characters of a name are those of a type or namespace.
    private static bool IsNamed(INamespaceOrTypeSymbol symbol, string fullName, int length)
    {
        var name = symbol.MetadataName;
        var start = length - name.Length;
        if (start < 0 || string.CompareOrdinal(fullName, start, name, 0, name.Length) != 0)
        {
            return false;
        }

        if (symbol.ContainingType is { } container)
        {
            return start > 0 && fullName[start - 1] == '+' && IsNamed(container, fullName, start - 1);
        }

        return symbol.ContainingNamespace is { IsGlobalNamespace: false } @namespace
            ? start > 0 && fullName[start - 1] == '.' && IsNamed(@namespace, fullName, start - 1)
            : start == 0;
    }

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

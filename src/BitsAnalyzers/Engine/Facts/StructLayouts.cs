using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>Finds the fields that a type lays out over one another, so that a write to one is a write to another.</summary>
internal static class StructLayouts
{
    private const string FieldOffset = "System.Runtime.InteropServices.FieldOffsetAttribute";

    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool>> s_explicit = new();

    /// <summary>Whether the field may share its place with another one.</summary>
    public static bool MayOverlap(IFieldSymbol field)
        => FullNames.HasAttribute(field.OriginalDefinition.GetAttributes(), FieldOffset) ||
            (field.OriginalDefinition is { ContainingType: { } type, DeclaringSyntaxReferences.IsEmpty: true } &&
                s_explicit.GetValue(type, static type => new(IsExplicitInMetadata(type))).Value);

    // In an assembly the layout is no attribute but a flag of the type, which symbols do not show.
    private static bool IsExplicitInMetadata(INamedTypeSymbol type)
    {
        if (type.MetadataToken == 0 || type.ContainingAssembly?.GetMetadata() is not { } metadata)
        {
            return false;
        }

        try
        {
            var module = type.ContainingAssembly.Modules.TakeWhile(
                module => !SymbolEqualityComparer.Default.Equals(module, type.ContainingModule)).Count();
            var reader = metadata.GetModules()[module].GetMetadataReader();
            var definition = reader.GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.Handle(type.MetadataToken));
            return (definition.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;
        }
        catch (Exception e) when (e is BadImageFormatException or System.IO.IOException or ObjectDisposedException)
        {
            // The compiler reports what it cannot read.
            return true;
        }
    }
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>Finds the fields that a type lays out over one another, so that a write to one is a write to another.</summary>
internal static class StructLayouts
{
    private const string FieldOffset = "System.Runtime.InteropServices.FieldOffsetAttribute";

    /// <summary>Whether the field may share its place with another one.</summary>
    public static bool MayOverlap(IFieldSymbol field)
        => FullNames.HasAttribute(field.OriginalDefinition.GetAttributes(), FieldOffset);
}

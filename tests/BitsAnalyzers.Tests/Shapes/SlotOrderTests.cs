using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>The declarations have the slots of the Windows headers, except where a shape is there for not having them.</summary>
public partial class SlotOrderTests
{
    private const int FirstSlot = 3;

    [Theory]
    [EveryShape]
    public void EveryInterfaceIsDeclared(InteropShape shape)
    {
        string[] missing = shape.Name == "SharpBits" ? ["IBackgroundCopyJob4"] : [];
        var declared = BitsInterfaces.DeclaredIn(AssemblyOf(shape)).Select(type => type.Interface.Name).ToHashSet();

        Assert.Equal(missing, BitsInterfaces.All.Select(type => type.Name).Where(name => !declared.Contains(name)));
    }

    [Theory]
    [InlineData("ComImport")]
    [InlineData("NestedEnum")]
    [InlineData("PreserveSig")]
    [InlineData("CsWin32")]
    [InlineData("TypeLibrary")]
    [InlineData("SharpBits")]
    [InlineData("GlobalNamespace")]
    [InlineData("GuidConstants")]
    public void BaseSlotsAreRedeclared(string shape) => AssertDeclares(shape, BitsInterfaces.SlotsOf);

    [Theory]
    [InlineData("NotRedeclared")]
    [InlineData("GeneratedComInterface")]
    public void BaseSlotsAreInherited(string shape) => AssertDeclares(shape, type => type.Methods);

    [Theory]
    [InlineData("CsWin32Pointers")]
    [InlineData("TerraFX")]
    public void StructsCallThroughTheirSlots(string shape)
    {
        var structs = StructsIn(shape);

        Assert.NotEmpty(structs);
        Assert.All(structs, type => Assert.Equal(BitsInterfaces.SlotsOf(type.Interface), MethodsBySlot(type.Symbol)));
    }

    [Fact]
    public void WrongIidOfJob4IsThere() => Assert.Contains(
        "BC2C92DF-4972-4FA7-B8A0-444E127BA670",
        InteropShapes.SharpBits.Declarations.Single().Text,
        StringComparison.OrdinalIgnoreCase);

    private static void AssertDeclares(string shape, Func<BitsInterface, ImmutableArray<string>> slots)
    {
        var declared = BitsInterfaces.DeclaredIn(AssemblyOf(InteropShapes.Named(shape)));

        Assert.NotEmpty(declared);
        Assert.All(
            declared,
            type => Assert.Equal(slots(type.Interface), type.Symbol.GetMembers().OfType<IMethodSymbol>().Select(method => method.Name)));
    }

    private static IEnumerable<(BitsInterface Interface, INamedTypeSymbol Symbol)> StructsIn(string shape)
        => BitsInterfaces.DeclaredIn(AssemblyOf(InteropShapes.Named(shape))).Where(type => type.Symbol.TypeKind == TypeKind.Struct);

    private static IEnumerable<string> MethodsBySlot(INamedTypeSymbol type)
        => from syntax in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
           from method in syntax.ChildNodes().OfType<MethodDeclarationSyntax>()
           let slot = SlotIndex().Match(method.ToString())
           where slot.Success
           let index = int.Parse(slot.Groups["index"].Value, CultureInfo.InvariantCulture)
           where index >= FirstSlot
           orderby index
           select method.Identifier.Text;

    private static IAssemblySymbol AssemblyOf(InteropShape shape)
    {
        var compilation = ShapeCompilation.OfDeclarations(shape);
        var library = compilation.References.FirstOrDefault(
            reference => reference.Display?.StartsWith("BITSReference", StringComparison.Ordinal) == true);
        return library is null ? compilation.Assembly : (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
    }

    [GeneratedRegex(@"lpVtbl\[(?<index>\d+)\]")]
    private static partial Regex SlotIndex();
}

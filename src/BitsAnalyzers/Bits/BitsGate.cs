using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Decides, before anything is analysed, whether a compilation can declare a BITS interface at all: by the GUIDs that its types and those
/// of its references declare. It may say yes in vain, never no in vain. A solution without BITS pays no more than this.
/// </summary>
internal static class BitsGate
{
    private const string GuidAttribute = "GuidAttribute";

    // A library whose members are marked may hide what it does, and so may one that is known.
    private static readonly string[] s_marks = [.. WrapperAttributes.All, .. KnownWrappers.Names];

    private static readonly byte[][] s_encodedMarks = s_marks.Select(System.Text.Encoding.ASCII.GetBytes).ToArray();

    // Metadata is shared by all compilations that reference the file, and trees by those before and after a change: each is looked at once.
    private static readonly ConditionalWeakTable<MetadataId, StrongBox<bool>> s_assemblies = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> s_trees = new();

    public static bool MayUseBits(Compilation compilation, CancellationToken cancellationToken)
    {
        if (MayDeclareBits(compilation, cancellationToken))
        {
            return true;
        }

        foreach (var reference in compilation.References)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reference is CompilationReference project
                ? MayDeclareBits(project.Compilation, cancellationToken)
                : compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && MayDeclareBits(assembly))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a referenced assembly may declare BITS.</summary>
    public static bool MayDeclareBits(IAssemblySymbol assembly)
        => assembly.GetMetadata() is { } metadata && s_assemblies.GetValue(metadata.Id, _ => new(HasBits(metadata))).Value;

    /// <summary>Whether code in a referenced assembly may use BITS: the assembly may declare it, or one that it references.</summary>
    public static bool KnowsBits(IAssemblySymbol assembly)
        => MayDeclareBits(assembly) ||
            assembly.Modules.Any(static module => module.ReferencedAssemblySymbols.Any(static referenced => MayDeclareBits(referenced)));

    private static bool MayDeclareBits(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (s_trees.GetValue(tree, tree => new(HasBits(tree.GetRoot(cancellationToken)))).Value)
            {
                return true;
            }
        }

        return compilation.ContainsSymbolsWithName(static name => Array.IndexOf(s_marks, name) >= 0, SymbolFilter.Type, cancellationToken);
    }

    private static bool HasBits(SyntaxNode node)
    {
        switch (node)
        {
            case CompilationUnitSyntax unit:
                return unit.Usings.Any(IsAliasOfGuid) || unit.Members.Any(HasBits);
            case BaseNamespaceDeclarationSyntax @namespace:
                return @namespace.Usings.Any(IsAliasOfGuid) || @namespace.Members.Any(HasBits);
            case TypeDeclarationSyntax type:
                foreach (var list in type.AttributeLists)
                {
                    if (list.Attributes.Any(MayNameBits))
                    {
                        return true;
                    }
                }

                return type.Members.Any(HasBits);
            default:
                return false;
        }
    }

    // A GUID that is not written out may be any.
    private static bool MayNameBits(AttributeSyntax attribute)
    {
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.Expression is LiteralExpressionSyntax literal
                ? literal.IsKind(SyntaxKind.StringLiteralExpression) && IsBits(literal.Token.ValueText)
                : IsGuid(attribute.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Under another name the attribute may stand anywhere.
    private static bool IsAliasOfGuid(UsingDirectiveSyntax @using) => @using is { Alias: not null, Name: { } name } && IsGuid(name);

    private static bool IsGuid(NameSyntax name) => name switch
    {
        SimpleNameSyntax { Identifier.ValueText: var simple } => simple is "Guid" or GuidAttribute,
        QualifiedNameSyntax qualified => IsGuid(qualified.Right),
        AliasQualifiedNameSyntax qualified => IsGuid(qualified.Name),
        _ => false,
    };

    private static bool IsBits(string? text) => Guid.TryParse(text, out var iid) && BitsInterfaces.FromIid(iid) is not null;

    private static bool HasBits(AssemblyMetadata metadata)
    {
        try
        {
            return metadata.GetModules().Any(
                static module => module.GetMetadataReader() is var reader && (HasMarks(reader) || HasIids(reader)));
        }
        catch (Exception e) when (e is BadImageFormatException or System.IO.IOException or ObjectDisposedException)
        {
            // The compiler reports what it cannot read; there is nothing in it for us.
            return false;
        }
    }

    // The assembly that defines the attribute is the framework itself.
    private static bool HasIids(MetadataReader reader)
    {
        var attributes = new HashSet<EntityHandle>();
        foreach (var handle in reader.TypeReferences)
        {
            if (reader.StringComparer.Equals(reader.GetTypeReference(handle).Name, GuidAttribute))
            {
                attributes.Add(handle);
            }
        }

        if (attributes.Count == 0)
        {
            return false;
        }

        var constructors = new HashSet<EntityHandle>();
        foreach (var handle in reader.MemberReferences)
        {
            if (attributes.Contains(reader.GetMemberReference(handle).Parent))
            {
                constructors.Add(handle);
            }
        }

        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (constructors.Contains(attribute.Constructor) && IsBits(TextOf(reader.GetBlobReader(attribute.Value))))
            {
                return true;
            }
        }

        return false;
    }

    // The value of an attribute starts with a word that says that it is one.
    private static string? TextOf(BlobReader value)
        => value.Length > sizeof(ushort) && value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;

    private static unsafe bool HasMarks(MetadataReader reader)
    {
        var heap = new ReadOnlySpan<byte>(
            reader.MetadataPointer + reader.GetHeapMetadataOffset(HeapIndex.String),
            reader.GetHeapSize(HeapIndex.String));
        foreach (var name in s_encodedMarks)
        {
            if (heap.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

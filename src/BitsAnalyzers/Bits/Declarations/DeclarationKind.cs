using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>Who calls through a declaration, and by which rules: the runtime, generated code, or the code in its own body.</summary>
internal sealed record DeclarationKind
{
    private const uint Utf16 = 2;
    private const uint Utf8 = 1;

    private DeclarationKind()
    {
    }

    /// <summary>[ComImport]: the vtable is made of the members of this interface alone, whatever it derives from.</summary>
    public bool IsComImport { get; private init; }

    /// <summary>[GeneratedComInterface]: the vtable goes on with the members of this interface behind those of its base.</summary>
    public bool IsGenerated { get; private init; }

    /// <summary>A struct whose methods call through a vtable.</summary>
    public bool IsStruct { get; private init; }

    public bool IsUtf16 { get; private init; }

    public bool IsUtf8 { get; private init; }

    /// <summary>The kind of a declaration; null where its slots are not known to be called by anyone.</summary>
    public static DeclarationKind? Of(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Struct)
        {
            return new() { IsStruct = true };
        }

        if (type.IsComImport)
        {
            return new() { IsComImport = true };
        }

        if (type
            .GetAttributes()
            .FirstOrDefault(static attribute => FullNames.IsNamed(
                attribute, "System.Runtime.InteropServices.Marshalling.GeneratedComInterfaceAttribute")) is { } generated)
        {
            var strings = generated.NamedArguments
                .Where(static argument => argument.Key == "StringMarshalling")
                .Select(static argument => IntegerTypes.LowBits(argument.Value.Value))
                .FirstOrDefault();
            return new() { IsGenerated = true, IsUtf16 = strings == Utf16, IsUtf8 = strings == Utf8 };
        }

        return null;
    }
}

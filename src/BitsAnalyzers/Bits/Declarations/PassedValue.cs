using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>What native code gets for a parameter.</summary>
internal enum PassedForm
{
    /// <summary>Not known, or decided by code of the user's own.</summary>
    Unknown,

    /// <summary>So many bytes.</summary>
    Bytes,

    /// <summary>An address, and what is there may be known.</summary>
    Address,

    /// <summary>A string of UTF-16 characters that ends with a zero.</summary>
    Text,

    /// <summary>A string of that kind which is allocated as a BSTR.</summary>
    BasicText,

    /// <summary>A string in another encoding.</summary>
    OtherText,

    /// <summary>An interface pointer.</summary>
    Interface,

    /// <summary>A VARIANT.</summary>
    Variant,
}

/// <summary>How a declaration passes a parameter, or gives back a result through one.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Size">Its size, where it is bytes; null where that is not known.</param>
/// <param name="Target">What is at the address.</param>
/// <param name="IsFirstOfMany">Whether more of the same may stand behind it: numbers, of which an address may lead to any count.</param>
internal sealed record PassedValue(PassedForm Form, NativeSize? Size = null, PassedValue? Target = null, bool IsFirstOfMany = false)
{
    public static readonly PassedValue Unknown = new(PassedForm.Unknown);

    public bool IsPointerSized => Form == PassedForm.Bytes && Size == NativeSize.Pointer;

    public static PassedValue Of(IParameterSymbol parameter, DeclarationKind kind)
        => Marshalling.IsCustom(parameter.GetAttributes()) ? Unknown
        : parameter.RefKind == RefKind.None ? ByValue(parameter.Type, Marshalling.Of(parameter.GetAttributes()), kind)
        : new(PassedForm.Address, Target: ByValue(parameter.Type, Marshalling.Of(parameter.GetAttributes()), kind));

    /// <summary>The last parameter that native code has for a result which is no HRESULT.</summary>
    public static PassedValue OfResult(IMethodSymbol method, DeclarationKind kind)
        => Marshalling.IsCustom(method.GetReturnTypeAttributes())
            ? Unknown
            : new(PassedForm.Address, Target: ByValue(method.ReturnType, Marshalling.Of(method.GetReturnTypeAttributes()), kind));

    private static PassedValue ByValue(ITypeSymbol type, UnmanagedType? marshalling, DeclarationKind kind)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_String }:
                return Text(marshalling, kind);
            case { SpecialType: SpecialType.System_Boolean }:
                return Boolean(marshalling, kind);
            case { SpecialType: SpecialType.System_Object }:
                return marshalling switch
                {
                    UnmanagedType.IUnknown or UnmanagedType.Interface or UnmanagedType.IDispatch => new(PassedForm.Interface),
                    null or UnmanagedType.Struct when kind.IsComImport => new(PassedForm.Variant),
                    _ => Unknown,
                };
            case { TypeKind: TypeKind.Interface }:
                return new(PassedForm.Interface);
            case IPointerTypeSymbol { PointedAtType: var target }:
                return new(PassedForm.Address, Target: target.SpecialType == SpecialType.System_Void ? Unknown : Element(target));
            case IFunctionPointerTypeSymbol:
                return new(PassedForm.Bytes, NativeSize.Pointer);
            case IArrayTypeSymbol { ElementType: var element } when marshalling is null or UnmanagedType.LPArray:
                return new(PassedForm.Address, Target: Element(element));
            case { IsValueType: true } when marshalling == UnmanagedType.LPStruct:
                return new(PassedForm.Address, Target: Plain(type));
            case { IsValueType: true } when marshalling is null
                or UnmanagedType.Struct
                or UnmanagedType.Error
                or (>= UnmanagedType.I1 and <= UnmanagedType.U8)
                or UnmanagedType.SysInt
                or UnmanagedType.SysUInt:
                return Plain(type);
            default:
                return Unknown;
        }
    }

    private static PassedValue Element(ITypeSymbol type)
        => Plain(type) is { Form: PassedForm.Bytes } number
            && type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UIntPtr
            ? number with { IsFirstOfMany = true }
            : Plain(type);

    private static PassedValue Plain(ITypeSymbol type)
        => type is IPointerTypeSymbol ? new(PassedForm.Address)
        : type is { TypeKind: TypeKind.Interface } ? new(PassedForm.Interface)
        : type is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Class } ? Unknown
        : NativeSize.Of(type) is { } size ? new(PassedForm.Bytes, size)
        : Unknown;

    // COM takes a string for a BSTR unless it is told otherwise.
    private static PassedValue Text(UnmanagedType? marshalling, DeclarationKind kind) => marshalling switch
    {
        UnmanagedType.LPWStr or UnmanagedType.LPTStr => new(PassedForm.Text),
        UnmanagedType.BStr or UnmanagedType.TBStr => new(PassedForm.BasicText),
        UnmanagedType.LPStr or UnmanagedType.AnsiBStr => new(PassedForm.OtherText),
        null when kind.IsComImport => new(PassedForm.BasicText),
        null when kind.IsUtf16 => new(PassedForm.Text),
        null when kind.IsUtf8 => new(PassedForm.OtherText),
        _ => Unknown,
    };

    private static PassedValue Boolean(UnmanagedType? marshalling, DeclarationKind kind) => marshalling switch
    {
        UnmanagedType.Bool or UnmanagedType.I4 or UnmanagedType.U4 => new(PassedForm.Bytes, NativeSize.Bytes(4)),
        UnmanagedType.VariantBool => new(PassedForm.Bytes, NativeSize.Bytes(2)),
        UnmanagedType.I1 or UnmanagedType.U1 => new(PassedForm.Bytes, NativeSize.Bytes(1)),
        null when kind.IsComImport => new(PassedForm.Bytes, NativeSize.Bytes(2)),
        _ => Unknown,
    };
}

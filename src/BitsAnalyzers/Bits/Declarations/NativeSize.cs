using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>How many bytes something takes in native code, in a 32-bit and in a 64-bit process.</summary>
internal readonly record struct NativeSize(int On32, int On64)
{
    public static readonly NativeSize Pointer = new(4, 8);

    public static NativeSize Bytes(int bytes) => new(bytes, bytes);

    public override string ToString() => On32 == On64 ? $"{On32} bytes" : $"{On64} bytes in a 64-bit process";

    /// <summary>
    /// The size of a value of the type, as it is laid out; null where that is not known, or depends on how it is marshalled.
    /// </summary>
    public static NativeSize? Of(ITypeSymbol type)
        => Layout.Of(type, pointer: 4) is { } on32 && Layout.Of(type, pointer: 8) is { } on64 ? new(on32.Size, on64.Size) : null;

    // The size of something and what its address is a multiple of.
    private readonly record struct Layout(int Size, int Alignment)
    {
        // Structures that contain each other are an error, but not one of ours.
        private const int MaximumDepth = 8;

        public static Layout? Of(ITypeSymbol type, int pointer, int depth = 0)
        {
            if (IntegerTypes.WidthOf(type) is { } width && type is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
            {
                var isNative = type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr;
                return Scalar(isNative ? pointer : width / 8);
            }

            switch (type)
            {
                case IPointerTypeSymbol or IFunctionPointerTypeSymbol:
                case { SpecialType: SpecialType.System_String }:
                case { TypeKind: TypeKind.Interface }:
                    return Scalar(pointer);
                case { SpecialType: SpecialType.System_Single }:
                    return Scalar(sizeof(float));
                case { SpecialType: SpecialType.System_Double }:
                    return Scalar(sizeof(double));
                case { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }:
                    return new(16, 4);
                case INamedTypeSymbol
                {
                    TypeKind: TypeKind.Struct,
                    IsGenericType: false,
                    SpecialType: SpecialType.None
                } @struct when depth < MaximumDepth:
                    return OfStruct(@struct, pointer, depth + 1);
                default:
                    return null;
            }
        }

        private static Layout? OfStruct(INamedTypeSymbol @struct, int pointer, int depth)
        {
            var fields = @struct.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst).ToList();

            // A reference assembly does not show what a structure is made of, unless all of it is public.
            if (fields.Count == 0
                || (@struct.DeclaringSyntaxReferences.IsEmpty
                    && fields.Exists(static field => field.DeclaredAccessibility != Accessibility.Public)))
            {
                return null;
            }

            var attributes = @struct.GetAttributes();
            if (FullNames.HasAttribute(attributes, "System.Runtime.CompilerServices.InlineArrayAttribute")
                || FullNames.HasAttribute(attributes, "System.Runtime.InteropServices.Marshalling.NativeMarshallingAttribute"))
            {
                return null;
            }

            var declared = attributes.FirstOrDefault(
                static attribute => FullNames.IsNamed(attribute, "System.Runtime.InteropServices.StructLayoutAttribute"));
            var kind = declared?.ConstructorArguments is [{ Value: var argument }] && IntegerTypes.LowBits(argument) is { } bits
                ? (LayoutKind)bits
                : LayoutKind.Sequential;
            var pack = Named(declared, nameof(StructLayoutAttribute.Pack)) is > 0 and var given ? given : 8;
            if (kind == LayoutKind.Auto)
            {
                return null;
            }

            var end = 0;
            var alignment = 1;
            foreach (var field in fields)
            {
                if (OfField(field, pointer, depth) is not { } layout)
                {
                    return null;
                }

                var aligned = Math.Min(layout.Alignment, pack);
                int offset;
                if (kind == LayoutKind.Explicit)
                {
                    if (OffsetOf(field) is not { } written)
                    {
                        return null;
                    }

                    offset = written;
                }
                else
                {
                    offset = RoundUp(end, aligned);
                }

                end = Math.Max(end, offset + layout.Size);
                alignment = Math.Max(alignment, aligned);
            }

            return new(Math.Max(RoundUp(end, alignment), Named(declared, nameof(StructLayoutAttribute.Size)) ?? 0), alignment);
        }

        private static Layout? OfField(IFieldSymbol field, int pointer, int depth)
        {
            if (field.IsFixedSizeBuffer)
            {
                return field.Type is IPointerTypeSymbol { PointedAtType: var element } && Of(element, pointer, depth) is { } item
                    ? new(item.Size * field.FixedSize, item.Alignment)
                    : null;
            }

            var marshalling = Marshalling.Of(field.GetAttributes());
            return marshalling switch
            {
                null when field.Type.SpecialType == SpecialType.System_Boolean => Scalar(4),
                null => Of(field.Type, pointer, depth),
                UnmanagedType.Bool or UnmanagedType.I4 or UnmanagedType.U4 or UnmanagedType.Error => Scalar(4),
                UnmanagedType.I1 or UnmanagedType.U1 => Scalar(1),
                UnmanagedType.I2 or UnmanagedType.U2 or UnmanagedType.VariantBool => Scalar(2),
                UnmanagedType.I8 or UnmanagedType.U8 => Scalar(8),
                UnmanagedType.LPWStr
                    or UnmanagedType.LPStr
                    or UnmanagedType.LPTStr
                    or UnmanagedType.BStr
                    or UnmanagedType.Interface
                    or UnmanagedType.IUnknown =>
                    Scalar(pointer),
                UnmanagedType.Struct when field.Type.TypeKind == TypeKind.Struct => Of(field.Type, pointer, depth),
                _ => null,
            };
        }

        private static int? OffsetOf(IFieldSymbol field)
            => field
                .GetAttributes()
                .FirstOrDefault(
                    static attribute => FullNames.IsNamed(attribute, "System.Runtime.InteropServices.FieldOffsetAttribute")) is
            { ConstructorArguments: [{ Value: int offset }] }
                    ? offset
                    : null;

        private static int? Named(AttributeData? attribute, string name)
            => attribute is null
                ? null
                : attribute.NamedArguments
                    .Where(argument => argument.Key == name)
                    .Select(static argument => argument.Value.Value as int?)
                    .FirstOrDefault();

        private static int RoundUp(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

        private static Layout Scalar(int size) => new(size, size);
    }
}

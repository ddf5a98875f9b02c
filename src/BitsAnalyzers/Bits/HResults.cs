using System.Reflection;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// What becomes of the HRESULT of a member in the shape that declares it: a signature without [PreserveSig] throws it, one with it returns
/// it.
/// </summary>
internal static class HResults
{
    /// <summary>Whether a call of the method gives the HRESULT back instead of throwing.</summary>
    public static bool AreReturnedBy(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
        {
            return false;
        }

        return method.ContainingType.TypeKind switch
        {
            TypeKind.Interface =>
                (method.MethodImplementationFlags & MethodImplAttributes.PreserveSig) == MethodImplAttributes.PreserveSig &&
                (method.ReturnType is { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 } or { TypeKind: TypeKind.Enum }
                    || IsNamedHResult(method.ReturnType)),
            // Nothing stands between a call through a vtable and its caller.
            TypeKind.Struct => IsNamedHResult(method.ReturnType) ||
                (method.ReturnType.SpecialType == SpecialType.System_Int32 && !method.Name.StartsWith("Get", StringComparison.Ordinal)),
            _ => IsNamedHResult(method.ReturnType),
        };
    }

    private static bool IsNamedHResult(ITypeSymbol type)
        => type.TypeKind is TypeKind.Enum or TypeKind.Struct && type.Name.IndexOf("HRESULT", StringComparison.OrdinalIgnoreCase) >= 0;
}

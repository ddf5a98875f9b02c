using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Writes S_OK in the type that the methods of a callback return.</summary>
internal static class SuccessResult
{
    private const string Ok = "S_OK";

    /// <summary>The expression; null where the method returns nothing.</summary>
    public static string? Of(IMethodSymbol method, SemanticModel model, int position)
    {
        if (method.ReturnsVoid)
        {
            return null;
        }

        var type = method.ReturnType;
        if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32)
        {
            return "0";
        }

        // A constant in scope, as of 'using static'.
        if (model.LookupSymbols(position, name: Ok).OfType<IFieldSymbol>().Any(
            field => field.IsStatic && model.Compilation.ClassifyCommonConversion(field.Type, type).IsImplicit))
        {
            return Ok;
        }

        return type.GetMembers(Ok).Any(member => member.IsStatic && model.IsAccessible(position, member))
            ? $"{type.ToMinimalDisplayString(model, position)}.{Ok}"
            : "default";
    }
}

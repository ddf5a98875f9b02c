using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>The oldest Windows that code is written for, as far as it is declared.</summary>
internal static class SupportedWindows
{
    private const string Platform = "windows";

    /// <summary>
    /// The newest of what the project, the assembly, the types around a member and the member itself demand; null where none of them does.
    /// </summary>
    public static WindowsVersion? For(ISymbol member, WindowsVersion? project)
    {
        var lowest = project;
        for (ISymbol? symbol = member; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            foreach (var declared in new[] { symbol, (symbol as IMethodSymbol)?.AssociatedSymbol })
            {
                if (declared is not null
                    && ByAttribute(declared, "SupportedOSPlatformAttribute") is { } version
                    && (lowest is null || version > lowest))
                {
                    lowest = version;
                }
            }
        }

        return lowest;
    }

    /// <summary>The oldest version of Windows that attributes of this name on a symbol speak of; null where they name none.</summary>
    public static WindowsVersion? ByAttribute(ISymbol symbol, string attributeName)
    {
        WindowsVersion? oldest = null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == attributeName &&
                attribute.ConstructorArguments is [{ Value: string text }] &&
                text.StartsWith(Platform, StringComparison.OrdinalIgnoreCase) &&
                WindowsVersion.FromPlatform(text.Substring(Platform.Length)) is { } version &&
                (oldest is null || version < oldest))
            {
                oldest = version;
            }
        }

        return oldest;
    }
}

using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>Names of framework types in code that may lack their using.</summary>
internal static class FrameworkType
{
    /// <summary>The shortest name that means the type at the place.</summary>
    public static string NameAt(ReportedExpression place, string @namespace, string name)
        => place.Model.LookupNamespacesAndTypes(place.Expression.SpanStart, name: name) is [INamedTypeSymbol found]
            && found.ContainingNamespace.ToDisplayString() == @namespace
            ? name
            : $"{@namespace}.{name}";
}

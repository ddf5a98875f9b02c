using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.Package.Tests;

/// <summary>The code fixes of the package.</summary>
internal static class CodeFixCatalogue
{
    /// <summary>The ids of the rules that have a fix.</summary>
    public static readonly ImmutableHashSet<string> FixableIds =
    [
        .. Assembly.Load("BitsAnalyzers.CodeFixes").GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(Activator.CreateInstance)
            .Cast<CodeFixProvider>()
            .SelectMany(fix => fix.FixableDiagnosticIds),
    ];
}

using BitsAnalyzers.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Reports entries of the options about wrappers that have no effect. They belong to no file, so they are looked at once, in the end.
/// </summary>
internal static class WrapperEntries
{
    public static void Check(WrapperOptions options, ReportPresentation presentation, CompilationAnalysisContext context)
    {
        foreach (var entry in options.Entries)
        {
            if (entry.Problem(context.Compilation) is { } problem)
            {
                presentation.Report(
                    Diagnostic.Create(RuleCatalogue.OptionIsNotUnderstood.Descriptor, Location.None, entry.Text, entry.Key, problem),
                    context.ReportDiagnostic);
            }
        }
    }
}

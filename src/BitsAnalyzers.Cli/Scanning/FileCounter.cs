using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>
/// Tells how many files the analysis is through with: the compiler asks about a file as a whole when it is done with its parts.
/// </summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001", Justification = "Nobody loads it: the scan makes it.")]
[SuppressMessage("MicrosoftCodeAnalysisReleaseTracking", "RS2008", Justification = "It has no rule that anybody sees.")]
internal sealed class FileCounter(Action<int> told) : DiagnosticAnalyzer
{
    // Never reported. An analyzer that has nothing to report, or that a project has turned off, is not asked.
    private static readonly DiagnosticDescriptor s_none = new(
        "BITSFILES", "A file", "A file", "Internal", DiagnosticSeverity.Hidden, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    private int _done;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_none];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterSemanticModelAction(_ => told(Interlocked.Increment(ref _done)));
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Interop;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers;

/// <summary>Reports what BITS will ignore or refuse: every rule of the package, on one exploration of each body that uses BITS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BitsAnalyzer : DiagnosticAnalyzer
{
    private readonly FlowStatistics _statistics;

    /// <summary>Makes the analyzer.</summary>
    public BitsAnalyzer()
        : this(new FlowStatistics())
    {
    }

    internal BitsAnalyzer(FlowStatistics statistics) => _statistics = statistics;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalogue.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!BitsGate.MayUseBits(start.Compilation, start.CancellationToken))
            {
                return;
            }

            var compilation = new CompilationContext(start.Compilation, _statistics);
            start.RegisterOperationBlockAction(block => Guard(block, compilation));
        });
    }

    // A failure of ours shows as AD0001. It should name the code that it is about.
    private static void Guard(OperationBlockAnalysisContext context, CompilationContext compilation)
    {
        try
        {
            AnalyzeBlock(context, compilation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var place = context.OperationBlocks[0].Syntax.GetLocation().GetLineSpan();
            throw new InvalidOperationException($"The analysis of {context.OwningSymbol.ToDisplayString()}, {place}, has failed: {e}", e);
        }
    }

    private static void AnalyzeBlock(OperationBlockAnalysisContext context, CompilationContext compilation)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (!compilation.Reach.IsIn(block, context.CancellationToken))
            {
                continue;
            }

            // A lambda that is run at once is explored where that is done, and for its own sake.
            var reported = new HashSet<(string Id, Location Place)>();
            foreach (var body in BodyAnalysis.Explore(compilation, context.GetControlFlowGraph(block), context.OwningSymbol, context.CancellationToken))
            {
                foreach (var diagnostic in BodyReporter.Report(body))
                {
                    if (reported.Add((diagnostic.Id, diagnostic.Location)))
                    {
                        context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        }
    }
}

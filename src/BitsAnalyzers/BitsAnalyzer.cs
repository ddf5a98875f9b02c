using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Configuration;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules;
using BitsAnalyzers.Rules.Callbacks;
using BitsAnalyzers.Rules.Interop;
using BitsAnalyzers.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers;

/// <summary>Reports what BITS will ignore or refuse: every rule of the package, on one exploration of each body that uses BITS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BitsAnalyzer : DiagnosticAnalyzer
{
    private readonly FlowStatistics _statistics;
    private readonly bool _screens;

    /// <summary>Makes the analyzer.</summary>
    public BitsAnalyzer()
        : this(new FlowStatistics())
    {
    }

    /// <param name="statistics">Counts the work.</param>
    /// <param name="screens">Whether bodies that are known to be harmless are not explored, which must make no difference.</param>
    internal BitsAnalyzer(FlowStatistics statistics, bool screens = true)
    {
        _statistics = statistics;
        _screens = screens;
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalogue.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var wrappers = WrapperOptions.Read(start.Compilation, start.Options.AnalyzerConfigOptionsProvider);
            if (wrappers.Entries.IsEmpty && !BitsGate.MayUseBits(start.Compilation, start.CancellationToken))
            {
                return;
            }

            var options = new BitsOptions(start.Options.AnalyzerConfigOptionsProvider);
            var compilation = new CompilationContext(start.Compilation, options, wrappers, JobRules.Checks, _statistics);
            var presentation = new ReportPresentation(options);
            var callbacks = new CallbackRules(compilation);
            start.RegisterOperationBlockAction(block => Guard(
                () => AnalyzeBlock(block, compilation, presentation, callbacks),
                block.OwningSymbol,
                block.OperationBlocks[0].Syntax.GetLocation()));
            start.RegisterSymbolAction(
                type => Guard(() => AnalyzeType(type, compilation, presentation), type.Symbol, type.Symbol.Locations[0]),
                SymbolKind.NamedType);
            if (!wrappers.Entries.IsEmpty)
            {
                start.RegisterCompilationEndAction(end => WrapperEntries.Check(wrappers, presentation, end));
            }
        });
    }

    // A failure of ours shows as AD0001. It should name the code that it is about.
    private static void Guard(Action analyze, ISymbol owner, Location place)
    {
        try
        {
            analyze();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"The analysis of {owner.ToDisplayString()}, {place.GetLineSpan()}, has failed: {e}", e);
        }
    }

    private void AnalyzeBlock(
        OperationBlockAnalysisContext context, CompilationContext compilation, ReportPresentation presentation, CallbackRules callbacks)
    {
        foreach (var block in context.OperationBlocks)
        {
            foreach (var diagnostic in callbacks.Examine(context.OwningSymbol, block, context.CancellationToken))
            {
                presentation.Report(diagnostic, context.ReportDiagnostic);
            }

            var refused = new HashSet<SyntaxNode>();
            var calls = BitsInvocation.In(block, compilation.Types, out var references).RemoveAll(
                static call => ConditionalCalls.IsInLeftOut(call.Operation));
            if (ClaimsIn(context, block) || (MayUseJobs(block, calls) && !IsHarmless(block, calls) && !IsInert(block, calls)))
            {
                Follow(context, compilation, presentation, block, refused);
            }

            foreach (var finding in CallFindings.In(
                calls, references, compilation, new(block, () => context.GetControlFlowGraph(block)),
                new(compilation.SourceBodies, context.CancellationToken), refused, context.CancellationToken))
            {
                presentation.Report(finding.ToDiagnostic(), context.ReportDiagnostic);
            }
        }

        bool MayUseJobs(IOperation block, ImmutableArray<BitsInvocation> calls)
            => calls.Any(static call => BitsInterfaces.IsChangingJob(call.Member.Name)
                    || call.Member.Id == BitsMemberId.GetProperty
                    || StateReads.MayPoll(call))
                || compilation.Reach.IsIn(block, context.CancellationToken);

        bool IsInert(IOperation block, ImmutableArray<BitsInvocation> calls)
        {
            var isInert = _screens && InertBodies.Contain(compilation, context.OwningSymbol, block, calls, context.CancellationToken);
            if (isInert)
            {
                compilation.Statistics.CountInert();
            }

            return isInert;
        }

        bool IsHarmless(IOperation block, ImmutableArray<BitsInvocation> calls)
        {
            var isHarmless = _screens
                && RelevanceFilter.IsHarmless(
                    compilation, block, calls, () => context.GetControlFlowGraph(block), context.CancellationToken);
            if (isHarmless)
            {
                compilation.Statistics.CountScreened();
            }

            return isHarmless;
        }
    }

    private static void Follow(
        OperationBlockAnalysisContext context,
        CompilationContext compilation,
        ReportPresentation presentation,
        IOperation block,
        ISet<SyntaxNode> refused)
    {
        // A lambda that is run at once is explored where that is done, and for its own sake.
        var reported = new HashSet<(string Id, Location Place)>();
        foreach (var body in BodyAnalysis.Explore(
            compilation, context.GetControlFlowGraph(block), context.OwningSymbol, context.CancellationToken))
        {
            var ofClaims = body.Context.Outer is null && ClaimsIn(context, block)
                ? WrapperClaims.Check((IMethodSymbol)context.OwningSymbol, body, context.CancellationToken)
                : [];
            foreach (var diagnostic in BodyReporter.Report(body, refused).Concat(ofClaims))
            {
                if (reported.Add((diagnostic.Id, diagnostic.Location)))
                {
                    presentation.Report(diagnostic, context.ReportDiagnostic);
                }
            }
        }
    }

    // An attribute is a block of its own, which claims nothing.
    private static bool ClaimsIn(OperationBlockAnalysisContext context, IOperation block)
        => block is IBlockOperation && WrapperAttributes.ClaimsOf(context.OwningSymbol);

    private static void AnalyzeType(SymbolAnalysisContext context, CompilationContext compilation, ReportPresentation presentation)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = type.TypeKind switch
        {
            TypeKind.Enum => Bits104WrongFlagsEnum.Examine(type, compilation.MaskEnums, context.CancellationToken),
            TypeKind.Interface or TypeKind.Struct => Bits100VtableMismatch.Examine(type, compilation.Types, context.CancellationToken),
            _ => [],
        };
        foreach (var finding in findings)
        {
            presentation.Report(finding.ToDiagnostic(), context.ReportDiagnostic);
        }
    }
}

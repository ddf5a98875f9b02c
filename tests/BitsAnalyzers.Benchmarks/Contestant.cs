using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Benchmarks;

/// <summary>An analyzer, reduced to the rules that are compared.</summary>
internal sealed class Contestant
{
    // The graph of a body is made once for all who ask for it. It is asked for first, so that it is in nobody's time but its own.
    private static readonly DiagnosticAnalyzer s_graphAnalyzer = new GraphAnalyzer();

    private readonly DiagnosticAnalyzer _analyzer;
    private readonly bool _findsGraphs;
    private readonly ImmutableDictionary<string, ReportDiagnostic> _severities;

    private Contestant(string name, DiagnosticAnalyzer analyzer, Func<string, bool> isCompared, bool findsGraphs = true)
    {
        Name = name;
        _analyzer = analyzer;
        _findsGraphs = findsGraphs;
        _severities = analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct().ToImmutableDictionary(
            static id => id,
            id => isCompared(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
    }

    public static Contestant Bits { get; } = new("BITS", new BitsAnalyzer(), static _ => true);

    /// <summary>The same where nobody has asked for the graphs before, so that those it asks for are in its time.</summary>
    public static Contestant BitsWithGraphs { get; } = new("BITS and graphs", new BitsAnalyzer(), static _ => true, findsGraphs: false);

    /// <summary>Follows disposable objects through a method.</summary>
    public static Contestant CA2000 { get; } = Load("Microsoft.CodeAnalysis.NetAnalyzers", "CA2000");

    /// <summary>Looks in the control flow graph for assignments whose value is never read.</summary>
    public static Contestant S1854 { get; } = Load("SonarAnalyzer.CSharp", "S1854");

    /// <summary>Asks for the control flow graph of every body, which the compiler makes, and does nothing with it.</summary>
    public static Contestant Graphs { get; } = new("graph", s_graphAnalyzer, static _ => true);

    public static IReadOnlyList<Contestant> All { get; } = [Graphs, Bits, CA2000, S1854];

    public string Name { get; }

    public static Contestant Named(string name) => All.Single(contestant => contestant.Name == name);

    public override string ToString() => Name;

    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation)
        => Prepare(compilation).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    /// <summary>How long the analyzer's own code has run.</summary>
    public Task<TimeSpan> OwnTimeAsync(CSharpCompilation compilation)
        => OwnTimeAsync(compilation, static run => run.GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>How long the analyzer's own code runs after an edit: an editor asks anew about the file, or about a part of it.</summary>
    /// <param name="compilation">The program before the edit.</param>
    /// <param name="edit">The edit.</param>
    public Task<TimeSpan> OwnTimeAfterAsync(CSharpCompilation compilation, Edit edit)
        => OwnTimeAsync(
            edit.Apply(compilation),
            run => run.GetAnalyzerSemanticDiagnosticsAsync(
                run.Compilation.GetSemanticModel(run.Compilation.SyntaxTrees.Single(tree => tree.FilePath == edit.File)),
                edit.Shown,
                CancellationToken.None));

    private async Task<TimeSpan> OwnTimeAsync(
        CSharpCompilation compilation, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> ask)
    {
        var run = Prepare(compilation);
        await ask(run).ConfigureAwait(false);
        return (await run.GetAnalyzerTelemetryInfoAsync(_analyzer, CancellationToken.None).ConfigureAwait(false)).ExecutionTime;
    }

    // A compilation binds its code once, so each run has one of its own.
    private CompilationWithAnalyzers Prepare(CSharpCompilation compilation) => new(
        compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(_severities)),
        _analyzer == s_graphAnalyzer || !_findsGraphs ? [_analyzer] : [s_graphAnalyzer, _analyzer],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (failure, _, _) => throw new InvalidOperationException(failure.ToString(), failure),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));

    private static Contestant Load(string package, string id)
    {
        var path = typeof(Contestant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            attribute => attribute.Key == package).Value!;
        var analyzers = Assembly.LoadFrom(path).GetTypes()
            .Where(static type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        return new(
            id,
            analyzers.First(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id)),
            candidate => candidate == id);
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class GraphAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_descriptor = new(
            "GRAPH", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationBlockAction(static context =>
            {
                foreach (var block in context.OperationBlocks)
                {
                    context.GetControlFlowGraph(block);
                }
            });
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>Compilations of shapes.</summary>
internal static class ShapeCompilation
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp11);

    private static readonly ConcurrentDictionary<string, CSharpCompilation> Declarations = [];

    public static CSharpCompilation OfDeclarations(InteropShape shape) => Declarations.GetOrAdd(
        shape.Name,
        _ => Create(shape.Sources, shape.References, ReferenceAssemblies.Net.Net80, ParseOptions, shape.NeedsUnsafe));

    /// <summary>What the analyzer reports in a scenario and in the shape's own code.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        InteropShape shape, string scenario, CancellationToken cancellationToken)
        => OfDeclarations(shape)
            .AddSyntaxTrees(Parse(new("Scenario.cs", shape.Render(scenario)), ParseOptions))
            .ReportedAsync(cancellationToken);

    /// <summary>What the analyzer reports.</summary>
    public static Task<ImmutableArray<Diagnostic>> ReportedAsync(this CSharpCompilation compilation, CancellationToken cancellationToken)
        => compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);

    /// <summary>The shape's own code does not show in the errors: those are a test of their own.</summary>
    public static IEnumerable<Diagnostic> ErrorsInScenarios(InteropShape shape, IEnumerable<string> scenarios)
    {
        var trees = scenarios
            .Select((scenario, index) => Parse(new($"Scenario{index}.cs", shape.Render(scenario)), ParseOptions))
            .ToArray();
        var compilation = OfDeclarations(shape).AddSyntaxTrees(trees);
        return trees.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics()).Where(IsError);
    }

    public static IEnumerable<Diagnostic> Errors(this CSharpCompilation compilation) => compilation.GetDiagnostics().Where(IsError);

    public static CSharpCompilation Create(
        IEnumerable<ShapeSource> sources,
        IEnumerable<MetadataReference> references,
        ReferenceAssemblies framework,
        CSharpParseOptions parseOptions,
        bool allowUnsafe) => CSharpCompilation.Create(
            "Scenario",
            sources.Select(source => Parse(source, parseOptions)),
            [.. framework.ResolveAsync(LanguageNames.CSharp, CancellationToken.None).GetAwaiter().GetResult(), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe)
                .WithAssemblyIdentityComparer(framework.AssemblyIdentityComparer));

    private static SyntaxTree Parse(ShapeSource source, CSharpParseOptions options)
        => CSharpSyntaxTree.ParseText(source.Text, options, source.FileName);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}

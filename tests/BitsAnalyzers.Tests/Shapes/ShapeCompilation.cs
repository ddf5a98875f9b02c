using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>Compilations of scenarios, without analyzers.</summary>
internal static class ShapeCompilation
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp11);

    private static readonly ConcurrentDictionary<string, CSharpCompilation> s_declarations = [];

    /// <summary>The errors of the scenario itself.</summary>
    public static IEnumerable<string> ErrorsInScenario(InteropShape shape, string scenario)
    {
        var tree = Parse(new ShapeSource("Scenario.cs", shape.Render(scenario)));
        return ErrorsAmong(OfDeclarations(shape).AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics());
    }

    public static IEnumerable<string> ErrorsInDeclarations(InteropShape shape) => ErrorsAmong(OfDeclarations(shape).GetDiagnostics());

    public static CSharpCompilation OfDeclarations(InteropShape shape) => s_declarations.GetOrAdd(shape.Name, _ => CSharpCompilation.Create(
        "Scenario",
        shape.Sources.Select(Parse),
        [.. s_references, .. shape.CreateReferences(s_references)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: shape.NeedsUnsafe)));

    private static SyntaxTree Parse(ShapeSource source) => CSharpSyntaxTree.ParseText(source.Text, s_parseOptions, source.FileName);

    private static IEnumerable<string> ErrorsAmong(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(static diagnostic => diagnostic.ToString());
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing;

/// <summary>
/// How <see cref="AnalyzerRunner"/> compiles. What settings say is prepared once for each instance, so keep the instance:
/// with shared sources in it, each further program costs only its own.
/// </summary>
public sealed class AnalyzerRunnerSettings
{
    private readonly Lazy<Task<CSharpCompilation>> _baseCompilation;

    public AnalyzerRunnerSettings() => _baseCompilation = new Lazy<Task<CSharpCompilation>>(CreateBaseCompilationAsync);

    public static AnalyzerRunnerSettings Default { get; } = new();

    public ReferenceAssemblies ReferenceAssemblies { get; init; } = ReferenceAssemblies.Default;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Gets sources that every program is compiled with, such as interop declarations.</summary>
    public ImmutableArray<string> SharedSources { get; init; } = [];

    /// <summary>Gets what every program is compiled against beside the framework.</summary>
    public ImmutableArray<MetadataReference> AdditionalReferences { get; init; } = [];

    /// <summary>Gets the analyzer options by key, as in an .editorconfig section for all files.</summary>
    public ImmutableDictionary<string, string> AnalyzerOptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets whether a program may have compiler errors.</summary>
    public bool AllowsCompilerErrors { get; init; }

    internal CSharpParseOptions ParseOptions => new(LanguageVersion);

    internal Task<CSharpCompilation> BaseCompilation => _baseCompilation.Value;

    private async Task<CSharpCompilation> CreateBaseCompilationAsync()
    {
        var references = await ReferenceAssemblies.ResolveAsync(LanguageNames.CSharp, CancellationToken.None).ConfigureAwait(false);
        var compilation = CSharpCompilation.Create(
            "Program",
            SharedSources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/0/Shared{index}.cs")),
            references.AddRange(AdditionalReferences),
            new CSharpCompilationOptions(
                OutputKind,
                allowUnsafe: true,
                assemblyIdentityComparer: ReferenceAssemblies.AssemblyIdentityComparer));
        return compilation.SyntaxTrees.Select(tree => compilation.GetSemanticModel(tree))
            .SelectMany(model => model.GetDiagnostics())
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
                ? throw new InvalidOperationException($"The shared sources do not compile: {error}")
                : compilation;
    }
}

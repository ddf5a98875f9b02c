using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Benchmarks;

/// <summary>Compiles the programs: those that use BITS together with the commonest interop declarations.</summary>
internal static class Programs
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp11);

    private static readonly MetadataReference[] s_references =
        [.. ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, CancellationToken.None).GetAwaiter().GetResult()];

    public static CSharpCompilation WithBits(params string[] programs)
        => Compile([.. programs, .. InteropShapes.Default.Sources.Select(static source => source.Text)]);

    public static CSharpCompilation WithoutBits(string program) => Compile([program]);

    private static CSharpCompilation Compile(IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Measured",
            sources.Select(static (source, number) => CSharpSyntaxTree.ParseText(source, s_parseOptions, $"Source{number}.cs")),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        var error = compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? compilation : throw new InvalidOperationException($"The generated code does not compile: {error}");
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>Declarations of BITS in an assembly of their own: the sources under test see metadata only.</summary>
internal static class DeclarationAssembly
{
    private static readonly Lazy<MetadataReference> DefaultShape = new(
        static () => MetadataReference.CreateFromImage(
            Compile("Contoso.Interop", InteropShapes.Default.Declarations.Select(static source => source.Text))));

    /// <summary>The declarations of the default shape.</summary>
    public static MetadataReference OfDefaultShape => DefaultShape.Value;

    /// <summary>Against .NET Framework: later frameworks forward the types.</summary>
    /// <exception cref="InvalidOperationException">The sources do not compile.</exception>
    public static ImmutableArray<byte> Compile(string name, IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(static source => CSharpSyntaxTree.ParseText(source)),
            ReferenceAssemblies.NetFramework.Net472.Default
                .ResolveAsync(LanguageNames.CSharp, CancellationToken.None)
                .GetAwaiter()
                .GetResult(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success ? [.. stream.ToArray()] : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}

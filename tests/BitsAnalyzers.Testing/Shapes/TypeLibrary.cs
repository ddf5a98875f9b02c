using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>An assembly such as the type library importer makes of BITS: the sources under test see metadata only.</summary>
/// <param name="Version">The version in the names of the assembly and its coclass, such as "1_5".</param>
/// <param name="ClassId">The coclass.</param>
/// <param name="EmbedsTypes">Whether the types that are used are copied into the referencing assembly.</param>
internal sealed record TypeLibrary(string Version, string ClassId, bool EmbedsTypes)
{
    private static readonly ConcurrentDictionary<(string Version, string Framework), ImmutableArray<byte>> s_images = [];

    public MetadataReference CreateReference(ImmutableArray<MetadataReference> framework)
    {
        var image = s_images.GetOrAdd((Version, framework[0].Display ?? ""), _ => Compile(framework));
        return MetadataReference.CreateFromImage(image, new MetadataReferenceProperties(embedInteropTypes: EmbedsTypes));
    }

    private ImmutableArray<byte> Compile(ImmutableArray<MetadataReference> framework)
    {
        var source = EmbeddedDeclaration.Read("TypeLibrary").Text
            .Replace("1_5", Version)
            .Replace("F087771F-D74F-4C1A-BB8A-E16ACA9124EA", ClassId);
        var compilation = CSharpCompilation.Create(
            $"BITSReference{Version}",
            [CSharpSyntaxTree.ParseText(source)],
            framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? [.. stream.ToArray()]
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}

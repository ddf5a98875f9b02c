using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>An assembly such as the type library importer makes of BITS: the sources under test see metadata only.</summary>
/// <param name="Version">The version in the names of the assembly and its coclass, such as "1_5".</param>
/// <param name="ClassId">The coclass.</param>
/// <param name="EmbedsTypes">Whether the types that are used are copied into the referencing assembly.</param>
internal sealed record TypeLibrary(string Version, string ClassId, bool EmbedsTypes)
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<byte>> Images = [];

    public MetadataReference CreateReference() => MetadataReference.CreateFromImage(
        Images.GetOrAdd(Version, _ => Compile()),
        new MetadataReferenceProperties(embedInteropTypes: EmbedsTypes),
        filePath: $"BITSReference{Version}.dll");

    // The importer compiles against .NET Framework, too.
    private ImmutableArray<byte> Compile()
        => DeclarationAssembly.Compile(
            $"BITSReference{Version}",
            [
                EmbeddedDeclaration.Read("TypeLibrary").Text
                    .Replace("1_5", Version)
                    .Replace("F087771F-D74F-4C1A-BB8A-E16ACA9124EA", ClassId),
            ]);
}

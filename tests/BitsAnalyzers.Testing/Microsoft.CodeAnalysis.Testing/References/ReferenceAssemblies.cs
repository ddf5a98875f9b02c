using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The assemblies that a project under test is compiled against. The default is .NET 8, the oldest version in support, whose
/// assemblies every supported Roslyn can read and whose pack does not change with the SDK.
/// </summary>
public sealed partial class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(
        string targetFramework,
        AssemblyIdentityComparer assemblyIdentityComparer,
        Func<ImmutableArray<MetadataReference>> references)
    {
        TargetFramework = targetFramework;
        AssemblyIdentityComparer = assemblyIdentityComparer;
        _references = new Lazy<ImmutableArray<MetadataReference>>(references);
    }

    public static ReferenceAssemblies Default => Net.Net80;

    public string TargetFramework { get; }

    public AssemblyIdentityComparer AssemblyIdentityComparer { get; }

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken) =>
        Task.FromResult(_references.Value);

    private static ReferenceAssemblies EveryAssemblyOf(string targetFramework) => new(
        targetFramework,
        AssemblyIdentityComparer.Default,
        () => [.. FilesIn(ReferenceDirectories.Of(targetFramework)).Select(file => MetadataReference.CreateFromFile(file))]);

    private static string[] FilesIn(string directory)
    {
        var files = Directory.GetFiles(directory, "*.dll");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}

using System.Collections.Immutable;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Where the build found the reference assemblies of a target framework (ReferenceAssemblies.targets).</summary>
internal static class ReferenceDirectories
{
    private static readonly ImmutableDictionary<string, string> Directories = typeof(ReferenceDirectories).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key.StartsWith("ReferenceAssemblies:", StringComparison.Ordinal))
        .ToImmutableDictionary(attribute => attribute.Key["ReferenceAssemblies:".Length..], attribute => attribute.Value!);

    public static string Of(string targetFramework) =>
        Directories.TryGetValue(targetFramework, out var directory)
            ? directory
            : throw new NotSupportedException($"There are no reference assemblies of {targetFramework}.");
}

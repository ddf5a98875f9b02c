using System.Reflection;
using System.Runtime.Loader;

namespace BitsAnalyzers.Runtime.Tests.Interop;

/// <summary>The two builds of the library: source-generated COM for net8.0, classic COM interop for netstandard2.0.</summary>
internal static class RuntimeBuilds
{
    public static readonly Assembly Generated = typeof(BitsJob).Assembly;
    public static readonly Assembly Classic = LoadClassic();

    public static Assembly Get(string name) => name == "net8.0" ? Generated : Classic;

    private static Assembly LoadClassic()
    {
        var path = typeof(RuntimeBuilds).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            a => a.Key == "NetStandardRuntime").Value!;
        var context = new AssemblyLoadContext("netstandard2.0");
        var dependencies = new AssemblyDependencyResolver(path);
        context.Resolving += (_, name) => dependencies.ResolveAssemblyToPath(name) is { } file ? context.LoadFromAssemblyPath(file) : null;
        return context.LoadFromAssemblyPath(path);
    }
}

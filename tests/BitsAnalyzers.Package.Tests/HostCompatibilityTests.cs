using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>
/// The oldest host is Roslyn 4.5, in a .NET SDK or in Visual Studio. An assembly that asks for something newer than it has is not loaded
/// there: a warning CS8032, and not one diagnostic.
/// </summary>
public class HostCompatibilityTests(PackedPackage package)
{
    // Roslyn 4.5, and what its packages need on netstandard2.0, in assembly versions.
    private static readonly ImmutableDictionary<string, Version> s_host = new Dictionary<string, Version>(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(6, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(6, 0, 0, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
        ["System.Text.Encoding.CodePages"] = new(6, 0, 0, 0),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(PackageContentTests.Assemblies), MemberType = typeof(PackageContentTests))]
    public async Task AnAssemblyReferencesOnlyWhatTheOldestHostHas(string assembly)
    {
        foreach (var reference in await ReferencesOf(assembly))
        {
            if (reference.Name == "BitsAnalyzers")
            {
                Assert.Equal("BitsAnalyzers.CodeFixes.dll", assembly);
                continue;
            }

            Assert.True(
                s_host.TryGetValue(reference.Name, out var available),
                $"{assembly} references {reference.Name}, which the host does not have.");
            Assert.True(
                reference.Version <= available, $"{assembly} references {reference.Name} {reference.Version}; the host has {available}.");
        }
    }

    /// <summary>
    /// The task runs in MSBuild, of the .NET SDK 7 or of Visual Studio 2022 17.5 at the oldest, which have System.Text.Json 6 or newer.
    /// </summary>
    [Fact]
    public async Task TheTaskReferencesOnlyWhatTheOldestBuildHas()
        => Assert.All(await ReferencesOf("BitsAnalyzers.Sarif.dll", "tasks/netstandard2.0"), static reference => Assert.True(
            reference.Name is "netstandard" or "Microsoft.Build.Framework" or "Microsoft.Build.Utilities.Core"
            || (reference.Name is "System.Text.Json" or "System.Text.Encodings.Web" && reference.Version.Major <= 6),
            $"{reference.Name} {reference.Version}"));

    /// <summary>A compiler on the command line has no Workspaces.</summary>
    [Fact]
    public async Task TheAnalyzersDoNotReferenceWorkspaces()
    {
        var references = await ReferencesOf("BitsAnalyzers.dll");

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis.CSharp");
        Assert.DoesNotContain(references, reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheAnalyzersLoad()
    {
        var folder = Path.Combine(await package.ExtractAsync("loaded-analyzers"), "analyzers/dotnet/cs");
        var failures = new List<string>();
        var file = new AnalyzerFileReference(Path.Combine(folder, "BitsAnalyzers.dll"), new Loader(folder));
        file.AnalyzerLoadFailed += (_, failure) => failures.Add(failure.Message);

        var analyzers = file.GetAnalyzersForAllLanguages();

        Assert.Empty(failures);
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Order(
                StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheCodeFixesLoad()
    {
        var folder = Path.Combine(await package.ExtractAsync("loaded-fixes"), "analyzers/dotnet/cs");
        var types = new Loader(folder).LoadFromPath(Path.Combine(folder, "BitsAnalyzers.CodeFixes.dll")).GetTypes();
        var exported = types.Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null);

        Assert.Equal(
            CodeFixCatalogue.FixableIds.Order(StringComparer.Ordinal),
            exported.Select(Activator.CreateInstance).Cast<CodeFixProvider>().SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(
                StringComparer.Ordinal));
    }

    private async Task<ImmutableArray<(string Name, Version Version)>> ReferencesOf(
        string assembly, string inFolder = "analyzers/dotnet/cs")
    {
        var folder = await package.ExtractAsync("references-" + Guid.NewGuid());
        await using var file = File.OpenRead(Path.Combine(folder, inFolder, assembly));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. from handle in metadata.AssemblyReferences
               let reference = metadata.GetAssemblyReference(handle)
               select (metadata.GetString(reference.Name), reference.Version),
        ];
    }

    /// <summary>Loads the packed assemblies apart from those this test project is built with.</summary>
    private sealed class Loader(string folder) : AssemblyLoadContext("packed"), IAnalyzerAssemblyLoader
    {
        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        public void AddDependencyLocation(string fullPath)
        {
            // All dependencies lie in the same folder.
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}

using System.IO.Compression;
using System.Text.Json;
using BitsAnalyzers.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace BitsAnalyzers.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder of its own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public const string Analyzers = "BitsAnalyzers";

    public const string Runtime = "BitsAnalyzers.Runtime";

    public const string Simulator = "BitsAnalyzers.Runtime.Testing";

    public const string Hosting = "BitsAnalyzers.Runtime.Hosting";

    public const string Tool = "BitsAnalyzers.Cli";

    /// <summary>A version that nobody else publishes, so that no package cache can have another package under it.</summary>
    public const string Version = "0.0.0";

    /// <summary>What the help links name: the tag that a release of this version would have.</summary>
    public const string Tag = "v" + Version;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("BitsAnalyzers.Package-");

    /// <summary>A folder that serves as a package source.</summary>
    public string Feed => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        var filter = Path.Combine(Feed, "Packages.slnf");
        await File.WriteAllTextAsync(filter, JsonSerializer.Serialize(new
        {
            solution = new
            {
                path = Repository.FullPath("BitsAnalyzers.sln"),
                projects = new[] { "BitsAnalyzers.Package", Runtime, Simulator, Hosting, Tool }.Select(
                    name => $@"src\{name}\{name}.csproj"),
            },
        }));

        // The build that came before has run the analyzers on the same sources.
        var pack = await DotNet.RunAsync(
            Repository.Root,
            [
                "pack", filter, "-c", "Release", $"-p:PackageOutputPath={Feed}",
                $"-p:PackageVersion={Version}", $"-p:DocumentationRef={Tag}", "-p:RunAnalyzers=false", "--disable-build-servers",
            ]);
        pack.MustSucceed();
    }

    /// <summary>Extracts a package to a folder of that name beside it.</summary>
    public async Task<string> ExtractAsync(string name, string id = Analyzers)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        await using var package = await OpenAsync(id);
        await package.ExtractToDirectoryAsync(folder, TestContext.Current.CancellationToken);
        return folder;
    }

    public Task<ZipArchive> OpenAsync(string id = Analyzers)
        => ZipFile.OpenReadAsync(Path.Combine(Feed, $"{id}.{Version}.nupkg"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

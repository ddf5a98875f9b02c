using System.IO.Compression;
using BitsAnalyzers.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace BitsAnalyzers.Package.Tests;

/// <summary>The package, packed once for all tests into a folder of its own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>A version that nobody else publishes, so that no package cache can have another package under it.</summary>
    public const string Version = "0.0.0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("BitsAnalyzers.Package-");

    /// <summary>A folder that serves as a package source.</summary>
    public string Feed => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        // The build that came before has run the analyzers on the same sources.
        var pack = await DotNet.RunAsync(
            Repository.Root,
            [
                "pack", "src/BitsAnalyzers.Package", "-c", "Release", "-o", Feed,
                $"-p:PackageVersion={Version}", "-p:RunAnalyzers=false", "--disable-build-servers",
            ]);
        pack.MustSucceed();
    }

    /// <summary>Extracts the package to a folder of that name beside it.</summary>
    public async Task<string> ExtractAsync(string name)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        await using var package = await OpenAsync();
        await package.ExtractToDirectoryAsync(folder, TestContext.Current.CancellationToken);
        return folder;
    }

    public Task<ZipArchive> OpenAsync()
        => ZipFile.OpenReadAsync(Path.Combine(Feed, $"BitsAnalyzers.{Version}.nupkg"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

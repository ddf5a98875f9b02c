using System.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>The sample programs, run as a user runs them.</summary>
[Collection(BitsService.Collection)]
public sealed class SampleProgramTests : IDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samples");

    public SampleProgramTests() => _server.Content["/setup.zip"] = [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)];

    private string Url => _server.Address + "setup.zip";

    private string Destination => Path.Combine(_folder.FullName, "setup.zip");

    public void Dispose()
    {
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_program_of_the_readme_downloads_a_file_with_progress()
    {
        var (exitCode, output) = await RunAsync("Quickstart", Url, Destination);

        Assert.Equal(0, exitCode);
        Assert.Contains(" bytes ", output);
        Assert.Contains("setup.zip is there.", output);
        Assert.Equal(_server.Content["/setup.zip"], File.ReadAllBytes(Destination));
    }

    [Fact]
    public async Task The_downloader_draws_a_bar()
    {
        var (exitCode, output) = await RunAsync("BitsDownloader", Url, Destination);

        Assert.Equal(0, exitCode);
        Assert.Contains($"[{new string('#', 40)}]", output);
        Assert.Equal(_server.Content["/setup.zip"], File.ReadAllBytes(Destination));
    }

    [Theory]
    [InlineData("/progress", "Done.")]
    [InlineData("/log", "Transferred")]
    [InlineData("/end", "Done.")]
    [InlineData("/beep", "\a")]
    public async Task The_migrated_downloader_downloads(string report, string expected)
    {
        var (exitCode, output) = await RunAsync("MigratedDownloader", Url, Destination, report);

        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output);
        Assert.Equal(_server.Content["/setup.zip"], File.ReadAllBytes(Destination));
    }

    [Fact]
    public async Task The_migrated_downloader_explains_a_failure_and_leaves_no_job()
    {
        var (exitCode, output) = await RunAsync("MigratedDownloader", _server.Address + "missing", Destination, "/errors");

        Assert.Equal(1, exitCode);
        Assert.Contains("BG_E_HTTP_ERROR_404", output);
        Assert.False(File.Exists(Destination));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string sample, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, sample + ".exe");
        Assert.SkipUnless(File.Exists(program), "The samples need a BITS service: eng/wine-integration.sh builds them beside the tests, for net8.0.");

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output + await errors);
    }
}

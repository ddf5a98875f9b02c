using System.Diagnostics;
using System.Text;
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
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The service still has a file of a job open that was given up.
        }
    }

    [Fact]
    public async Task The_program_of_the_readme_downloads_a_file_with_progress()
    {
        // The server answers when the progress is on the screen: the program does not wait for its last report.
        _server.Hold();
        var (exitCode, output) = await RunAsync("Quickstart", ReleaseAtProgress, Url, Destination);

        Assert.Equal(0, exitCode);
        Assert.Contains(" bytes ", output);
        Assert.Contains("setup.zip is there.", output);
        Assert.Equal(_server.Content["/setup.zip"], File.ReadAllBytes(Destination));

        void ReleaseAtProgress(string output)
        {
            if (output.Contains(" bytes ", StringComparison.Ordinal))
            {
                _server.Release();
            }
        }
    }

    [Fact]
    public async Task The_resuming_downloader_goes_on_where_an_earlier_run_has_left_it()
    {
        // The first run gives up while the server says nothing yet.
        _server.Hold();
        var (firstCode, first) = await RunAsync("ResumingDownloader", Url, Destination, "2");
        Assert.Contains("run the program again", first);
        Assert.Equal(0, firstCode);
        Assert.False(File.Exists(Destination));
        _server.Release();
        var (exitCode, output) = await RunAsync("ResumingDownloader", Url, Destination);

        Assert.Equal(0, exitCode);
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

    private static Task<(int ExitCode, string Output)> RunAsync(string sample, params string[] arguments) =>
        RunAsync(sample, _ => { }, arguments);

    private static async Task<(int ExitCode, string Output)> RunAsync(string sample, Action<string> watch, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, sample + ".exe");
        Assert.SkipUnless(
            File.Exists(program), "The samples need a BITS service: eng/wine-integration.sh builds them beside the tests, for net8.0.");

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = ReadAsync(process.StandardOutput, watch);
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(BitsService.Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            Assert.Fail($"{sample} does not end. So far: {await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string> watch)
    {
        var text = new StringBuilder();
        var buffer = new char[256];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            watch(text.Append(buffer, 0, count).ToString());
        }

        return text.ToString();
    }
}

using BitsAnalyzers.Runtime.Testing;
using ResumingDownloader;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Samples;

/// <summary>The sample of a downloader that survives a restart.</summary>
public sealed class ResumingDownloaderTests
{
    private const string Url = "https://example.com/setup.zip";
    private const string Path = @"C:\Downloads\setup.zip";
    private readonly BitsSimulator _bits = new();

    [Fact]
    public async Task It_takes_as_many_runs_as_it_takes()
    {
        _bits.Server.Add(Url, new byte[20_000_000]);
        for (var run = 0; run < 3; run++)
        {
            using var stopping = new CancellationTokenSource();
            var said = Run(new ProgressLog(report => stop(report.BytesTransferred > 5_000_000 * (run + 1))), stopping.Token);
            await _bits.RunUntilAsync(said);
            Assert.Contains("run the program again", await said);

            // The process ends, the service is restarted with the machine.
            _bits.DisconnectReceivers();
            _bits.RestartService();

            void stop(bool isTime)
            {
                if (isTime)
                {
                    stopping.Cancel();
                }
            }
        }

        var last = Run(null, CancellationToken.None);
        await _bits.RunUntilAsync(last);
        Assert.Equal($"{Path} is there.", await last);
        Assert.Equal(20_000_000, _bits.Files.Read(Path).Length);
        Assert.Equal(BitsJobState.Acknowledged, Assert.Single(_bits.Jobs).State);
    }

    [Fact]
    public async Task What_cannot_be_completed_is_completed_by_a_later_run()
    {
        _bits.Server.Add(Url, [1, 2, 3]);
        _bits.Files.Lock(Path);
        var first = Run(null, CancellationToken.None);
        await _bits.RunUntilAsync(first);
        Assert.Contains("ERROR_SHARING_VIOLATION", await first);

        _bits.Files.Free(Path);
        var second = Run(null, CancellationToken.None);
        await _bits.RunUntilAsync(second);
        Assert.Equal([1, 2, 3], _bits.Files.Read(Path));
        Assert.Single(_bits.Jobs);
    }

    private Task<string> Run(IProgress<BitsProgress>? progress, CancellationToken stopping) =>
        new Downloader(_bits.Connection, _bits.TimeProvider).RunAsync(Url, Path, progress, stopping);
}

using BitsAnalyzers.Runtime;

namespace ResumingDownloader;

/// <summary>Downloads a file, over as many runs of the program as it takes.</summary>
internal sealed class Downloader(BitsConnection connection, TimeProvider clock)
{
    public const string JobName = "Resuming downloader";

    /// <summary>
    /// Goes on with the job of an earlier run, or begins. When the token is cancelled the job goes on without the program.
    /// </summary>
    /// <returns>What to tell the user.</returns>
    public async Task<string> RunAsync(string address, string path, IProgress<BitsProgress>? progress, CancellationToken stopping)
    {
        var options = new BitsTransferOptions
        {
            Connection = connection,
            DisplayName = JobName,
            RetryPolicy = new BitsRetryPolicy { MaxRetries = 2, Delay = TimeSpan.FromSeconds(5) },
            Wait = new BitsWaitOptions { TimeProvider = clock, PollInterval = TimeSpan.FromMilliseconds(200) },
        };
        try
        {
            await BitsTransfer.DownloadOrResumeAsync([new BitsFileRequest(address, path)], options, progress, stopping);
            return $"{path} is there.";
        }
        catch (OperationCanceledException)
        {
            return "The download goes on; run the program again to finish it.";
        }
        catch (BitsTransferException failure) when (failure.IsJobKept)
        {
            return $"{failure.Message} Run the program again to try once more.";
        }
    }
}

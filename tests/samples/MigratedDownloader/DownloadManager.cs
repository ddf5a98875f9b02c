using BitsAnalyzers.Runtime;

namespace MigratedDownloader;

/// <summary>Creates downloads, and finds those that earlier runs have left behind.</summary>
internal sealed class DownloadManager : IDisposable
{
    private const string JobName = "Legacy downloader";

    private static readonly BitsCommandLine s_viewer = BitsCommandLine.Run(@"C:\Program Files\Legacy\Viewer.exe").WithJobId();

    private readonly BitsManager _manager = BitsManager.Connect();

    public void Dispose() => _manager.Dispose();

    public Download Create(string url, string path)
    {
        var job = _manager.CreateDownloadJob(JobName);
        job.AddFile(url, path);
        job.Priority = BitsJobPriority.Foreground;
        return new(job);
    }

    /// <summary>Downloads without us, and opens the viewer at the end.</summary>
    public void StartWithViewer(string url, string path)
    {
        using var job = _manager.CreateDownloadJob(JobName);
        job.AddFile(url, path);
        job.NotifyByCommandLine(s_viewer);
        job.Resume();
    }

    public Download Find(Guid id) => new(_manager.GetJob(id));

    /// <summary>Lets the downloads of earlier runs go on.</summary>
    public void ContinueUnfinished()
    {
        foreach (var job in Unfinished())
        {
            job.Resume();
        }
    }

    /// <summary>Gives up the downloads of earlier runs that have failed too often, and slows down the others.</summary>
    public void GiveUp(int errors)
    {
        foreach (var job in Unfinished())
        {
            if (job.ErrorCount > errors)
            {
                job.TryCancel();
            }
            else
            {
                job.MinimumRetryDelay = TimeSpan.FromHours(1);
            }
        }
    }

    private IEnumerable<BitsJob> Unfinished()
    {
        foreach (var job in _manager.GetJobs())
        {
            using (job)
            {
                if (job.DisplayName == JobName && job.State == BitsJobState.Suspended)
                {
                    yield return job;
                }
            }
        }
    }
}

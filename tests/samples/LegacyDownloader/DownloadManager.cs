using System;
using System.Collections.Generic;
using LegacyDownloader.Interop;

namespace LegacyDownloader
{
    /// <summary>Creates downloads, and finds those that earlier runs have left behind.</summary>
    internal sealed class DownloadManager
    {
        private const string JobName = "Legacy downloader";

        private readonly IBackgroundCopyManager manager = (IBackgroundCopyManager)new BackgroundCopyManager();

        public Download Create(string url, string path)
        {
            manager.CreateJob(JobName, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out Guid id, out IBackgroundCopyJob job);
            job.AddFile(url, path);
            job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_FOREGROUND);
            return new Download(id, job);
        }

        public Download Find(Guid id)
        {
            manager.GetJob(ref id, out IBackgroundCopyJob job);
            return new Download(id, job);
        }

        /// <summary>Lets the downloads of earlier runs go on.</summary>
        public void ContinueUnfinished()
        {
            foreach (IBackgroundCopyJob job in Unfinished())
            {
                job.SetNotifyFlags(3);
                job.Resume();
            }
        }

        private IEnumerable<IBackgroundCopyJob> Unfinished()
        {
            manager.EnumJobs(0, out IEnumBackgroundCopyJobs jobs);
            while (jobs.Next(1, out IBackgroundCopyJob job, out uint fetched) == 0 && fetched == 1)
            {
                job.GetDisplayName(out string name);
                job.GetState(out BG_JOB_STATE state);
                if (name == JobName && state == BG_JOB_STATE.BG_JOB_STATE_SUSPENDED)
                {
                    yield return job;
                }
            }
        }
    }
}

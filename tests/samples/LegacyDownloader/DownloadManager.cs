using System;
using System.Collections.Generic;
using LegacyDownloader.Interop;

namespace LegacyDownloader
{
    /// <summary>Creates downloads, and finds those that earlier runs have left behind.</summary>
    internal sealed class DownloadManager
    {
        private const string JobName = "Legacy downloader";
        private const string Viewer = @"C:\Program Files\Legacy\Viewer.exe";

        private readonly IBackgroundCopyManager manager = (IBackgroundCopyManager)new BackgroundCopyManager();

        public Download Create(string url, string path)
        {
            manager.CreateJob(JobName, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out Guid id, out IBackgroundCopyJob job);
            job.AddFile(url, path);
            job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_FOREGROUND);
            job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
            job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
            return new Download(id, job);
        }

        /// <summary>Downloads with a progress bar, and nothing else.</summary>
        public Download StartWithBar(string url, string path)
        {
            manager.CreateJob(JobName, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out Guid id, out IBackgroundCopyJob job);
            job.AddFile(url, path);
            job.SetNotifyInterface(new ProgressBar());
            job.Resume();
            return new Download(id, job);
        }

        /// <summary>Downloads without us, and opens the viewer at the end.</summary>
        public void StartWithViewer(string url, string path)
        {
            manager.CreateJob(JobName, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out Guid id, out IBackgroundCopyJob job);
            job.AddFile(url, path);
            ((IBackgroundCopyJob2)job).SetNotifyCmdLine(Viewer, "\"" + Viewer + "\" " + id);
            BG_NOTIFY events = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
            events |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
            job.SetNotifyFlags((uint)events);
            job.Resume();
        }

        /// <summary>Downloads without us and without a sound, and opens the viewer at the end.</summary>
        public void StartSilently(string url, string path)
        {
            manager.CreateJob(JobName, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out Guid id, out IBackgroundCopyJob job);
            job.AddFile(url, path);
            ((IBackgroundCopyJob2)job).SetNotifyCmdLine(Viewer, "\"" + Viewer + "\" " + id);
            job.SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_DISABLE);
            job.Resume();
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

        /// <summary>
        /// Gives up the downloads of earlier runs that have failed too often, and slows down those that are on the way there.
        /// </summary>
        public void GiveUp(uint errors, bool slowDown)
        {
            foreach (IBackgroundCopyJob job in Unfinished())
            {
                job.GetErrorCount(out uint count);
                if (count > errors)
                {
                    job.Cancel();
                }

                if (slowDown)
                {
                    job.SetMinimumRetryDelay(3600);
                }
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

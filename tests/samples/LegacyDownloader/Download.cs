using System;
using LegacyDownloader.Interop;

namespace LegacyDownloader
{
    /// <summary>A download job: who hears of it, and how it starts and stops.</summary>
    internal sealed class Download
    {
        // "Everything there is, and everything there will ever be."
        private const uint AllEvents = 0xFF;

        private static readonly uint EndOfJob = (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR;

        private readonly IBackgroundCopyJob job;

        public Download(Guid id, IBackgroundCopyJob job)
        {
            Id = id;
            this.job = job;
        }

        public Guid Id { get; }

        /// <summary>Shows a progress bar until the download ends.</summary>
        public void ShowProgress(ProgressBar bar)
        {
            job.SetNotifyInterface(bar);
            job.SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        }

        /// <summary>Writes a line for every event.</summary>
        public void ShowLog(EventLog log)
        {
            job.SetNotifyInterface(log);
            job.SetNotifyFlags(AllEvents);
        }

        /// <summary>Only says when it is over.</summary>
        public void ShowEnd(EventLog log)
        {
            job.SetNotifyInterface(log);
            job.SetNotifyFlags(EndOfJob);
        }

        /// <summary>For scripts: nothing but errors.</summary>
        public void ShowErrors(EventLog log)
        {
            job.SetNotifyInterface(log);
            job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        }

        /// <summary>For batches: beeps when the file is there.</summary>
        public void Beep(Bell bell)
        {
            job.SetNotifyInterface(bell);
            job.SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED);
        }

        /// <summary>The program ends, the download goes on.</summary>
        public void Detach(bool completeLater)
        {
            job.SetNotifyInterface(null);
            if (completeLater)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED & BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
            }
            else
            {
                job.SetNotifyFlags(0);
            }
        }

        /// <summary>Asks to be told when the job has been transferred.</summary>
        public void Reattach(EventLog log)
        {
            job.SetNotifyInterface(log);
            job.SetNotifyFlags((uint)BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);
        }

        /// <summary>Throws away what has been downloaded so far.</summary>
        public void Abort()
        {
            job.Cancel();
            job.SetNotifyInterface(null);
        }

        public void Start()
        {
            job.Resume();
        }

        public bool IsOver()
        {
            job.GetState(out BG_JOB_STATE state);
            return state == BG_JOB_STATE.BG_JOB_STATE_ERROR
                || state == BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED
                || state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED;
        }
    }
}

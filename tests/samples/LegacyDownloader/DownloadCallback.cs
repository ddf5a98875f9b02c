using System;
using System.Runtime.InteropServices;
using LegacyDownloader.Interop;

namespace LegacyDownloader
{
    /// <summary>Receives the events of a job, and takes over its files when they are complete.</summary>
    internal abstract class DownloadCallback : IBackgroundCopyCallback
    {
        void IBackgroundCopyCallback.JobTransferred(IBackgroundCopyJob job)
        {
            try
            {
                job.Complete();
                Transferred();
            }
            catch (COMException e)
            {
                Failed(e.Message);
            }
        }

        void IBackgroundCopyCallback.JobError(IBackgroundCopyJob job, IBackgroundCopyError error)
        {
            try
            {
                error.GetError(out BG_ERROR_CONTEXT context, out int code);
                Failed(string.Format("0x{0:X8} ({1})", code, context));
                job.Cancel();
            }
            catch (COMException e)
            {
                Failed(e.Message);
            }
        }

        void IBackgroundCopyCallback.JobModification(IBackgroundCopyJob job, uint reserved)
        {
            try
            {
                job.GetProgress(out BG_JOB_PROGRESS progress);
                Moved(progress.BytesTransferred, progress.BytesTotal);
            }
            catch (COMException)
            {
                // The job is gone; there is no progress any more.
            }
        }

        protected virtual void Transferred()
        {
        }

        protected virtual void Failed(string reason)
        {
        }

        protected virtual void Moved(ulong transferred, ulong total)
        {
        }
    }
}

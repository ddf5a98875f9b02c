using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing;

// The state machine: https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
public sealed partial class BitsSimulator
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan InactivityTimeout = TimeSpan.FromDays(90);

    internal int Resume(SimulatedJob job)
    {
        if (job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (job.FileList.Count == 0)
        {
            return HResults.BG_E_EMPTY;
        }

        if (job.State is BitsJobState.Queued or BitsJobState.Connecting or BitsJobState.Transferring
            || (job.State == BitsJobState.Transferred && job.FileList.TrueForAll(file => file.IsTransferred)))
        {
            return HResults.S_OK;
        }

        if (!job.HasBeenResumed)
        {
            job.HasBeenResumed = true;
            PlanMaximumDownloadTime(job);
        }

        job.StalledSince = null;
        Start(job);
        return HResults.S_OK;
    }

    internal int Suspend(SimulatedJob job)
    {
        if (job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (job.State != BitsJobState.Suspended)
        {
            Stop(job, BitsJobState.Suspended);
            Modify(job);
        }

        return HResults.S_OK;
    }

    internal int Cancel(SimulatedJob job)
    {
        if (job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        Stop(job, BitsJobState.Cancelled);
        job.ReleaseReceivers();
        return LeavesTemporaryFiles && job.FileList.Count > 0 ? HResults.BG_S_UNABLE_TO_DELETE_FILES : HResults.S_OK;
    }

    internal int Complete(SimulatedJob job)
    {
        if (job.IsFinal || (job.Type != BitsJobType.Download && job.State != BitsJobState.Transferred))
        {
            return HResults.BG_E_INVALID_STATE;
        }

        var isPartial = false;
        if (job.Type == BitsJobType.Download)
        {
            foreach (var file in job.FileList)
            {
                if (file.IsTransferred)
                {
                    Files.Finish(file.LocalName, file.Content!);
                    file.IsCompleted = true;
                }
                else
                {
                    isPartial = true;
                }
            }
        }
        else if (job.Reply is not null && job.ReplyFileName.Length > 0)
        {
            Files.Finish(job.ReplyFileName, job.Reply);
        }

        Stop(job, BitsJobState.Acknowledged);
        job.ReleaseReceivers();
        return isPartial ? HResults.BG_S_PARTIAL_COMPLETE
            : LeavesTemporaryFiles ? HResults.BG_S_UNABLE_TO_DELETE_FILES
            : HResults.S_OK;
    }

    /// <summary>The client has rejected the content of a file from its origin.</summary>
    internal void Reject(SimulatedJob job, SimulatedFile file)
    {
        if (!job.IsFinal)
        {
            file.IsTransferred = false;
            file.Content = null;
            file.BytesTransferred = 0;
            Fail(job, new(HResults.BG_E_VALIDATION_FAILED, BitsErrorContext.RemoteFile, file), isTransient: false);
        }
    }

    /// <summary>The client has asked for parts of a file.</summary>
    internal void Request(SimulatedFile file, BG_FILE_RANGE[] ranges)
    {
        foreach (var range in ranges)
        {
            file.Requested.Enqueue(range);
        }

        if (file.Job.State == BitsJobState.Suspended && file.Job.HasBeenResumed)
        {
            Start(file.Job);
        }
    }

    private static void Stop(SimulatedJob job, BitsJobState state)
    {
        job.Run++;
        job.State = state;
        job.Error = null;
        job.Pending.RemoveAll(pending => pending.IsJobEnd || job.IsFinal);
    }

    private void Start(SimulatedJob job)
    {
        Stop(job, BitsJobState.Queued);
        Modify(job);
        Continue(job, Latency, Connect);
    }

    /// <summary>Plans the next step of a job, unless it is stopped before.</summary>
    private void Continue(SimulatedJob job, TimeSpan delay, Action<SimulatedJob> step)
    {
        var run = job.Run;
        Plan(delay, () =>
        {
            if (job.Run == run)
            {
                step(job);
            }
        });
    }

    private void Connect(SimulatedJob job)
    {
        if (!_isUserLoggedOn)
        {
            return;
        }

        if (!_isNetworkConnected)
        {
            Fail(job, new(HResults.BG_E_NETWORK_DISCONNECTED, BitsErrorContext.GeneralTransport, null), isTransient: true);
            return;
        }

        job.State = BitsJobState.Connecting;
        Modify(job);
        Continue(job, Latency, connected =>
        {
            connected.State = BitsJobState.Transferring;
            Modify(connected);
            Continue(connected, Tick, Move);
        });
    }

    private void Move(SimulatedJob job)
    {
        var budget = Math.Max(1, (long)(Server.BytesPerSecond * Tick.TotalSeconds));
        while (budget > 0 && NextFile(job) is { } file)
        {
            if (file.Content is null && !Open(job, file))
            {
                return;
            }

            budget -= job.IsOnDemand ? MoveRange(file) : MoveBytes(file, budget);
            job.StalledSince = null;
            job.Modified = Now;
            if (file.BytesTransferred == file.Content!.LongLength)
            {
                Finish(job, file);
            }
        }

        if (job.FileList.TrueForAll(file => file.IsTransferred))
        {
            Finish(job);
        }
        else if (NextFile(job) is null)
        {
            // All parts that were asked for are there, but not the whole.
            Stop(job, BitsJobState.Suspended);
            Modify(job);
        }
        else
        {
            Modify(job);
            Continue(job, Tick, Move);
        }
    }

    private static SimulatedFile? NextFile(SimulatedJob job) =>
        job.FileList.Find(file => !file.IsTransferred && (!job.IsOnDemand || file.Requested.Count > 0));

    private static long MoveBytes(SimulatedFile file, long budget)
    {
        var moved = Math.Min(budget, file.Content!.LongLength - file.BytesTransferred);
        if (moved > 0)
        {
            file.Unannounced.Add(new() { InitialOffset = (ulong)file.BytesTransferred, Length = (ulong)moved });
            file.Filled.Clear();
            file.BytesTransferred += moved;
            file.Filled.Add(new() { InitialOffset = 0, Length = (ulong)file.BytesTransferred });
        }

        return Math.Max(1, moved);
    }

    private static long MoveRange(SimulatedFile file)
    {
        var range = file.Requested.Dequeue();
        var size = (ulong)file.Content!.LongLength;
        var length = Math.Min(range.Length, size - Math.Min(size, range.InitialOffset));
        var filled = new BG_FILE_RANGE { InitialOffset = range.InitialOffset, Length = length };
        file.Filled.Add(filled);
        file.Unannounced.Add(filled);
        file.BytesTransferred = Math.Min(file.Content.LongLength, Union(file.Filled));
        return Math.Max(1, (long)length);
    }

    private static long Union(List<BG_FILE_RANGE> ranges)
    {
        ulong covered = 0, end = 0;
        foreach (var range in ranges.OrderBy(range => range.InitialOffset))
        {
            var last = range.InitialOffset + range.Length;
            covered += last > end ? last - Math.Max(end, range.InitialOffset) : 0;
            end = Math.Max(end, last);
        }

        return (long)covered;
    }

    private bool Open(SimulatedJob job, SimulatedFile file)
    {
        if (job.Type != BitsJobType.Download)
        {
            if (Files.TryRead(file.LocalName, out var source))
            {
                file.Content = source;
                return true;
            }

            Fail(job, new(HResults.BG_E_FILE_NOT_FOUND, BitsErrorContext.LocalFile, file), isTransient: false);
            return false;
        }

        var response = Server.Get(file.RemoteName);
        if (response.Content is not { } content)
        {
            Fail(job, new(response.Failure, response.Context, file), response.IsTransient);
            return false;
        }

        if (file.Ranges.Length > 0 && !Server.SupportsRanges)
        {
            Fail(job, new(HResults.BG_E_INSUFFICIENT_RANGE_SUPPORT, BitsErrorContext.RemoteFile, file), isTransient: false);
            return false;
        }

        if (file.Ranges.Length > 0)
        {
            content = [.. file.Ranges.SelectMany(range => Cut(content, range))];
        }

        if ((ulong)content.LongLength > job.MaxDownloadSize)
        {
            Fail(job, new(HResults.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, BitsErrorContext.RemoteFile, file), isTransient: false);
            return false;
        }

        file.Content = content;
        return true;
    }

    private static byte[] Cut(byte[] content, BG_FILE_RANGE range)
    {
        var start = (int)Math.Min((ulong)content.Length, range.InitialOffset);
        var length = (int)Math.Min((ulong)(content.Length - start), range.Length);
        return content.AsSpan(start, length).ToArray();
    }


    private void Finish(SimulatedJob job, SimulatedFile file)
    {
        file.IsTransferred = true;
        if (job.Type == BitsJobType.Download)
        {
            if (job.IsHighPerformance)
            {
                Files.Finish(file.LocalName, file.Content!);
            }

            Announce(job, new(BitsEvents.FileTransferred, file));
            return;
        }

        file.IsCompleted = true;
        Server.Uploads[file.RemoteName] = file.Content!;
        if (job.Type == BitsJobType.UploadReply && Server.ReplyFor(file.RemoteName) is { } reply)
        {
            job.Reply = reply;
            Announce(job, new(BitsEvents.FileTransferred, file));
        }
    }

    private void Finish(SimulatedJob job)
    {
        AnnounceRanges(job);
        Stop(job, BitsJobState.Transferred);
        job.Transferred = Now;
        job.Modified = Now;
        Announce(job, new(BitsEvents.JobTransferred, null));
    }

    private void Fail(SimulatedJob job, SimulatedError error, bool isTransient)
    {
        job.ErrorCount++;
        job.Modified = Now;
        if (isTransient)
        {
            job.StalledSince ??= Now;
            var patience = job.StalledSince.Value + TimeSpan.FromSeconds(job.NoProgressTimeout) - Now;
            if (patience > TimeSpan.Zero)
            {
                Stop(job, BitsJobState.TransientError);
                job.Error = error;
                Modify(job);
                var delay = TimeSpan.FromSeconds(job.MinimumRetryDelay);
                if (delay < patience)
                {
                    Continue(job, delay, Start);
                }
                else
                {
                    Continue(job, patience, stalled => FailForGood(stalled, error));
                }

                return;
            }
        }

        FailForGood(job, error);
    }

    private void FailForGood(SimulatedJob job, SimulatedError error)
    {
        Stop(job, BitsJobState.Error);
        job.Error = error;
        job.Modified = Now;
        Announce(job, new(BitsEvents.JobError, null));
    }

    private void PlanMaximumDownloadTime(SimulatedJob job)
    {
        if (job.Type == BitsJobType.Download)
        {
            Plan(
                TimeSpan.FromSeconds(job.MaximumDownloadTime),
                () =>
                {
                    if (job.IsActive)
                    {
                        Fail(job, new(HResults.BG_E_MAXDOWNLOAD_TIMEOUT, BitsErrorContext.GeneralQueueManager, null), isTransient: false);
                    }
                },
                isBackground: true);
        }
    }

    private void PlanScavenging(SimulatedJob job) => Plan(
        job.Modified + InactivityTimeout - Now,
        () =>
        {
            if (job.IsFinal)
            {
                return;
            }

            if (Now - job.Modified >= InactivityTimeout)
            {
                Cancel(job);
            }
            else
            {
                PlanScavenging(job);
            }
        },
        isBackground: true);
}

using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing.Com;

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

        // https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setmaximumdownloadtime
        job.DownloadTime = TimeSpan.Zero;
        if (job.State is BitsJobState.Queued or BitsJobState.Connecting or BitsJobState.Transferring
            || (job.State == BitsJobState.Transferred && job.FileList.TrueForAll(file => file.IsTransferred)))
        {
            return HResults.S_OK;
        }

        job.HasBeenResumed = true;
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

        var failure = FindRenameFailure(job);
        if (failure < 0)
        {
            return failure;
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

    /// <summary>What keeps a file from getting its name; the job stays as it is then.</summary>
    private int FindRenameFailure(SimulatedJob job) => job.Type == BitsJobType.Download
        ? job.FileList.Where(file => file.IsTransferred).Select(file => Files.FindFailure(file.LocalName)).FirstOrDefault(
            hresult => hresult < 0)
        : job.Reply is not null && job.ReplyFileName.Length > 0 ? Files.FindFailure(job.ReplyFileName) : HResults.S_OK;

    /// <summary>The client has rejected the content of a file from its origin.</summary>
    internal void Reject(SimulatedJob job, SimulatedFile file)
    {
        if (!job.IsFinal)
        {
            file.IsTransferred = false;
            file.IsOpen = false;
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
            if (Spend(connected, Latency))
            {
                return;
            }

            connected.State = BitsJobState.Transferring;
            Modify(connected);
            Continue(connected, Tick, TakeTime);
        });
    }

    /// <summary>A tick of downloading has passed. What is queued or is tried again later takes no time of the maximum.</summary>
    private void TakeTime(SimulatedJob job)
    {
        if (Spend(job, Tick))
        {
            return;
        }

        Move(job);
    }

    /// <summary>Counts time against the maximum of a download.</summary>
    /// <returns>Whether it is exceeded; the job has failed then.</returns>
    private bool Spend(SimulatedJob job, TimeSpan time)
    {
        job.DownloadTime += time;
        if (job.Type != BitsJobType.Download || job.DownloadTime <= TimeSpan.FromSeconds(job.MaximumDownloadTime))
        {
            return false;
        }

        Fail(job, new(HResults.BG_E_MAXDOWNLOAD_TIMEOUT, BitsErrorContext.GeneralQueueManager, null), isTransient: false);
        return true;
    }

    private void Move(SimulatedJob job)
    {
        var budget = Math.Max(1, (long)(Server.BytesPerSecond * Tick.TotalSeconds));
        while (budget > 0 && NextFile(job) is { } file)
        {
            if (!file.IsOpen)
            {
                Open(job, file);
                return;
            }

            if (file.Fault is { } fault && file.BytesTransferred >= fault.After)
            {
                // What was there is kept; the rest is asked for anew.
                file.Fault = null;
                file.IsOpen = false;
                Modify(job);
                Continue(job, fault.Delay, broken =>
                {
                    if (!Spend(broken, fault.Delay))
                    {
                        Fail(broken, new(fault.HResult, BitsErrorContext.GeneralTransport, file), isTransient: true);
                    }
                });
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
            Continue(job, Tick, TakeTime);
        }
    }

    private static SimulatedFile? NextFile(SimulatedJob job) =>
        job.FileList.Find(file => !file.IsTransferred && (!job.IsOnDemand || file.Requested.Count > 0));

    private static long MoveBytes(SimulatedFile file, long budget)
    {
        var moved = Math.Min(budget, (file.Fault?.After ?? file.Content!.LongLength) - file.BytesTransferred);
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

    /// <summary>
    /// Opens the local file of an upload, or asks the server for a file; that may take real time, and is done without the lock.
    /// </summary>
    private void Open(SimulatedJob job, SimulatedFile file)
    {
        if (job.Type != BitsJobType.Download)
        {
            if (Files.TryRead(file.LocalName, out var source))
            {
                file.Content = source;
                file.IsOpen = true;
                Move(job);
            }
            else
            {
                Fail(job, new(HResults.BG_E_FILE_NOT_FOUND, BitsErrorContext.LocalFile, file), isTransient: false);
            }

            return;
        }

        var run = job.Run;
        var name = file.RemoteName;
        PlanOutside(TimeSpan.Zero, () =>
        {
            var refusal = AskAboutCertificate(job, file, name);
            var response = refusal is null ? Server.Get(name) : null;
            lock (Gate)
            {
                if (job.Run != run)
                {
                    return;
                }

                if (refusal is not null)
                {
                    Fail(job, refusal, isTransient: true);
                }
                else if (TryAccept(job, file, response!))
                {
                    Move(job);
                }
            }
        });
    }

    /// <summary>The client's own check of the certificate of a server, where it has set one and the server shows one.</summary>
    private SimulatedError? AskAboutCertificate(SimulatedJob job, SimulatedFile file, string name)
    {
        if (!job.ChecksCertificates
            || Server.Certificate is not { } certificate
            || !name.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        object? validator;
        lock (Gate)
        {
            validator = job.CertificateValidator?.Wrapper;
        }

        if (validator is not IBackgroundCopyServerCertificateValidationCallback callback)
        {
            return new(HResults.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, BitsErrorContext.ServerCertificateCallback, file);
        }

        var hresult = callback.ValidateServerCertificate(
            Export(new SimulatedJobObject(this, job)),
            Export(new SimulatedFileObject(this, file)),
            (uint)certificate.Length,
            certificate,
            certificateEncodingType: 1,
            0,
            []);
        return hresult < 0 ? new(hresult, BitsErrorContext.ServerCertificateCallback, file) : null;
    }

    private bool TryAccept(SimulatedJob job, SimulatedFile file, SimulatedResponse response)
    {
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

        if (file.BytesTransferred > 0 && (!Server.SupportsRanges || file.Content is { } before && !before.AsSpan().SequenceEqual(content)))
        {
            // The rest would not fit what is there.
            file.BytesTransferred = 0;
            file.Filled.Clear();
        }

        file.Content = content;
        file.IsOpen = true;
        file.Headers = response.Headers ?? $"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\nAccept-Ranges: bytes\r\n";
        file.Fault = response.Breaks is { } breaks && breaks.After < content.LongLength ? breaks : null;
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

            Announce(job, new(BitsEventKinds.FileTransferred, file));
            return;
        }

        file.IsCompleted = true;
        Server.Uploads[file.RemoteName] = file.Content!;
        if (job.Type == BitsJobType.UploadReply && Server.ReplyFor(file.RemoteName) is { } reply)
        {
            job.Reply = reply;
            Announce(job, new(BitsEventKinds.FileTransferred, file));
        }
    }

    private void Finish(SimulatedJob job)
    {
        AnnounceRanges(job);
        Stop(job, BitsJobState.Transferred);
        job.Transferred = Now;
        job.Modified = Now;
        Announce(job, new(BitsEventKinds.JobTransferred, null));
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
        Announce(job, new(BitsEventKinds.JobError, null));
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

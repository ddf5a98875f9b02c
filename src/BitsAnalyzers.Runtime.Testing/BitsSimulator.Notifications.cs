using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing.Com;

namespace BitsAnalyzers.Runtime.Testing;

// The rules of delivery: https://learn.microsoft.com/windows/win32/bits/registering-a-com-callback
public sealed partial class BitsSimulator
{
    private const int MaxInFlight = 4;
    private const int CallbackJobTransferred = 3;
    private const int CallbackJobError = 4;
    private const int CallbackJobModification = 5;
    private const int CallbackFileTransferred = 6;
    private const int CallbackFileRangesTransferred = 7;
    private readonly DeliveryThreads _deliveryThreads = new();
    private int _inFlight;

    /// <summary>
    /// A property or the progress of the job has changed. Modifications closer together than the interval of the job become one.
    /// </summary>
    internal void Modify(SimulatedJob job)
    {
        job.Modified = Now;
        AnnounceRanges(job);
        if (!Wants(job, BitsEventKinds.JobModification) || job.Callback is null && job.NotificationClassId == Guid.Empty)
        {
            return;
        }

        if (Options.Version < BitsVersion.V10_1 || job.NextModification <= Now)
        {
            job.NextModification = Now + TimeSpan.FromMilliseconds(job.NotificationInterval);
            Announce(job, new(BitsEventKinds.JobModification, null));
        }
        else if (!job.IsModificationPlanned)
        {
            job.IsModificationPlanned = true;
            Plan(job.NextModification - Now, () =>
            {
                job.IsModificationPlanned = false;
                if (job.State is not (BitsJobState.Transferred or BitsJobState.Error) && !job.IsFinal)
                {
                    Modify(job);
                }
            });
        }
    }

    /// <summary>A new receiver gets at once what the last one did not.</summary>
    internal static void RetryNow(SimulatedJob job)
    {
        foreach (var pending in job.Pending)
        {
            pending.NotBefore = DateTimeOffset.MinValue;
        }
    }

    private static bool Wants(SimulatedJob job, BitsEventKinds kind) =>
        (job.Flags & BitsNotifyFlags.Disable) == BitsNotifyFlags.None && (job.Flags & (BitsNotifyFlags)kind) != BitsNotifyFlags.None;

    private void Announce(SimulatedJob job, PendingNotification pending)
    {
        // The end of a job is remembered until somebody has been told; everything else is for receivers that want it now.
        if (pending.IsJobEnd || (Wants(job, pending.Kind) && (job.Callback is not null || job.NotificationClassId != Guid.Empty)))
        {
            job.Pending.Add(pending);
            if (!_owing.Contains(job))
            {
                _owing.Add(job);
            }
        }
    }

    private void AnnounceRanges(SimulatedJob job)
    {
        foreach (var file in job.FileList.Where(file => file.Unannounced.Count > 0))
        {
            if (job.Type == BitsJobType.Download && !job.IsDynamicContent && Server.SupportsRanges)
            {
                Announce(job, new(BitsEventKinds.FileRangesTransferred, file) { Ranges = [.. file.Unannounced] });
            }

            file.Unannounced.Clear();
        }
    }

    private void DeliverNotifications()
    {
        while (TakeNext() is { } next)
        {
            var delivery = _deliveryThreads.Run(() => Deliver(next.Job, next.Pending));

            // A receiver that does not return keeps its place of the four; the others go on.
            delivery.Wait(Options.ReceiverPatience);
        }
    }

    private (SimulatedJob Job, PendingNotification Pending)? TakeNext()
    {
        lock (Gate)
        {
            if (_inFlight >= MaxInFlight)
            {
                return null;
            }

            _owing.RemoveAll(job => job.Pending.Count == 0);
            foreach (var job in _owing)
            {
                job.Pending.RemoveAll(pending => !pending.InFlight && !pending.IsJobEnd && !Wants(job, pending.Kind));
                if (job.Pending.Find(pending => IsDeliverable(job, pending)) is { } found)
                {
                    found.InFlight = true;
                    found.Attempts++;
                    _inFlight++;
                    return (job, found);
                }
            }

            return null;
        }
    }

    private bool IsDeliverable(SimulatedJob job, PendingNotification pending)
    {
        if (pending.InFlight || pending.NotBefore > Now || !Wants(job, pending.Kind))
        {
            return false;
        }

        var hasObject = job.Callback is not null
            || (job.NotificationClassId != Guid.Empty && _callbackClasses.ContainsKey(job.NotificationClassId));
        if (!hasObject && !(pending.IsJobEnd && job.Program.Length > 0))
        {
            return false;
        }

        // Files are announced one after the other, and before the end of the job.
        return pending.Kind is BitsEventKinds.JobModification or BitsEventKinds.FileRangesTransferred
            || job.Pending.Find(other => other.IsJobEnd || other.Kind == BitsEventKinds.FileTransferred) == pending;
    }

    private void Deliver(SimulatedJob job, PendingNotification pending)
    {
        SimulatedNotification notification;
        ComPointer? receiver;
        lock (Gate)
        {
            notification = new(Now, job.Id, pending.Kind, pending.File?.RemoteName, pending.Attempts);
            _notifications.Add(notification);
            receiver = GetReceiver(job);
        }

        var fate = Faults.OnNotification?.Invoke(notification) ?? SimulatedDelivery.Normal;
        var hresult = HResults.RPC_E_DISCONNECTED;
        if (fate.Fate is SimulatedDelivery.Kind.Normal or SimulatedDelivery.Kind.Duplicate or SimulatedDelivery.Kind.Unanswered
            && receiver is not null)
        {
            hresult = Call(receiver, job, pending);
            if (fate.Fate == SimulatedDelivery.Kind.Duplicate)
            {
                hresult = Call(receiver, job, pending);
            }
            else if (fate.Fate == SimulatedDelivery.Kind.Unanswered)
            {
                hresult = HResults.RPC_E_DISCONNECTED;
            }
        }

        receiver?.Dispose();
        SimulatedProgramRun? run = null;
        lock (Gate)
        {
            notification.HResult = hresult;
            if (fate.Fate == SimulatedDelivery.Kind.Delayed)
            {
                Postpone(pending, fate.DelayTime);
            }
            else if (fate.Fate == SimulatedDelivery.Kind.Lost || IsDelivered(pending, hresult))
            {
                job.Pending.Remove(pending);
            }
            else if (pending.IsJobEnd && job.Program.Length > 0)
            {
                run = new(Now, job.Id, job.Program, job.Parameters.Length == 0 ? null : job.Parameters);
                _programRuns.Add(run);
            }
            else
            {
                Postpone(pending, TimeSpan.FromSeconds(job.MinimumRetryDelay));
            }
        }

        var exitCode = run is null ? 0 : RunProgram?.Invoke(run) ?? 0;
        lock (Gate)
        {
            if (run is not null)
            {
                if (exitCode == 0 || job.IsFinal)
                {
                    job.Pending.Remove(pending);
                }
                else
                {
                    Postpone(pending, TimeSpan.FromSeconds(job.MinimumRetryDelay));
                }
            }

            pending.InFlight = false;
            _inFlight--;
        }
    }

    // Job ends need S_OK, files any success; the others are told once, whatever the answer.
    private static bool IsDelivered(PendingNotification pending, int hresult) => pending.Kind switch
    {
        BitsEventKinds.JobTransferred or BitsEventKinds.JobError => hresult == HResults.S_OK,
        BitsEventKinds.FileTransferred => hresult >= 0 || hresult == HResults.E_NOINTERFACE,
        _ => true,
    };

    private void Postpone(PendingNotification pending, TimeSpan delay)
    {
        pending.NotBefore = Now + delay;
        Plan(delay, () => { });
    }

    private ComPointer? GetReceiver(SimulatedJob job)
    {
        if (job.Callback is null && job.ClassCallback is null && _callbackClasses.TryGetValue(job.NotificationClassId, out var factory))
        {
            job.ClassCallback = ManagedComObjects.GetPointer(factory(), nameof(factory));
        }

        return (job.Callback?.Pointer ?? job.ClassCallback)?.Share();
    }

    private unsafe int Call(ComPointer receiver, SimulatedJob job, PendingNotification pending)
    {
        var iid = pending.Kind switch
        {
            BitsEventKinds.FileTransferred => InterfaceIds.Callback2,
            BitsEventKinds.FileRangesTransferred => InterfaceIds.Callback3,
            _ => InterfaceIds.Callback,
        };
        using var callback = receiver.Query(iid);
        if (callback is null)
        {
            return HResults.E_NOINTERFACE;
        }

        using var jobPointer = Lend<IBackgroundCopyJob>(new SimulatedJobObject(this, job));
        return jobPointer.Lend(pJob =>
        {
            switch (pending.Kind)
            {
                case BitsEventKinds.JobTransferred:
                    return callback.Call(CallbackJobTransferred, pJob);
                case BitsEventKinds.JobError:
                    var error = job.Error ?? new(HResults.E_UNEXPECTED, BitsErrorContext.Unknown, null);
                    using (var errorPointer = Lend<IBackgroundCopyError>(new SimulatedErrorObject(this, error)))
                    {
                        return errorPointer.Lend(pError => callback.Call(CallbackJobError, pJob, pError));
                    }

                case BitsEventKinds.JobModification:
                    return callback.Call(CallbackJobModification, pJob, 0);
                default:
                    using (var filePointer = Lend<IBackgroundCopyFile>(new SimulatedFileObject(this, pending.File!)))
                    {
                        return filePointer.Lend(pFile =>
                        {
                            if (pending.Kind == BitsEventKinds.FileTransferred)
                            {
                                return callback.Call(CallbackFileTransferred, pJob, pFile);
                            }

                            fixed (BG_FILE_RANGE* ranges = pending.Ranges)
                            {
                                return callback.Call(CallbackFileRangesTransferred, pJob, pFile, pending.Ranges.Length, (nint)ranges);
                            }
                        });
                    }
            }
        });
    }

    private unsafe ComPointer Lend<TInterface>(TInterface comObject)
        where TInterface : class =>
        ComPointer.Own((nint)ComInterfaceMarshaller<TInterface>.ConvertToUnmanaged(Export(comObject)));
}

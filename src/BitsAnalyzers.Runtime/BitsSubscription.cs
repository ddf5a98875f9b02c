using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// A receiver of a job's events. Its handler runs on the thread pool, one event at a time, so that a slow handler holds up none of the four
/// notifications that BITS has in flight per user. Disposing takes the receiver off the job, and is harmless when the job has ended.
/// </summary>
/// <remarks>
/// BITS delivers an event at least once. A second delivery is recognised by the times and the error count of the job and dropped;
/// modifications that arrive after the end of the transfer are dropped too.
/// </remarks>
public sealed class BitsSubscription : IDisposable, IAsyncDisposable
{
    private const int MaxKeptFaults = 16;
    private static readonly AsyncLocal<BitsSubscription?> HandlerOf = new();

    private readonly object _gate = new();
    private readonly Queue<Pending> _pending = new();
    private readonly Queue<Exception> _faults = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly BitsJob _job;
    private readonly Func<BitsEvent, CancellationToken, Task> _handler;
    private readonly DeliveredEvents _delivered = new();
    private readonly ComPointer _callback;
    private readonly BitsNotifyFlags _previousFlags;
    private Task _dispatch = Task.CompletedTask;
    private bool _dispatching;
    private bool _modificationPending;
    private bool _disposed;
    private bool _unregistered;

    private BitsSubscription(BitsJob job, BitsEvents events, Func<BitsEvent, CancellationToken, Task> handler)
    {
        _job = job;
        Events = events;
        _handler = handler;
        _previousFlags = job.ReadFlags();
        var level = (events & BitsEvents.FileRangesTransferred) != BitsEvents.None ? 3 : (events & BitsEvents.FileTransferred) != BitsEvents.None ? 2 : 1;
        _callback = CallbackObject.Create(new Receiver(this), level);
    }

    /// <summary>
    /// Raised when the handler throws, on the thread pool. An exception thrown here is kept in <see cref="Faults"/> like one of the handler's own.
    /// </summary>
    public event EventHandler<BitsHandlerFaultedEventArgs>? HandlerFaulted;

    /// <summary>The events that were subscribed to.</summary>
    public BitsEvents Events { get; }

    /// <summary>What the handler threw, the last 16 exceptions. BITS never sees them.</summary>
    public IReadOnlyList<Exception> Faults
    {
        get
        {
            lock (_gate)
            {
                return _faults.ToArray();
            }
        }
    }

    /// <summary>
    /// Takes the receiver off the job and restores the mask of events it had before. Events that are waiting are dropped; a handler that is
    /// running is told through its token and not waited for. To have every event up to the end, dispose when the end has come as an event:
    /// <see cref="BitsJob.WaitAsync(IProgress{BitsProgress}?, CancellationToken)"/> looks at the job too and may see it before the handler does.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _pending.Clear();
        }

        Unregister();
        try
        {
            _disposal.Cancel();
        }
        catch (AggregateException exception)
        {
            AddFault(exception);
        }

        // Whoever is last of this and the handler lets go of the job.
        bool idle;
        lock (_gate)
        {
            _unregistered = true;
            idle = !_dispatching;
        }

        if (idle)
        {
            _job.Dispose();
        }
    }

    /// <summary>As <see cref="Dispose"/>, and waits for a handler that is running, except when it is called from this handler itself.</summary>
    /// <returns>A task that ends when no handler runs.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (HandlerOf.Value != this)
        {
            await WhenIdleAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Registers a receiver: first the mask, so that the receiver misses nothing from its first moment, then the receiver, then a look at the
    /// job for an end that came before either.
    /// </summary>
    internal static BitsSubscription Register(BitsJob job, BitsEvents events, Func<BitsEvent, CancellationToken, Task> handler)
    {
        RequireDeliverable(job, events);
        var own = job.Share();
        BitsSubscription subscription;
        try
        {
            subscription = new(own, events, handler);
        }
        catch
        {
            own.Dispose();
            throw;
        }

        try
        {
            own.WriteFlags((BitsNotifyFlags)events);
            try
            {
                own.WriteCallback(subscription._callback);
            }
            catch
            {
                own.TryWriteFlags(subscription._previousFlags);
                throw;
            }
        }
        catch
        {
            subscription._callback.Dispose();
            own.Dispose();
            throw;
        }

        try
        {
            subscription.CatchUp();
        }
        catch
        {
            // Who gets no subscription could not take its receiver off the job.
            subscription.Dispose();
            throw;
        }

        return subscription;
    }

    /// <summary>Looks whether the transfer has ended, for a notification that was lost or came before the subscription.</summary>
    internal void CatchUp()
    {
        try
        {
            switch (_job.State)
            {
                case BitsJobState.Transferred:
                    Enqueue(new(BitsEvents.JobTransferred) { IsLook = true, Stamp = EventStamp.TryRead(_job) });
                    break;
                case BitsJobState.Error:
                    Enqueue(new(BitsEvents.JobError) { IsLook = true, Stamp = EventStamp.TryRead(_job), Error = _job.GetError() });
                    break;
            }
        }
        catch (BitsException exception) when (exception.IsConnectionLost)
        {
            // Nothing to catch up with: the receiver is gone with the service.
        }
        catch (ObjectDisposedException)
        {
            // Disposed of meanwhile.
        }
    }

    /// <summary>Ends when no handler runs and no event waits.</summary>
    internal Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _dispatch;
        }
    }

    private static void RequireDeliverable(BitsJob job, BitsEvents events)
    {
        if ((events & BitsEvents.FileTransferred) != BitsEvents.None)
        {
            job.RequireVersion(InterfaceIds.Job4, BitsVersion.V3_0, "The event of a transferred file");
            if (job.Type == BitsJobType.Upload)
            {
                throw new InvalidOperationException("An upload job fetches no file, so it never announces a transferred file.");
            }
        }

        if ((events & BitsEvents.FileRangesTransferred) != BitsEvents.None)
        {
            if (job.Version < BitsVersion.V10_1)
            {
                throw new BitsVersionNotSupportedException("The event of transferred ranges", BitsVersion.V10_1);
            }

            if (job.Type != BitsJobType.Download)
            {
                throw new InvalidOperationException("Only a download announces transferred ranges.");
            }

            if (job.IsDynamicContent)
            {
                throw new InvalidOperationException("A job with dynamic content announces no transferred ranges.");
            }
        }
    }

    private void Enqueue(Pending pending)
    {
        lock (_gate)
        {
            if (_disposed || (Events & pending.Kind) == BitsEvents.None)
            {
                return;
            }

            if (pending.Kind == BitsEvents.JobModification)
            {
                if (_modificationPending)
                {
                    return;
                }

                _modificationPending = true;
            }

            _pending.Enqueue(pending);
            if (!_dispatching)
            {
                _dispatching = true;
                _dispatch = Task.Run(DispatchAsync);
            }
        }
    }

    private async Task DispatchAsync()
    {
        HandlerOf.Value = this;
        while (TryDequeue(out var next))
        {
            try
            {
                if (Accept(next) is { } accepted)
                {
                    await _handler(accepted, _disposal.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (_disposal.IsCancellationRequested)
            {
                // The handler gave way to the disposal.
            }
            catch (Exception exception)
            {
                Fault(exception);
            }
        }
    }

    private bool TryDequeue(out Pending next)
    {
        lock (_gate)
        {
            if (!_disposed && _pending.Count > 0)
            {
                next = _pending.Dequeue();
                _modificationPending &= next.Kind != BitsEvents.JobModification;
                return true;
            }

            next = default;
            _dispatching = false;
            if (_unregistered)
            {
                _job.Dispose();
            }

            return false;
        }
    }

    /// <summary>The event to hand out; <see langword="null"/> for a repeated or stale one.</summary>
    private BitsEvent? Accept(Pending pending)
    {
        switch (pending.Kind)
        {
            case BitsEvents.JobTransferred:
                return _delivered.IsNewTransfer(pending.Stamp, pending.IsLook) ? new BitsJobTransferredEvent(_job) : null;
            case BitsEvents.JobError:
                return _delivered.IsNewError(pending.Stamp, pending.IsLook) ? new BitsJobErrorEvent(_job, pending.Error) : null;
            case BitsEvents.FileTransferred:
                return _delivered.IsNewFile(pending.Stamp, pending.File!) ? new BitsFileTransferredEvent(_job, pending.File!) : null;
            case BitsEvents.FileRangesTransferred:
                return new BitsFileRangesTransferredEvent(_job, pending.File!, pending.Ranges!);
            default:
                var progress = _job.Progress;
                return _delivered.IsCurrentModification(progress.State) ? new BitsJobModificationEvent(_job, progress) : null;
        }
    }

    private void Fault(Exception exception)
    {
        AddFault(exception);
        try
        {
            HandlerFaulted?.Invoke(this, new(exception));
        }
        catch (Exception second)
        {
            AddFault(second);
        }
    }

    private void AddFault(Exception exception)
    {
        lock (_gate)
        {
            if (_faults.Count == MaxKeptFaults)
            {
                _faults.Dequeue();
            }

            _faults.Enqueue(exception);
        }
    }

    private void Unregister()
    {
        try
        {
            // Another receiver may have replaced this one: then neither it nor its mask is ours to remove.
            if (_job.HasCallback(_callback))
            {
                _job.WriteCallback(null);
                _job.TryWriteFlags(_previousFlags);
            }
        }
        catch (BitsException)
        {
            // The job has ended or the service is gone: there is nothing left to unregister from.
        }
        finally
        {
            _callback.Dispose();
        }
    }

    private readonly record struct Pending(BitsEvents Kind)
    {
        /// <summary>Whether it was seen by looking at the job rather than delivered.</summary>
        public bool IsLook { get; init; }

        public EventStamp? Stamp { get; init; }

        public BitsJobError? Error { get; init; }

        public BitsFileSnapshot? File { get; init; }

        public IReadOnlyList<BitsFileRange>? Ranges { get; init; }
    }

    /// <summary>What BITS calls, on its threads: copies what is valid during the call only, and leaves the rest to the pool.</summary>
    private sealed unsafe class Receiver(BitsSubscription subscription) : INotificationReceiver
    {
        public void JobTransferred() => subscription.Enqueue(new(BitsEvents.JobTransferred) { Stamp = EventStamp.TryRead(subscription._job) });

        public void JobError(nint error)
        {
            BitsJobError? copy = null;
            try
            {
                using var pointer = ComPointer.Share(error);
                copy = BitsJobError.Read(pointer);
            }
            catch (BitsException)
            {
                // That the job failed is worth telling even when the reason cannot be read.
            }

            subscription.Enqueue(new(BitsEvents.JobError) { Stamp = EventStamp.TryRead(subscription._job), Error = copy });
        }

        public void JobModification() => subscription.Enqueue(new(BitsEvents.JobModification));

        public void FileTransferred(nint file) =>
            subscription.Enqueue(new(BitsEvents.FileTransferred) { Stamp = EventStamp.TryRead(subscription._job), File = Copy(file) });

        public void FileRangesTransferred(nint file, uint rangeCount, nint ranges)
        {
            var copy = new BitsFileRange[rangeCount];
            for (var index = 0; index < copy.Length; index++)
            {
                var range = ((BG_FILE_RANGE*)ranges)[index];
                copy[index] = new((long)range.InitialOffset, Sizes.Known(range.Length));
            }

            subscription.Enqueue(new(BitsEvents.FileRangesTransferred) { File = Copy(file), Ranges = copy });
        }

        public void CallbackFailed(Exception exception) => subscription.Fault(exception);

        private static BitsFileSnapshot Copy(nint file)
        {
            using var opened = new BitsFile(ComPointer.Share(file));
            return opened.TakeSnapshot();
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// A subscription to events of a job. Its handler runs on the thread pool, one event at a time, so that a slow handler holds up none of the
/// four notifications that BITS has in flight per user. A job can have several; disposing of one takes nothing from the others.
/// </summary>
/// <remarks>
/// BITS delivers an event at least once. A second delivery is recognised by the error count and the time of the transfer, and dropped;
/// modifications that arrive after the end of the transfer are dropped too. A subscription that is closing takes no event: BITS delivers it
/// to the program of the job, or again. What it had taken before is handled before it is closed.
/// </remarks>
public sealed class BitsSubscription : IDisposable, IAsyncDisposable
{
    private const int MaxKeptFaults = 16;
    private static readonly AsyncLocal<HandlerCall?> CurrentCall = new();

    private readonly object _gate = new();
    private readonly Queue<PendingEvent> _pending = new();
    private readonly Queue<Exception> _faults = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly DeliveredEvents _delivered = new();
    private readonly BitsJob _job;

    // The one that events have. Handlers may dispose of it: it is theirs as long as the subscription lives.
    private readonly BitsJob _eventJob;
    private readonly Func<BitsEvent, CancellationToken, Task> _handler;
    private readonly bool _keepsJob;
    private NotificationSetting? _setting;
    private Task _dispatch = Task.CompletedTask;
    private Task _reports = Task.CompletedTask;
    private bool _isDispatching;
    private bool _isModificationPending;
    private bool _isClosing;
    private bool _releasesJob;

    private BitsSubscription(
        BitsJob job,
        BitsEventKinds events,
        Func<BitsEvent, CancellationToken, Task> handler,
        BitsSubscriptionOptions options,
        bool keepsJob)
    {
        _job = job;
        _eventJob = job.Share();
        _handler = handler;
        _keepsJob = keepsJob;
        Events = events;
        CheckInterval = options.CheckInterval;
        TimeProvider = options.TimeProvider;
    }

    /// <summary>
    /// Raised when the handler throws, on the thread pool. An exception thrown here is kept in <see cref="Faults"/> like one of the
    /// handler's own.
    /// </summary>
    public event EventHandler<BitsHandlerFaultedEventArgs>? HandlerFaulted;

    /// <summary>
    /// Raised when the receiver was lost, replaced by another or registered again, and when the job has ended; on the thread pool. After a
    /// restart of the service the receiver is registered again by itself.
    /// </summary>
    public event EventHandler<BitsSubscriptionStateChangedEventArgs>? StateChanged;

    /// <summary>The events that were subscribed to.</summary>
    public BitsEventKinds Events { get; }

    /// <summary>What has become of the subscription, as far as is known.</summary>
    public BitsSubscriptionState State { get; private set; }

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

    internal TimeSpan CheckInterval { get; }

    internal TimeProvider TimeProvider { get; }

    /// <summary>
    /// Takes no further event, gives up what this subscription has set on the job, and waits until what was taken is handled. A handler
    /// that is running is told through its token. Called from the handler itself it does not wait. On a thread that the handler needs, such
    /// as
    /// that of the user interface, use <see cref="DisposeAsync"/>.
    /// </summary>
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    /// <summary>As <see cref="Dispose"/>, without blocking the thread.</summary>
    /// <returns>A task that ends when no handler runs and no event waits.</returns>
    public ValueTask DisposeAsync() => new(CloseAsync());

    /// <summary>Registers the receiver again where it is no longer in its place, and looks for an end that was missed.</summary>
    /// <param name="takeOver">Whether to take the place of another receiver.</param>
    /// <returns>Whether it is registered now.</returns>
    /// <exception cref="ObjectDisposedException">The subscription was disposed of.</exception>
    public bool TryRenew(bool takeOver = false)
    {
        lock (_gate)
        {
            if (State == BitsSubscriptionState.Disposed)
            {
                throw new ObjectDisposedException(nameof(BitsSubscription));
            }
        }

        return _setting is { } setting && setting.Renew(takeOver);
    }

    internal static BitsSubscription Register(
        BitsJob job,
        BitsEventKinds events,
        Func<BitsEvent, CancellationToken, Task> handler,
        BitsSubscriptionOptions options,
        bool keepsJob = false)
    {
        RequireDeliverable(job, events);
        var subscription = new BitsSubscription(job.Share(), events, handler, options, keepsJob);
        try
        {
            subscription._setting = NotificationSetting.Add(subscription._job, subscription, options.TakeOver);

            // For an end that came before the receiver. Who gets no subscription could not give it up.
            subscription.CatchUp();
            BitsEventSource.Log.Subscribed(job.ToString(), (int)events);
            return subscription;
        }
        catch
        {
            subscription.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether the transfer has ended, for a notification that was lost or came before the subscription.</summary>
    internal void CatchUp()
    {
        try
        {
            switch (_job.State)
            {
                case BitsJobState.Transferred:
                    TryTake(new(BitsEventKinds.JobTransferred) { IsLook = true, Stamp = EventStamp.TryRead(_job) });
                    break;
                case BitsJobState.Error:
                    TryTake(new(BitsEventKinds.JobError) { IsLook = true, Stamp = EventStamp.TryRead(_job), Error = _job.GetError() });
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

    /// <summary>As <see cref="CatchUp"/>, where nobody is there who could hear of a failure.</summary>
    internal void CatchUpQuietly()
    {
        try
        {
            CatchUp();
        }
        catch (BitsException exception)
        {
            Fault(exception);
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

    internal bool Wants(BitsEventKinds kind)
    {
        lock (_gate)
        {
            return !_isClosing && (Events & kind) != BitsEventKinds.None;
        }
    }

    /// <summary>Takes an event in hand for good: it will be handled.</summary>
    /// <returns><see langword="false"/> for an event that is not wanted, or no longer.</returns>
    internal bool TryTake(PendingEvent pending)
    {
        lock (_gate)
        {
            if (_isClosing || (Events & pending.Kind) == BitsEventKinds.None)
            {
                return false;
            }

            if (pending.Kind == BitsEventKinds.JobModification)
            {
                if (_isModificationPending)
                {
                    return true;
                }

                _isModificationPending = true;
            }

            _pending.Enqueue(pending);
            if (!_isDispatching)
            {
                _isDispatching = true;
                _dispatch = StartDispatch();
            }

            return true;
        }
    }

    /// <summary>Notes what has become of the receiver.</summary>
    internal void Report(BitsSubscriptionState state)
    {
        lock (_gate)
        {
            if (State == state || State is BitsSubscriptionState.Disposed or BitsSubscriptionState.Ended)
            {
                return;
            }

            State = state;
        }

        BitsEventSource.Log.SubscriptionChanged(_job.ToString(), state.ToString());
        if (StateChanged is { } changed)
        {
            lock (_gate)
            {
                // One after the other, in their order.
                _reports = _reports.ContinueWith(_ => Raise(changed, state), TaskScheduler.Default);
            }
        }
    }

    /// <summary>The job is completed or cancelled: what is taken is handled, and then the job is let go.</summary>
    /// <param name="through">With which reference it was ended. Who used that of an event may go on to use it.</param>
    internal void JobEnded(BitsJob? through)
    {
        Report(BitsSubscriptionState.Ended);
        bool release;
        lock (_gate)
        {
            _isClosing = true;
            _releasesJob |= !_keepsJob && through != _eventJob;
            release = _releasesJob && !_isDispatching;
        }

        if (release)
        {
            ReleaseJob();
        }
    }

    /// <summary>Gets the job anew after the service was restarted.</summary>
    internal void Reconnect()
    {
        try
        {
            _job.TryReconnect();
            _eventJob.TryReconnect();
        }
        catch (ObjectDisposedException)
        {
            // Disposed of meanwhile.
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is the handler's, and kept.")]
    internal void Fault(Exception exception)
    {
        AddFault(exception);
        BitsEventSource.Log.HandlerFaulted(_job.ToString(), exception.GetType().ToString());
        try
        {
            HandlerFaulted?.Invoke(this, new(exception));
        }
        catch (Exception second)
        {
            AddFault(second);
        }
    }

    private static void RequireDeliverable(BitsJob job, BitsEventKinds events)
    {
        if ((events & BitsEventKinds.FileTransferred) != BitsEventKinds.None)
        {
            job.RequireVersion(InterfaceIds.Job4, BitsVersion.V3_0, "The event of a transferred file");
            if (job.Type == BitsJobType.Upload)
            {
                throw new InvalidOperationException("An upload job fetches no file, so it never announces a transferred file.");
            }
        }

        if ((events & BitsEventKinds.FileRangesTransferred) != BitsEventKinds.None)
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

    private Task CloseAsync()
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = State != BitsSubscriptionState.Disposed;
            State = BitsSubscriptionState.Disposed;

            // From here on events are refused.
            _isClosing = true;
        }

        if (isFirst)
        {
            _setting?.Remove(_job, this);
            try
            {
                _closing.Cancel();
            }
            catch (AggregateException exception)
            {
                AddFault(exception);
            }

            // Whoever is last of this and the handler lets go of the job.
            bool isIdle;
            lock (_gate)
            {
                _releasesJob = true;
                isIdle = !_isDispatching;
            }

            if (isIdle)
            {
                ReleaseJob();
            }
        }

        // A call of the handler that waits for itself would wait for ever. What it has started may wait when it has returned.
        return CurrentCall.Value is { IsRunning: true } call && call.Subscription == this ? Task.CompletedTask : WhenIdleAsync();
    }

    private void ReleaseJob()
    {
        _eventJob.Dispose();
        _job.Dispose();
    }

    private Task StartDispatch()
    {
        // What flows with the caller, a call of another handler among it, is none of this handler's business.
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(DispatchAsync);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(DispatchAsync);
        }
    }

    private async Task DispatchAsync()
    {
        while (TryDequeue(out var next, out var token))
        {
            var call = new HandlerCall(this);
            CurrentCall.Value = call;
            try
            {
                if (Accept(next) is { } accepted)
                {
                    BitsEventSource.Log.EventDelivered(_job.ToString(), (int)accepted.Kind);
                    await _handler(accepted, token).ConfigureAwait(false);
                }
            }
            catch (Exception exception)
            {
                Fault(exception);
            }
            finally
            {
                call.IsRunning = false;
            }
        }
    }

    private bool TryDequeue(out PendingEvent next, out CancellationToken token)
    {
        lock (_gate)
        {
            if (_pending.Count > 0)
            {
                next = _pending.Dequeue();
                _isModificationPending &= next.Kind != BitsEventKinds.JobModification;

                // The token tells of the closing; what is handled after that has been told already.
                token = _closing.IsCancellationRequested ? CancellationToken.None : _closing.Token;
                return true;
            }

            next = default;
            token = default;
            _isDispatching = false;
            if (!_releasesJob)
            {
                return false;
            }
        }

        ReleaseJob();
        return false;
    }

    /// <summary>The event to hand out; <see langword="null"/> for a repeated or stale one.</summary>
    private BitsEvent? Accept(PendingEvent pending)
    {
        switch (pending.Kind)
        {
            case BitsEventKinds.JobTransferred:
                return _delivered.IsNewTransfer(pending.Stamp, pending.IsLook) ? new BitsJobTransferredEvent(_eventJob) : null;
            case BitsEventKinds.JobError:
                return _delivered.IsNewError(pending.Stamp, pending.IsLook) ? new BitsJobErrorEvent(_eventJob, pending.Error) : null;
            case BitsEventKinds.FileTransferred:
                return _delivered.IsNewFile(pending.Stamp, pending.File) ? new BitsFileTransferredEvent(_eventJob, pending.File) : null;
            case BitsEventKinds.FileRangesTransferred:
                return new BitsFileRangesTransferredEvent(_eventJob, pending.File, pending.Ranges!);
            default:
                var progress = _job.Progress;
                return _delivered.IsCurrentModification(progress.State) ? new BitsJobModificationEvent(_eventJob, progress) : null;
        }
    }

    private void Raise(EventHandler<BitsSubscriptionStateChangedEventArgs> changed, BitsSubscriptionState state)
    {
        try
        {
            changed(this, new(state));
        }
        catch (Exception exception)
        {
            AddFault(exception);
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

    /// <summary>One call of the handler.</summary>
    private sealed class HandlerCall(BitsSubscription subscription)
    {
        public BitsSubscription Subscription { get; } = subscription;

        public volatile bool IsRunning = true;
    }
}

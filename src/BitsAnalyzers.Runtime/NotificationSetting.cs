using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// The one owner of the mask of a job: what this process has set on it, as one setting. It has the live subscriptions, a program with its
/// events or none, and whether the job is muted; the mask in force follows from these, whatever the order of the calls. All subscriptions
/// of a job share one receiver, for a job has only one.
/// </summary>
internal sealed partial class NotificationSetting
{
    /// <summary>How many settings are remembered; an older one that has no subscription is read from its job again.</summary>
    private const int MaxSettings = 1024;

    private static readonly Dictionary<Guid, NotificationSetting> Settings = [];
    private static long _uses;

    // Calls to BITS are made under this lock. What BITS calls never takes it.
    private readonly object _gate = new();
    private readonly Guid _jobId;
    private long _lastUse;
    private volatile BitsSubscription[] _subscriptions = [];
    private SharedReceiver? _receiver;
    private BitsNotifyFlags? _written;
    private BitsNotifyFlags _before;
    private BitsNotifyFlags _program;
    private bool _isProgramOurs;
    private bool _isMuted;

    private NotificationSetting(Guid jobId) => _jobId = jobId;

    private bool IsOurs => _subscriptions.Length > 0 || _isMuted || _isProgramOurs;

    private BitsNotifyFlags InForce
    {
        get
        {
            if (_isMuted)
            {
                return BitsNotifyFlags.Disable;
            }

            // The program's events stay in the mask beside a subscription: the program runs when the process of the subscriber is gone.
            return IsOurs
                ? _subscriptions.Aggregate(_program, (mask, subscription) => mask | (BitsNotifyFlags)subscription.Events)
                : _before;
        }
    }

    /// <summary>Lets BITS run a program for events; the call that tells BITS of it is <paramref name="write"/>.</summary>
    public static void SetProgram(BitsJob job, BitsCommandLineEvents events, Action write) => Use(job, setting =>
    {
        var (program, isOurs) = (setting._program, setting._isProgramOurs);
        setting.Change(
            job,
            () => (setting._program, setting._isProgramOurs) = ((BitsNotifyFlags)events, true),
            write,
            () => (setting._program, setting._isProgramOurs) = (program, isOurs));
    });

    public static void RemoveProgram(BitsJob job, Action write) => Use(job, setting =>
    {
        setting.ReadJob(job, isGivenUp: true);
        write();
        (setting._program, setting._isProgramOurs) = (BitsNotifyFlags.None, false);
        setting.GiveUp(job);
    });

    public static void Mute(BitsJob job) => Use(job, setting =>
    {
        var isMuted = setting._isMuted;
        setting.Change(job, () => setting._isMuted = true, () => { }, () => setting._isMuted = isMuted);
    });

    public static void Unmute(BitsJob job)
    {
        BitsSubscription[] subscriptions = [];
        Use(job, setting =>
        {
            setting.EndSilence(job);
            subscriptions = setting._subscriptions;
        });

        // BITS may have taken what the mask held back for told.
        foreach (var subscription in subscriptions)
        {
            subscription.CatchUpQuietly();
        }
    }

    /// <summary>
    /// Registers a subscription: first the mask, so that the receiver misses nothing from its first moment, then the receiver.
    /// </summary>
    public static NotificationSetting Add(BitsJob job, BitsSubscription subscription, bool takeOver)
    {
        NotificationSetting? used = null;
        Use(job, setting =>
        {
            used = setting;
            if (setting._receiver is not { } receiver || !job.HasCallback(receiver.Callback))
            {
                RefuseTakeover(job, takeOver);
            }

            var before = setting._subscriptions;
            setting.Change(
                job,
                () => setting._subscriptions = [.. before, subscription],
                () => setting.Register(job),
                () => setting._subscriptions = before);
        });
        return used!;
    }

    /// <summary>The job is completed or cancelled: nothing of it can be set any more, and its subscriptions let go.</summary>
    public static void JobEnded(BitsJob job, Guid jobId)
    {
        NotificationSetting? setting;
        lock (Settings)
        {
            if (!Settings.TryGetValue(jobId, out setting))
            {
                return;
            }
        }

        setting.End(job);
    }

    /// <summary>Gives up what a subscription has set, and no more.</summary>
    public void Remove(BitsJob job, BitsSubscription subscription)
    {
        lock (_gate)
        {
            if (Array.IndexOf(_subscriptions, subscription) < 0)
            {
                return;
            }

            try
            {
                // Where another receiver came later, neither it nor its mask is ours to remove.
                var isForeign = !job.HasCallback(_receiver!.Callback) && job.HasLiveCallback();
                Forget(subscription);
                if (!isForeign)
                {
                    if (_subscriptions.Length == 0)
                    {
                        job.WriteCallback(null);
                    }

                    GiveUp(job);
                }
            }
            catch (BitsException)
            {
                // The job has ended or the service is gone: there is nothing left to unregister from.
            }
            finally
            {
                Forget(subscription);
                DropWhatIsUnused();
            }
        }
    }

    private static void Use(BitsJob job, Action<NotificationSetting> action)
    {
        var id = job.Id;
        while (true)
        {
            NotificationSetting? setting;
            lock (Settings)
            {
                if (!Settings.TryGetValue(id, out setting))
                {
                    ForgetOldest();
                    Settings.Add(id, setting = new(id));
                }

                setting._lastUse = ++_uses;
            }

            lock (setting._gate)
            {
                lock (Settings)
                {
                    // Another thread may have had nothing left to remember, and forgotten it.
                    if (!Settings.TryGetValue(id, out var current) || current != setting)
                    {
                        continue;
                    }
                }

                try
                {
                    action(setting);
                    return;
                }
                finally
                {
                    setting.DropWhatIsUnused();
                }
            }
        }
    }

    private static void ForgetOldest()
    {
        if (Settings.Count < MaxSettings)
        {
            return;
        }

        foreach (var old in Settings.Values.OrderBy(setting => setting._lastUse).Take(MaxSettings / 2).ToArray())
        {
            // One that is in use is not idle.
            if (Monitor.TryEnter(old._gate))
            {
                try
                {
                    if (old._subscriptions.Length == 0)
                    {
                        Settings.Remove(old._jobId);
                    }
                }
                finally
                {
                    Monitor.Exit(old._gate);
                }
            }
        }
    }

    private static void RefuseTakeover(BitsJob job, bool takeOver)
    {
        if (!takeOver && job.HasLiveCallback())
        {
            throw new InvalidOperationException(
                "Another receiver is registered on the job, and a job has only one. "
                + "BitsSubscriptionOptions.TakeOver takes its place; it gets nothing from then on.");
        }
    }

    /// <summary>Sets something: it takes effect whatever somebody else has set meanwhile, and is undone when a call fails.</summary>
    private void Change(BitsJob job, Action change, Action write, Action undo)
    {
        ReadJob(job, isGivenUp: false);
        change();
        var mask = _written!.Value;
        try
        {
            WriteMask(job);
            write();
        }
        catch
        {
            undo();
            if (_written != mask)
            {
                job.TryWriteFlags(mask);
                _written = mask;
            }

            throw;
        }
    }

    private void EndSilence(BitsJob job)
    {
        if (_written is { } written
            && job.ReadFlags() is var mask
            && mask != written
            && (mask & BitsNotifyFlags.Disable) == BitsNotifyFlags.None)
        {
            // Somebody else has ended the silence, and the mask is theirs.
            _isMuted = false;
            return;
        }

        ReadJob(job, isGivenUp: false);
        if (_isMuted)
        {
            Change(job, () => _isMuted = false, () => { }, () => _isMuted = true);
        }
    }

    /// <summary>Notes what the job had before our first change, and what somebody else has set since our last one.</summary>
    private void ReadJob(BitsJob job, bool isGivenUp)
    {
        // Who gives something up leaves the mask of somebody else alone, and need not know it.
        var mask = job.ReadFlags();
        if (mask == _written || (isGivenUp && _written is not null))
        {
            return;
        }

        var events = mask & ~BitsNotifyFlags.Disable;
        _isMuted = mask != events;

        // What a job announced that is found silent is not known; a new one announces its end.
        _before = _isMuted && events == BitsNotifyFlags.None ? (BitsNotifyFlags)BitsEventKinds.JobEnd : events;
        if (!_isProgramOurs)
        {
            _program = job.ReadProgram() is null ? BitsNotifyFlags.None : _before & (BitsNotifyFlags)BitsEventKinds.JobEnd;
        }

        _written = mask;
    }

    private void WriteMask(BitsJob job)
    {
        var mask = InForce;
        if (mask != _written)
        {
            job.WriteFlags(mask);
            _written = mask;
            BitsEventSource.Log.MaskWritten(_jobId.ToString(), (int)mask);
        }
    }

    /// <summary>Computes the mask from what is left. A mask that somebody else has set meanwhile stays.</summary>
    private void GiveUp(BitsJob job)
    {
        if (job.ReadFlags() == _written)
        {
            WriteMask(job);
        }
    }

    private void Forget(BitsSubscription subscription) =>
        _subscriptions = Array.FindAll(_subscriptions, other => other != subscription);

    private void DropWhatIsUnused()
    {
        if (_subscriptions.Length == 0)
        {
            _receiver?.Dispose();
            _receiver = null;
        }

        if (!IsOurs)
        {
            _written = null;
            lock (Settings)
            {
                Settings.Remove(_jobId);
            }
        }
    }

    /// <summary>Puts the receiver in its place, with the interfaces that the events of all subscriptions need.</summary>
    private void Register(BitsJob job)
    {
        var events = _subscriptions.Aggregate(BitsEventKinds.None, (all, subscription) => all | subscription.Events);
        var level = (events & BitsEventKinds.FileRangesTransferred) != BitsEventKinds.None
            ? 3
            : (events & BitsEventKinds.FileTransferred) != BitsEventKinds.None ? 2 : 1;
        _receiver ??= new(this, job.Share());

        // BITS asks for the interfaces when the receiver is registered.
        if (_receiver.RaiseLevel(level) || !job.HasCallback(_receiver.Callback))
        {
            job.WriteCallback(_receiver.Callback);
        }

        _receiver.Watch(_subscriptions);
    }

    private void End(BitsJob? through)
    {
        BitsSubscription[] left;
        lock (_gate)
        {
            left = _subscriptions;
            _subscriptions = [];
            (_program, _isProgramOurs, _isMuted) = (BitsNotifyFlags.None, false, false);
            DropWhatIsUnused();
        }

        foreach (var subscription in left)
        {
            subscription.JobEnded(through);
        }
    }
}

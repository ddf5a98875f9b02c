using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

public sealed unsafe partial class BitsJob
{
    private const BitsEventKinds AllEvents =
        BitsEventKinds.JobEnd | BitsEventKinds.JobModification | BitsEventKinds.FileTransferred | BitsEventKinds.FileRangesTransferred;

    /// <summary>
    /// Subscribes to events of the job. A job can have several subscriptions, and a program beside them: all get their events, and the mask
    /// of the job is what they need together. An end that came before is delivered too. While the job is muted nothing comes.
    /// </summary>
    /// <param name="events">The events, at least one.</param>
    /// <param name="handler">
    /// Called on the thread pool, one event at a time. It may take its time and may throw; see
    /// <see cref="BitsSubscription.HandlerFaulted"/>.
    /// </param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way.</param>
    /// <returns>The subscription. Disposing gives up what it has set, and nothing that others have.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// This type of job never announces one of the events, or another library or program has its receiver on the job; see
    /// <see cref="BitsSubscriptionOptions.TakeOver"/>.
    /// </exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is too old for one of the events.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final. <c>E_ACCESSDENIED</c>: the job belongs to somebody
    /// else.</exception>
    /// <remarks>
    /// <see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyinterface">SetNotifyInterface</see>,
    /// <see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags">SetNotifyFlags</see>
    /// </remarks>
    public BitsSubscription Subscribe(BitsEventKinds events, Action<BitsEvent> handler, BitsSubscriptionOptions? options = null)
    {
        _ = handler ?? throw new ArgumentNullException(nameof(handler));
        return Subscribe(
            events,
            (e, _) =>
            {
                handler(e);
                return Task.CompletedTask;
            },
            options);
    }

    /// <inheritdoc cref="Subscribe(BitsEventKinds, Action{BitsEvent}, BitsSubscriptionOptions)"/>
    /// <param name="events">The events, at least one.</param>
    /// <param name="handler">
    /// Called on the thread pool; the next event waits for its task. The token is cancelled when the subscription is disposed of while it
    /// runs.
    /// </param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way.</param>
    public BitsSubscription Subscribe(
        BitsEventKinds events, Func<BitsEvent, CancellationToken, Task> handler, BitsSubscriptionOptions? options = null)
    {
        _ = handler ?? throw new ArgumentNullException(nameof(handler));
        RequireEvents(events);
        return BitsSubscription.Register(this, events, handler, options ?? new());
    }

    /// <summary>
    /// Lets BITS run a program when the job ends, even when no program of the user is running then. BITS runs it only where no callback is
    /// registered or the callback fails; it has to complete or cancel the job, and is run again later when it does neither (BITS 1.5).
    /// </summary>
    /// <param name="commandLine">The program and its arguments.</param>
    /// <param name="events">The events, at least one.</param>
    /// <exception cref="ArgumentException">There is no event, or one is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// The job belongs to LocalSystem, LocalService or NetworkService: BITS never runs programs for these.
    /// </exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setnotifycmdline">SetNotifyCmdLine</see></remarks>
    public void NotifyByCommandLine(BitsCommandLine commandLine, BitsCommandLineEvents events = BitsCommandLineEvents.JobEnd)
    {
        _ = commandLine ?? throw new ArgumentNullException(nameof(commandLine));
        if (events == BitsCommandLineEvents.None || (events & ~BitsCommandLineEvents.JobEnd) != BitsCommandLineEvents.None)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, "Ask for at least one event, and for defined ones only.");
        }

        var job = RequireJob2("A command line");
        RefuseServiceAccounts();
        NotificationSetting.SetProgram(
            this, events, () => WriteCommandLine(job, commandLine.Program, commandLine.FormatParameters(Id)));
    }

    /// <summary>Removes the command line, and the events that only it needed from the mask (BITS 1.5).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void RemoveCommandLine()
    {
        var job = RequireJob2("A command line");
        NotificationSetting.RemoveProgram(this, () => WriteCommandLine(job, null, null));
    }

    /// <summary>
    /// Stops all notifications, also those that are subscribed to later, until <see cref="UnmuteNotifications"/>. Receivers and programs
    /// stay.
    /// </summary>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void MuteNotifications() => NotificationSetting.Mute(this);

    /// <summary>
    /// Ends <see cref="MuteNotifications"/>: subscriptions and the program get their events again. If the job has ended in the meantime,
    /// they get its end, too. Without subscriptions and a program, the job announces what it did before it was muted.
    /// </summary>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void UnmuteNotifications() => NotificationSetting.Unmute(this);

    /// <summary>Reads how the job notifies.</summary>
    /// <returns>Mask and receivers.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsNotification ReadNotification()
    {
        var (program, parameters) = ReadCommandLine();
        Guid? classId = null;
        if (_interfaces.TryGet(InterfaceIds.Job5) is not null && NotificationClassId is var id && id != Guid.Empty)
        {
            classId = id;
        }

        var flags = ReadFlags();
        return new(
            (BitsEventKinds)(flags & ~BitsNotifyFlags.Disable),
            (flags & BitsNotifyFlags.Disable) != BitsNotifyFlags.None,
            HasCallback(),
            classId,
            program,
            parameters);
    }

    internal static void RequireEvents(BitsEventKinds events)
    {
        if (events == BitsEventKinds.None || (events & ~AllEvents) != BitsEventKinds.None)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, "Ask for at least one event, and for defined ones only.");
        }
    }

    /// <summary>The program that BITS runs for the job, if any.</summary>
    internal string? ReadProgram() => ReadCommandLine().Program;

    internal BitsNotifyFlags ReadFlags()
        => (BitsNotifyFlags)GetNumber(Pointer, JobSlots.GetNotifyFlags, "IBackgroundCopyJob.GetNotifyFlags");

    internal void WriteFlags(BitsNotifyFlags flags) =>
        Check(Pointer.Call(JobSlots.SetNotifyFlags, unchecked((nint)(uint)flags)), "IBackgroundCopyJob.SetNotifyFlags");

    /// <summary>For undoing: a failure is not worth hiding the first one.</summary>
    internal void TryWriteFlags(BitsNotifyFlags flags) => Pointer.Call(JobSlots.SetNotifyFlags, unchecked((nint)(uint)flags));

    internal void WriteCallback(ComPointer? callback)
    {
        var job = Pointer;
        Check(
            callback is null
                ? job.Call(JobSlots.SetNotifyInterface, 0)
                : callback.Lend(unknown => job.Call(JobSlots.SetNotifyInterface, unknown)),
            "IBackgroundCopyJob.SetNotifyInterface");
    }

    /// <summary>Whether any callback is registered.</summary>
    internal bool HasCallback()
    {
        using var registered = GetCallback();
        return registered is not null;
    }

    /// <summary>Whether this callback is registered.</summary>
    internal bool HasCallback(ComPointer callback)
    {
        using var registered = GetCallback();

        // COM compares objects by their IUnknown.
        using var identity = registered?.Query(InterfaceIds.Unknown);
        return identity is not null && identity.Lend(left => callback.Lend(right => left == right));
    }

    /// <summary>Whether a callback is registered whose process is still there.</summary>
    internal bool HasLiveCallback()
    {
        using var registered = GetCallback();
        try
        {
            using var callback = registered?.Query(InterfaceIds.Callback);
            return callback is not null;
        }
        catch (BitsException exception) when (exception.IsConnectionLost)
        {
            return false;
        }
    }

    internal void RequireVersion(in Guid iid, BitsVersion version, string feature) => _interfaces.Require(iid, version, feature);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static void WriteCommandLine(ComPointer job2, string? program, string? parameters)
    {
        fixed (char* pProgram = program, pParameters = parameters)
        {
            Check(job2.Call(JobSlots.SetNotifyCmdLine, (nint)pProgram, (nint)pParameters), "IBackgroundCopyJob2.SetNotifyCmdLine");
        }
    }

    private (string? Program, string? Parameters) ReadCommandLine()
    {
        if (_interfaces.TryGet(InterfaceIds.Job2) is not { } job2)
        {
            return default;
        }

        nint program = 0, parameters = 0;
        var hresult = job2.Call(JobSlots.GetNotifyCmdLine, (nint)(&program), (nint)(&parameters));
        if (hresult == HResults.E_NOTIMPL)
        {
            return default;
        }

        Check(hresult, "IBackgroundCopyJob2.GetNotifyCmdLine");
        return (NullIfEmpty(ComStrings.Take(program)), NullIfEmpty(ComStrings.Take(parameters)));
    }

    private ComPointer? GetCallback()
    {
        nint registered = 0;
        Check(Pointer.Call(JobSlots.GetNotifyInterface, (nint)(&registered)), "IBackgroundCopyJob.GetNotifyInterface");
        return registered == 0 ? null : ComPointer.Own(registered);
    }

    private void RefuseServiceAccounts()
    {
        if (ComStrings.Get(Pointer, JobSlots.GetOwner, out var owner) >= 0 && owner is "S-1-5-18" or "S-1-5-19" or "S-1-5-20")
        {
            throw new InvalidOperationException(
                "The job belongs to LocalSystem, LocalService or NetworkService, for which BITS never runs programs. Use Subscribe "
                + "instead.");
        }
    }
}

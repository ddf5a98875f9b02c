using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

public sealed unsafe partial class BitsJob
{
    private const BitsEvents AllEvents =
        BitsEvents.JobEnd | BitsEvents.JobModification | BitsEvents.FileTransferred | BitsEvents.FileRangesTransferred;

    /// <summary>
    /// Subscribes to events of the job: sets the mask to exactly these events and registers a receiver for them. A job has one receiver;
    /// an earlier one, of this or another program, gets nothing from then on. An end that came before is delivered too.
    /// </summary>
    /// <param name="events">The events, at least one.</param>
    /// <param name="handler">
    /// Called on the thread pool, one event at a time. It may take its time and may throw; see <see cref="BitsSubscription.HandlerFaulted"/>.
    /// </param>
    /// <returns>The subscription. Disposing takes the receiver off the job.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is not defined.</exception>
    /// <exception cref="InvalidOperationException">This type of job never announces one of the events.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is too old for one of the events.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final. <c>E_ACCESSDENIED</c>: the job belongs to somebody else.</exception>
    /// <remarks>
    /// <see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyinterface">SetNotifyInterface</see>,
    /// <see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags">SetNotifyFlags</see>
    /// </remarks>
    public BitsSubscription Subscribe(BitsEvents events, Action<BitsEvent> handler)
    {
        _ = handler ?? throw new ArgumentNullException(nameof(handler));
        return Subscribe(events, (e, _) =>
        {
            handler(e);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="Subscribe(BitsEvents, Action{BitsEvent})"/>
    /// <param name="events">The events, at least one.</param>
    /// <param name="handler">
    /// Called on the thread pool; the next event waits for its task. The token is cancelled when the subscription is disposed of.
    /// </param>
    public BitsSubscription Subscribe(BitsEvents events, Func<BitsEvent, CancellationToken, Task> handler)
    {
        _ = handler ?? throw new ArgumentNullException(nameof(handler));
        if (events == BitsEvents.None || (events & ~AllEvents) != BitsEvents.None)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, "Ask for at least one event, and for defined ones only.");
        }

        return BitsSubscription.Register(this, events, handler);
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
        var previous = ReadFlags();
        WriteFlags((BitsNotifyFlags)events);
        try
        {
            WriteCommandLine(job, commandLine.Program, commandLine.FormatParameters(Id));
        }
        catch
        {
            TryWriteFlags(previous);
            throw;
        }
    }

    /// <summary>Removes the command line.</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void RemoveCommandLine() => WriteCommandLine(RequireJob2("A command line"), null, null);

    /// <summary>Stops all notifications; receivers stay registered. Subscribe or set a command line again to end it.</summary>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void MuteNotifications() => WriteFlags(BitsNotifyFlags.Disable);

    /// <summary>Reads how the job notifies.</summary>
    /// <returns>Mask and receivers.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsNotification ReadNotification()
    {
        string? program = null;
        string? parameters = null;
        if (_interfaces.TryGet(InterfaceIds.Job2) is { } job2)
        {
            nint pProgram = 0, pParameters = 0;
            var hresult = job2.Call(JobSlots.GetNotifyCmdLine, (nint)(&pProgram), (nint)(&pParameters));
            if (hresult != HResults.E_NOTIMPL)
            {
                Check(hresult, "IBackgroundCopyJob2.GetNotifyCmdLine");
                program = NullIfEmpty(ComStrings.Take(pProgram));
                parameters = NullIfEmpty(ComStrings.Take(pParameters));
            }
        }

        Guid? classId = null;
        if (_interfaces.TryGet(InterfaceIds.Job5) is not null && NotificationClassId is var id && id != Guid.Empty)
        {
            classId = id;
        }

        return new(ReadFlags(), HasCallback(null), classId, program, parameters);
    }

    internal BitsNotifyFlags ReadFlags() => (BitsNotifyFlags)GetNumber(Pointer, JobSlots.GetNotifyFlags, "IBackgroundCopyJob.GetNotifyFlags");

    internal void WriteFlags(BitsNotifyFlags flags) =>
        Check(Pointer.Call(JobSlots.SetNotifyFlags, unchecked((nint)(uint)flags)), "IBackgroundCopyJob.SetNotifyFlags");

    /// <summary>For undoing: a failure is not worth hiding the first one.</summary>
    internal void TryWriteFlags(BitsNotifyFlags flags) => Pointer.Call(JobSlots.SetNotifyFlags, unchecked((nint)(uint)flags));

    internal void WriteCallback(ComPointer? callback)
    {
        var job = Pointer;
        Check(
            callback is null ? job.Call(JobSlots.SetNotifyInterface, 0) : callback.Lend(unknown => job.Call(JobSlots.SetNotifyInterface, unknown)),
            "IBackgroundCopyJob.SetNotifyInterface");
    }

    /// <summary>Whether this callback is registered, or any where it is <see langword="null"/>.</summary>
    internal bool HasCallback(ComPointer? callback)
    {
        nint registered = 0;
        Check(Pointer.Call(JobSlots.GetNotifyInterface, (nint)(&registered)), "IBackgroundCopyJob.GetNotifyInterface");
        if (registered == 0)
        {
            return false;
        }

        using var pointer = ComPointer.Own(registered);
        if (callback is null)
        {
            return true;
        }

        // COM compares objects by their IUnknown.
        using var identity = pointer.Query(InterfaceIds.Unknown);
        return identity is not null && identity.Lend(left => callback.Lend(right => left == right));
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

    private void RefuseServiceAccounts()
    {
        if (ComStrings.Get(Pointer, JobSlots.GetOwner, out var owner) >= 0 && owner is "S-1-5-18" or "S-1-5-19" or "S-1-5-20")
        {
            throw new InvalidOperationException(
                "The job belongs to LocalSystem, LocalService or NetworkService, for which BITS never runs programs. Use Subscribe instead.");
        }
    }
}

using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

public sealed unsafe partial class BitsJob
{
    /// <summary>The state of the job. It can still be read after the job is completed or cancelled.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getstate">GetState</see></remarks>
    public BitsJobState State => (BitsJobState)GetNumber(Pointer, JobSlots.GetState, "IBackgroundCopyJob.GetState");

    /// <summary>Starts the transfer, or restarts it after it was suspended or failed.</summary>
    /// <exception cref="BitsException"><c>BG_E_EMPTY</c>: the job has no files. <c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-resume">Resume</see></remarks>
    public void Resume() => Check(Pointer.Call(JobSlots.Resume), "IBackgroundCopyJob.Resume");

    /// <summary>Stops the transfer until it is resumed.</summary>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-suspend">Suspend</see></remarks>
    public void Suspend() => Check(Pointer.Call(JobSlots.Suspend), "IBackgroundCopyJob.Suspend");

    /// <summary>Removes the job and its temporary files.</summary>
    /// <returns>Whether all temporary files could be deleted, too.</returns>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final; see <see cref="TryCancel"/>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-cancel">Cancel</see></remarks>
    public BitsCancelOutcome Cancel() => CancelOutcomeOf(Ended(Check(Pointer.Call(JobSlots.Cancel), "IBackgroundCopyJob.Cancel")));

    /// <summary>
    /// Gives the transferred files their final names and removes the job. A download can be completed at any time: files that are
    /// not transferred are then dropped.
    /// </summary>
    /// <returns>Which of the successes it was.</returns>
    /// <exception cref="BitsException">
    /// <c>BG_E_INVALID_STATE</c>: the job is final, or an upload that is not transferred; see <see cref="TryComplete"/>. Another failure,
    /// of a file that is in use for example, leaves the job in the state TRANSFERRED: complete it again, or cancel it.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-complete">Complete</see></remarks>
    public BitsCompleteOutcome Complete()
        => CompleteOutcomeOf(Ended(Check(Pointer.Call(JobSlots.Complete), "IBackgroundCopyJob.Complete")));

    /// <summary>Cancels the job unless it has ended already.</summary>
    /// <returns>What happened.</returns>
    /// <exception cref="BitsException">The job could not be cancelled for another reason than its state.</exception>
    public BitsCancelOutcome TryCancel()
    {
        // The state may change between a look and the call: the call's own answer is the look.
        var hresult = Pointer.Call(JobSlots.Cancel);
        return hresult == HResults.BG_E_INVALID_STATE
            ? BitsCancelOutcome.AlreadyEnded
            : CancelOutcomeOf(Ended(Check(hresult, "IBackgroundCopyJob.Cancel")));
    }

    /// <summary>Completes the job if it is transferred.</summary>
    /// <param name="allowPartial">Whether to complete a download that is not transferred as well. The files that are missing are then
    /// given up.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="BitsException">The files could not be given their names. The job stays transferred: try again, or cancel
    /// it.</exception>
    public BitsCompleteOutcome TryComplete(bool allowPartial = false)
    {
        var state = State;
        if (state is BitsJobState.Acknowledged or BitsJobState.Cancelled)
        {
            return BitsCompleteOutcome.AlreadyEnded;
        }

        if (state != BitsJobState.Transferred && (!allowPartial || Type != BitsJobType.Download))
        {
            return BitsCompleteOutcome.NotTransferred;
        }

        var hresult = Pointer.Call(JobSlots.Complete);
        if (hresult == HResults.BG_E_INVALID_STATE)
        {
            return State is BitsJobState.Acknowledged or BitsJobState.Cancelled
                ? BitsCompleteOutcome.AlreadyEnded
                : BitsCompleteOutcome.NotTransferred;
        }

        return CompleteOutcomeOf(Ended(Check(hresult, "IBackgroundCopyJob.Complete")));
    }

    /// <summary>
    /// Makes the current user the owner. For administrators only. Removes the command line, the credentials and the custom headers.
    /// </summary>
    /// <exception cref="BitsException">
    /// <c>E_ACCESSDENIED</c>, <c>BG_E_INVALID_STATE</c>, <c>BG_E_NEW_OWNER_DIFF_MAPPING</c>, <c>BG_E_NEW_OWNER_NO_FILE_ACCESS</c>.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-takeownership">TakeOwnership</see></remarks>
    public void TakeOwnership() => Check(Pointer.Call(JobSlots.TakeOwnership), "IBackgroundCopyJob.TakeOwnership");

    private static BitsCancelOutcome CancelOutcomeOf(int hresult) =>
        hresult == HResults.BG_S_UNABLE_TO_DELETE_FILES ? BitsCancelOutcome.CancelledWithFilesLeft : BitsCancelOutcome.Cancelled;

    private static BitsCompleteOutcome CompleteOutcomeOf(int hresult) => hresult switch
    {
        HResults.BG_S_PARTIAL_COMPLETE => BitsCompleteOutcome.PartiallyCompleted,
        HResults.BG_S_UNABLE_TO_DELETE_FILES => BitsCompleteOutcome.CompletedWithFilesLeft,
        _ => BitsCompleteOutcome.Completed,
    };

    /// <summary>The job is final now: its subscriptions have nothing to wait for.</summary>
    private int Ended(int hresult)
    {
        BitsEventSource.Log.JobEnded(ToString(), hresult);
        try
        {
            NotificationSetting.JobEnded(this, Id);
        }
        catch (BitsException)
        {
            // The service is gone: subscriptions see that themselves.
        }

        return hresult;
    }
}

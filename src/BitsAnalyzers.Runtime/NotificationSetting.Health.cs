namespace BitsAnalyzers.Runtime;

// What becomes of the receiver after it was registered.
internal sealed partial class NotificationSetting
{
    /// <summary>
    /// Looks whether the receiver is still in its place. After a restart of the service it is registered again; where it was taken away,
    /// the subscriptions are told; when the job has ended they let go.
    /// </summary>
    public void Check() => Look(renew: false, takeOver: false);

    /// <summary>Registers the receiver again where it is no longer in its place.</summary>
    /// <returns>Whether it is in its place.</returns>
    public bool Renew(bool takeOver) => Look(renew: true, takeOver) == BitsSubscriptionState.Active;

    private BitsSubscriptionState Look(bool renew, bool takeOver)
    {
        BitsSubscription[] subscriptions;
        BitsSubscriptionState state;
        var isRenewed = false;
        lock (_gate)
        {
            if (_receiver is not { } receiver)
            {
                return BitsSubscriptionState.Ended;
            }

            subscriptions = _subscriptions;
            try
            {
                state = Find(receiver.Job, renew, takeOver, out isRenewed);
            }
            catch (BitsException exception) when (exception.IsConnectionLost && receiver.Job.CanReconnect)
            {
                state = Reconnect(receiver.Job, subscriptions, takeOver, out isRenewed);
            }
            catch (BitsException)
            {
                state = BitsSubscriptionState.Lost;
            }
        }

        if (state == BitsSubscriptionState.Ended)
        {
            End(through: null);
            return state;
        }

        foreach (var subscription in subscriptions)
        {
            subscription.Report(state);
            if (isRenewed)
            {
                subscription.CatchUpQuietly();
            }
        }

        return state;
    }

    private BitsSubscriptionState Find(BitsJob job, bool renew, bool takeOver, out bool isRenewed)
    {
        isRenewed = false;
        if (job.State is BitsJobState.Acknowledged or BitsJobState.Cancelled)
        {
            return BitsSubscriptionState.Ended;
        }

        if (job.HasCallback(_receiver!.Callback))
        {
            return BitsSubscriptionState.Active;
        }

        if (!(renew && takeOver) && job.HasLiveCallback())
        {
            return BitsSubscriptionState.Replaced;
        }

        // A receiver that is gone although the service is there was taken off by somebody: it comes back when it is asked for.
        if (!renew)
        {
            return BitsSubscriptionState.Lost;
        }

        ReadJob(job, isGivenUp: false);
        WriteMask(job);
        job.WriteCallback(_receiver.Callback);
        isRenewed = true;
        return BitsSubscriptionState.Active;
    }

    private BitsSubscriptionState Reconnect(BitsJob job, BitsSubscription[] subscriptions, bool takeOver, out bool isRenewed)
    {
        isRenewed = false;
        try
        {
            if (!job.TryReconnect())
            {
                return BitsSubscriptionState.Ended;
            }

            foreach (var subscription in subscriptions)
            {
                subscription.Reconnect();
            }

            return Find(job, renew: true, takeOver, out isRenewed);
        }
        catch (BitsException)
        {
            // The service is still away.
            return BitsSubscriptionState.Lost;
        }
    }
}

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>What may be set on a job, in the order of the model's checks.</summary>
public enum NotificationStep
{
    SubscribeToModifications,
    SubscribeToEndAndFiles,
    DisposeOldest,
    DisposeNewest,
    SetProgramForTransfer,
    RemoveProgram,
    Mute,
    Unmute,
    SomebodySetsTheMask,
}

/// <summary>The rules of who owns the mask, written down once more, without a job.</summary>
internal sealed class NotificationModel(uint mask, bool hasProgram)
{
    public const uint SomebodysMask = 0x10;
    private const uint Disable = 4;
    private const uint End = 3;

    private readonly List<uint> _subscriptions = [];
    private uint _before;
    private uint? _written;
    private uint _foundProgram;
    private uint? _ownProgram;
    private bool _isMuted;

    public uint Mask { get; private set; } = mask;

    public bool HasProgram { get; private set; } = hasProgram;

    public bool HasReceiver => _subscriptions.Count > 0;

    public int Subscriptions => _subscriptions.Count;

    private bool IsAnythingOurs => _subscriptions.Count > 0 || _ownProgram is not null || _isMuted;

    public void Take(NotificationStep step)
    {
        switch (step)
        {
            case NotificationStep.SubscribeToModifications:
                Set(() => _subscriptions.Add(0x08));
                break;
            case NotificationStep.SubscribeToEndAndFiles:
                Set(() => _subscriptions.Add(0x13));
                break;
            case NotificationStep.DisposeOldest when _subscriptions.Count > 0:
                GiveUp(() => _subscriptions.RemoveAt(0));
                break;
            case NotificationStep.DisposeNewest when _subscriptions.Count > 0:
                GiveUp(() => _subscriptions.RemoveAt(_subscriptions.Count - 1));
                break;
            case NotificationStep.SetProgramForTransfer:
                Set(() => (_ownProgram, HasProgram) = (1, true));
                break;
            case NotificationStep.RemoveProgram:
                GiveUp(() => (_ownProgram, _foundProgram, HasProgram) = (null, 0, false));
                break;
            case NotificationStep.Mute:
                Set(() => _isMuted = true);
                break;
            case NotificationStep.Unmute:
                // A mask of somebody else that is not silent is no longer ours to undo.
                if (_isMuted && Mask == _written)
                {
                    GiveUp(() => _isMuted = false);
                }
                else if (_isMuted)
                {
                    _isMuted = false;
                    _written = IsAnythingOurs ? _written : null;
                }

                break;
            case NotificationStep.SomebodySetsTheMask:
                Mask = SomebodysMask;
                break;
        }
    }

    private void Set(Action change)
    {
        if (Mask != _written)
        {
            _before = Mask;
            _isMuted = false;
            _foundProgram = _ownProgram is null && HasProgram ? Mask & End : 0;
        }

        change();
        Mask = Wanted();
        _written = Mask;
    }

    private void GiveUp(Action change)
    {
        if (_written is null)
        {
            change();
            return;
        }

        change();
        if (Mask == _written)
        {
            Mask = IsAnythingOurs ? Wanted() : _before;
            _written = Mask;
        }

        if (!IsAnythingOurs)
        {
            _written = null;
        }
    }

    private uint Wanted() => _isMuted ? Disable : _subscriptions.Aggregate(_ownProgram ?? _foundProgram, (all, events) => all | events);
}

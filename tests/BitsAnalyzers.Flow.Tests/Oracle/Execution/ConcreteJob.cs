using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

internal enum Known
{
    No,
    Yes,
    Unknown,
}

/// <summary>What an execution knows of the state of a job.</summary>
internal enum Life
{
    /// <summary>The job comes from outside, or has been there.</summary>
    Unknown,

    /// <summary>Created here and never resumed.</summary>
    New,

    /// <summary>Resumed here: BITS moves it from state to state.</summary>
    Running,

    /// <summary>Complete was bound to fail, so nothing is certain after it.</summary>
    Doubtful,

    /// <summary>CANCELLED or ACKNOWLEDGED.</summary>
    Final,
}

/// <summary>A fact about a job, the place that established it, and whether unknown code may have changed it since.</summary>
internal readonly record struct Fact<T>(T Value, Causes Causes, bool IsSoft = false)
{
    public Fact<T> Soften() => this with { IsSoft = true };
}

/// <summary>A job in an execution.</summary>
internal sealed class ConcreteJob
{
    /// <summary>Where the job comes from.</summary>
    public required Node Origin { get; init; }

    /// <summary>Whether it was created in the body.</summary>
    public required bool IsCreatedHere { get; init; }

    /// <summary>Null where it is not known.</summary>
    public required JobType? Type { get; init; }

    /// <summary>Whether unknown code has or had hold of it.</summary>
    public bool HasEscaped { get; set; }

    public Life Life { get; set; }

    public JobState FinalState { get; set; } = JobState.Cancelled;

    public Causes LifeCauses { get; set; }

    /// <summary>Whether it is final by what the body did, not only by a state that was read.</summary>
    public bool IsFinalByCall { get; set; }

    /// <summary>The state that was read last, where nothing was done since that changes it.</summary>
    public JobState? LastRead { get; set; }

    /// <summary>Whether Resume was called. Without a file BITS refuses it, and the fact is soft.</summary>
    public Fact<bool> WasResumed { get; set; }

    /// <summary>Null where it is unknown.</summary>
    public Fact<uint?> Mask { get; set; }

    /// <summary>The masks that BITS would not let a call replace, each with what may be said of it.</summary>
    public List<(Fact<uint?> Mask, MaskHistory History)> KeptMasks { get; } = [];

    /// <summary>The call that set the mask in force; null where none in the body did.</summary>
    public SetNotifyFlags? MaskSetter { get; set; }

    /// <summary>What may be said of the mask in force beside its bits.</summary>
    public MaskHistory MaskHistory { get; set; }

    public Fact<Known> Interface { get; set; }

    /// <summary>The call that set the interface in force.</summary>
    public SetNotifyInterface? InterfaceSetter { get; set; }

    /// <summary>Whether a callback class is registered.</summary>
    public Fact<Known> CallbackClass { get; set; }

    public Fact<Known> CommandLine { get; set; }

    /// <summary>The call that set the command line in force.</summary>
    public SetNotifyCmdLine? CommandLineSetter { get; set; }

    /// <summary>How many files were added; null where it is unknown.</summary>
    public Fact<int?> Files { get; set; }

    /// <summary>Whether a file was added in the body.</summary>
    public Fact<bool> HasNewFile { get; set; }

    /// <summary>The last mask set, as long as no event could have been delivered with it and nobody could have read it.</summary>
    public Fact<uint>? UnusedMask { get; set; }

    /// <summary>Whether the object has the interface IBackgroundCopyJob2; null until it is asked.</summary>
    public bool? HasJob2 { get; set; }

    /// <summary>Whether it was asked with <c>is</c>, and not only by a cast.</summary>
    public bool WasAskedForJob2 { get; set; }

    /// <summary>Whether there is something that unknown code can make untrue.</summary>
    public bool HasMemory
        => Mask.Value is not null || CommandLine.Value != Known.Unknown || Interface.Value == Known.Yes || CallbackClass.Value == Known.Yes
        || Files.Value is not null || UnusedMask is not null || LastRead is not null;

    /// <summary>Unknown code may have changed it.</summary>
    public void Forget(Known outsideInterface)
    {
        Mask = default;
        KeptMasks.Clear();
        MaskSetter = null;
        MaskHistory = MaskHistory.None;
        Interface = new(outsideInterface, Causes.None, IsSoft: true);
        CallbackClass = new(outsideInterface, Causes.None, IsSoft: true);
        CommandLine = new(Known.Unknown, Causes.None);
        Files = new(null, Causes.None);
        UnusedMask = null;
        LastRead = null;
        if (Life is Life.New or Life.Running)
        {
            Life = Life.Unknown;
        }
    }
}

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>How a call names its job.</summary>
internal enum ReceiverStyle
{
    /// <summary><c>job.M()</c></summary>
    Direct,

    /// <summary><c>((IBackgroundCopyJob)job).M()</c></summary>
    CastToJob,

    /// <summary><c>((IBackgroundCopyJob2)job).M()</c></summary>
    CastToJob2,

    /// <summary><c>((IBackgroundCopyJob5)job).M()</c></summary>
    CastToJob5,

    /// <summary><c>job?.M()</c></summary>
    Conditional,
}

/// <summary>The job that a call is made on.</summary>
internal sealed record Receiver(string Job, ReceiverStyle Style = ReceiverStyle.Direct) : Node;

/// <summary>
/// A call of a method of a job. The site is what tells the call from others in reports: it stays the same when a program is transformed,
/// and the copies of a call have the same site.
/// </summary>
internal abstract record JobCall(int Site, Receiver Receiver) : Statement
{
    /// <summary>The variable that its result is kept in; null where a failure is an exception.</summary>
    public string? Result { get; init; }

    /// <summary>Whether the result is thrown away, so that a failure goes unnoticed.</summary>
    public bool IsDropped { get; init; }

    /// <summary>What of the call is written in a member of its own.</summary>
    public Extraction Extraction { get; init; }
}

internal sealed record SetNotifyFlags(int Site, Receiver Receiver, MaskExpression Mask) : JobCall(Site, Receiver);

/// <summary>Reads the mask into a local of type uint.</summary>
internal sealed record GetNotifyFlags(int Site, Receiver Receiver, string Name, bool IsDeclared) : JobCall(Site, Receiver);

internal sealed record GetState(int Site, Receiver Receiver, string Name, bool IsDeclared) : JobCall(Site, Receiver);

internal enum CallbackArgument
{
    /// <summary>A parameter of interface type that is not nullable.</summary>
    Parameter,

    /// <summary>An object without a handler that does anything.</summary>
    NewObject,

    /// <summary>An object that handles the end of the job.</summary>
    NewEndListener,

    /// <summary>An object that handles modifications of the job.</summary>
    NewProgressListener,

    Null,

    /// <summary>A parameter of type <c>object?</c>.</summary>
    MayBeNull,
}

internal sealed record SetNotifyInterface(int Site, Receiver Receiver, CallbackArgument Callback) : JobCall(Site, Receiver);

internal enum CommandLineArgument
{
    Program,
    ProgramAndParameters,
    Null,
}

internal sealed record SetNotifyCmdLine(int Site, Receiver Receiver, CommandLineArgument CommandLine) : JobCall(Site, Receiver);

internal enum JobProperty
{
    CostFlags,
    NotificationClass,
    DynamicContent,
    HighPerformance,
    MaximumDownloadSize,
}

internal sealed record SetProperty(int Site, Receiver Receiver, JobProperty Property) : JobCall(Site, Receiver);

internal enum PlainMethod
{
    AddFile,
    Suspend,
    Resume,
    Cancel,
    Complete,
    TakeOwnership,
    SetDisplayName,
    SetDescription,
    SetPriority,
    SetMinimumRetryDelay,
    SetNoProgressTimeout,
    GetId,
    GetErrorCount,
    EnumFiles,
}

/// <summary>A call whose arguments do not matter.</summary>
internal sealed record PlainCall(int Site, Receiver Receiver, PlainMethod Method) : JobCall(Site, Receiver);

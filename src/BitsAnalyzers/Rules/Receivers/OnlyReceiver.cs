using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>Whether the command line is the only receiver of a job.</summary>
internal static class OnlyReceiver
{
    /// <summary>The events that a command line is never run for.</summary>
    public const uint IgnoredByCommandLine = NotifyFlags.JobModification | NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred;

    /// <summary>
    /// Whether a job with a command line has no callback. A job from elsewhere may have been given one there; where nothing in the type
    /// does that, it has none.
    /// </summary>
    public static bool IsCommandLine(BodyContext context, JobState job)
        => IsAbsent(job.Interface) && IsAbsent(job.Class) &&
            ((job.Interface.Presence == Presence.Absent && job.Class.Presence == Presence.Absent) ||
                !context.Compilation.ReceiverMentions.In(context.Owner.ContainingType, context.CancellationToken));

    private static bool IsAbsent(Receiver receiver) => receiver.Presence is Presence.Absent or Presence.Untouched;
}

using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Judges the flags and receivers that are in force on a job at a moment when they begin to matter. The order in which they were set is free,
/// so they are not judged before.
/// </summary>
internal static class ReceiverJudgement
{
    // The events that a command line is never run for.
    private const uint IgnoredByCommandLine = NotifyFlags.JobModification | NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred;

    /// <summary>Whether something may be wrong with a job that is left as it is.</summary>
    public static bool MayFindFault(JobState state)
        => state.MaskSite != 0 &&
            (state.CommandLine.Presence == Presence.Present || EventJudgement.MayFindFault(state));

    /// <param name="context">The body.</param>
    /// <param name="state">What is known of the job.</param>
    /// <param name="resumeSite">The call that resumes the job; 0 where it is left as it is.</param>
    /// <param name="unavailable">The flags that this Windows is known not to have.</param>
    public static ImmutableArray<Occurrence> Of(BodyContext context, JobState state, int resumeSite, uint unavailable)
    {
        if (state is not { MaskSite: not 0, Mask: { } mask })
        {
            return HandlerJudgement.Of(context, state, resumeSite, unavailable);
        }

        var occurrences = ImmutableArray.CreateBuilder<Occurrence>();
        if (state.CommandLine is { Presence: Presence.Present, Site: not 0 and var commandLine })
        {
            if (mask.Bits.HasAll(NotifyFlags.Disable) || mask.Bits.LacksAll(NotifyFlags.DefaultPair))
            {
                // What a callback gets, it shall go on to get.
                var others = IsOnlyReceiver(context, state) ? 0 : mask.Bits.Ones & IgnoredByCommandLine;
                occurrences.Add(new(
                    Misuse.CommandLineNeverRuns, state.MaskSite, ImmutableArray.Create(commandLine, state.MaskSite), state, mask,
                    Flags: NotifyFlags.DefaultPair | others));
            }
            else if (mask.Bits.HasAny(IgnoredByCommandLine) && IsOnlyReceiver(context, state))
            {
                occurrences.Add(new(
                    Misuse.FlagsIgnoredByCommandLine, state.MaskSite, ImmutableArray.Create(commandLine, state.MaskSite), state, mask,
                    Flags: mask.Bits.Ones & IgnoredByCommandLine));
            }
        }
        else if (resumeSite != 0 && mask.Bits is { IsConstant: true, Value: NotifyFlags.Disable } &&
            state.Interface is { Presence: Presence.Present, Site: not 0 and var receiver })
        {
            occurrences.Add(new(Misuse.DisabledWithReceiver, state.MaskSite, ImmutableArray.Create(receiver, state.MaskSite), state, mask));
        }

        occurrences.AddRange(EventJudgement.Of(context, state, mask));
        occurrences.AddRange(HandlerJudgement.Of(context, state, resumeSite, unavailable));
        return occurrences.ToImmutable();
    }

    // A job from elsewhere may have been given a callback there; where nothing in the type does that, it has none.
    private static bool IsOnlyReceiver(BodyContext context, JobState state)
        => IsAbsent(state.Interface) && IsAbsent(state.Class) &&
            ((state.Interface.Presence == Presence.Absent && state.Class.Presence == Presence.Absent) ||
                !context.Compilation.ReceiverMentions.In(context.Owner.ContainingType, context.CancellationToken));

    private static bool IsAbsent(Receiver receiver) => receiver.Presence is Presence.Absent or Presence.Untouched;
}

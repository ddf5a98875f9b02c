using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// What is wrong with the flags and receivers in force when a job is resumed, escapes or is left (BITS020, BITS021, BITS025, BITS028).
/// </summary>
internal static class ReceiverMisuses
{
    private const uint Transferred = 0x01;
    private const uint Error = 0x02;
    private const uint Disable = 0x04;
    private const uint Modification = 0x08;
    private const uint IgnoredByCommandLine = 0x38;

    /// <param name="job">The job.</param>
    /// <param name="visit">The moment.</param>
    /// <param name="resumed">
    /// The place where it is resumed now; null where it is not. What shows whenever the job is resumed there is certain, whatever led
    /// there.
    /// </param>
    /// <param name="isLeft">Whether nothing more is done to it: a callback that came too late for Resume gets what is in force now.</param>
    public static void Note(ConcreteJob job, Visit visit, Node? resumed = null, bool isLeft = false)
    {
        var isResumed = resumed is not null;
        if (job.Mask is not { Value: { } bits } mask)
        {
            return;
        }

        // Whatever is in force on a job that is no more does no harm.
        var isFirm = job.Life is not (Life.Final or Life.Doubtful) && !mask.IsSoft;
        if (job.MaskSetter is { } setter)
        {
            NoteCommandLine(job, bits, setter, isFirm, visit);
            if (isResumed && job.Interface.Value == Known.Yes && bits == Disable)
            {
                Add(RuleIds.DisabledWithReceiver, setter.Site, job.Interface, isFirm && job.CommandLine.Value != Known.Yes);
            }
        }

        if ((isResumed || (isLeft && job.WasResumed.Value))
            && job is { IsCreatedHere: true, Interface.Value: Known.Yes, InterfaceSetter: { } callback }
            && Unheard(callback, bits) != 0)
        {
            // Whether BITS025 is enough for a mask that mutes everything is a matter of judgement, and so is what a job without files
            // lacks, which is not resumed.
            Add(
                RuleIds.HandlerNeverRuns,
                job.MaskSetter?.Site ?? callback.Site,
                job.Interface,
                isResumed && isFirm && !job.HasEscaped && job.Files.Value != 0 && (bits & Disable) == 0);
        }

        void Add(string rule, int site, Fact<Known> receiver, bool isFirm)
        {
            var causes = mask.Causes.And(receiver.Causes).And(isLeft ? job.WasResumed.Causes : Causes.None);
            visit.Misuses.Add(new(rule, site, resumed is null ? causes : causes.And(resumed), isFirm && !receiver.IsSoft));
        }
    }

    private static void NoteCommandLine(ConcreteJob job, uint bits, SetNotifyFlags setter, bool isFirm, Visit visit)
    {
        if (job.CommandLine is not { Value: Known.Yes } line)
        {
            return;
        }

        var causes = job.Mask.Causes.And(line.Causes);
        isFirm &= !line.IsSoft;
        var neverRuns = (bits & Disable) != 0 || (bits & (Transferred | Error)) == 0;
        if (neverRuns)
        {
            visit.Misuses.Add(new(RuleIds.CommandLineNeverRuns, setter.Site, causes, isFirm));
        }

        if (job is { Interface: { Value: Known.No } callback, CallbackClass: { Value: Known.No } callbackClass }
            && (bits & IgnoredByCommandLine) != 0)
        {
            visit.Misuses.Add(new(
                RuleIds.FlagsIgnoredByCommandLine,
                setter.Site,
                causes,
                isFirm && !neverRuns && !callback.IsSoft && !callbackClass.IsSoft));
        }
    }

    // The events that the callback handles and the mask lacks, without those that BITS006 or BITS007 say are lost.
    private static uint Unheard(SetNotifyInterface callback, uint mask)
    {
        var handled = callback.Callback switch
        {
            CallbackArgument.NewEndListener => Transferred | Error,
            CallbackArgument.NewProgressListener => Modification,
            _ => 0u,
        };
        var saidAnyway = mask == 0 || (mask & Disable) != 0 ? 0
            : (mask & (Transferred | Error)) == 0 ? Transferred | Error
            : (mask & Transferred) != 0 ? Error : 0;
        return handled & ~mask & ~saidAnyway;
    }
}

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What is wrong with the flags and receivers in force when a job is resumed, escapes or is left (BITS020, BITS021, BITS025).</summary>
internal static class ReceiverMisuses
{
    private const uint DefaultPair = 0x03;
    private const uint Disable = 0x04;
    private const uint IgnoredByCommandLine = 0x38;

    public static void Note(ConcreteJob job, Visit visit, bool isResumed)
    {
        if (job is not { MaskSetter: { } setter, Mask: { Value: { } bits } mask })
        {
            return;
        }

        var (callback, commandLine) = (job.Interface, job.CommandLine);

        // Whatever is in force on a job that is no more does no harm.
        var isFirm = job.Life is not (Life.Final or Life.Doubtful) && !mask.IsSoft;
        if (commandLine.Value == Known.Yes)
        {
            var causes = mask.Causes.And(commandLine.Causes);
            if ((bits & Disable) != 0 || (bits & DefaultPair) == 0)
            {
                visit.Misuses.Add(new(RuleIds.CommandLineNeverRuns, setter.Site, causes, isFirm && !commandLine.IsSoft));
            }

            if (callback.Value == Known.No && (bits & IgnoredByCommandLine) != 0)
            {
                visit.Misuses.Add(new(
                    RuleIds.FlagsIgnoredByCommandLine, setter.Site, causes.And(callback.Causes), isFirm && !commandLine.IsSoft && !callback.IsSoft));
            }
        }

        if (isResumed && callback.Value == Known.Yes && bits == Disable)
        {
            visit.Misuses.Add(new(
                RuleIds.DisabledWithReceiver, setter.Site, mask.Causes.And(callback.Causes), isFirm && !callback.IsSoft && commandLine.Value != Known.Yes));
        }
    }
}

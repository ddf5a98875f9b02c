using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What is wrong with a call on a job in its present state.</summary>
internal static class CallMisuses
{
    /// <param name="call">The call.</param>
    /// <param name="place">The place of the call, as far as it is done to this job.</param>
    /// <param name="job">The job.</param>
    /// <param name="mask">The mask that is passed.</param>
    /// <param name="visit">The moment.</param>
    public static void Note(JobCall call, Node place, ConcreteJob job, MaskValue mask, Visit visit)
    {
        NoteFinalState(call, job, visit);
        if (job.Life == Life.Final)
        {
            // What is in force stays so, because the call fails; what the call would set is noted when it is judged.
            ReceiverMisuses.Note(job, visit);
        }

        // On a job that is no more every call fails, whatever else is wrong with it.
        var isAlive = job.Life is not (Life.Final or Life.Doubtful);
        switch (call)
        {
            case SetNotifyFlags set:
                MaskMisuses.Note(set, mask, visit);
                NoteReplacedMask(set, job, mask, visit);
                break;
            case SetProperty set:
                NoteLateProperty(set, job, isAlive, visit);
                break;
            case SetNotifyInterface { Callback: not (CallbackArgument.Null or CallbackArgument.MayBeNull) } when job.CommandLine
                is { Value: Known.Yes } line:
                visit.Misuses.Add(new(RuleIds.CommandLineIsFallback, call.Site, line.Causes, isAlive && !line.IsSoft));
                break;
            case SetNotifyCmdLine { CommandLine: not CommandLineArgument.Null } when job.Interface is { Value: Known.Yes } callback:
                visit.Misuses.Add(new(RuleIds.CommandLineIsFallback, call.Site, callback.Causes, isAlive && !callback.IsSoft));
                break;
            case PlainCall plain:
                Note(plain, place, job, isAlive, visit);
                break;
        }
    }

    private static void Note(PlainCall call, Node place, ConcreteJob job, bool isAlive, Visit visit)
    {
        switch (call.Method)
        {
            case PlainMethod.Resume:
                ReceiverMisuses.Note(job, visit, resumed: place);
                if (job is { IsCreatedHere: true, HasEscaped: false, Files.Value: 0 })
                {
                    visit.Misuses.Add(new(RuleIds.ResumeOnEmptyJob, call.Site, job.Files.Causes, isAlive));
                }

                break;

            case PlainMethod.AddFile when job is { Type: JobType.Upload, Files: { Value: > 0 } files }:
                visit.Misuses.Add(new(RuleIds.UploadTakesOneFile, call.Site, files.Causes, isAlive && !files.IsSoft));
                break;

            // However many there were before, there is one now.
            case PlainMethod.AddFile when job is { Type: JobType.Upload, HasNewFile: { Value: true } file }:
                visit.Misuses.Add(new(RuleIds.UploadTakesOneFile, call.Site, file.Causes, isAlive));
                break;

            case PlainMethod.Complete when job is { Type: JobType.Upload, Life: not (Life.Running or Life.Unknown) }:
                visit.Misuses.Add(
                    new(
                        RuleIds.CompleteNeedsTransferredUpload,
                        call.Site,
                        Causes.Of(job.Origin),
                        job is { Life: Life.New, WasResumed.Value: false }));
                break;

            // A job that has failed stays so until it is resumed.
            case PlainMethod.Complete when job is { Type: JobType.Upload, LastRead: JobState.Error or JobState.Suspended }:
                visit.Misuses.Add(new(RuleIds.CompleteNeedsTransferredUpload, call.Site, Causes.Of(job.Origin), IsFirm: false));
                break;

            case PlainMethod.TakeOwnership when job is { CommandLine: { Value: Known.Yes } line, CommandLineSetter: { } setter }:
                visit.Misuses.Add(new(RuleIds.TakeOwnershipRemovesSetting, setter.Site, line.Causes, isAlive && !line.IsSoft));
                break;
        }
    }

    // That the job may be final is worth a report only where the body made it so.
    private static void NoteFinalState(JobCall call, ConcreteJob job, Visit visit)
    {
        var isFinal = job.Life == Life.Final;
        if ((isFinal || job.Life == Life.Doubtful) && Legality.IsRefusedInFinalState(call))
        {
            visit.Misuses.Add(new(RuleIds.JobIsFinal, call.Site, job.LifeCauses, IsFirm: isFinal));
            visit.Misuses.Add(new(RuleIds.JobMayBeFinal, call.Site, job.LifeCauses, IsFirm: isFinal && job.IsFinalByCall));
        }

        if ((isFinal || job.Life == Life.Doubtful) && Legality.IsPerhapsRefusedInFinalState(call))
        {
            visit.Misuses.Add(new(RuleIds.JobMayBeFinal, call.Site, job.LifeCauses, IsFirm: isFinal && job.IsFinalByCall));
        }
    }

    private static void NoteLateProperty(SetProperty call, ConcreteJob job, bool isAlive, Visit visit)
    {
        var late = call.Property switch
        {
            JobProperty.DynamicContent or JobProperty.MaximumDownloadSize => job.WasResumed,
            JobProperty.HighPerformance => job.HasNewFile,
            _ => default,
        };
        if (late.Value)
        {
            visit.Misuses.Add(new(RuleIds.PropertyIsLate, call.Site, late.Causes, isAlive && !late.IsSoft));
        }
    }

    private static void NoteReplacedMask(SetNotifyFlags call, ConcreteJob job, MaskValue mask, Visit visit)
    {
        const uint Disable = 0x04;
        if (job.UnusedMask is { } unused && (unused.Value & ~mask.Bits) != 0 && unused.Value != Disable && mask.Bits != Disable)
        {
            var isFirm = !unused.IsSoft && !mask.History.HasFlag(MaskHistory.PerhapsOther) && ((unused.Value | mask.Bits) & Disable) == 0;
            visit.Misuses.Add(new(RuleIds.MaskReplaced, call.Site, unused.Causes.And(mask.Causes), isFirm));
        }
    }
}

using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>BITS as it is documented: what a call does to a job when it succeeds. A call that fails leaves the job as it was.</summary>
internal sealed class BitsService(
    Variables variables, ChoiceTape tape, ExecutionLog log, Readings readings, Known outsideInterface)
{
    private const uint Defined = 0x3F;

    /// <param name="call">The call.</param>
    /// <param name="job">The job.</param>
    /// <param name="mask">The mask that is passed.</param>
    /// <param name="isRefused">Whether BITS would refuse the call, so that it is not the beginning of anything.</param>
    public void Succeed(JobCall call, ConcreteJob job, MaskValue mask, bool isRefused)
    {
        if (!isRefused)
        {
            log.Established.Add(At(call, job));
        }

        switch (call)
        {
            case SetNotifyFlags set:
                Keep(job, isRefused);
                SetMask(set, job, mask);
                break;
            case GetNotifyFlags get:
                variables.SetMask(get.Name, ReadMask(get, job));
                break;
            case GetState get:
                variables.States[get.Name] = new(Read(job), job);
                Blur(job);
                break;
            case SetNotifyInterface set:
                job.Interface = new(
                    set.Callback switch { CallbackArgument.Null => Known.No, CallbackArgument.MayBeNull => Known.Unknown, _ => Known.Yes },
                    Causes.Of(At(set, job)));
                job.InterfaceSetter = set;
                break;
            case SetProperty { Property: JobProperty.NotificationClass } set:
                job.CallbackClass = new(Known.Yes, Causes.Of(At(set, job)));
                Blur(job);
                break;
            case SetProperty:
                Blur(job);
                break;
            case SetNotifyCmdLine set:
                job.CommandLine = new(set.CommandLine == CommandLineArgument.Null ? Known.No : Known.Yes, Causes.Of(At(set, job)));
                job.CommandLineSetter = set;
                break;
            case PlainCall plain:
                Succeed(plain, job);
                break;
        }

        BlurNamesakes(call, job);
    }

    /// <summary>Unknown code gets hold of the job.</summary>
    public void Escape(ConcreteJob job, Node place)
    {
        GetOut(job, place);
        RunUnknownCode();
    }

    /// <summary>A job gets to where unknown code can find it.</summary>
    public void GetOut(ConcreteJob job, Node place)
    {
        ReceiverMisuses.Note(job, log.Visit(place));
        job.HasEscaped = true;
        job.Forget(outsideInterface);
    }

    /// <summary>Code that we cannot see may write and use what it can reach.</summary>
    public void RunUnknownCode()
    {
        var reached = variables.AllJobs.Where(static job => job.HasEscaped).ToList();
        if ((variables.HasReachable || reached.Exists(static job => job.HasMemory)) && tape.Choose(2) == 1)
        {
            reached.ForEach(job => job.Forget(outsideInterface));
            variables.WriteReachable();
        }

        variables.RunCaptured();
    }

    /// <summary>
    /// The body ends, or is left in the middle: then what is in force stays so on this way, and might have been put right on another.
    /// </summary>
    public void End(bool isLeft)
    {
        foreach (var job in variables.AllJobs)
        {
            ReceiverMisuses.Note(job, log.Visit(job.Origin, isLeft), isLeft: true);
            if (!isLeft && job is { IsCreatedHere: true, HasEscaped: false, Life: not Life.Final })
            {
                NoteLeft(job);
            }
        }
    }

    private static void Keep(ConcreteJob job, bool isRefused)
    {
        if (isRefused)
        {
            job.KeptMasks.Add((job.Mask, job.MaskHistory));
        }
        else
        {
            job.KeptMasks.Clear();
        }
    }

    private void SetMask(SetNotifyFlags call, ConcreteJob job, MaskValue mask)
    {
        // A mask with an undefined bit is refused; what is in force after a call that cannot succeed is idle to ask.
        var isSoft = mask.History.HasFlag(MaskHistory.PerhapsOther) || (mask.Bits & ~Defined) != 0;
        job.Mask = new(mask.Bits, mask.Causes.And(At(call, job)), isSoft);
        job.MaskSetter = call;
        job.MaskHistory = mask.HistoryAsPart;
        job.UnusedMask = new(mask.Bits, Causes.Of(At(call, job)), isSoft || job is not { Life: Life.New, HasEscaped: false });
    }

    private MaskValue ReadMask(GetNotifyFlags call, ConcreteJob job)
    {
        job.UnusedMask = null;
        if (job.KeptMasks.Count > 0)
        {
            // A call that was to replace the mask throws, and nothing of what follows happens; or it does not, and who knows which mask it
            // is.
            log.Doubt();
            if (tape.Choose(job.KeptMasks.Count + 1) is > 0 and var choice)
            {
                (job.Mask, job.MaskHistory) = job.KeptMasks[choice - 1];
            }

            job.KeptMasks.Clear();
        }

        // That nobody else sets the flags of a job from outside meanwhile is more than an analyzer has to know, and so is that two names
        // are not of one job.
        if (job is { IsCreatedHere: false, Mask.Value: not null } && (job.MaskSetter is null || job.Mask.IsSoft) && log.DoubtsFurther(tape))
        {
            job.Mask = default;
        }

        if (job.Mask.Value is null)
        {
            // That no mask of BITS makes a sum come out so takes arithmetic, which an analyzer need not do.
            var masks = !readings.Strays.IsEmpty && log.DoubtsFurther(tape) ? readings.Strays : readings.Masks;
            job.Mask = new(masks[tape.Choose(masks.Length)], Causes.Of(At(call, job)));
        }

        return new(
            job.Mask.Value!.Value,
            job.Mask.Causes.And(At(call, job)),
            job.MaskHistory | (job.Mask.IsSoft ? MaskHistory.PerhapsOther : MaskHistory.None));
    }

    private JobState Read(ConcreteJob job)
    {
        if (job.Life == Life.Final)
        {
            return job.FinalState;
        }

        // A new job stays suspended, unless an administrator meddles with it.
        var isNew = job is { Life: Life.New, WasResumed.Value: false };
        if (isNew && !log.DoubtsFurther(tape))
        {
            return JobState.Suspended;
        }

        var state = readings.States[tape.Choose(readings.States.Length)];
        job.LastRead = state;
        if (state.IsFinal())
        {
            job.Life = Life.Final;
            job.FinalState = state;
        }

        return state;
    }

    private void Succeed(PlainCall call, ConcreteJob job)
    {
        switch (call.Method)
        {
            case PlainMethod.AddFile:
                AddFile(call, job);
                break;
            case PlainMethod.Resume:
                Resume(call, job);
                break;
            case PlainMethod.Cancel:
                MakeFinal(call, job, JobState.Cancelled);
                break;
            case PlainMethod.Complete when job is { Type: JobType.Upload, Life: Life.New }:
                // BITS refuses this, so nothing is known of a world where it went well, or whether there is one.
                log.Doubt();
                job.Life = Life.Doubtful;
                job.LifeCauses = job.LifeCauses.And(At(call, job));
                break;
            case PlainMethod.Complete:
                MakeFinal(call, job, JobState.Acknowledged);
                break;
            case PlainMethod.TakeOwnership:
                job.CommandLine = new(Known.No, Causes.Of(At(call, job)));
                job.CommandLineSetter = null;
                Blur(job);
                break;
            case PlainMethod.Suspend:
                job.UnusedMask = null;
                job.LastRead = JobState.Suspended;
                break;
            default:
                Blur(job);
                break;
        }
    }

    private void AddFile(PlainCall call, ConcreteJob job)
    {
        job.HasNewFile = new(true, job.HasNewFile.Causes.And(At(call, job)));
        if (job.Files.Value is { } count)
        {
            job.Files = new(count + 1, job.Files.Causes.And(At(call, job)), job.Files.IsSoft);
        }
    }

    private void Resume(PlainCall call, ConcreteJob job)
    {
        job.UnusedMask = null;
        job.LastRead = null;
        var staysSuspended = job is { HasEscaped: false, Files.Value: 0 };
        job.WasResumed = new(
            true, job.WasResumed.Causes.And(At(call, job)), staysSuspended && (job.WasResumed.IsSoft || !job.WasResumed.Value));
        if (job.Life == Life.New && !staysSuspended)
        {
            job.Life = Life.Running;
        }
    }

    private void MakeFinal(PlainCall call, ConcreteJob job, JobState state)
    {
        if (job.Life == Life.Doubtful)
        {
            job.LifeCauses = job.LifeCauses.And(At(call, job));
            return;
        }

        // A job ends once; what cannot be is no cause.
        if (job.Life != Life.Final || job.LifeCauses.Places.IsEmpty)
        {
            job.FinalState = state;
            job.LifeCauses = job.LifeCauses.And(At(call, job));
        }

        job.IsFinalByCall = true;
        job.Life = Life.Final;
        job.UnusedMask = null;
    }

    // Nobody else has the job, so nobody else takes care of it.
    private void NoteLeft(ConcreteJob job)
    {
        if (!job.WasResumed.Value)
        {
            log.LeftBehind.Add(RuleIds.JobLeftInQueue);
        }

        switch (job.LastRead)
        {
            case JobState.Error:
                log.LeftBehind.Add(RuleIds.JobForgotten);
                break;
            case JobState.Transferred:
                log.LeftBehind.Add(RuleIds.JobNeverCompleted);
                break;
        }
    }

    // What a call does to one job it does not do to another.
    private Node At(JobCall call, ConcreteJob job) => readings.PlaceOf(call, job.Origin);

    // Two jobs from outside may be one and the same.
    private void BlurNamesakes(JobCall call, ConcreteJob job)
    {
        foreach (var other in variables.AllJobs.Where(other => other != job && !other.IsCreatedHere && !job.IsCreatedHere))
        {
            switch (call)
            {
                case SetNotifyFlags:
                    other.Mask = other.Mask.Soften();
                    Blur(other);
                    break;
                case SetNotifyInterface when other.Interface.Value != job.Interface.Value:
                    other.Interface = other.Interface.Soften();
                    break;
                case SetNotifyCmdLine when other.CommandLine.Value != job.CommandLine.Value:
                    other.CommandLine = other.CommandLine.Soften();
                    break;
                case SetProperty:
                    other.CallbackClass = other.CallbackClass.Soften();
                    break;
            }
        }
    }

    // Whether an event can come in between is a matter of judgement for calls that the rule does not name.
    private static void Blur(ConcreteJob job) => job.UnusedMask = job.UnusedMask?.Soften();
}

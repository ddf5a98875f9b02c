namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// A call on a job that may have failed, as long as its result has not been looked at: then it has done nothing, and what it has changed is
/// as before.
/// </summary>
/// <param name="Site">The call.</param>
/// <param name="Before">The job before it.</param>
/// <param name="After">The job after it, if it has succeeded.</param>
/// <param name="Earlier">The calls before it of which no more is known.</param>
internal sealed record PendingCall(int Site, JobState Before, JobState After, PendingCall? Earlier = null)
{
    // The results of more calls are not kept apart: of a call before them it stays undecided whether it has failed.
    private const int MaximumLength = 3;

    /// <summary>Whether the result can be looked at somewhere, though perhaps not on this path.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>The job after another call, whose result may yet be looked at.</summary>
    public static JobState Add(JobState before, JobState after, int site)
    {
        var (known, kept) = (after, 1);
        PendingCall? calls = null;
        foreach (var earlier in Calls(before.Pending))
        {
            if (earlier.Site == site || kept >= MaximumLength)
            {
                known = earlier.Weaken(known);
            }
            else
            {
                calls = earlier with { Earlier = calls };
                kept++;
            }
        }

        return known with { Pending = new(site, before with { Pending = null }, after with { Pending = null }, Reverse(calls)) };
    }

    /// <summary>The job where a call is known to have failed, or to have succeeded; what is undecided is undone or done again.</summary>
    public static JobState Decide(JobState job, int site, bool hasFailed)
    {
        PendingCall? decided = null;
        PendingCall? others = null;
        foreach (var call in Calls(job.Pending))
        {
            if (call.Site == site)
            {
                decided = call;
            }
            else
            {
                others = call with { Earlier = others };
            }
        }

        return decided is null ? job : decided.Become(job, hasFailed ? decided.Before : decided.After) with { Pending = Reverse(others) };
    }

    /// <summary>The job where the result of a call is used in a way that is not understood: it may have failed or succeeded.</summary>
    public static JobState Undecide(JobState job, int site)
    {
        foreach (var call in Calls(job.Pending))
        {
            if (call.Site == site)
            {
                return call.Weaken(job);
            }
        }

        return job;
    }

    /// <summary>The job where nobody will find out any more whether its calls have failed, though somebody may have.</summary>
    public static JobState UndecideAll(JobState job)
    {
        foreach (var call in Calls(job.Pending))
        {
            job = call.Weaken(job);
        }

        return job with { Pending = null };
    }

    /// <summary>
    /// The job without the calls whose results are thrown away, which count as successful. A result that the program looks at on another
    /// path is not thrown away, even where nobody has it any more.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="isHeld">Whether somebody has the result of a call.</param>
    /// <param name="isAskedFor">Whether a variable that has had it is read somewhere.</param>
    public static JobState Keep(JobState job, Func<int, bool> isHeld, Func<int, bool> isAskedFor)
    {
        PendingCall? kept = null;
        var isChanged = false;
        foreach (var call in Calls(job.Pending))
        {
            var wasAskedFor = call.IsAskedFor;
            var noted = !wasAskedFor && isAskedFor(call.Site) ? call with { IsAskedFor = true } : call;
            var stays = noted.IsAskedFor || isHeld(call.Site);
            isChanged |= !stays || noted.IsAskedFor != wasAskedFor;
            if (stays)
            {
                kept = noted with { Earlier = kept };
            }
        }

        return isChanged ? job with { Pending = Reverse(kept) } : job;
    }

    /// <summary>The same calls after something else has been done to the job, whether they have failed or not.</summary>
    public PendingCall Then(Func<JobState, JobState> change)
        => this with { Before = change(Before), After = change(After), Earlier = Earlier?.Then(change) };

    /// <summary>
    /// The job after a call that has changed nothing, as the calls before it count as successful: where one of them has failed, this one
    /// may have done what it has not.
    /// </summary>
    public static JobState Repeat(JobState job)
    {
        PendingCall? repeated = null;
        foreach (var call in Calls(job.Pending))
        {
            repeated = call with { Before = JobState.Join(call.Before, call.After), Earlier = repeated };
        }

        return job with { Pending = Reverse(repeated) };
    }

    /// <summary>The calls on a job that may have failed.</summary>
    public static IEnumerable<int> SitesOf(JobState job) => Calls(job.Pending).Select(static call => call.Site);

    /// <summary>The calls that may have failed, so that the mask in force is the one from before.</summary>
    public static IEnumerable<int> SettingMask(JobState job)
        => Calls(job.Pending).Where(static call => call.Before.Mask != call.After.Mask).Select(static call => call.Site);

    /// <summary>What is known of the mask in force, whichever of the calls have failed.</summary>
    public static NotifyMask MaskOf(JobState job)
        => Calls(job.Pending)
            .SelectMany(static call => new[] { call.Before.Mask, call.After.Mask })
            .Aggregate(
                job.Mask?.Bits ?? NotifyMask.Unknown,
                static (known, mask) => mask is null ? NotifyMask.Unknown : known.Join(mask.Bits));

    private static IEnumerable<PendingCall> Calls(PendingCall? latest)
    {
        for (var call = latest; call is not null; call = call.Earlier)
        {
            yield return call;
        }
    }

    private static PendingCall? Reverse(PendingCall? calls)
    {
        PendingCall? reversed = null;
        foreach (var call in Calls(calls))
        {
            reversed = call with { Earlier = reversed };
        }

        return reversed;
    }

    private JobState Weaken(JobState job) => Become(job, JobState.Join(Before, After));

    // Of what the call has changed, that which is still as the call has left it.
    private JobState Become(JobState job, JobState target)
    {
        var weak = JobState.Join(Before, After);
        if (Before.States != After.States || Before.FinalSite != After.FinalSite)
        {
            var isOurs = job.FinalSite == After.FinalSite || job.FinalSite == weak.FinalSite;
            job = isOurs ? job with { States = target.States, FinalSite = target.FinalSite } : job;
        }

        if (Before.Mask != After.Mask || Before.MaskSite != After.MaskSite)
        {
            var isOurs = job.MaskSite == After.MaskSite || job.MaskSite == weak.MaskSite;
            job = !isOurs || (job.MaskSite == target.MaskSite && job.Mask == target.Mask) ? job
                : job with { Mask = target.Mask, MaskSite = target.MaskSite, IsMaskSeen = true };
        }

        if (Before.Files != After.Files || Before.FileSite != After.FileSite)
        {
            var isOurs = job.Files == After.Files || job.Files == weak.Files;
            job = job with { Files = isOurs ? target.Files : FileCount.Unknown, FileSite = isOurs ? target.FileSite : 0 };
        }

        if (Before.IsResumed != After.IsResumed || Before.ResumeSite != After.ResumeSite)
        {
            var isOurs = job.ResumeSite == After.ResumeSite || job.ResumeSite == weak.ResumeSite;
            job = isOurs ? job with { IsResumed = target.IsResumed, ResumeSite = target.ResumeSite } : job;
        }

        return job with
        {
            DynamicContentSite = Choose(job.DynamicContentSite, static state => state.DynamicContentSite),
            Interface = Choose(job.Interface, static state => state.Interface),
            Class = Choose(job.Class, static state => state.Class),
            CommandLine = Choose(job.CommandLine, static state => state.CommandLine),
            Credentials = Choose(job.Credentials, static state => state.Credentials),
        };

        T Choose<T>(T current, Func<JobState, T> part)
        {
            var (before, after) = (part(Before), part(After));
            return !Equals(before, after) && (Equals(current, after) || Equals(current, part(weak))) ? part(target) : current;
        }
    }
}

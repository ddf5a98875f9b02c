using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// What is learned from the results of calls of BITS. A result says success or failure through a test that is understood; whoever uses it
/// in another way may know what is not known here.
/// </summary>
internal static class CallResults
{
    /// <summary>A result has been tested: the call has failed, and done nothing, or has succeeded.</summary>
    public static void Decide(ProgramStateBuilder state, ResultValue result, bool hasFailed)
    {
        if (state.Knows(result.Job))
        {
            var job = state[result.Job];
            state[result.Job] = job.CreationSite == result.Site
                ? job with { MayNotExist = hasFailed }
                : PendingCall.Decide(job, result.Site, hasFailed);
        }

        if (hasFailed)
        {
            state.FailedCall = (result.Site, result.Job);
        }
    }

    /// <summary>The results in a value are used in a way that is not understood.</summary>
    public static void Undecide(ProgramStateBuilder state, Value? value)
    {
        switch (value)
        {
            case ResultValue { Site: var site, Job: var job } when state.Knows(job):
                state[job] = state[job].CreationSite == site
                    ? state[job] with { MayNotExist = true }
                    : PendingCall.Undecide(state[job], site);
                break;
            case TupleValue tuple:
                Undecide(state, tuple.First);
                Undecide(state, tuple.Rest);
                break;
            case ReferenceValue reference:
                Undecide(state, reference.Value);
                break;
        }
    }
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// What code that is not followed may do, whoever wrote it and however it is called: it may write every member that other code can reach
/// and that is not settled, what the reference parameters of the explored body refer to, and use every job that has escaped. It can bring
/// no job back to life that has ended.
/// </summary>
internal static class UnknownCode
{
    /// <param name="context">The body in which it runs.</param>
    /// <param name="state">The state it runs in.</param>
    /// <param name="site">What runs it.</param>
    public static void Run(BodyContext context, ProgramStateBuilder state, int site)
    {
        state.ForgetMembers(
            site,
            location => context.Locations.MemberOf(location) is { } member &&
                !context.Compilation.SettledMembers.IsSettled(member, context.CancellationToken) &&
                !state.Owns(context.Locations.OwnerOf(location)));
        CollectionSizes.Forget(state);
        Elements.Forget(context, state);
        foreach (var parameter in context.ReferenceParameters)
        {
            if (state[parameter] is not null)
            {
                state[parameter] = Value.Unknown;
            }
        }

        state.RewriteJobs(static job => job.IsShared ? job.AfterHiddenCode() : job.IsEscaped ? job.AfterExternalCode() : job);
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>A rule about what is done to a job.</summary>
internal abstract class JobRule : IJobCheck
{
    public abstract Rule Rule { get; }

    /// <summary>The rule that speaks where this one is broken on some paths only; null where none does.</summary>
    public virtual Rule? WhenPossible => null;

    public abstract CheckPoint At { get; }

    public virtual bool IsRefusal => false;

    /// <summary>
    /// Whether it shows in the end only: flags that are wrong wherever one branch resumes the job may be right for another branch.
    /// </summary>
    public virtual bool IsJudgedInTheEnd => false;

    /// <summary>
    /// Whether a later call of SetNotifyFlags mends it, even on some ways only: then the author knows of it. Where the body is left before,
    /// it stays as it is.
    /// </summary>
    public virtual bool IsSettledLater => false;

    public abstract Violation? Check(in CallFacts facts);

    /// <summary>What is reported at a call; the name of the member where that is null.</summary>
    public virtual SyntaxNode? PlaceAt(IOperation call) => null;

    /// <summary>Whether the mask is reported, and told of, where the call is one of SetNotifyFlags.</summary>
    public virtual bool IsAboutMask => false;

    /// <summary>
    /// Whether a callee that breaks the rule by itself would have to be called once more to do so, which is the caller's doing.
    /// </summary>
    public virtual bool NeedsAnotherRun(BodyContext root, JobViolation violation) => false;

    /// <summary>Whether each cause comes before the call only where the callee is called again.</summary>
    protected static bool NeverFollowsItsCauses(BodyContext root, JobViolation violation)
        => violation.Causes.All(cause => CallGraph.NeverFollows(root, violation.Site, cause));

    /// <summary>The sites that are not 0.</summary>
    protected static ImmutableArray<int> Causes(params int[] sites) => sites.Where(static site => site != 0).ToImmutableArray();
}

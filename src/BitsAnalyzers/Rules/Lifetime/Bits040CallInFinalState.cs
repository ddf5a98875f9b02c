using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A call that changes a job which has been cancelled or completed.</summary>
internal sealed class Bits040CallInFinalState : JobRule
{
    public override Rule Rule => RuleCatalogue.CallInFinalState;

    public override Rule? WhenPossible => RuleCatalogue.CallInPossiblyFinalState;

    public override CheckPoint At => CheckPoint.BeforeAnyCall;

    public override bool IsRefusal => true;

    public override Violation? Check(in CallFacts facts)
        => facts
            is
        {
            Call.Member.IllegalIn: IllegalIn.FinalState
                or IllegalIn.TransferredAndFinalState, Job: { FinalSite: not 0 and var ended } job
        }
            && job.States.IsFinal()
            ? new EndedJob(this, facts.Site, ImmutableArray.Create(ended), job)
            : null;

    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation) => NeverFollowsItsCauses(root, violation);
}

/// <summary>A call of a job that has ended.</summary>
internal sealed record EndedJob(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job) : JobViolation(Rule, Site, Causes, Job)
{
    public override object[] Arguments(string call, BodyContext context) => [call, Ended(context)];

    // Of several ways in which the job may have ended, the one that leads here.
    private string Ended(BodyContext context) => Beginning == 0 ? CallWords.Ended(Job!) : context.Points.MemberAt(Beginning) switch
    {
        { Id: BitsMemberId.Cancel } => "cancelled",
        { Id: BitsMemberId.Complete } => "acknowledged",
        { Id: BitsMemberId.GetState } => $"found {CallWords.Ended(Job!)}",
        _ => CallWords.Ended(Job!),
    };

    public override string LastStep(string member) => $"{member} is called on the ended job";
}

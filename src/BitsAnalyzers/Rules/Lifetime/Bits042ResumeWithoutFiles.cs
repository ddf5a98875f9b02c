using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A new job that is resumed before it has a file.</summary>
internal sealed class Bits042ResumeWithoutFiles : JobRule
{
    public override Rule Rule => RuleCatalogue.ResumeWithoutFiles;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.Resume);

    public override bool IsRefusal => true;

    public override Violation? Check(in CallFacts facts)
        => facts.Job is { CannotBeResumed: true } job
            ? new JobViolation(this, facts.Site, ImmutableArray.Create(job.CreationSite), job)
            : null;
}

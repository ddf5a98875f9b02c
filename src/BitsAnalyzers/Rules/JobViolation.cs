using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Flags;

namespace BitsAnalyzers.Rules;

/// <summary>A rule about a job that is broken in one program state, with its words.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Site">The call that it is reported at.</param>
/// <param name="Causes">The operations that together make it a violation, in the order in which they are told.</param>
/// <param name="Job">What is known of the job; null where the rule is not about a job.</param>
internal record JobViolation(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job) : Violation(Rule, Site, Causes)
{
    /// <summary>What else the report carries for the fixes.</summary>
    public virtual ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty;

    /// <summary>The cause from which every way onward leads here; 0 where the report rests on something else.</summary>
    public int Beginning { get; init; }

    /// <summary>Where the values at fault were made.</summary>
    public virtual IEnumerable<int> Origin => [];

    /// <summary>The arguments of the message without the last one, which names the line of the decisive step.</summary>
    /// <param name="call">The call in words.</param>
    /// <param name="context">The body.</param>
    public virtual object[] Arguments(string call, BodyContext context) => [];

    /// <summary>The last step of the proof.</summary>
    /// <param name="member">The member that is called.</param>
    public virtual string LastStep(string member) => $"{member} is called here";

    /// <summary>The violation for a report on several program states.</summary>
    /// <param name="other">The same in another state.</param>
    public virtual JobViolation Join(JobViolation other) => this with
    {
        Causes = Causes.Union(other.Causes).ToImmutableArray(),
        Job = Job is null || other.Job is null ? null : JobState.Join(Job, other.Job),
    };
}

/// <summary>One that is about the mask of the job.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Site">The call that it is reported at.</param>
/// <param name="Causes">The operations that together make it a violation, in the order in which they are told.</param>
/// <param name="Job">What is known of the job; null where the call is not one of a known job.</param>
/// <param name="Mask">The mask.</param>
/// <param name="Flags">The flags that are in vain, or missing; 0 where it is not about single flags.</param>
internal record MaskViolation(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags = 0)
    : JobViolation(Rule, Site, Causes, Job)
{
    public override ImmutableDictionary<string, string?> Properties
        => Flags == 0 ? base.Properties : base.Properties.Add(DiagnosticProperties.Flags, NotifyFlags.Hex(Flags));

    public override IEnumerable<int> Origin => MaskSource.Sites(Mask.Origin);

    public override string LastStep(string member)
        => $"the mask is {NotifyFlags.Describe(Mask.Bits.Ones)} ({NotifyFlags.Hex(Mask.Bits.Ones)})";

    public override JobViolation Join(JobViolation other)
        => (MaskViolation)base.Join(other) with { Flags = Flags | ((MaskViolation)other).Flags };
}

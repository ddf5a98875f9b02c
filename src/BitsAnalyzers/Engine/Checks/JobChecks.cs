using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Checks;

/// <summary>The checks by the moments at which they are made.</summary>
internal sealed class JobChecks
{
    private readonly ImmutableArray<IJobCheck>[] _before;

    public JobChecks(ImmutableArray<IJobCheck> checks)
    {
        InForce = checks.RemoveAll(static check => check.At != CheckPoint.InForce);
        _before = Enum.GetValues(typeof(BitsMemberId))
            .Cast<BitsMemberId>()
            .Select(member => checks.RemoveAll(check => check.At != CheckPoint.BeforeAnyCall && !check.At.Members.Contains(member)))
            .ToArray();
    }

    public ImmutableArray<IJobCheck> InForce { get; }

    public ImmutableArray<IJobCheck> Before(BitsMemberId member) => _before[(int)member];

    /// <summary>
    /// What the checks find. What they would not find if calls have failed that count as successful so far is not settled.
    /// </summary>
    public static ImmutableArray<Violation> Ask(ImmutableArray<IJobCheck> checks, in CallFacts facts)
    {
        var found = Find(checks, facts);
        if (found.IsEmpty || facts.Job is not { Pending: not null } job)
        {
            return found;
        }

        var settled = Find(checks, facts with { Job = PendingCall.UndecideAll(job) });
        return ImmutableArray.CreateRange(
            found,
            violation => settled.Any(other => other.Check == violation.Check && other.Site == violation.Site)
                ? violation
                : violation with { IsUnsettled = true });
    }

    private static ImmutableArray<Violation> Find(ImmutableArray<IJobCheck> checks, in CallFacts facts)
    {
        ImmutableArray<Violation>.Builder? found = null;
        foreach (var check in checks)
        {
            if (check.Check(facts) is { } violation)
            {
                (found ??= ImmutableArray.CreateBuilder<Violation>()).Add(violation);
            }
        }

        return found?.ToImmutable() ?? ImmutableArray<Violation>.Empty;
    }
}

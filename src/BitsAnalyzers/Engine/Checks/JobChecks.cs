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
        if (found.All(violation => IsAmong(settled, violation)))
        {
            return found;
        }

        var others = new List<(int Site, ImmutableArray<Violation> Found)>();
        foreach (var site in PendingCall.SitesOf(job))
        {
            others.Add((site, Find(checks, facts with { Job = PendingCall.Undecide(job, site) })));
        }

        return ImmutableArray.CreateRange(
            found,
            violation => IsAmong(settled, violation) ? violation : violation with { UnsettledBy = UnsettledBy(violation) });

        // Where it takes several failures, each of them counts.
        ImmutableArray<int> UnsettledBy(Violation violation)
        {
            var alone = others.Where(other => !IsAmong(other.Found, violation)).Select(static other => other.Site).ToImmutableArray();
            return alone.IsEmpty ? others.Select(static other => other.Site).ToImmutableArray() : alone;
        }
    }

    private static bool IsAmong(ImmutableArray<Violation> found, Violation violation)
        => found.Any(other => other.Check == violation.Check && other.Site == violation.Site);

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

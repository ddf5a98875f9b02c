using System.Collections.Immutable;

using BitsAnalyzers.Bits;

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

    /// <summary>What the checks find.</summary>
    public static ImmutableArray<Violation> Ask(ImmutableArray<IJobCheck> checks, in CallFacts facts)
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

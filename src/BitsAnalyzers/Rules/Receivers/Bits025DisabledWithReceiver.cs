using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A job that is resumed with a callback, and with notifications disabled.</summary>
internal sealed class Bits025DisabledWithReceiver : JobRule
{
    public override Rule Rule => RuleCatalogue.DisabledWithReceiver;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
        => facts is
        {
            Site: not 0,
            Job:
            {
                MaskSite: not 0 and var site,
                IsMaskStale: false,
                Mask: { Bits: { IsConstant: true, Value: NotifyFlags.Disable } } mask,
                CommandLine: not { Presence: Presence.Present, Site: not 0 },
                Interface: { Presence: Presence.Present, Site: not 0 and var receiver, IsStale: false },
            } job,
        }
            ? new MaskViolation(this, site, ImmutableArray.Create(receiver, site), job, mask)
            : null;
}

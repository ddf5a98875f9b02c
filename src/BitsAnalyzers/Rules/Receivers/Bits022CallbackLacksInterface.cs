using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A flag for events that arrive through an interface that the callback does not have.</summary>
internal sealed class Bits022CallbackLacksInterface : JobRule
{
    public override Rule Rule => RuleCatalogue.CallbackLacksInterface;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsJudgedInTheEnd => true;

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
    {
        if (facts.Job is not
            {
                MaskSite: not 0 and var site,
                Mask: { } mask,
                Interface:
                {
                    Presence: Presence.Present, ExactType: >= 0
                    and var number, Site: not 0 and var receiver, CreationSite: var made
                },
                Class.Presence: Presence.Absent or Presence.Untouched,
            } job ||
            mask.Bits.HasAny(NotifyFlags.Disable))
        {
            return null;
        }

        var type = facts.Context.TypeOf(number);
        var (flags, interfaces) = facts.Context.Compilation.CallbackInterfaces.Lacking(type, mask.Bits.Ones);
        return flags == 0 ? null : new Lack(this, site, Causes(made, receiver, site), job, mask, flags, type, interfaces);
    }

    private sealed record Lack(
        JobRule Rule,
        int Site,
        ImmutableArray<int> Causes,
        JobState? Job,
        NumberValue Mask,
        uint Flags,
        ITypeSymbol Callback,
        ImmutableArray<string> Interfaces)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override ImmutableDictionary<string, string?> Properties
            => base.Properties.AddRange(DiagnosticProperties.OfCallback(Callback, Interfaces));

        public override object[] Arguments(string call, BodyContext context)
            => [NotifyFlags.Enumerate(Flags), string.Join(" and ", Interfaces), Callback.Name];
    }
}

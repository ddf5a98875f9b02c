namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits005ZeroRequestsNoEvents : MaskRule
{
    public override Rule Rule => RuleCatalogue.ZeroRequestsNoEvents;

    public override MaskFault? Examine(MaskUse use) => use.Mask is { IsConstant: true, Value: 0 } ? new MaskFault() : null;
}

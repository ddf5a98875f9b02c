using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits080ParametersWithoutProgram : TextRule
{
    public override Rule Rule => RuleCatalogue.ParametersWithoutProgram;

    public override TextFault? Examine(TextArguments use, int ordinal)
        => ordinal == 0 && use is { Member: "SetNotifyCmdLine", IsFirstNull: true, IsSecondPresent: true } ? new TextFault() : null;
}

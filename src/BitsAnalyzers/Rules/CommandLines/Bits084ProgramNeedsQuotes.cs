using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits084ProgramNeedsQuotes : TextRule
{
    public override Rule Rule => RuleCatalogue.ProgramNeedsQuotes;

    public override bool ComparesWithProgram => true;

    public override TextFault? Examine(TextArguments use, int ordinal)
        => ordinal == 1 && use is { Member: "SetNotifyCmdLine", IsFirstNull: false, Second: TextValue parameters } &&
            CommandLine.UnquotedProgram(use.First, parameters) is { } length
                ? new TextFault(parameters.Text.Substring(0, parameters.Text.IndexOf(' '))) { ProgramLength = length }
                : null;
}

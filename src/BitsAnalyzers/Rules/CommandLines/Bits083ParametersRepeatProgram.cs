using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits083ParametersRepeatProgram : TextRule
{
    public override Rule Rule => RuleCatalogue.ParametersRepeatProgram;

    public override bool ComparesWithProgram => true;

    public override TextFault? Examine(TextArguments use, int ordinal)
        => ordinal == 1 && use is { Member: "SetNotifyCmdLine", IsFirstNull: false, Second: TextValue parameters } &&
            CommandLine.UnquotedProgram(use.First, parameters) is null &&
            CommandLine.BeginWithSomethingElse(use.First, parameters)
                ? new TextFault(TextFault.Quote(parameters))
                : null;
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits081ProgramNeedsFullPath : TextRule
{
    public override Rule Rule => RuleCatalogue.ProgramNeedsFullPath;

    public override TextFault? Examine(TextArguments use, int ordinal)
    {
        if (ordinal != 0
            || use is not { Member: "SetNotifyCmdLine", First: TextValue program }
            || CommandLine.VariableInPath(program.Text) is not null)
        {
            return null;
        }

        var path = program with { Text = program.Text.TrimStart('"') };
        return CommandLine.IsFullyQualified(path) == false && program.Text.Length > 0 ? new TextFault(TextFault.Quote(program)) : null;
    }
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits086ScriptNeedsInterpreter : TextRule
{
    public override Rule Rule => RuleCatalogue.ScriptNeedsInterpreter;

    public override TextFault? Examine(TextArguments use, int ordinal)
        => ordinal == 0 && use is { Member: "SetNotifyCmdLine", First: TextValue { IsWhole: true, Text: var program } } &&
            CommandLine.ScriptExtension(program) is { } extension
                ? new TextFault(extension)
                : null;
}

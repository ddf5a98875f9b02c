using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits082VariablesNotExpanded : TextRule
{
    public override Rule Rule => RuleCatalogue.VariablesNotExpanded;

    public override TextFault? Examine(TextArguments use, int ordinal)
    {
        if (use.Member != "SetNotifyCmdLine" || use[ordinal] is not TextValue text)
        {
            return null;
        }

        var variable = ordinal == 0 ? CommandLine.VariableInPath(text.Text)
            : IsReadByCommandInterpreter(use) ? null
            : CommandLine.VariableInParameters(text.Text);
        return variable is null ? null : new TextFault(variable, ordinal == 0 ? "program" : "parameters");
    }

    // It expands variables by itself, and so may a program that is not known.
    private static bool IsReadByCommandInterpreter(TextArguments use)
        => use.First is not TextValue { IsWhole: true, Text: var program } ||
            program.EndsWith("cmd.exe", StringComparison.OrdinalIgnoreCase) ||
            program.EndsWith("cmd", StringComparison.OrdinalIgnoreCase) ||
            program.EndsWith("%COMSPEC%", StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits082VariablesNotExpanded : TextRule
{
    private static readonly char[] s_separators = ['\\', '/'];

    // The command interpreter, programs that start it, and programs that store text for those who expand it.
    private static readonly ImmutableHashSet<string> s_expanding =
        ImmutableHashSet.Create(
            StringComparer.OrdinalIgnoreCase, "at", "cmd", "comspec", "conhost", "explorer", "forfiles", "reg", "rundll32", "sc",
            "schtasks", "setx", "wmic");

    public override Rule Rule => RuleCatalogue.VariablesNotExpanded;

    public override TextFault? Examine(TextArguments use, int ordinal)
    {
        if (use.Member != "SetNotifyCmdLine" || use[ordinal] is not TextValue text)
        {
            return null;
        }

        var variable = ordinal == 0 ? CommandLine.VariableInPath(text.Text)
            : MayBeMeant(use) ? null
            : CommandLine.VariableInParameters(text.Text);
        return variable is null ? null : new TextFault(variable, ordinal == 0 ? "program" : "parameters");
    }

    // It expands variables by itself, and so may a program that is not known; others hand them to what expands them later.
    private static bool MayBeMeant(TextArguments use)
        => use.First is not TextValue { IsWhole: true, Text: var program } ||
            s_expanding.Contains(NameOf(program)) ||
            ((TextValue)use.Second).Text.Split(' ', '\t', '"').Any(
                static word => NameOf(word).Equals("cmd", StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string path)
    {
        var name = path.Trim('"').Trim('%');
        name = name.Substring(name.LastIndexOfAny(s_separators) + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }
}

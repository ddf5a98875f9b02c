using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

internal sealed class Bits085StringTooLong : TextRule
{
    /// <summary>The longest name of a job.</summary>
    public const int MaximumName = 256;

    public override Rule Rule => RuleCatalogue.StringTooLong;

    public override TextFault? Examine(TextArguments use, int ordinal)
    {
        var (what, maximum) = (use.Member, ordinal) switch
        {
            ("SetNotifyCmdLine", 0) => ("program", 260),
            ("SetNotifyCmdLine", _) => ("parameters", 4000),
            ("SetDescription", _) => ("description", 1024),
            _ => ("display name", MaximumName),
        };
        if (use[ordinal] is not TextValue text || text.Text.Length <= maximum)
        {
            return null;
        }

        // CreateJob does not tell what is wrong with its arguments.
        var result = use.Member == "CreateJob" ? "E_INVALIDARG" : "BG_E_STRING_TOO_LONG";
        var length = text.IsWhole ? $"{text.Text.Length}" : $"at least {text.Text.Length}";
        return new(use.Member, result, what, length, $"{maximum}");
    }
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.CommandLines;

/// <summary>A rule about the strings of a command line, a name or a description.</summary>
internal abstract class TextRule
{
    public abstract Rule Rule { get; }

    /// <summary>Whether what is wrong with the parameters depends on the program.</summary>
    public virtual bool ComparesWithProgram => false;

    /// <summary>What is wrong with one of the strings; null where it keeps the rule.</summary>
    public abstract TextFault? Examine(TextArguments use, int ordinal);
}

/// <summary>What is wrong with a string.</summary>
/// <param name="Arguments">The arguments of the message without the last one, which names the line of the decisive step.</param>
internal sealed record TextFault(params string[] Arguments)
{
    // A message shows the start of a long string.
    private const int MaximumShown = 60;

    /// <summary>How many characters at the start of the parameters are the program; 0 where that does not matter.</summary>
    public int ProgramLength { get; init; }

    /// <summary>A string as it is shown to users.</summary>
    public static string Quote(TextValue text)
    {
        var isCut = text.Text.Length > MaximumShown;
        return $"'{(isCut ? text.Text.Substring(0, MaximumShown) : text.Text)}{(isCut || !text.IsWhole ? "…" : "")}'";
    }
}

using System.Collections.Immutable;

namespace BitsAnalyzers.Rules.CommandLines;

/// <summary>
/// The rules about strings. Those that say that the call fails come first: at such a call the others have nothing to say.
/// </summary>
internal static class TextRules
{
    public static readonly ImmutableArray<TextRule> Refused = ImmutableArray.Create<TextRule>(
        new Bits080ParametersWithoutProgram(),
        new Bits085StringTooLong());

    public static readonly ImmutableArray<TextRule> Accepted = ImmutableArray.Create<TextRule>(
        new Bits081ProgramNeedsFullPath(),
        new Bits082VariablesNotExpanded(),
        new Bits083ParametersRepeatProgram(),
        new Bits084ProgramNeedsQuotes(),
        new Bits086ScriptNeedsInterpreter());
}

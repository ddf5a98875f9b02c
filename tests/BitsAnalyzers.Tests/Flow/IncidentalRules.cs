using System.Collections.Immutable;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// The rules that nearly every short program breaks: it drops results, leaves its jobs behind, announces one end only, and looks after
/// nobody. A test whose markup names one of them is about it; everywhere else they are left aside.
/// </summary>
internal static class IncidentalRules
{
    private static readonly ImmutableArray<string> s_all =
        ["BITS011", "BITS048", "BITS049", "BITS050", "BITS051", "BITS052", "BITS053"];

    /// <summary>Those that the markup of no program names.</summary>
    public static IEnumerable<string> NotNamedIn(params IEnumerable<string> programs)
        => s_all.Where(id => programs.All(program => !program.Contains($"{{|{id}:", StringComparison.Ordinal)));

    /// <summary>Whether a rule is one of them.</summary>
    public static bool Contain(string id) => s_all.Contains(id);
}

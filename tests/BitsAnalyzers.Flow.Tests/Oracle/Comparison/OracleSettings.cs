using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>The environment variables of a run; see README.md beside this folder.</summary>
internal static class OracleSettings
{
    /// <summary>How many programs; null for the number that the suite runs.</summary>
    public static int? Programs => Number("BITS_ORACLE_PROGRAMS");

    public static int FirstSeed => Number("BITS_ORACLE_SEED") ?? 1;

    /// <summary>How many examples are shrunk and shown of each kind of disagreement on each rule.</summary>
    public static int Examples => Number("BITS_ORACLE_EXAMPLES") ?? 1;

    /// <summary>The rule to show examples of; null for all.</summary>
    public static string? Rule => Environment.GetEnvironmentVariable("BITS_ORACLE_RULE");

    /// <summary>The kinds of code to write; null for those that the suite writes.</summary>
    public static Kinds? Kinds
        => Enum.TryParse<Kinds>(Environment.GetEnvironmentVariable("BITS_ORACLE_KINDS"), out var kinds) ? kinds : null;

    /// <summary>Whether the kinds are only written mixed, and not each for itself.</summary>
    public static bool OnlyMixed => Number("BITS_ORACLE_MIXED") is > 0;

    /// <summary>Whether examples of misses are shown as well as failures.</summary>
    public static bool ShowsMisses => Number("BITS_ORACLE_MISSES") is > 0;

    private static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

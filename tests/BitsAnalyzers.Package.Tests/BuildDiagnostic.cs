using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>A warning or an error in the output of a build.</summary>
internal sealed partial record BuildDiagnostic(
    string File, int Line, int Column, string Severity, string Id, string Message, string Project, string Framework)
{
    /// <summary>What a build has printed, each diagnostic once, ordered by place.</summary>
    public static ImmutableArray<BuildDiagnostic> Parse(string output) =>
    [
        .. from match in Format().Matches(output)
           let diagnostic = new BuildDiagnostic(
               Path.GetFileName(match.Groups["file"].Value.Trim()),
               NumberIn(match.Groups["line"]),
               NumberIn(match.Groups["column"]),
               match.Groups["severity"].Value,
               match.Groups["id"].Value,
               match.Groups["message"].Value,
               Path.GetFileNameWithoutExtension(match.Groups["project"].Value),
               match.Groups["framework"].Value)
           group diagnostic by diagnostic into same
           orderby same.Key.Framework, same.Key.File, same.Key.Line, same.Key.Id
           select same.Key,
    ];

    /// <summary>Asserts that the diagnostics are the expected ones, each written as "File.cs(5): warning BITS001".</summary>
    public static void AssertAre(IEnumerable<BuildDiagnostic> actual, params string[] expected)
        => Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));

    public override string ToString() => $"{File}({Line}): {Severity} {Id}";

    // Absent where a diagnostic is about a whole project.
    private static int NumberIn(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        """
        ^(?<file>[^(\r\n]+?)(\((?<line>\d+)(,(?<column>\d+))?\))?\s*:\s+(?<severity>warning|error)\s+(?<id>\w+):\s(?<message>.*?)
        \s\[(?<project>.+?)(::TargetFramework=(?<framework>[^\]]+))?\]\r?$
        """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}

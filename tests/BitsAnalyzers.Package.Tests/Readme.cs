using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BitsAnalyzers.Package.Tests;

/// <summary>The readme of the repository, as far as it says something that can be tried.</summary>
internal static partial class Readme
{
    public const string Path = "README.md";

    /// <summary>The arguments of a dotnet command that stands alone in a block.</summary>
    public static string[] Command(string verb)
        => Blocks("shell").Select(block => block.Split(' ')).Single(words => words is ["dotnet", _, ..] && words[1] == verb)[1..];

    /// <summary>The commands of the block that ends with a text.</summary>
    public static string[] CommandsBefore(string end)
        => Blocks("shell").Single(block => block.EndsWith(end, StringComparison.Ordinal)).Split('\n');

    /// <summary>The lines of the output that is shown.</summary>
    public static string[] Output => Blocks("console").Single().Split('\n');

    private static ImmutableArray<string> Blocks(string language) =>
    [
        .. from block in Block().Matches(Repository.Read(Path))
           where block.Groups["language"].Value == language
           select block.Groups["text"].Value,
    ];

    [GeneratedRegex(
        @"^```(?<language>\w+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

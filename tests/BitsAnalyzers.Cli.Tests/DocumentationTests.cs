using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>The commands that the documentation shows are understood by the tool.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Commands
    {
        get
        {
            var root = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(root, "BitsAnalyzers.sln")))
            {
                root = Path.GetDirectoryName(root)!;
            }

            var pages = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md").Append(Path.Combine(root, "README.md"));
            return
            [
                .. pages
                    .SelectMany(static page => Command().Matches(File.ReadAllText(page)))
                    .Select(static match => match.Groups["arguments"].Value)
                    .Distinct()
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void IsUnderstood(string arguments) => Assert.Empty(Program.CommandLine().Parse(arguments).Errors);

    // At the start of a line of a block, or behind the "run:" or "script:" of a workflow, or behind another command.
    [GeneratedRegex(
        @"^(?:.*(?:run: |script: |&& ))?bits-analyzers (?<arguments>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}

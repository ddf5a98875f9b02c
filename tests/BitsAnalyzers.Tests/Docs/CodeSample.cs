using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// A block of C# on a page. A comment at the end of a line that consists of rule ids says what is reported in that line; it is not part of
/// the code that is analysed.
/// </summary>
internal sealed partial class CodeSample
{
    public const string Language = "csharp";

    public CodeSample(FencedCodeBlock block)
    {
        Block = block;
        var lines = block.Lines.ToString().ReplaceLineEndings("\n").Split('\n');
        Code = string.Join('\n', lines.Select(static line => Expectation().Replace(line, "")));
        Expected =
        [
            .. from index in Enumerable.Range(0, lines.Length)
               from id in Expectation().Match(lines[index]).Groups["id"].Captures
               select (Line + 1 + index, id.Value),
        ];
    }

    public FencedCodeBlock Block { get; }

    public string Code { get; }

    /// <summary>The expected reports, in order, by the line of the page.</summary>
    public ImmutableArray<(int Line, string Id)> Expected { get; }

    /// <summary>The line of the page where the block begins.</summary>
    public int Line => Block.Line + 1;

    public override string ToString() => $"sample in line {Line}";

    [GeneratedRegex(@"\s*//\s*(?<id>BITS\d+)(?:,\s*(?<id>BITS\d+))*$")]
    private static partial Regex Expectation();
}

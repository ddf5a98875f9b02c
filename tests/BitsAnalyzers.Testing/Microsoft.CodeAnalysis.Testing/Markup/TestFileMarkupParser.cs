using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Takes the markup out of a test source: <c>$$</c> is a position, <c>[|text|]</c> a span without a name,
/// <c>{|name:text|}</c> a named span and <c>{|#0:text|}</c> a span with a key, which <c>|#0}</c> may close as well.
/// </summary>
public static partial class TestFileMarkupParser
{
    public static void GetPositionsAndSpans(
        string input,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        (output, positions, spans) = Parse(input, positionsAreCode: false);

    public static void GetSpans(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        (output, _, spans) = Parse(input, treatPositionIndicatorsAsCode);

    public static void GetSpans(string input, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        GetSpans(input, treatPositionIndicatorsAsCode: false, out output, out spans);

    public static void GetSpans(string input, out string output, out ImmutableArray<TextSpan> spans)
    {
        GetSpans(input, out output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> named);
        spans = named.GetValueOrDefault(string.Empty, []);
    }

    public static void GetSpan(string input, out string output, out TextSpan span)
    {
        GetSpans(input, out output, out ImmutableArray<TextSpan> spans);
        span = spans.Single();
    }

    public static void GetPosition(string input, out string output, out int cursorPosition)
    {
        GetPositionsAndSpans(input, out output, out var positions, out _);
        cursorPosition = positions.Single();
    }

    private static (string Output, ImmutableArray<int> Positions, ImmutableDictionary<string, ImmutableArray<TextSpan>> Spans) Parse(
        string input,
        bool positionsAreCode)
    {
        var output = new StringBuilder(input.Length);
        var positions = ImmutableArray.CreateBuilder<int>();
        var spans = new MarkupSpans();
        var copied = 0;
        foreach (Match tag in Tag.Matches(input))
        {
            if (tag.Value == "$$" && positionsAreCode)
            {
                continue;
            }

            output.Append(input, copied, tag.Index - copied);
            copied = tag.Index + tag.Length;
            switch (tag.Value)
            {
                case "$$":
                    positions.Add(output.Length);
                    break;
                case "[|":
                    spans.Open(string.Empty, isNamed: false, output.Length, tag.Index);
                    break;
                case ['{', ..]:
                    spans.Open(tag.Groups["name"].Value, isNamed: true, output.Length, tag.Index);
                    break;
                case "|]":
                    spans.CloseInnermost(isNamed: false, output.Length, tag.Index);
                    break;
                case "|}":
                    spans.CloseInnermost(isNamed: true, output.Length, tag.Index);
                    break;
                default:
                    spans.Close(tag.Groups["key"].Value, output.Length, tag.Index);
                    break;
            }
        }

        output.Append(input, copied, input.Length - copied);
        return (output.ToString(), positions.ToImmutable(), spans.ToDictionary());
    }

    [GeneratedRegex(@"\$\$|\[\||\|\]|\{\|(?<name>#?[-_.A-Za-z0-9+]+):|\|\}|\|(?<key>#[-_.A-Za-z0-9+]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag { get; }
}

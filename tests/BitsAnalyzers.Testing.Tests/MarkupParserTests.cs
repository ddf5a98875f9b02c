using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Testing.Tests;

public sealed class MarkupParserTests
{
    [Theory]
    [InlineData("no markup", "no markup", "")]
    [InlineData("a [|b|] c", "a b c", ":2-3")]
    [InlineData("[||]", "", ":0-0")]
    [InlineData("[|a|] [|b|]", "a b", ":0-1 :2-3")]
    [InlineData("{|ID1:a|}", "a", "ID1:0-1")]
    [InlineData("{|a.b-c_D9:x|}", "x", "a.b-c_D9:0-1")]
    [InlineData("{|#0:a|}", "a", "#0:0-1")]
    [InlineData("[|a {|ID1:b [|c|]|} d|]", "a b c d", ":0-7 :4-5 ID1:2-5")]
    [InlineData("{|ID1:{|ID1:a|} b|}", "a b", "ID1:0-1 ID1:0-3")]
    [InlineData("{|#0:a {|#1:b|#0} c|#1}", "a b c", "#0:0-3 #1:2-5")]
    [InlineData("{|#0:a [|b|#0} c|]", "a b c", ":2-5 #0:0-3")]
    [InlineData("a $$ b $$", "a  b ", "$2 $5")]
    [InlineData("[|$$a|]", "a", "$0 :0-1")]
    [InlineData("int[] a = b | c || d; { | }", "int[] a = b | c || d; { | }", "")]
    public void TakesMarkupOut(string input, string output, string expected)
    {
        TestFileMarkupParser.GetPositionsAndSpans(input, out var actualOutput, out var positions, out var spans);

        var foundSpans =
            from pair in spans
            from span in pair.Value
            orderby pair.Key, span.Start, span.End
            select $"{pair.Key}:{span.Start}-{span.End}";
        Assert.Equal(output, actualOutput);
        Assert.Equal(expected, string.Join(' ', [.. positions.Select(position => $"${position}"), .. foundSpans]));
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("{|ID1:a")]
    [InlineData("{|#0:a")]
    [InlineData("a|]")]
    [InlineData("a|}")]
    [InlineData("a|#0}")]
    [InlineData("[|a|] b|]")]
    [InlineData("{|#0:a|} {|#0:b|}")]
    [InlineData("{|#0:{|#0:a|}|}")]
    public void RefusesMistakes(string input) => AssertRefused(input);

    // The packages are less strict here: they take either end tag for either start tag.
    [Theory]
    [InlineData("[|a|}")]
    [InlineData("{|ID1:a|]")]
    [InlineData("[|a {|ID1:b|] c|}")]
    public void RefusesTheEndTagOfTheOtherKind(string input) => AssertRefused(input);

    [Fact]
    public void PositionsCanBeCode()
    {
        TestFileMarkupParser.GetSpans(
            """s = [|$$"x"|]""",
            treatPositionIndicatorsAsCode: true,
            out var output,
            out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("""s = $$"x" """.TrimEnd(), output);
        Assert.Equal(new TextSpan(4, 5), Assert.Single(spans[string.Empty]));
    }

    [Fact]
    public void ASingleSpanOrPosition()
    {
        TestFileMarkupParser.GetSpan("a [|b|]", out _, out var span);
        TestFileMarkupParser.GetPosition("a $$b", out _, out var position);

        Assert.Equal(new TextSpan(2, 1), span);
        Assert.Equal(2, position);
    }

    private static void AssertRefused(string input) =>
        Assert.Throws<ArgumentException>(() => TestFileMarkupParser.GetSpans(input, out _, out ImmutableArray<TextSpan> _));
}

using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A difference of two texts by lines. Spaces at line ends and unusual line ends are made visible.</summary>
internal static class TextDifference
{
    public static string Between(string expected, string actual)
    {
        var expectedLines = Lines(expected);
        var actualLines = Lines(actual);
        var onlyOneEndsItsLastLine = expected.EndsWith('\n') != actual.EndsWith('\n');
        var common = CommonLengths(expectedLines, actualLines);
        var result = new StringBuilder();
        int i = 0, j = 0;
        while (i < expectedLines.Length || j < actualLines.Length)
        {
            if (i < expectedLines.Length && j < actualLines.Length && expectedLines[i] == actualLines[j])
            {
                Append(' ', expectedLines[i++].TrimEnd('\r', '\n'));
                j++;
            }
            else if (j == actualLines.Length || (i < expectedLines.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Append('-', Visible(expectedLines[i++], onlyOneEndsItsLastLine));
            }
            else
            {
                Append('+', Visible(actualLines[j++], onlyOneEndsItsLastLine));
            }
        }

        return result.ToString();

        void Append(char sign, string line) => result.Append(sign).Append(line).AppendLine();
    }

    /// <summary>Lengths of the longest common subsequence of what follows line i and line j.</summary>
    private static int[,] CommonLengths(string[] expected, string[] actual)
    {
        var lengths = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = expected[i] == actual[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static string Visible(string line, bool marksMissingEnd)
    {
        var code = line.TrimEnd();
        var end = line[code.Length..].Replace(' ', '·').Replace("\t", "<TAB>", StringComparison.Ordinal);
        if (end.EndsWith('\n'))
        {
            return code + end[..^1].Replace("\r", "<CR>", StringComparison.Ordinal);
        }

        return code + end + (marksMissingEnd ? "<no line end>" : string.Empty);
    }
}

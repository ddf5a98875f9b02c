using System.Globalization;
using System.Text;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>
/// Text from code that nobody trusts, made fit to be shown: control characters and those that change the direction of writing become
/// visible, so that no name or comment can colour a terminal, move its cursor, or show another code than is compiled.
/// </summary>
internal static class Printable
{
    /// <summary>Text on one line.</summary>
    public static string Line(string text)
    {
        if (text.All(static character => !IsHarmful(character)))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = IsHarmful(character)
                ? printable.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture))
                : printable.Append(character);
        }

        return printable.ToString();
    }

    /// <summary>A line of code, in which a tabulator takes one column like any other character.</summary>
    public static string Code(string line) => Line(line.Replace('\t', ' '));

    // U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 change the direction of writing.
    private static bool IsHarmful(char character)
        => char.IsControl(character)
            || character is '\u061C'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\u2028'
                or '\u2029';
}

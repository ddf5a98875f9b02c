using System.Globalization;
using System.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>How a number is written: its base, its number of digits, their groups and letters, and the suffix for its type.</summary>
internal sealed class NumberFormat
{
    private readonly string _prefix;
    private readonly int _radix;
    private readonly int _digits;
    private readonly int _group;
    private readonly bool _lowercase;

    private NumberFormat(string prefix, int radix, int digits, int group, bool lowercase, string suffix)
    {
        _prefix = prefix;
        _radix = radix;
        _digits = digits;
        _group = group;
        _lowercase = lowercase;
        Suffix = suffix;
    }

    /// <summary>The letters that give the number a type of its own.</summary>
    public string Suffix { get; }

    /// <summary>How flags are written where no number is there to be followed.</summary>
    public static NumberFormat Default { get; } = new("0x", 16, 2, 0, lowercase: false, "");

    /// <summary>The format of a number in the text of a program.</summary>
    public static NumberFormat Of(string literal)
    {
        var prefix = literal.Length > 2 && literal[0] == '0' && literal[1] is 'x' or 'X' or 'b' or 'B' ? literal.Substring(0, 2) : "";
        var radix = prefix switch { "0x" or "0X" => 16, "0b" or "0B" => 2, _ => 10 };
        var end = literal.Length;
        while (end > prefix.Length && literal[end - 1] is 'u' or 'U' or 'l' or 'L')
        {
            end--;
        }

        var digits = literal.Substring(prefix.Length, end - prefix.Length).TrimStart('_');
        var lastSeparator = digits.LastIndexOf('_');
        return new(
            prefix,
            radix,
            // A decimal number is as long as it needs to be.
            radix == 10 ? 1 : digits.Count(static digit => digit != '_'),
            lastSeparator < 0 ? 0 : digits.Length - 1 - lastSeparator,
            radix == 16 && digits.Any(char.IsLower),
            literal.Substring(end));
    }

    public NumberFormat WithSuffix(string suffix) => new(_prefix, _radix, _digits, _group, _lowercase, suffix);

    public string Write(uint value)
    {
        var digits = _radix switch
        {
            16 => value.ToString(_lowercase ? "x" : "X", CultureInfo.InvariantCulture),
            2 => Convert.ToString(value, 2),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
        digits = digits.PadLeft(_digits, '0');
        var text = new StringBuilder(_prefix);
        for (var index = 0; index < digits.Length; index++)
        {
            if (_group > 0 && index > 0 && (digits.Length - index) % _group == 0)
            {
                text.Append('_');
            }

            text.Append(digits[index]);
        }

        return text.Append(Suffix).ToString();
    }
}

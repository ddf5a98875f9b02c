using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BitsAnalyzers.Sarif;

/// <summary>
/// Names findings so that they are known again after edits elsewhere in the file: by the rule, the file, and the text of the reported lines
/// without its white space. Findings that have all of this in common are counted.
/// </summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <param name="rule">The id of the rule.</param>
    /// <param name="path">The path of the file, relative and with slashes.</param>
    /// <param name="lines">The reported lines.</param>
    public string Of(string rule, string path, IEnumerable<string> lines)
    {
        var text = string.Concat(lines.SelectMany(static line => line.Where(static character => !char.IsWhiteSpace(character))));
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes($"{rule}\n{path}\n{text}"));
        var name = string.Concat(bytes.Take(8).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
        _seen.TryGetValue(name, out var count);
        _seen[name] = ++count;
        return $"{name}:{count.ToString(CultureInfo.InvariantCulture)}";
    }
}

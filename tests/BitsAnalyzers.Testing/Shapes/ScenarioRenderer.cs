using System.Text;
using System.Text.RegularExpressions;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>
/// Writes a scenario in one shape: replaces its <c>$tokens</c>, and, where interfaces are structs behind pointers, turns member access
/// on the scenario's BITS variables into <c>-></c> and makes its types unsafe. The README beside this file lists the tokens.
/// </summary>
internal sealed partial class ScenarioRenderer(ShapeDialect dialect)
{
    public string Render(string scenario)
    {
        var phrases = new ShapePhrases(dialect);
        var program = RenderText(scenario, phrases, dialect.UsesPointers ? AccessThroughPointers(scenario) : null);
        return dialect.UsesPointers ? TypeDeclaration().Replace(program, static match => $"unsafe {match.Value}") : program;
    }

    private static string RenderText(string text, ShapePhrases phrases, Regex? pointerAccess)
    {
        var result = new StringBuilder();
        var position = 0;
        while (position < text.Length)
        {
            var dollar = text.IndexOf('$', position);
            var plainEnd = dollar < 0 ? text.Length : dollar;
            AppendPlain(text[position..plainEnd]);
            if (dollar < 0)
            {
                break;
            }

            if (ScenarioToken.At(text, dollar) is not { } token)
            {
                // Two in a row are a position in test markup, or a raw string.
                position = dollar + (text.AsSpan(dollar).StartsWith("$$") ? 2 : 1);
                result.Append(text, dollar, position - dollar);
                continue;
            }

            var arguments = token.SplitArguments().ConvertAll(argument => RenderText(argument, phrases, pointerAccess));
            var whole = RenderText(token.Arguments, phrases, pointerAccess);
            result.Append(phrases.Say(token.Name, arguments, whole));
            position = token.End;
        }

        return result.ToString();

        void AppendPlain(string plain) => result.Append(pointerAccess is null ? plain : pointerAccess.Replace(
            plain,
            static match => match.Groups["name"] is { Success: true } name ? $"{name.Value}->" : match.Value));
    }

    /// <summary>
    /// Matches the name of any BITS variable that the scenario declares, with the dot behind it; and strings, which stay as they are.
    /// </summary>
    private static Regex? AccessThroughPointers(string scenario)
    {
        var names = PointerDeclaration()
            .Matches(scenario)
            .Select(static match => Regex.Escape(match.Groups["name"].Value))
            .Distinct()
            .ToList();
        return names.Count == 0 ? null : new Regex(
            $$"""
            @"(?:[^"]|"")*" | "(?:[^"\\]|\\.)*" | (?<!\w)(?<name>{{string.Join('|', names)}})\.(?=\w|\{\||\[\|)
            """,
            RegexOptions.IgnorePatternWhitespace);
    }

    [GeneratedRegex("""
        \$(?:Manager|Jobs|Files|Job[2-5]?|Error|File)\s+(?:\{\|[^:]*:|\[\|)?(?<name>\w+)
        |\$(?:manager|create\w*|getJob|enum\w+|next|query[2-5]|getError)\((?:[^()]*,)?\s*var\s+(?<name>\w+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PointerDeclaration();

    [GeneratedRegex(@"(?<!\w|unsafe )(?:partial\s+)?(?:record\s+(?:class|struct)|class|struct|interface|record)\s+(?!where\b)[A-Za-z_]")]
    private static partial Regex TypeDeclaration();
}

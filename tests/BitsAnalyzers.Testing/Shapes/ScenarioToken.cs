namespace BitsAnalyzers.Testing.Shapes;

/// <summary>A <c>$name</c> or <c>$name(arguments)</c> of a scenario, and where the text goes on behind it.</summary>
internal readonly record struct ScenarioToken(string Name, string Arguments, int End)
{
    /// <summary>The token that starts at <paramref name="start"/>, or null where the dollar sign there is C#'s own.</summary>
    public static ScenarioToken? At(string text, int start)
    {
        var position = start + 1;
        if (position < text.Length && text[position] == '.')
        {
            return new ScenarioToken(".", "", position + 1);
        }

        while (position < text.Length && char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        var name = text[(start + 1)..position];
        if (name.Length == 0 || char.IsDigit(name[0]))
        {
            return null;
        }

        if (position == text.Length || text[position] != '(')
        {
            return new ScenarioToken(name, "", position);
        }

        var end = Scan(text, position + 1, static (_, depth) => depth < 0);
        return end == text.Length
            ? throw new FormatException($"The parenthesis after ${name} is not closed: {text[start..]}")
            : new ScenarioToken(name, text[(position + 1)..end], end + 1);
    }

    /// <summary>The arguments between the commas that are outside parentheses, brackets, braces and strings.</summary>
    public List<string> SplitArguments()
    {
        var arguments = new List<string>();
        var start = 0;
        while (start < Arguments.Length)
        {
            var end = Scan(Arguments, start, static (character, depth) => character == ',' && depth == 0);
            arguments.Add(Arguments[start..end].Trim());
            start = end + 1;
        }

        return arguments;
    }

    private static int Scan(string text, int start, Func<char, int, bool> stopsAt)
    {
        var depth = 0;
        for (var position = start; position < text.Length; position++)
        {
            var character = text[position];
            if (character == '"')
            {
                position = EndOfString(text, position);
                continue;
            }

            depth += character switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            if (stopsAt(character, depth))
            {
                return position;
            }
        }

        return text.Length;
    }

    private static int EndOfString(string text, int quote)
    {
        var isVerbatim = quote > 0 && text[quote - 1] == '@';
        var position = quote + 1;
        while (position < text.Length && text[position] != '"')
        {
            position += text[position] == '\\' && !isVerbatim ? 2 : 1;
        }

        return position;
    }
}

namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// How Windows reads the two strings of a command line: the program that is started, and the parameters that begin with it once more.
/// </summary>
internal static class CommandLine
{
    // The variables of every Windows that hold paths and names.
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "ALLUSERSPROFILE", "APPDATA", "CommonProgramFiles", "CommonProgramFiles(x86)", "CommonProgramW6432", "COMPUTERNAME", "ComSpec",
        "DriverData", "HOMEDRIVE", "HOMEPATH", "LOCALAPPDATA", "LOGONSERVER", "OneDrive", "PATH", "ProgramData", "ProgramFiles",
        "ProgramFiles(x86)", "ProgramW6432", "PUBLIC", "SystemDrive", "SystemRoot", "TEMP", "TMP", "USERDOMAIN", "USERNAME", "USERPROFILE",
        "windir",
    };

    private static readonly string[] s_scripts = [".vbs", ".js", ".wsf", ".ps1", ".bat", ".cmd"];

    /// <summary>
    /// Whether a path names a drive or a server and so does not depend on a current directory; null where too little of it is known.
    /// </summary>
    public static bool? IsFullyQualified(TextValue path)
    {
        var text = path.Text;
        if (text.Length == 0)
        {
            return path.IsWhole ? false : null;
        }

        if (IsSeparator(text[0]))
        {
            return text.Length > 1 ? IsSeparator(text[1]) : path.IsWhole ? false : null;
        }

        return !IsLetter(text[0]) ? false
            : text.Length == 1 ? (path.IsWhole ? false : null)
            : text[1] != ':' ? false
            : text.Length == 2 ? (path.IsWhole ? false : null)
            : IsSeparator(text[2]);
    }

    /// <summary>The ending of a script that only an interpreter can run; null where the program is none.</summary>
    public static string? ScriptExtension(string program)
    {
        program = program.TrimEnd('"', ' ');
        return Array.Find(s_scripts, extension => program.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first %NAME% of a path.</summary>
    public static string? VariableInPath(string path) => Variables(path).FirstOrDefault();

    /// <summary>
    /// The first %NAME% of parameters that cannot be part of an address, where percent signs encode characters, or of a format such as
    /// %d%m%Y or %{http_code}: in a word with such a name, every percent sign belongs to one.
    /// </summary>
    public static string? VariableInParameters(string parameters)
        => parameters.Split(' ', '\t')
            .Where(static word => word.IndexOf("://", StringComparison.Ordinal) < 0)
            .Select(static word => (Word: word, Variables: Variables(word).ToList()))
            .Where(static found => found.Variables.Count > 0 && found.Word.Count(static c => c == '%') == 2 * found.Variables.Count
                && found.Variables.TrueForAll(variable => IsEncoded(variable) || IsVariable(variable, found.Word)))
            .SelectMany(static found => found.Variables)
            .FirstOrDefault(static variable => !IsEncoded(variable));

    /// <summary>The first word of the parameters, as a program finds its own name there; null where its end is not known.</summary>
    public static string? FirstWord(TextValue parameters)
    {
        var text = parameters.Text;
        var isQuoted = text.Length > 0 && text[0] == '"';
        var start = isQuoted ? 1 : 0;
        for (var end = start; end < text.Length; end++)
        {
            if (isQuoted ? text[end] == '"' : text[end] is ' ' or '\t')
            {
                return text.Substring(start, end - start);
            }
        }

        return parameters.IsWhole ? text.Substring(start) : null;
    }

    /// <summary>
    /// Whether the parameters surely begin with something else than the program. Another way to write its path is taken for it.
    /// </summary>
    public static bool BeginWithSomethingElse(Value program, TextValue parameters)
    {
        if (parameters.IsWhole && string.IsNullOrWhiteSpace(parameters.Text))
        {
            return false;
        }

        if (program is not TextValue { IsWhole: true, Text: var path })
        {
            return IsOption(parameters);
        }

        if (FirstWord(parameters) is not { } word)
        {
            return IsOption(parameters) && NameOf(path) is not ['-', ..];
        }

        // A short name stands for a long one that is not known, and quotes inside a word are read in more than one way.
        return word.IndexOf('"') < 0 &&
            !IsShortName(path) &&
            !IsShortName(word) &&
            !string.Equals(NameOf(path), NameOf(word), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// How many characters at the start of the parameters are the path of the program, without the quotes that its spaces need; null where
    /// they do not begin so.
    /// </summary>
    public static int? UnquotedProgram(Value program, TextValue parameters)
    {
        if (program is not TextValue { Text: var path } known || parameters.Text.Length == 0 || parameters.Text[0] == '"')
        {
            return null;
        }

        if (known.IsWhole)
        {
            var name = path.Substring(path.LastIndexOfAny(['\\', '/']) + 1);
            foreach (var spelling in new[] { path, WithoutExtension(path), name, WithoutExtension(name) })
            {
                if (HasSpace(spelling) && StartsWith(parameters.Text, spelling) && IsEndOfWord(parameters, spelling.Length))
                {
                    return spelling.Length;
                }
            }

            return null;
        }

        // Both begin with the same unfinished path: the space in it already ends the first word.
        return IsFullyQualified(known) == true && HasSpace(path) && StartsWith(parameters.Text, path) ? path.Length : null;
    }

    private static bool IsEndOfWord(TextValue text, int end) => text.Text.Length == end || text.Text[end] is ' ' or '\t';

    // No program begins so, whatever follows: "-done", "/done", "/id:".
    private static bool IsOption(TextValue parameters)
    {
        var text = parameters.Text;
        if (text.Length < 2 || text[0] is not ('-' or '/'))
        {
            return false;
        }

        var end = 1;
        while (end < text.Length && (IsLetter(text[end]) || text[end] is '-' or '_' or '?' or (>= '0' and <= '9')))
        {
            end++;
        }

        return end > 1 && (text[0] == '-' || (end == text.Length ? parameters.IsWhole : text[end] is ' ' or '\t' or ':' or '='));
    }

    private static string NameOf(string path)
    {
        var trimmed = path.Trim('"', ' ');
        return WithoutExtension(trimmed.Substring(trimmed.LastIndexOfAny(['\\', '/']) + 1));
    }

    private static string WithoutExtension(string path)
        => path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".com", StringComparison.OrdinalIgnoreCase)
            || ScriptExtension(path) is not null
            ? path.Substring(0, path.LastIndexOf('.'))
            : path;

    private static bool IsShortName(string path)
    {
        var tilde = path.IndexOf('~');
        return tilde >= 0 && tilde + 1 < path.Length && path[tilde + 1] is >= '0' and <= '9';
    }

    // Names of variables begin with a letter or an underscore: "100% of 50%" has none.
    private static IEnumerable<string> Variables(string text)
    {
        var start = text.IndexOf('%');
        while (start >= 0)
        {
            var end = start + 1;
            while (end < text.Length
                && (IsLetter(text[end]) || text[end] is '_' or '(' or ')' || (end > start + 1 && text[end] is >= '0' and <= '9')))
            {
                end++;
            }

            if (end < text.Length && text[end] == '%' && end > start + 1)
            {
                yield return text.Substring(start, end - start + 1);
                end++;
            }

            start = end < text.Length ? text.IndexOf('%', end) : -1;
        }
    }

    // One that Windows has, one that is written like those, or one that a path begins with.
    private static bool IsVariable(string variable, string word)
    {
        var name = variable.Substring(1, variable.Length - 2);
        return s_known.Contains(name)
            || (name.Length > 1 && name.IndexOf('(') < 0 && name.IndexOf(')') < 0
                && (name.All(static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
                    || word.IndexOf(variable + "\\", StringComparison.Ordinal) >= 0
                    || word.IndexOf(variable + "/", StringComparison.Ordinal) >= 0));
    }

    // A character of an address.
    private static bool IsEncoded(string variable) => variable.Length > 3 && IsHexDigit(variable[1]) && IsHexDigit(variable[2]);

    private static bool StartsWith(string text, string path)
    {
        if (text.Length < path.Length)
        {
            return false;
        }

        for (var i = 0; i < path.Length; i++)
        {
            if (char.ToUpperInvariant(text[i]) != char.ToUpperInvariant(path[i]) && !(IsSeparator(text[i]) && IsSeparator(path[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSpace(string path) => path.IndexOf(' ') >= 0;

    private static bool IsSeparator(char character) => character is '\\' or '/';

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsHexDigit(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}

using System.Text;

namespace BitsAnalyzers.Tests.CommandLines;

/// <summary>Takes a command line apart by the rules that CommandLineToArgvW is documented to follow.</summary>
internal static class ArgumentVector
{
    public static List<string> Parse(string commandLine)
    {
        var position = 0;
        var arguments = new List<string> { ParseProgram(commandLine, ref position) };
        while (true)
        {
            while (position < commandLine.Length && IsBlank(commandLine[position]))
            {
                position++;
            }

            if (position == commandLine.Length)
            {
                return arguments;
            }

            arguments.Add(ParseArgument(commandLine, ref position));
        }
    }

    // The program goes up to the next quote or blank; a backslash is never special in it.
    private static string ParseProgram(string commandLine, ref int position)
    {
        var isQuoted = commandLine.StartsWith('"');
        var start = isQuoted ? 1 : 0;
        position = start;
        while (position < commandLine.Length && (isQuoted ? commandLine[position] != '"' : !IsBlank(commandLine[position])))
        {
            position++;
        }

        var program = commandLine[start..position];
        position = Math.Min(commandLine.Length, isQuoted ? position + 1 : position);
        return program;
    }

    // Backslashes are special before a quote only: each pair is one of them, and an odd one makes the quote a character.
    private static string ParseArgument(string commandLine, ref int position)
    {
        var argument = new StringBuilder();
        var isQuoted = false;
        while (position < commandLine.Length && (isQuoted || !IsBlank(commandLine[position])))
        {
            var backslashes = 0;
            while (position < commandLine.Length && commandLine[position] == '\\')
            {
                backslashes++;
                position++;
            }

            if (position < commandLine.Length && commandLine[position] == '"')
            {
                argument.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1)
                {
                    argument.Append('"');
                }
                else
                {
                    isQuoted = !isQuoted;
                }

                position++;
                continue;
            }

            argument.Append('\\', backslashes);
            if (backslashes == 0)
            {
                argument.Append(commandLine[position++]);
            }
        }

        return argument.ToString();
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';
}

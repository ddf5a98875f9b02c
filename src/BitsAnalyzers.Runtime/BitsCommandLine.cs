using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// The program that BITS runs when a job is transferred or fails, with its arguments. The program is repeated as first argument and
/// everything is quoted as Windows programs expect. Instances do not change; each method returns a new one.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setnotifycmdline">SetNotifyCmdLine</see></remarks>
public sealed class BitsCommandLine
{
    /// <summary>Longest path of the program, in characters.</summary>
    public const int MaxProgramLength = 260;

    /// <summary>Longest command line, in characters.</summary>
    public const int MaxParametersLength = 4000;

    private static readonly Regex EnvironmentVariable = new(
        "%[A-Za-z_][A-Za-z0-9_()]*%", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, string> Interpreters = new(StringComparer.OrdinalIgnoreCase)
    {
        [".vbs"] = "wscript.exe or cscript.exe",
        [".vbe"] = "wscript.exe or cscript.exe",
        [".js"] = "wscript.exe or cscript.exe",
        [".jse"] = "wscript.exe or cscript.exe",
        [".wsf"] = "wscript.exe or cscript.exe",
        [".ps1"] = "powershell.exe",
        [".bat"] = "cmd.exe",
        [".cmd"] = "cmd.exe",
    };

    // Null stands for the identifier of the job.
    private readonly string?[] _arguments;

    private BitsCommandLine(string program, string?[] arguments)
    {
        Program = program;
        _arguments = arguments;
    }

    /// <summary>The program.</summary>
    public string Program { get; }

    /// <summary>Names the program.</summary>
    /// <param name="program">
    /// The full Windows path, at most 260 characters. BITS searches no path and expands no environment variables. A script needs its
    /// interpreter as the program.
    /// </param>
    /// <returns>The command line without arguments.</returns>
    /// <exception cref="ArgumentException">The path is not full, too long, has a variable or a quote, or names a script.</exception>
    public static BitsCommandLine Run(string program)
    {
        Arguments.RequireText(program, nameof(program));
        Arguments.RequireMaxLength(program, MaxProgramLength, nameof(program));
        if (EnvironmentVariable.IsMatch(program))
        {
            throw new ArgumentException(
                $"BITS does not expand the environment variable in '{program}'. Use Environment.ExpandEnvironmentVariables.",
                nameof(program));
        }

        if (!Arguments.IsWindowsFullPath(program))
        {
            throw new ArgumentException($"'{program}' is no full path, and BITS does not search for programs.", nameof(program));
        }

        if (Arguments.FindWindowsFault(program) is { } fault)
        {
            throw new ArgumentException($"'{program}' {fault} Quotes are added where they are needed.", nameof(program));
        }

        if (program[program.Length - 1] is '\\' or '/' or '.' or ' ' || Directory.Exists(program))
        {
            throw new ArgumentException($"'{program}' names a folder, not a program.", nameof(program));
        }

        var dot = program.LastIndexOf('.');
        if (dot >= 0 && Interpreters.TryGetValue(program.Substring(dot), out var interpreter))
        {
            throw new ArgumentException($"'{program}' is a script: run {interpreter} with the script as an argument.", nameof(program));
        }

        return new(program, []);
    }

    /// <summary>Adds an argument.</summary>
    /// <param name="argument">The argument as the program shall see it. Quotes are added where they are needed.</param>
    /// <returns>The longer command line.</returns>
    /// <exception cref="ArgumentException">The command line becomes too long, or the argument has a null character.</exception>
    public BitsCommandLine WithArgument(string argument)
    {
        _ = argument ?? throw new ArgumentNullException(nameof(argument));
        return argument.Contains('\0')
            ? throw new ArgumentException("An argument has no null character.", nameof(argument))
            : With(argument, nameof(argument));
    }

    /// <summary>Adds the identifier of the job, in braces: BITS itself does not tell the program which job it is about.</summary>
    /// <returns>The longer command line.</returns>
    /// <exception cref="InvalidOperationException">The command line becomes too long.</exception>
    public BitsCommandLine WithJobId()
    {
        try
        {
            return With(null, nameof(WithJobId));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>The command line as BITS passes it, beginning with the program.</summary>
    /// <param name="jobId">The identifier of the job.</param>
    /// <returns>The text.</returns>
    public string FormatParameters(Guid jobId)
    {
        var line = new StringBuilder();
        line.Append('"').Append(Program).Append('"');
        foreach (var argument in _arguments)
        {
            line.Append(' ');
            AppendQuoted(line, argument ?? jobId.ToString("B", CultureInfo.InvariantCulture));
        }

        return line.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => FormatParameters(Guid.Empty);

    // The rules of CommandLineToArgvW: a backslash is special only in front of a quote.
    private static void AppendQuoted(StringBuilder line, string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '\n', '\v', '"']) < 0)
        {
            line.Append(argument);
            return;
        }

        line.Append('"');
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            line.Append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }

        line.Append('\\', backslashes).Append('"');
    }

    private BitsCommandLine With(string? argument, string parameterName)
    {
        var longer = new BitsCommandLine(Program, [.. _arguments, argument]);
        var length = longer.FormatParameters(Guid.Empty).Length;
        return length <= MaxParametersLength
            ? longer
            : throw new ArgumentException($"A command line has at most {MaxParametersLength} characters, not {length}.", parameterName);
    }
}

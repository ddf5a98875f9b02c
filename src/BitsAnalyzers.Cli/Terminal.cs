using Spectre.Console;

namespace BitsAnalyzers.Cli;

/// <summary>The two streams of the tool: the report, and what is said beside it.</summary>
internal static class Terminal
{
    // Without a width of its own, a file or a pipe would get lines that are broken at the eightieth column.
    private const int WidthOfAFile = 4096;

    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>A console that writes plain text, without colour, to wherever.</summary>
    public static IAnsiConsole Plain(TextWriter writer) => Create(writer, isRedirected: true);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfAFile;
        }

        return console;
    }
}

using System.CommandLine;
using BitsAnalyzers.Cli.Commands;

namespace BitsAnalyzers.Cli;

internal static class Program
{
    /// <summary>All that the tool understands.</summary>
    public static RootCommand CommandLine() => new("Finds misuse of Windows BITS in C# code, and shows why it is one.")
    {
        ScanCommand.Create(),
        SarifCommand.Create(),
        ExplainCommand.Create(),
        ListCommand.Create(),
    };

    public static async Task<int> Main(string[] arguments)
    {
        var parsed = CommandLine().Parse(arguments);
        try
        {
            var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCodes.NotDone : exitCode;
        }
        catch (Exception e)
        {
            // A failure of ours must not pass for findings.
            await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            return ExitCodes.NotDone;
        }
    }
}

using System.CommandLine;
using BitsAnalyzers.Sarif;
using Spectre.Console;

namespace BitsAnalyzers.Cli.Commands;

/// <summary><c>bits-analyzers list</c>: the rules.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the rules.");
        command.SetAction(static _ =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Level", "Severity", "Fix", "Title");
            foreach (var page in RulePage.All.Values)
            {
                table.AddRow(page.Id, page.Level, page.Severity, page.HasFix ? "yes" : "no", Markup.Escape(page.Title));
            }

            Terminal.Out.Write(table);
            return ExitCodes.Clean;
        });
        return command;
    }
}

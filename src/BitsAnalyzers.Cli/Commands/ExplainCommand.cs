using System.CommandLine;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Sarif;
using Spectre.Console;

namespace BitsAnalyzers.Cli.Commands;

/// <summary><c>bits-analyzers explain BITS020</c>: the page of a rule.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("rule") { Description = "The id of a rule, for example BITS020 or 20." };
        var command = new Command("explain", "Shows the page of a rule.") { id };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(id)!.ToUpperInvariant();
            name = name.StartsWith("BITS", StringComparison.Ordinal) ? name : "BITS" + name.PadLeft(3, '0');
            if (!RulePage.All.TryGetValue(name, out var page))
            {
                Terminal.Error.MarkupLineInterpolated(
                    $"[red]There is no rule {Printable.Line(name)}.[/] 'bits-analyzers list' shows all rules.");
                return ExitCodes.NotDone;
            }

            Terminal.Out.Write(MarkdownText.Of(page.Text));
            Terminal.Out.WriteLine(page.Address);
            return ExitCodes.Clean;
        });
        return command;
    }
}

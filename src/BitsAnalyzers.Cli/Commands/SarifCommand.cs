using System.CommandLine;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Sarif;
using Spectre.Console;

namespace BitsAnalyzers.Cli.Commands;

/// <summary><c>bits-analyzers sarif IN -o OUT</c>: adds code flows to a SARIF log of the compiler.</summary>
internal static class SarifCommand
{
    public static Command Create()
    {
        var input = new Argument<FileInfo>("log") { Description = "A log of the compiler, SARIF 2.1.0." };
        var output = new Option<FileInfo>("--output", "-o") { Description = "The file to write.", Required = true };
        var root = new Option<DirectoryInfo?>("--root")
        {
            Description = "The folder to which paths are relative. The default is the working copy around the current folder.",
        };
        var command = new Command(
            "sarif", "Adds the steps of reports to a SARIF log of the compiler, as code flows.") { input, output, root };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var folder = parsed.GetValue(root);
                var sources = folder is null ? SourceRoot.Around(Environment.CurrentDirectory) : new SourceRoot(folder.FullName);
                var log = await File.ReadAllTextAsync(parsed.GetValue(input)!.FullName, cancellationToken).ConfigureAwait(false);
                await File
                    .WriteAllTextAsync(parsed.GetValue(output)!.FullName, SarifLog.Convert(log, sources), cancellationToken)
                    .ConfigureAwait(
                    false);
                return ExitCodes.Clean;
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                Terminal.Error.MarkupLineInterpolated($"[red]Not converted:[/] {Printable.Line(e.Message)}");
                return ExitCodes.NotDone;
            }
        });
        return command;
    }
}

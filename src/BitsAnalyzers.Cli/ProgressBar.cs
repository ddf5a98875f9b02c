using System.Globalization;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Cli.Scanning;
using Spectre.Console;

namespace BitsAnalyzers.Cli;

/// <summary>Shows how far a scan is, on a terminal where somebody may be watching. It is gone when the scan ends.</summary>
internal static class ProgressBar
{
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, Func<Action<ScanProgress>, Task<T>> scan)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await scan(static _ => { }).ConfigureAwait(false);
        }

        return await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("reading", maxValue: 1);
                return await scan(progress =>
                {
                    // Files are counted on several threads, and may come late.
                    lock (bar)
                    {
                        bar.Description = Markup.Escape(Describe(progress));
                        bar.Value = Math.Max(bar.Value, progress.Projects is null ? 0 : progress.Fraction);
                        bar.IsIndeterminate = progress.Projects is null;
                    }
                }).ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }

    private static string Describe(ScanProgress progress) => Printable.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Project} ({progress.Number}{(progress.Projects is { } all ? $" of {all}" : "")}), "
        + $"file {progress.FilesDone} of {progress.Files}"));
}

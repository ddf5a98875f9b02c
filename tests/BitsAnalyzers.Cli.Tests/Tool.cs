using System.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>Runs the tool the way a user does.</summary>
internal static class Tool
{
    public static Task<ToolResult> RunAsync(this SourceTree tree, params string[] arguments)
        => RunAsync("dotnet", tree.Path, [System.IO.Path.Combine(AppContext.BaseDirectory, "bits-analyzers.dll"), .. arguments]);

    public static async Task<ToolResult> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(static name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase))
                .ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        using var cancellation = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }
}

internal sealed record ToolResult(int ExitCode, string Output, string Errors);

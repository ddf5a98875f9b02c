using System.Collections;
using System.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>Runs the dotnet command the way a user would, who has not been started by a test.</summary>
internal static class DotNet
{
    public static async Task<CommandResult> RunAsync(string folder, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        CleanEnvironment(start, variables);
        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        using var cancellation = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(string.Join(' ', ["dotnet", .. arguments]), process.ExitCode, await output + await errors);
    }

    /// <summary>Lets a process begin as one of a user, with some variables of its own.</summary>
    public static void CleanEnvironment(ProcessStartInfo start, params (string Name, string Value)[] variables)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfTheOuterBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // These processes live for seconds: collecting profiles for a better code only makes them slower.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
    }

    // MSBuild reads any variable as a property, and finds its own installation through some.
    private static bool IsOfTheOuterBuild(string name)
        => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
            || name.ToUpperInvariant() is "ROSLYNVERSION" or "CONFIGURATION" or "PLATFORM" or "TARGETFRAMEWORK" or "TESTPACKAGE";
}

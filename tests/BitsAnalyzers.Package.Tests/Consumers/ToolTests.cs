using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>
/// The command-line tool is installed as its page says it is before the first release: from the folder that it was packed to.
/// </summary>
[Collection(nameof(ConsumerBuild))]
public sealed partial class ToolTests(ConsumerBuild build, PackedPackage package)
{
    [Fact]
    public async Task TheCommandsOfThePageAreEnough()
    {
        var commands = Commands().Match(Repository.Read("docs/command-line.md"));
        Assert.Equal("src/BitsAnalyzers.Cli -o packages", commands.Groups["pack"].Value);

        // Not for the whole account: the test leaves nothing behind.
        var folder = build.PathOf(FrameworkTests.Consumer, "../tool");
        var install = commands.Groups["install"].Value.Replace("--global", $"--tool-path {folder}", StringComparison.Ordinal).Replace(
            "--add-source packages", $"--add-source {package.Feed} --version {PackedPackage.Version}", StringComparison.Ordinal);
        (await build.RunAsync(["tool", "install", .. install.Split(' ')])).MustSucceed();

        var start = new ProcessStartInfo(Path.Combine(folder, "bits-analyzers"), ["scan", ".", "--rules", "BITS001"])
        {
            WorkingDirectory = Path.GetFullPath(build.PathOf(FrameworkTests.Consumer, ".")),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DotNet.CleanEnvironment(start, build.Variables);
        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.True(process.ExitCode == 1, output + await errors);
        Assert.StartsWith("Downloads.cs(5,28): warning BITS001 (certain): ", output, StringComparison.Ordinal);
        Assert.Contains($"/blob/{PackedPackage.Tag}/docs/rules/BITS001.md", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"^dotnet pack (?<pack>[^\n]+)\ndotnet tool install (?<install>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commands();
}

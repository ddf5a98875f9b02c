using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>
/// What an editor shows of the package: csharp-ls, a language server that is a dotnet tool, on a project that references the package.
/// It has fixes of its own only, and shows no related places: docs/editors.md says so, and the steps are reports of their own therefore.
/// </summary>
[Collection(nameof(ConsumerBuild))]
public sealed class EditorTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new("Edited", ConsumerCode.Interop, ConsumerCode.Downloads, (".editorconfig",
        """
        root = true

        [*.cs]
        bits_analyzers.trace = steps
        """));

    private const string Tool = "csharp-ls";
    private const string ToolVersion = "0.28.0";

    [Fact]
    public async Task MistakesTheirPagesAndTheirStepsAreShownAndGoWithTheMistake()
    {
        var tools = build.PathOf(Consumer, "../tools");
        var install = await build.RunAsync("tool", "install", Tool, "--version", ToolVersion, "--tool-path", tools);
        Assert.SkipWhen(
            install.ExitCode != 0, $"{Tool} {ToolVersion} is not to be had here: {install.Output.Trim().Split('\n')[^1]}");

        var text = ConsumerCode.Downloads.Text;
        await using var server = await LanguageServer.StartAsync(
            Path.Combine(tools, Tool), Path.GetFullPath(build.PathOf(Consumer, ".")), build.Variables);
        await server.TypeAsync("Downloads.cs", text);
        var all = await server.DiagnosticsOfAsync("Downloads.cs", "");
        var shown = all.Where(static one => one.Code.StartsWith("BITS", StringComparison.Ordinal) && one.Line == 5).ToArray();
        Assert.True(shown.Length > 0, $"The server shows {string.Join("; ", all.AsEnumerable())}");

        var mistake = shown[0];
        Assert.Equal(("BITS001", 5, 2), (mistake.Code, mistake.Line, mistake.Severity));
        Assert.Equal($"https://github.com/bits-analyzers/BitsAnalyzers/blob/{PackedPackage.Tag}/docs/rules/BITS001.md", mistake.Page);
        Assert.StartsWith("BITS ignores BG_NOTIFY_JOB_ERROR", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(0, mistake.RelatedPlaces);
        Assert.Equal(
            ["BITS901 BITS001 (line 5), step 1 of 3", "BITS901 BITS001 (line 5), step 2 of 3", "BITS901 BITS001 (line 5), step 3 of 3"],
            shown[1..].Select(static step => $"{step.Code} {step.Message.Split(':')[0]}"));
        Assert.All(shown[1..], static step => Assert.Equal((5, 3), (step.Line, step.Severity)));

        await server.TypeAsync("Downloads.cs", text.Replace(" | BG_NOTIFY.DISABLE", "", StringComparison.Ordinal));
        var left = await server.DiagnosticsOfAsync("Downloads.cs", "BITS");
        Assert.Contains(left, static other => other.Code == "BITS007");
        Assert.DoesNotContain(
            left, static other => $"{other.Code} {other.Message}".Contains("BITS001", StringComparison.Ordinal));
    }
}

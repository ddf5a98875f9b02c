using System.Text.Json;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>The tool as a process: what it prints, writes and returns.</summary>
public class CommandTests
{
    [Fact]
    public async Task AScanShowsTheStepsInTheCode()
    {
        using var tree = SourceTree.WithMistakes();
        var result = await tree.RunAsync("scan", ".", "--rules", "BITS040");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            Downloads.cs(16,13): warning BITS040 (certain): Resume fails with BG_E_INVALID_STATE because the job is already cancelled (cancelled in line 15)
                 15 |         job.Cancel();
                    |             ^^^^^^ 1 the job is cancelled here
                 16 |         job.Resume();
                    |             ^^^^^^ 2 Resume is called on the ended job
                    https://github.com/bits-analyzers/BitsAnalyzers/blob/main/docs/rules/BITS040.md

            1 finding (1 certain) in 2 files of 1 project.

            """.ReplaceLineEndings("\n"),
            result.Output);
        Assert.Contains("is read from its 2 source files", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>The lines of another file come first here, so the file of the finding needs its name again.</summary>
    [Fact]
    public async Task StepsInSeveralFilesNameTheFileOfEach()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write(
            "Downloads.cs",
            "public static class Downloads\n{\n    public static void Mute(IBackgroundCopyJob job) => job.SetNotifyFlags(Masks.Muted);\n}");
        tree.Write(
            "Masks.cs",
            "public static class Masks\n{\n    public const BG_NOTIFY Muted = BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE;\n}");
        var result = await tree.RunAsync("scan", ".");

        Assert.Equal(
            ["in Masks.cs", "3 |", "in Downloads.cs", "3 |"],
            result.Output.Split('\n').Select(static line => line.Trim()).Where(
                static line => line.StartsWith("in ", StringComparison.Ordinal) || line.StartsWith("3 |", StringComparison.Ordinal)).Select(
                static line => line[0] == '3' ? "3 |" : line));
    }

    [Fact]
    public async Task OneScanWritesSeveralReports()
    {
        using var tree = SourceTree.WithMistakes();
        var result = await tree.RunAsync(
            "scan", ".", "-o", "out/report.html", "-o", "out/report.sarif", "-o", "out/report.json", "-f", "github", "--fail-on", "error");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(
            "::warning file=Downloads.cs,line=5,endLine=5,col=28,title=BITS001::BITS ignores BG_NOTIFY_JOB_ERROR",
            result.Output,
            StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", tree.Read("out/report.html"), StringComparison.Ordinal);
        SarifTests.AssertKeepsTheSchema(tree.Read("out/report.sarif"));
        using var json = JsonDocument.Parse(tree.Read("out/report.json"));
        Assert.Equal(3, json.RootElement.GetProperty("findings").GetArrayLength());
        Assert.All(
            ["out/report.html", "out/report.sarif", "out/report.json"],
            file => Assert.DoesNotContain(tree.Path, tree.Read(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheExitCodeTellsWhatHasHappened()
    {
        using var tree = SourceTree.WithMistakes();
        Assert.Equal(0, (await tree.RunAsync("scan", ".", "--fail-on", "none")).ExitCode);
        Assert.Equal(1, (await tree.RunAsync("scan", ".", "--level", "advice", "--rules", "BITS007", "--fail-on", "suggestion")).ExitCode);

        var absent = await tree.RunAsync("scan", "absent.csproj");
        Assert.Equal(2, absent.ExitCode);
        Assert.Contains("absent.csproj was not scanned: there is no such file or folder.", absent.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await tree.RunAsync("scan", ".", "--format", "nonsense")).ExitCode);
        Assert.Equal(2, (await tree.RunAsync("scan", ".", "--update-baseline")).ExitCode);
    }

    [Fact]
    public async Task RulesAreListedAndExplained()
    {
        using var tree = new SourceTree();
        var list = await tree.RunAsync("list");
        var page = await tree.RunAsync("explain", "20");

        Assert.Equal((0, 0), (list.ExitCode, page.ExitCode));
        Assert.Contains("BITS901", list.Output, StringComparison.Ordinal);
        Assert.StartsWith("BITS020: Flags ignored by command-line notification\n", page.Output, StringComparison.Ordinal);
        Assert.Contains("    job.SetNotifyCmdLine(", page.Output, StringComparison.Ordinal);
        Assert.Contains("BITS020   BitsReceivers   Certain   Warning", page.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("|---", page.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await tree.RunAsync("explain", "BITS999")).ExitCode);
    }

    /// <summary>
    /// A project that builds is read as the build reads it; one that does not is read from its sources. A build log has the calls of the
    /// compiler.
    /// </summary>
    [Fact]
    public async Task SolutionsProjectsAndBuildLogsAreRead()
    {
        const string properties =
            "<PropertyGroup><TargetFramework>net10.0</TargetFramework>"
            + "<DefineConstants>$(DefineConstants);SEEN</DefineConstants></PropertyGroup>";
        using var tree = new SourceTree(
            ("Good/Good.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{properties}</Project>"),
            ("Good/Interop.cs", SourceTree.Interop),
            ("Good/Downloads.cs", $"#if SEEN\n{SourceTree.Downloads}\n#endif"),
            ("Bad/Bad.csproj", "<Project Sdk=\"Contoso.Absent.Sdk/1.0.0\" />"),
            ("Bad/Interop.cs", SourceTree.Interop),
            ("Bad/Downloads.cs", SourceTree.Downloads),
            ("Basic/Basic.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"),
            ("All.slnx", "<Solution><Project Path=\"Good/Good.csproj\" /><Project Path=\"Bad/Bad.csproj\" /><Project "
                + "Path=\"Basic/Basic.vbproj\" /></Solution>"));
        Directory.CreateDirectory(tree.PathOf(".git"));
        var build = await Tool.RunAsync(
            "dotnet", tree.Path, "build", "Good", "-bl:log.binlog", "-v:q", "--disable-build-servers", "-p:RunAnalyzers=false");
        Assert.True(build.ExitCode == 0, build.Output);

        var solution = await tree.RunAsync("scan", "All.slnx", "-o", "all.json");
        Assert.True(solution.ExitCode == 1, solution.Errors);
        Assert.Contains("Good/Good.csproj: its build files are evaluated.", solution.Errors, StringComparison.Ordinal);
        Assert.Contains("Bad/Bad.csproj does not build here: ", solution.Errors, StringComparison.Ordinal);
        Assert.Contains("Bad/Bad.csproj is read from its 2 source files", solution.Errors, StringComparison.Ordinal);
        Assert.Contains("Basic/Basic.vbproj is left out: Visual Basic is not supported.", solution.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Bad/Downloads.cs:5", "Bad/Downloads.cs:10", "Bad/Downloads.cs:16",
                "Good/Downloads.cs:6", "Good/Downloads.cs:11", "Good/Downloads.cs:17",
            ],
            PlacesIn(tree.Read("all.json")));

        var log = await tree.RunAsync("scan", "log.binlog", "-o", "log.json");
        Assert.True(log.ExitCode == 1, log.Errors);
        Assert.Equal(["Good/Downloads.cs:6", "Good/Downloads.cs:11", "Good/Downloads.cs:17"], PlacesIn(tree.Read("log.json")));
    }

    private static IEnumerable<string> PlacesIn(string json)
    {
        using var report = JsonDocument.Parse(json);
        return
        [
            .. report.RootElement.GetProperty("findings").EnumerateArray().Select(
                static finding => $"{finding.GetProperty("path")}:{finding.GetProperty("line")}")
        ];
    }
}

using System.Text.Json;
using BitsAnalyzers.Cli.Reports;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>What stands in code, in names of files or in project files does nothing but be shown.</summary>
public class UntrustedCodeTests
{
    // In a step the text of the condition is shown, and in every report the line of the code.
    private const string Hostile = """
        public static class Hostile
        {
            public static void Restart(IBackgroundCopyJob job, string text)
            {
                if (text == "</code><script>alert(1)</script> [red]x[/] ::error::x ##vso[task.x]y \u001b[31m ESC[31m ‮ %0A")
                {
                    job.Cancel();
                }
                else
                {
                    return;
                }

                job.Resume(); // <img src=x onerror=alert(1)> '"&[bold]
            }
        }
        """;

    private static async Task<(ScanReport Report, SourceTree Tree)> ScanAsync()
    {
        var tree = new SourceTree(
            ("Interop.cs", SourceTree.Interop),
            ("a,b;c]%&'[bold]::x.cs", Hostile.Replace("ESC", "\u001b", StringComparison.Ordinal)));
        return (await tree.ScanAsync(), tree);
    }

    [Theory]
    [InlineData("console")]
    [InlineData("github")]
    [InlineData("azure")]
    [InlineData("html")]
    [InlineData("sarif")]
    [InlineData("json")]
    public async Task NoReportHasControlCharacters(string format)
    {
        var (report, tree) = await ScanAsync();
        using (tree)
        {
            Assert.Single(report.Findings);
            var text = Write(report, format);
            Assert.DoesNotContain(
                text, static character => character is not '\n' and not '\r' && (char.IsControl(character) || character == '\u202E'));
        }
    }

    [Fact]
    public async Task MarkupIsTextInHtml()
    {
        var (report, tree) = await ScanAsync();
        using (tree)
        {
            var html = Write(report, "html");
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
            Assert.Single(html.Split("<script>").Skip(1));
        }
    }

    [Fact]
    public async Task MarkupOfTheConsoleIsText()
    {
        var (report, tree) = await ScanAsync();
        using (tree)
        {
            var text = Write(report, "console");
            Assert.Contains("a,b;c]%&'[bold]::x.cs(14,", text, StringComparison.Ordinal);
            Assert.Contains("[red]x[/]", text, StringComparison.Ordinal);
        }
    }

    /// <summary>A command of a workflow begins a line, and what comes from the code begins none.</summary>
    [Theory]
    [InlineData("github", "::warning file=a%2Cb;c]%25&'[bold]%3A%3Ax.cs,line=14,")]
    [InlineData("azure", "##vso[task.logissue type=warning;sourcepath=a,b%3Bc%5D%AZP25&'[bold%5D::x.cs;linenumber=14;")]
    public async Task CommandsOfAWorkflowAreOurs(string format, string start)
    {
        var (report, tree) = await ScanAsync();
        using (tree)
        {
            var lines = Write(report, format).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2, lines.Length);
            Assert.StartsWith(start, lines[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task JsonIsWhatItIs()
    {
        var (report, tree) = await ScanAsync();
        using (tree)
        {
            using var json = JsonDocument.Parse(Write(report, "json"));
            Assert.Equal("a,b;c]%&'[bold]::x.cs", json.RootElement.GetProperty("findings")[0].GetProperty("path").GetString());
        }
    }

    /// <summary>A project file names what it likes; only what lies in the folder is read, and links are not followed.</summary>
    [Fact]
    public async Task NothingOutsideTheFolderIsRead()
    {
        using var outside = new SourceTree(("Secret.cs", SourceTree.Interop + SourceTree.Downloads));
        using var tree = new SourceTree(
            ("App.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
                  <Compile Include="{outside.PathOf("Secret.cs")}" />
                  <Compile Include="../../**/*.cs" />
                  <Compile Include="/dev/zero" />
                  <Reference Include="x"><HintPath>/etc/passwd</HintPath></Reference>
                </ItemGroup></Project>
                """),
            ("Empty.cs", "class Empty { }"));
        File.CreateSymbolicLink(tree.PathOf("Link.cs"), outside.PathOf("Secret.cs"));
        Directory.CreateSymbolicLink(tree.PathOf("Linked"), outside.Path);
        var report = await tree.ScanAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Files);
    }

    [Fact]
    public async Task EntitiesOfAProjectFileAreNotResolved()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write("App.csproj", "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project>&x;</Project>");
        var report = await tree.ScanAsync();

        Assert.Equal(3, report.Findings.Length);
        Assert.Contains(report.Notes, static note => note.StartsWith("App.csproj is not a project file", StringComparison.Ordinal));
    }

    /// <summary>Evaluating this project would write a file.</summary>
    [Fact]
    public async Task AFolderScanEvaluatesNothing()
    {
        using var tree = SourceTree.WithMistakes();
        var trap = tree.PathOf("trap.txt");
        tree.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><X>$([System.IO.File]::WriteAllText('{trap}', 'sprung'))</X></PropertyGroup>
              <Target Name="T" BeforeTargets="CoreCompile;ResolveReferences"><Exec Command="touch '{trap}'" /></Target>
            </Project>
            """);
        Assert.Equal(3, (await tree.ScanAsync()).Findings.Length);
        Assert.Equal(3, (await tree.ScanAsync("App.csproj")).Findings.Length);
        Assert.False(File.Exists(trap));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u001b[2Jb", "a\\u001B[2Jb")]
    [InlineData("x\u202Ey\u2066z", "x\\u202Ey\\u2066z")]
    [InlineData("one\ntwo", "one\\u000Atwo")]
    public void HarmfulCharactersBecomeVisible(string text, string expected) => Assert.Equal(expected, Printable.Line(text));

    private static string Write(ScanReport report, string format)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ReportFormat.WriteTo(writer, format, report);
        return writer.ToString();
    }
}

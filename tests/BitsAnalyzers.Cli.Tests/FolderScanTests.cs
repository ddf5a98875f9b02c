using BitsAnalyzers.Cli.Scanning;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>A folder is scanned whether or not what is in it builds.</summary>
public class FolderScanTests
{
    private static readonly string[] s_mistakes = ["Downloads.cs(5): BITS001", "Downloads.cs(10): BITS007", "Downloads.cs(16): BITS040"];

    [Fact]
    public async Task SourcesWithoutAProjectAreReadTogether()
    {
        using var tree = SourceTree.WithMistakes();
        var report = await tree.ScanAsync();

        Assert.Equal(s_mistakes, report.Places());
        Assert.Empty(report.Failures);
        Assert.Contains(
            report.Notes,
            static note => note.EndsWith(
                "is read from its 2 source files, against the reference assemblies of .NET Framework 4.7.2.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatDoesNotCompileIsNoObstacle()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write("Broken.cs", "using Contoso.Missing; class Broken : Absent { void M( { unknown.Call(; }");

        Assert.Equal(s_mistakes, (await tree.ScanAsync()).Places());
    }

    [Fact]
    public async Task NewerSourcesAreReadAgainstCurrentDotNet()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write(
            "Json.cs",
            "using System.Text.Json.Nodes;\nnamespace Modern;\nclass Reader { public System.DateOnly Day => JsonNode.Parse(\"1\") is null "
            + "? default : new(1, 1, 1); }");
        var report = await tree.ScanAsync();

        Assert.Equal(s_mistakes, report.Places());
        Assert.Contains(report.Notes, static note => note.EndsWith(".NET 10.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProjectsAreReadOneByOneWithWhatTheyReference()
    {
        using var tree = new SourceTree(
            ("Interop/Interop.csproj", "<Project "
                + "Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net48</TargetFramework></PropertyGroup></Project>"),
            ("Interop/Interop.cs", SourceTree.Interop),
            ("App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
                  <ProjectReference Include="..\Interop\Interop.csproj" />
                  <PackageReference Include="Contoso.Absent" Version="1.0.0" />
                  <PackageReference Include="Contoso.Analyzers" Version="1.0.0" PrivateAssets="all" />
                </ItemGroup></Project>
                """),
            ("App/Downloads.cs", SourceTree.Downloads),
            ("Other/Other.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"),
            ("Other/Downloads.cs", "public static class Downloads { }"),
            ("Basic/Basic.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"));
        var report = await tree.ScanAsync();

        Assert.Equal(s_mistakes.Select(static place => "App/" + place), report.Places());
        Assert.Equal(3, report.Projects);
        Assert.Contains("Basic/Basic.vbproj is left out: Visual Basic is not supported.", report.Notes);
        Assert.Contains("App/App.csproj: Contoso.Absent is not on this machine, so calls of it are unknown code.", report.Notes);
    }

    /// <summary>A scan, like an editor, has the sources of a referenced project at hand, where a build has an assembly.</summary>
    [Fact]
    public async Task StaticMembersOfAnotherProjectAreNoObstacle()
    {
        using var tree = new SourceTree(
            ("Shared/Shared.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"),
            ("Shared/Interop.cs", SourceTree.Interop),
            ("Shared/Settings.cs", "public static class Settings { public static readonly object Gate = new object(); }"),
            ("App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="..\Shared\Shared.csproj" /></ItemGroup></Project>
                """),
            ("App/Downloads.cs", """
                public static class Downloads
                {
                    public static void Restart(IBackgroundCopyJob job)
                    {
                        job.Cancel();
                        Prepare(job);
                        job.Resume();
                    }

                    private static void Prepare(IBackgroundCopyJob job)
                    {
                        System.Console.WriteLine(Settings.Gate);
                    }
                }
                """));
        var report = await tree.ScanAsync();

        Assert.Empty(report.Failures);
        Assert.Equal(["App/Downloads.cs(7): BITS040"], report.Places());
    }

    /// <summary>What the analyzer could not look at is told in a sentence, and the rest of the project counts as scanned.</summary>
    [Fact]
    public void AFailureOfTheAnalyzerIsToldOnceForAProject()
    {
        var log = new ScanLog();
        log.FailInPart("App.csproj", ["The analysis of App.M(): InvalidOperationException: no", "The analysis of App.N(): …"]);

        var failure = Assert.Single(log.Failures);
        Assert.Equal("App.csproj was only partly scanned", failure.Heading);
        Assert.Equal(
            "the analyzer failed in 2 places, so findings may be missing. Please report this as a bug. The first: "
                + "The analysis of App.M(): InvalidOperationException: no",
            failure.Reason);
    }

    /// <summary>A project file of the time before .NET Core lists its sources, some of which lie elsewhere.</summary>
    [Fact]
    public async Task AnOldProjectIsReadFromTheSourcesThatItLists()
    {
        using var tree = new SourceTree(
            ("Shared/Interop.cs", SourceTree.Interop),
            ("App/App.csproj", """
                <?xml version="1.0" encoding="utf-8"?>
                <Project ToolsVersion="4.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                  <PropertyGroup><TargetFrameworkVersion>v4.0</TargetFrameworkVersion></PropertyGroup>
                  <ItemGroup>
                    <Compile Include="Source\*.cs" />
                    <Compile Include="..\Shared\Interop.cs"><Link>Interop.cs</Link></Compile>
                  </ItemGroup>
                  <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
                </Project>
                """),
            ("App/Source/Downloads.cs", SourceTree.Downloads),
            ("App/NotListed.cs", "class NotListed { this is no C# }"));
        Directory.CreateDirectory(tree.PathOf(".git"));
        var report = await tree.ScanAsync("App/App.csproj");

        Assert.Equal(s_mistakes.Select(static place => "App/Source/" + place), report.Places());
        Assert.Equal(2, report.Files);
    }

    [Fact]
    public async Task TheEditorConfigOfTheFolderCounts()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write(
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.BITS001.severity = none\nbits_analyzers.level-advice.severity = error");

        Assert.Equal(
            ["BITS007: Error", "BITS040: Warning"],
            (await tree.ScanAsync()).Findings.Select(static finding => $"{finding.Rule.Id}: {finding.Severity}"));
    }

    [Fact]
    public async Task AFolderWithoutSourcesIsAFailure()
    {
        using var tree = new SourceTree(("readme.txt", "nothing"));
        Assert.Equal("there are no C# files in it.", Assert.Single((await tree.ScanAsync()).Failures).Reason);
    }

    [Fact]
    public async Task ManyFilesAreReadInOnePass()
    {
        using var tree = SourceTree.WithMistakes();
        for (var number = 0; number < 5000; number++)
        {
            tree.Write(
                $"Many/{number % 50}/File{number}.cs",
                $"namespace Many {{ public class Type{number} {{ public int Value => {number}; }} }}");
        }

        var report = await tree.ScanAsync();
        Assert.Equal((s_mistakes.Length, 5002), (report.Findings.Length, report.Files));
    }

    [Fact]
    public async Task AScanCanBeCancelled()
    {
        using var tree = SourceTree.WithMistakes();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ScanRequest(tree.Path) { SourcesOnly = true }.RunAsync(new ScanLog(), static _ => { }, cancellation.Token));
    }
}

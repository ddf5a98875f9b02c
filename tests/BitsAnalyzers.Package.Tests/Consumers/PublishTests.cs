using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>
/// A program with the runtime and the simulator is published without a warning, all of both libraries looked at and not only what the
/// program calls. Then it runs: a download with progress, from creation to completion.
/// </summary>
public sealed partial class PublishTests(PackedPackage package) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("BitsAnalyzers.Published-");

    public void Dispose() => _folder.Delete(recursive: true);

    // Native code is trimmed, too, and warned of as well: the others are for the nights.
    [Theory]
    [InlineData("net10.0", "PublishAot")]
    [InlineData("net10.0", "PublishTrimmed", Explicit = true, Traits = ["Length", "Long"])]
    [InlineData("net8.0", "PublishAot", Explicit = true, Traits = ["Length", "Long"])]
    public async Task NothingIsWarnedOfAndTheProgramRuns(string framework, string kind)
    {
        Write("NuGet.config", ConsumerBuild.NuGetConfig(package));
        Write("Program.cs", Program);
        Write("Published.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
                <SelfContained>true</SelfContained>
                <{kind}>true</{kind}>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <InvariantGlobalization>true</InvariantGlobalization>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <CppCompilerAndLinker Condition="'{Linker}' != ''">{Linker}</CppCompilerAndLinker>
              </PropertyGroup>

              <ItemGroup>
                <PackageReference Include="{PackedPackage.Simulator}" Version="{PackedPackage.Version}" />
                <TrimmerRootAssembly Include="{PackedPackage.Runtime};{PackedPackage.Simulator}" />
              </ItemGroup>

            </Project>
            """);

        var restore = await RunAsync("restore", "--disable-build-servers");
        Assert.SkipWhen(
            PackOfMicrosoft().Match(restore.Output) is { Success: true } pack,
            $"{kind} for {framework} needs {PackOfMicrosoft().Match(restore.Output).Groups["id"].Value}, which the package sources of "
            + "this machine do not have.");
        restore.MustSucceed();
        Assert.SkipWhen(kind == "PublishAot" && Linker is null, "Native code needs a linker: clang or gcc.");

        var publish = (await RunAsync("publish", "--no-restore", "-o", "out", "--disable-build-servers", "-tl:off")).MustSucceed();

        Assert.DoesNotMatch(@"\bwarning\b", publish.Output);
        Assert.Equal("3000000 bytes, 100 %, 0 references", await OutputOfAsync(Path.Combine(_folder.FullName, "out", "Published")));
    }

    private const string Program =
        """
        using BitsAnalyzers.Runtime;
        using BitsAnalyzers.Runtime.Testing;

        var bits = new BitsSimulator();
        bits.Server.Add("https://example.com/setup.zip", new byte[3_000_000]);
        var options = new BitsTransferOptions { Connection = bits.Connection };
        var progress = new LastProgress();

        await bits.RunUntilAsync(BitsTransfer.DownloadAsync([new("https://example.com/setup.zip", @"C:\setup.zip")], options, progress));

        Console.WriteLine(
            $"{bits.Files.Read(@"C:\setup.zip").Length} bytes, {progress.Value.Fraction * 100} %, {bits.OutstandingReferences} references");

        internal sealed class LastProgress : IProgress<BitsProgress>
        {
            public BitsProgress Value { get; private set; }

            public void Report(BitsProgress value) => Value = value;
        }

        """;

    // Empty where the build finds its own; null where there is none.
    private static string? Linker { get; } = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || IsOnPath("clang")
        ? ""
        : IsOnPath("gcc") ? "gcc" : null;

    private static bool IsOnPath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));

    private Task<CommandResult> RunAsync(params string[] arguments)
        => DotNet.RunAsync(_folder.FullName, arguments, ("NUGET_PACKAGES", Path.Combine(_folder.FullName, "packages")));

    private static async Task<string> OutputOfAsync(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [GeneratedRegex(
        @"error NU110[123]: Unable to find (a stable )?package (?<id>(Microsoft|runtime)(\.[\w-]+)+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PackOfMicrosoft();
}

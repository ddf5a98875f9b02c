using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>
/// The program in the readme of the package for hosts, with nothing but its packages: it builds without a warning, also where the program
/// has a strong name and may reference only what has one (CS8002 otherwise).
/// </summary>
[Collection(nameof(ConsumerBuild))]
public sealed partial class HostingTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new("Hosted", ("Program.cs", Program))
    {
        Frameworks = "net10.0;net8.0;net472",
        Package = PackedPackage.Hosting,
        OtherPackage = ("Microsoft.Extensions.Hosting", "8.0.1"),
        HasAnalyzersOfSdk = true,
        Properties = $"""
            <OutputType>Exe</OutputType><LangVersion>latest</LangVersion>
            <SignAssembly>true</SignAssembly>
            <AssemblyOriginatorKeyFile>{Repository.FullPath("eng/BitsAnalyzers.snk")}</AssemblyOriginatorKeyFile>
            """,
    };

    [Fact]
    public void TheProgramOfTheReadmeBuildsWithoutAWarning()
    {
        Assert.Empty(build.DiagnosticsOf(Consumer));
        Assert.All(
            ["net10.0", "net8.0", "net472"],
            framework => Assert.True(File.Exists(build.PathOf(
                Consumer, $"bin/Debug/{framework}/Hosted.{(framework == "net472" ? "exe" : "dll")}"))));
    }

    private static string Program => Block().Match(Repository.Read("src/BitsAnalyzers.Runtime.Hosting/README.md")).Groups["code"].Value;

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

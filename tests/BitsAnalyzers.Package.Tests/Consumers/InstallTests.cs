using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The package is installed as the readme says it is before the first release: from the folder that it was packed to.</summary>
[Collection(nameof(ConsumerBuild))]
public class InstallTests(ConsumerBuild build, PackedPackage package)
{
    [Fact]
    public async Task TheCommandsOfTheReadmeAreEnough()
    {
        var commands = Readme.CommandsBefore("--source \"$PWD/packages\"");
        Assert.Equal(["dotnet", "pack", "src/BitsAnalyzers.Package", "--output", "packages"], commands[0].Split(' '));
        build.WriteProject(
            "Newcomer",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");

        var add = commands[1].Replace("YOUR_PROJECT", "Newcomer/Newcomer.csproj", StringComparison.Ordinal).Replace(
            "\"$PWD/packages\"", package.Feed, StringComparison.Ordinal);
        (await build.RunAsync(add.Split(' ')[1..])).MustSucceed();
        var output = await build.RunAsync(
            "build", "Newcomer", "--disable-build-servers", "-nologo", "-tl:off", "-v:quiet", "-clp:NoSummary");

        BuildDiagnostic.AssertAre(BuildDiagnostic.Parse(output.MustSucceed().Output), "Downloads.cs(5): warning BITS001");
    }
}

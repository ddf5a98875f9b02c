using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The package works for the frameworks that programs using BITS are written for.</summary>
[Collection(nameof(ConsumerBuild))]
public class FrameworkTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new("Frameworks", ConsumerCode.Interop, ConsumerCode.Downloads)
    {
        Frameworks = "net10.0;net8.0;net472",
        HasAnalyzersOfSdk = true,
    };

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void ABuildWarnsOfTheMistakeAndOfNothingElse(string framework)
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(Consumer).Where(diagnostic => diagnostic.Framework == framework),
            "Downloads.cs(5): warning BITS001");

    [Fact]
    public void TheMessageLeadsToThePageOfTheRuleInThatRelease()
        => Assert.All(
            build.DiagnosticsOf(Consumer),
            diagnostic => Assert.EndsWith(
                $"(https://github.com/bits-analyzers/BitsAnalyzers/blob/{PackedPackage.Tag}/docs/rules/BITS001.md)",
                diagnostic.Message,
                StringComparison.Ordinal));
}

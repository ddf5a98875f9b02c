using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The MSBuild property BitsAnalyzersPreset chooses a preset; what the project sets itself is stronger.</summary>
[Collection(nameof(ConsumerBuild))]
public class PresetChoiceTests(ConsumerBuild build)
{
    // Set in the last file that MSBuild reads, and not in the spelling of the documentation.
    internal static readonly Consumer Strict = new("Strict", ConsumerCode.Interop, ConsumerCode.Downloads, ("Directory.Build.targets",
        """
        <Project>
          <PropertyGroup>
            <BitsAnalyzersPreset>Strict</BitsAnalyzersPreset>
          </PropertyGroup>
        </Project>
        """));

    internal static readonly Consumer StrictWithOwnSettings = new(
        "StrictWithOwnSettings",
        ConsumerCode.Interop,
        ConsumerCode.Downloads,
        (".editorconfig",
        """
        root = true

        [*.cs]
        dotnet_diagnostic.BITS007.severity = none
        """),
        (".globalconfig",
        """
        is_global = true
        dotnet_diagnostic.BITS001.severity = error
        """))
    {
        Properties = "<BitsAnalyzersPreset>strict</BitsAnalyzersPreset>",
    };

    internal static readonly Consumer Off = new("Off", ConsumerCode.Interop, ConsumerCode.Downloads, ConsumerCode.Uploads, (".editorconfig",
        """
        root = true

        [Uploads.cs]
        dotnet_diagnostic.BITS007.severity = warning
        """))
    {
        Properties = "<BitsAnalyzersPreset>off</BitsAnalyzersPreset>",
    };

    internal static readonly Consumer Misspelt = new("Misspelt", ConsumerCode.Interop, ConsumerCode.Downloads)
    {
        Properties = "<BitsAnalyzersPreset>strikt</BitsAnalyzersPreset>",
    };

    [Fact]
    public void StrictWarnsOfEverything()
        => AssertDiagnostics(Strict, "Downloads.cs(5): warning BITS001", "Downloads.cs(10): warning BITS007");

    [Fact]
    public void EditorConfigAndGlobalConfigBeatThePreset()
        => AssertDiagnostics(StrictWithOwnSettings, "Downloads.cs(5): error BITS001");

    [Fact]
    public void OffIsSilentButForWhatTheProjectTurnsOn()
        => AssertDiagnostics(Off, "Uploads.cs(10): warning BITS007");

    [Fact]
    public void AnUnknownPresetIsToldAndChangesNothing()
    {
        AssertDiagnostics(Misspelt, "BitsAnalyzers.targets(25): warning BITSPRESET", "Downloads.cs(5): warning BITS001");
        Assert.Equal(
            "BitsAnalyzersPreset is 'strikt', which is not a preset of BitsAnalyzers: the rules keep their default severities. "
            + "Use 'recommended', 'strict' or 'off'.",
            build.DiagnosticsOf(Misspelt)[0].Message);
    }

    private void AssertDiagnostics(Consumer consumer, params string[] expected)
        => BuildDiagnostic.AssertAre(build.DiagnosticsOf(consumer), expected);
}

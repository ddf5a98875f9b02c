using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>What has types in the library is read from the service as it was set, and says which BITS has it.</summary>
[Collection(BitsService.Collection)]
public sealed class SettingTests
{
    private readonly BitsService _service = BitsService.Create();

    public static TheoryData<string> Names => [.. Setting.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_service_has_the_setting(string name)
    {
        var setting = Setting.All[name];
        using var stage = new SettingStage(_service);
        if (stage.Job.Version < setting.Outcome.Since && !_service.IsWine)
        {
            Assert.Skip("BITS is older here.");
        }

        _service.Expect(setting.Outcome.OnWine, () => setting.Run(stage));
    }

#if !CLASSIC_INTEROP
    [Theory]
    [MemberData(nameof(Names))]
    public void The_version_that_introduced_it_has_it_and_the_one_before_says_so(string name)
    {
        var setting = Setting.All[name];
        using (var stage = new SettingStage(new SimulatedService(setting.Outcome.Since)))
        {
            setting.Run(stage);
        }

        if (Enum.GetValues<BitsVersion>().LastOrDefault(version => version < setting.Outcome.Since) is var before && before != default)
        {
            using var stage = new SettingStage(new SimulatedService(before));
            Assert.Equal(
                setting.Outcome.Since, Assert.Throws<BitsVersionNotSupportedException>(() => setting.Run(stage)).RequiredVersion);
        }
    }
#endif
}

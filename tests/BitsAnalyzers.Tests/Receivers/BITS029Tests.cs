using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>A property that the oldest Windows which the code is written for does not have.</summary>
public class BITS029Tests
{
    private const string Lowest = "build_property.SupportedOSPlatformVersion";

    [Theory]
    [InlineData("6.1", "DYNAMIC_CONTENT")]
    [InlineData("7.0", "HIGH_PERFORMANCE")]
    [InlineData("6.1", "ID_COST_FLAGS")]
    [InlineData("6.3", "MINIMUM_NOTIFICATION_INTERVAL_MS")]
    [InlineData("10.0.14393", "ON_DEMAND_MODE")]
    public async Task ReportsWhatIsTooNew(string lowest, string property)
    {
        await Program(Method($"job.GetProperty({{|BITS029:BITS_JOB_PROPERTY_{property}|}}, out var value);"), (Lowest, lowest));
        await Program(Method($"job.SetProperty({{|BITS029:BITS_JOB_PROPERTY_{property}|}}, default);"), (Lowest, lowest));
    }

    [Theory]
    [InlineData("6.2", "DYNAMIC_CONTENT")]
    [InlineData("8.0", "HIGH_PERFORMANCE")]
    [InlineData("10.0.15063", "ON_DEMAND_MODE")]
    public Task StaysSilentOnWhatIsThere(string lowest, string property)
        => Program(Method($"job.GetProperty(BITS_JOB_PROPERTY_{property}, out var value);"), (Lowest, lowest));

    [Theory]
    [InlineData(
        "if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)) { job.GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, out var value); }")]
    [InlineData(
        "if (!OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)) { return; } job.GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, out "
        + "var value);")]
    [InlineData(
        "if (Environment.OSVersion.Version is { Build: >= 15063 }) { job.GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, out var value); }")]
    [InlineData("job.GetProperty((BITS_JOB_PROPERTY_ID)number, out var value);")]
    [InlineData("job.GetProperty((BITS_JOB_PROPERTY_ID)77, out var value);")]
    [InlineData("try { job.GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, out var value); } catch (COMException) { Log(text); }")]
    public Task StaysSilentWhereItIsGuardedOrNotKnown(string statements) => Program(Method(statements), (Lowest, "6.1"));

    [Fact]
    public Task StaysSilentWhereNothingIsDeclared() => Program(Method("job.GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, out var value);"));
}

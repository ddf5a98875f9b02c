using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Configuration;

/// <summary>All rules of a level have the severity that is set for the level.</summary>
public class LevelSeverityTests
{
    private const string Certain = "job.SetNotifyFlags(0x40);";
    private const string Advice = "job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED);";
    private const string Possible = "if (first) { other.Cancel(); } if (second) { other.Resume(); }";

    [Theory]
    [InlineData(Certain, "certain", "error", DiagnosticSeverity.Error)]
    [InlineData(Certain, "advice", "error", DiagnosticSeverity.Warning)]
    [InlineData(Advice, "advice", "warning", DiagnosticSeverity.Warning)]
    [InlineData(Advice, "advice", "silent", DiagnosticSeverity.Hidden)]
    [InlineData(Advice, "advice", "default", DiagnosticSeverity.Info)]
    [InlineData(Advice, "certain", "none", DiagnosticSeverity.Info)]
    [InlineData(Possible, "possible", "Warning", DiagnosticSeverity.Warning)]
    [InlineData(Possible, "certain", "error", DiagnosticSeverity.Info)]
    public async Task IsThatOfTheReports(string statement, string level, string severity, DiagnosticSeverity expected)
        => Assert.Equal(expected, Assert.Single(await Report(statement, (level, severity))).Severity);

    [Theory]
    [InlineData(Certain, "certain")]
    [InlineData(Advice, "advice")]
    [InlineData(Possible, "possible")]
    public async Task NoneSwitchesThemOff(string statement, string level) => Assert.Empty(await Report(statement, (level, "none")));

    [Fact]
    public async Task ThePossibleMisuseOfACertainRuleIsPossible()
    {
        const string muted = """
            uint flags = (uint)BG_NOTIFY_JOB_ERROR;
            if (first) { flags |= (uint)BG_NOTIFY_DISABLE; }
            if (second) { other.SetNotifyFlags(flags); }
            """;
        var options = ImmutableDictionary<string, string>.Empty
            .Add("bits_analyzers.report_possible", "true")
            .Add("bits_analyzers.level-certain.severity", "error")
            .Add("bits_analyzers.level-possible.severity", "warning");
        var report = Assert.Single(await Diagnostics(InteropShapes.Default, Method(muted), options));
        Assert.Equal(("BITS001", DiagnosticSeverity.Warning), (report.Id, report.Severity));
        Assert.StartsWith("Possibly: BITS ignores", report.GetMessage(), StringComparison.Ordinal);
    }

    private static Task<ImmutableArray<Diagnostic>> Report(string statement, params (string Level, string Severity)[] levels)
        => Diagnostics(
            InteropShapes.Default,
            Method(statement),
            levels.ToImmutableDictionary(static level => $"bits_analyzers.level-{level.Level}.severity", static level => level.Severity));
}

using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Configuration;

/// <summary>With <c>bits_analyzers.trace</c>, the steps of a report are shown where its additional locations are not.</summary>
public class BITS901Tests
{
    // The statements begin in a line of the generated program, and lines are counted from there.
    private const string Statements = """
        other.SetNotifyCmdLine("c:\\a.exe", null);
        other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        other.Resume();
        """;

    [Theory]
    [InlineData("none")]
    [InlineData("something else")]
    public async Task NothingIsAddedUnlessAskedFor(string value)
    {
        var plain = Assert.Single(await Diagnostics(Method(Statements)));
        var asked = Assert.Single(await Report(value));
        Assert.Equal((plain.Id, plain.GetMessage()), (asked.Id, asked.GetMessage()));
    }

    [Fact]
    public async Task MessageAddsThemToTheText()
    {
        var plain = Assert.Single(await Diagnostics(Method(Statements)));
        var traced = Assert.Single(await Report("message"));
        var line = LineOf(plain);

        Assert.Equal(
            $"{plain.GetMessage()}. Steps: 1. line {line - 1}: a command line is set here; "
            + $"2. line {line}: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION (0xB)",
            traced.GetMessage());
        Assert.Equal((plain.Id, plain.Severity, plain.Location.SourceSpan), (traced.Id, traced.Severity, traced.Location.SourceSpan));
        Assert.Equal(
            plain.AdditionalLocations.Select(static place => place.SourceSpan),
            traced.AdditionalLocations.Select(static place => place.SourceSpan));
        Assert.Equal(plain.Properties, traced.Properties);
    }

    [Fact]
    public async Task StepsReportsEachAtItsPlace()
    {
        var all = await Report("STEPS");
        var report = Assert.Single(all, static diagnostic => diagnostic.Id == "BITS020");
        var steps = all.Where(static diagnostic => diagnostic.Id == "BITS901").ToList();

        Assert.All(steps, static step => Assert.Equal(DiagnosticSeverity.Info, step.Severity));
        Assert.Equal(
            report.AdditionalLocations.Select(static place => place.SourceSpan), steps.Select(static step => step.Location.SourceSpan));
        Assert.All(steps, step => Assert.Equal(report.Location.SourceSpan, Assert.Single(step.AdditionalLocations).SourceSpan));
        Assert.Equal(
            [
                $"BITS020 (line {LineOf(report)}), step 1 of 2: a command line is set here",
                $"BITS020 (line {LineOf(report)}), step 2 of 2: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | "
                + "BG_NOTIFY_JOB_MODIFICATION (0xB)",
            ],
            steps.Select(static step => step.GetMessage()));
    }

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static Task<ImmutableArray<Diagnostic>> Report(string trace)
        => Diagnostics(
            InteropShapes.Default, Method(Statements), ImmutableDictionary<string, string>.Empty.Add("bits_analyzers.trace", trace));
}

using Microsoft.CodeAnalysis;
using Xunit;
using BitsAnalyzers.Testing.Shapes;
using System.Collections.Immutable;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Configuration;

/// <summary>With <c>bits_analyzers.report_possible</c>, rules of the level Certain report what is only possible, too.</summary>
public class ReportPossibleTests
{
    private const string PossiblyMuted = """
        uint flags = (uint)BG_NOTIFY_JOB_ERROR;
        if (first)
        {
            flags |= (uint)BG_NOTIFY_DISABLE;
        }

        if (second)
        {
            other.SetNotifyFlags(flags);
        }
        """;

    private const string PossiblyIgnored = """
        if (first)
        {
            other.SetNotifyCmdLine("c:\\a.exe", null);
        }

        if (second)
        {
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        }
        """;

    [Theory]
    [InlineData(PossiblyMuted)]
    [InlineData(PossiblyIgnored)]
    public async Task AreSilentUnlessAskedFor(string statements)
    {
        Assert.Empty(await Diagnostics(Method(statements)));
        Assert.Empty(await Report(statements, "false"));
    }

    [Theory]
    [InlineData(PossiblyMuted, "BITS001", "Possibly: BITS ignores BG_NOTIFY_JOB_ERROR because")]
    [InlineData(PossiblyIgnored, "BITS020", "Possibly: BITS runs the command line for the end of the job only")]
    public async Task AreReportedAsInformation(string statements, string id, string message)
    {
        var diagnostic = Assert.Single(await Report(statements, "true"));
        Assert.Equal((id, DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity));
        Assert.StartsWith(message, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeaveTheFirstPlaceToWhatIsCertain()
    {
        var diagnostic = Assert.Single(await Report("""
            uint flags = (uint)BG_NOTIFY_JOB_TRANSFERRED;
            if (first)
            {
                flags |= (uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE);
            }

            other.SetNotifyFlags(flags);
            """, "TRUE"));
        Assert.Equal(("BITS001", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
    }

    [Fact]
    public async Task DoNotConcernAdvice() => Assert.Empty(await Report("""
        uint flags = (uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        if (first)
        {
            flags &= (uint)BG_NOTIFY_JOB_TRANSFERRED;
        }

        if (second)
        {
            other.SetNotifyFlags(flags);
        }
        """, "true"));

    private static Task<ImmutableArray<Diagnostic>> Report(string statements, string value)
        => Diagnostics(
            InteropShapes.Default,
            Method(statements),
            ImmutableDictionary<string, string>.Empty.Add("bits_analyzers.report_possible", value));
}

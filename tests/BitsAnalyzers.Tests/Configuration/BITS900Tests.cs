using System.Collections.Immutable;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Configuration;

/// <summary>With <c>bits_analyzers.explain</c>, each call of a job is reported with what is believed there.</summary>
public class BITS900Tests
{
    [Fact]
    public async Task IsSilentUnlessAskedFor() => Assert.Empty(await Diagnostics(Method("job.Resume();")));

    [Fact]
    public async Task TellsWhatIsKnownBeforeEachCall() => Assert.Equal(
        [
            "Before AddFile: state SUSPENDED; mask BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; callback none; callback class none; "
            + "command line none; files none; created here",
            "Before SetNotifyInterface: state SUSPENDED; mask BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; callback none; callback "
            + "class none; command line none; files one; created here",
            "Before SetNotifyFlags: state SUSPENDED; mask BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; callback of type Silent; "
            + "callback class none; command line none; files one; created here",
            "Before Cancel: state SUSPENDED; mask with BG_NOTIFY_JOB_ERROR; callback of type Silent; callback class none; command line "
            + "none; files one; created here",
            "Before GetState: state CANCELLED; mask with BG_NOTIFY_JOB_ERROR; callback of type Silent; callback class none; command line "
            + "none; files one; created here",
        ],
        (await Explain("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.SetNotifyInterface(new Silent());
            created.SetNotifyFlags(input | (uint)BG_NOTIFY_JOB_ERROR);
            created.Cancel();
            created.GetState(out _);
            """)).Select(static diagnostic => diagnostic.GetMessage()));

    [Fact]
    public async Task TellsTheWaysApart()
    {
        var diagnostic = (await Explain("""
            if (first)
            {
                other.Cancel();
            }

            other.GetState(out _);
            """))[^1];
        Assert.StartsWith("Before GetState: state unknown;", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(
            ["CANCELLED", "unknown"],
            diagnostic.GetTrace().Select(static step => step.Text.Split("state ")[1].Split(';')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task IsHidden()
        => Assert.All(await Explain("job.Resume();"), static diagnostic => Assert.Equal(DiagnosticSeverity.Hidden, diagnostic.Severity));

    [Theory]
    [EveryShape]
    public async Task InEveryShape(InteropShape shape)
    {
        var diagnostics = await Diagnostics(
            shape,
            shape.Render("""
                class Downloader
                {
                    void Stop($Job job)
                    {
                        $call(job.Cancel());
                        job.GetErrorCount(out _);
                    }
                }
                """.Replace("job.GetErrorCount(out _);", "$getErrorCount(job, var count);", StringComparison.Ordinal)),
            s_explain);
        Assert.Equal(
            ["Before Cancel: state unknown", "Before GetErrorCount: state CANCELLED"],
            diagnostics.Select(static diagnostic => diagnostic.GetMessage().Split(';')[0]));
    }

    private static readonly ImmutableDictionary<string, string> s_explain = ImmutableDictionary<string, string>.Empty.Add(
        "bits_analyzers.explain", "true");

    private static async Task<ImmutableArray<Diagnostic>> Explain(string statements)
        =>
        [
            .. (await Diagnostics(InteropShapes.Default, Method(statements), s_explain)).Where(
                static diagnostic => diagnostic.Id == "BITS900")
        ];
}

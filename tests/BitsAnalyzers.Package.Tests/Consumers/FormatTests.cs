using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The command dotnet format applies the code fixes of the package: of each rule, the first.</summary>
[Collection(nameof(ConsumerBuild))]
public class FormatTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new("Formatted", ConsumerCode.Interop, ("Legacy.cs",
        """
        public static class Legacy
        {
            // As quiet as possible.
            private const BG_NOTIFY Quiet = BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE;

            public static void Mute(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(Quiet);
            }

            public static void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED /* is enough */);
            }

            public static void Watch(IBackgroundCopyJob job, bool progress)
            {
                job.SetNotifyFlags(progress
                    ? (BG_NOTIFY)0x4B
                    : BG_NOTIFY.JOB_TRANSFERRED | BG_NOTIFY.JOB_ERROR);
            }

            public static void Restart(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((BG_NOTIFY)3);
            }
        }
        """))
    {
        IsBuilt = false,
    };

    [Fact]
    public async Task EveryMistakeIsFixedWhereItIsWritten()
    {
        // dotnet format passes over a rule where the syntax tree that a diagnostic points into has been collected by then, whoever wrote the
        // fixer. It says so only in its own log, and the next run makes up for it.
        const int MaximumRuns = 3;
        const string Fixed =
            """
            public static class Legacy
            {
                // As quiet as possible.
                private const BG_NOTIFY Quiet = BG_NOTIFY.DISABLE;

                public static void Mute(IBackgroundCopyJob job)
                {
                    job.SetNotifyFlags(Quiet);
                }

                public static void Start(IBackgroundCopyJob job)
                {
                    job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED /* is enough */ | BG_NOTIFY.JOB_ERROR);
                }

                public static void Watch(IBackgroundCopyJob job, bool progress)
                {
                    job.SetNotifyFlags(progress
                        ? BG_NOTIFY.JOB_TRANSFERRED | BG_NOTIFY.JOB_ERROR | BG_NOTIFY.JOB_MODIFICATION
                        : BG_NOTIFY.JOB_TRANSFERRED | BG_NOTIFY.JOB_ERROR);
                }

                public static void Restart(IBackgroundCopyJob job)
                {
                    job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED | BG_NOTIFY.JOB_ERROR);
                }
            }

            """;

        var formatted = "";
        for (var run = 0; run < MaximumRuns && formatted != Fixed.ReplaceLineEndings("\n"); run++)
        {
            var format = await build.RunAsync(
                ["format", "analyzers", "Formatted/Formatted.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. RuleCatalogue.All.Select(rule => rule.Id)]);
            format.MustSucceed();
            formatted = (await File.ReadAllTextAsync(build.PathOf(Consumer, "Legacy.cs"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        }

        Assert.Equal(Fixed.ReplaceLineEndings("\n"), formatted);
    }
}

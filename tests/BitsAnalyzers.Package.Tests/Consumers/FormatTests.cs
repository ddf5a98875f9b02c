using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>
/// The command dotnet format applies the code fixes of the package: of each rule the first, if it keeps what BITS does.
/// </summary>
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
        """));

    [Fact]
    public async Task WhatBitsDoesIsKeptAndTheRestIsLeftToAPerson()
    {
        var format = await build.RunAsync(
        [
            "format", "analyzers", "Formatted/Formatted.csproj", "--no-restore", "--severity", "info",
            "--diagnostics", .. RuleCatalogue.All.Select(rule => rule.Id),
        ]);

        format.MustSucceed();
        Assert.Equal(
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
                    job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED | BG_NOTIFY.JOB_ERROR);
                }
            }

            """.ReplaceLineEndings("\n"),
            (await File.ReadAllTextAsync(build.PathOf(Consumer, "Legacy.cs"), TestContext.Current.CancellationToken)).ReplaceLineEndings(
                "\n"));
    }
}

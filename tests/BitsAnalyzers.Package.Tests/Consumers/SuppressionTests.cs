using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The ways to silence one report that the readme names.</summary>
[Collection(nameof(ConsumerBuild))]
public class SuppressionTests(ConsumerBuild build)
{
    internal static readonly (string Name, string Text) Suppressed = ("Suppressed.cs",
        """
        using System.Diagnostics.CodeAnalysis;

        public static class Suppressed
        {
            public static void ByPragma(IBackgroundCopyJob job)
            {
        #pragma warning disable BITS001 // The error is polled.
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
        #pragma warning restore BITS001
            }

            [SuppressMessage("BitsFlags", "BITS001", Justification = "The error is polled.")]
            public static void ByAttribute(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
            }

            public static void NotAtAll(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
            }
        }
        """);

    [Fact]
    public void OnlyWhatIsNotSuppressedIsReported()
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(SeverityTests.Defaults).Where(diagnostic => diagnostic.File == Suppressed.Name),
            "Suppressed.cs(20): warning BITS001");
}

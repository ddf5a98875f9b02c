using BitsAnalyzers.CodeFixes.Flags;
using BitsAnalyzers.CodeFixes.Receivers;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// The mask, the wrapper that sets it and the caller stand in different files: what is edited is where the mask is written.
/// </summary>
public class ThroughWrappersTests
{
    private const string Wrapper = """
        sealed class Download
        {
            private readonly IBackgroundCopyJob2 _job;
            public Download(IBackgroundCopyJob2 job) => _job = job;
            public BG_NOTIFY Events { set => _job.SetNotifyFlags((uint)value); }
            public void RunWhenDone() => _job.SetNotifyCmdLine(@"C:\Tools\notify.exe", null);
        }

        static class Jobs
        {
            public static void Notify(this IBackgroundCopyJob job, BG_NOTIFY events)
            {
                SetFlags(job, (uint)events);
            }

            private static void SetFlags(IBackgroundCopyJob job, uint flags) => job.SetNotifyFlags(flags);
        }
        """;

    [Fact]
    public Task BITS001() => EveryWay<Bits001DisableHidesFlagsFixProvider>(
        "BITS001",
        "RemoveDisable",
        "BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED",
        "BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED");

    [Fact]
    public Task BITS002() => EveryWay<Bits002UndefinedFlagFixProvider>(
        "BITS002",
        "RemoveUndefined",
        "BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED | (BG_NOTIFY)0x40",
        "BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED");

    [Fact]
    public Task BITS003() => EveryWay<Bits003FlagsNotCombinedWithOrFixProvider>(
        "BITS003", "UseOr", "BG_NOTIFY_JOB_ERROR & BG_NOTIFY_JOB_TRANSFERRED", "BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED");

    [Fact]
    public Task BITS006() => EveryWay<Bits006EndNeverAnnouncedFixProvider>(
        "BITS006",
        "AddDefaultPair",
        "BG_NOTIFY_JOB_MODIFICATION",
        "BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR");

    // The constant may be right elsewhere, for a job with a callback.
    [Fact]
    public Task BITS020()
    {
        const string Masks =
            "using static Contoso.Interop.BG_NOTIFY; static class Masks { public const BG_NOTIFY All = BG_NOTIFY_JOB_ERROR | "
            + "BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION; }";
        const string Caller = """
            class Downloader
            {{
                void Start(Download download)
                {{
                    download.RunWhenDone();
                    download.Events = {0};
                }}

                void StartAnother(Download download)
                {{
                    download.Events = {1};
                    download.RunWhenDone();
                }}

                void StartJob(IBackgroundCopyJob2 job)
                {{
                    var download = new Download(job);
                    job.Notify({0});
                    download.RunWhenDone();
                }}
            }}
            """;
        return CallFixTest<Bits020FlagsIgnoredByCommandLineFixProvider>.Files(
            "BITS020.RemoveIgnored",
            (string.Format(
                null, Caller, "{|BITS020:Masks.All|}", "{|BITS020:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED|}"),
                string.Format(null, Caller, "Masks.All & ~BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION", "BG_NOTIFY.BG_NOTIFY_JOB_ERROR")),
            (Masks, Masks),
            (Wrapper, Wrapper));
    }

    // The arm that is wrong is edited where it is written.
    [Fact]
    public Task OneOfTwoThatAPropertyIsGiven()
    {
        const string Masks = """
            using static Contoso.Interop.BG_NOTIFY;

            static class Masks
            {{
                public const BG_NOTIFY Quiet = {0};
            }}
            """;
        const string Caller = """
            using static Contoso.Interop.BG_NOTIFY;

            class Downloader
            {{
                void Written(Download download, bool isMuted) => download.Events = {0};
                void Constant(Download download, bool isMuted) => download.Events = {1};
            }}
            """;
        return CallFixTest<Bits001DisableHidesFlagsFixProvider>.Files(
            "BITS001.RemoveDisable",
            (string.Format(
                null,
                Caller,
                "{|BITS001:isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED|}",
                "{|BITS001:isMuted ? Masks.Quiet : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED|}"),
                string.Format(
                    null,
                    Caller,
                    "isMuted ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED",
                    "isMuted ? Masks.Quiet : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED")),
            (string.Format(null, Masks, "BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR"), string.Format(null, Masks, "BG_NOTIFY_JOB_ERROR")),
            (Wrapper, Wrapper));
    }

    // A constant that two callers in other files read, and a mask that is written where it is passed.
    private static Task EveryWay<TFix>(string id, string action, string wrong, string right)
        where TFix : CodeFixProvider, new()
    {
        const string Masks = """
            using static Contoso.Interop.BG_NOTIFY;

            static class Masks
            {{
                // What we listen to.
                public const BG_NOTIFY All = {0};
            }}
            """;
        const string Caller = """
            using static Contoso.Interop.BG_NOTIFY;

            class {0}
            {{
                void ThroughAProperty(Download download) => download.Events = {1};
                void ThroughMethods(IBackgroundCopyJob job) => job.Notify({1});
                void Written(IBackgroundCopyJob job) => job.Notify({2}); // Now.
            }}
            """;
        var marked = $"{{|{id}:Masks.All|}}";
        return CallFixTest<TFix>.Files(
            $"{id}.{action}",
            (string.Format(null, Caller, "First", marked, $"{{|{id}:{wrong}|}}"), string.Format(null, Caller, "First", "Masks.All", right)),
            (string.Format(
                null, Caller, "Second", marked, $"{{|{id}:{wrong}|}}"), string.Format(null, Caller, "Second", "Masks.All", right)),
            (string.Format(null, Masks, wrong), string.Format(null, Masks, right)),
            (Wrapper, Wrapper));
    }
}

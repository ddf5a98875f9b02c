using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using AddError = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits007FailureNeverAnnouncedFixProvider>;
using Disable = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits001DisableHidesFlagsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>The declaration is repaired, not the call: wherever it is, and once however many calls read it.</summary>
public class WhereTheMaskIsWrittenTests
{
    private const string Remove = "BITS001.RemoveDisable";
    private const string Keep = "BITS001.KeepDisable";

    [Fact]
    public Task AConstantInAnotherDocument() => Disable.Of(
        Remove,
        MaskStyle.PInvoke,
        ("""
        using Contoso.Interop;

        class Downloader
        {
            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:Settings.Mask|});
        }
        """,
        """
        using Contoso.Interop;

        class Downloader
        {
            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags(Settings.Mask);
        }
        """),
        ("""
        using Native = Contoso.Interop.PInvoke;

        static class Settings
        {
            // What a download tells us.
            public const uint Mask =
                Native.BG_NOTIFY_JOB_TRANSFERRED |
                Native.BG_NOTIFY_DISABLE |
                Native.BG_NOTIFY_JOB_ERROR;
        }
        """,
        """
        using Native = Contoso.Interop.PInvoke;

        static class Settings
        {
            // What a download tells us.
            public const uint Mask =
                Native.BG_NOTIFY_JOB_TRANSFERRED |
                Native.BG_NOTIFY_JOB_ERROR;
        }
        """)).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AConstantThatTwoDocumentsRead()
    {
        const string Reader = """
            class {0} {{ void Start(Contoso.Interop.IBackgroundCopyJob job) {{ job.SetNotifyFlags({1}); }} }}
            """;
        const string Declaration = "static class Settings {{ public const uint Mask = {0}; }}";
        return Disable.Of(
            Keep,
            Numbers,
            (string.Format(null, Reader, "First", "{|BITS001:Settings.Mask|}"), string.Format(null, Reader, "First", "Settings.Mask")),
            (string.Format(null, Reader, "Second", "{|BITS001:Settings.Mask|}"), string.Format(null, Reader, "Second", "Settings.Mask")),
            (string.Format(null, Declaration, "0b0111"), string.Format(null, Declaration, "0b0100"))).RunAsync(
                TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task TwoCallsOfOneConstant() => AddError.Program(
        "BITS007.AddError",
        EnumParameter,
        """
        class Downloader
        {
            private const BG_NOTIFY Mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;

            void Start(IBackgroundCopyJob first, IBackgroundCopyJob second, bool isFirst)
            {
                first.SetNotifyFlags({|BITS007:Mask|});
                second.SetNotifyFlags({|BITS007:isFirst ? Mask : Mask|});
            }
        }
        """,
        """
        class Downloader
        {
            private const BG_NOTIFY Mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;

            void Start(IBackgroundCopyJob first, IBackgroundCopyJob second, bool isFirst)
            {
                first.SetNotifyFlags(Mask);
                second.SetNotifyFlags(isFirst ? Mask : Mask);
            }
        }
        """);

    [Fact]
    public Task ALocal() => AddError.Program(
        "BITS007.AddError",
        CastEnum,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, bool progress)
            {
                var mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED; // the end
                if (progress)
                {
                    mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
                }

                job.SetNotifyFlags({|BITS007:(uint)mask|});
            }
        }
        """,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, bool progress)
            {
                var mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR; // the end
                if (progress)
                {
                    mask = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                }

                job.SetNotifyFlags((uint)mask);
            }
        }
        """);

    [Fact]
    public Task ALocalThatIsBuiltUp() => AddError.Program(
        "BITS007.AddError",
        MaskStyle.PInvoke,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, bool progress)
            {
                var mask = PInvoke.BG_NOTIFY_JOB_TRANSFERRED;
                mask |= PInvoke.BG_NOTIFY_JOB_MODIFICATION;
                job.SetNotifyFlags({|BITS007:mask|});
            }
        }
        """,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, bool progress)
            {
                var mask = PInvoke.BG_NOTIFY_JOB_TRANSFERRED;
                mask |= PInvoke.BG_NOTIFY_JOB_MODIFICATION;
                job.SetNotifyFlags(mask | PInvoke.BG_NOTIFY_JOB_ERROR);
            }
        }
        """);

    [Fact]
    public Task AFlagThatAVariableBrings() => Disable.Program(
        Remove,
        CastEnum,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job)
            {
                var mask = BG_NOTIFY.BG_NOTIFY_DISABLE;
                mask |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
                job.SetNotifyFlags({|BITS001:(uint)(mask | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
            }
        }
        """,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job)
            {
                var mask = BG_NOTIFY.BG_NOTIFY_DISABLE;
                mask |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
                job.SetNotifyFlags((uint)((mask | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) & ~BG_NOTIFY.BG_NOTIFY_DISABLE));
            }
        }
        """);

    [Fact]
    public Task AConstantOfAnotherProject()
    {
        var test = Disable.Of(
            Remove,
            Numbers,
            ("""
            class Downloader
            {
                void Start(Contoso.Interop.IBackgroundCopyJob job) { job.SetNotifyFlags({|BITS001:Settings.Mask|}); }
            }
            """,
            """
            class Downloader
            {
                void Start(Contoso.Interop.IBackgroundCopyJob job) { job.SetNotifyFlags(Settings.Mask & ~0x04U); }
            }
            """));
        var library = test.TestState.AdditionalProjects["Library"];
        library.Sources.Add(("Settings.cs", "public static class Settings { public const uint Mask = 0x07; }"));
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits005ZeroRequestsNoEventsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS005FixTests
{
    private const string UseDisable = "BITS005.UseDisable";
    private const string RequestDefaultPair = "BITS005.RequestDefaultPair";

    [Fact]
    public Task MutesTheJob() => Fix.Statements(
        UseDisable,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS005:0|});
        job.SetNotifyFlags({|BITS005:default|});
        job.SetNotifyFlags({|BITS005:default(BG_NOTIFY)|});
        job.SetNotifyFlags({|BITS005:BG_NOTIFY.None|});
        job.SetNotifyFlags({|BITS005:(BG_NOTIFY)0|});
        job.SetNotifyFlags({|BITS005:muted ? BG_NOTIFY.None : x|});
        job.SetNotifyFlags({|BITS005:BG_NOTIFY.None | BG_NOTIFY.None|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_DISABLE : x);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task RequestsTheEnd() => Fix.Statements(
        RequestDefaultPair,
        CastEnum,
        """
        job.SetNotifyFlags({|BITS005:0|});
        job.SetNotifyFlags({|BITS005:default|});
        job.SetNotifyFlags({|BITS005:0u|});
        job.SetNotifyFlags({|BITS005:(uint)BG_NOTIFY.None|});
        job.SetNotifyFlags({|BITS005:muted ? 0u : x|});
        job.SetNotifyFlags({|BITS005:uint.MinValue|});
        """,
        """
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags(muted ? (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) : x);
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task WritesTheConstantsInScope() => Fix.Statements(
        RequestDefaultPair,
        UsingStatic,
        """
        job.SetNotifyFlags({|BITS005:0|});
        job.SetNotifyFlags({|BITS005:muted ? 0u : x|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(muted ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR : x);
        """);

    [Fact]
    public Task CastsConstantsOnlyWhereTheyMustBe() => Fix.Statements(
        RequestDefaultPair,
        IntConstants,
        """
        job.SetNotifyFlags({|BITS005:0|});
        job.SetNotifyFlags({|BITS005:0u|});
        job.SetNotifyFlags({|BITS005:muted ? 0u : x|});
        """,
        """
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(muted ? (uint)(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR) : x);
        """);

    [Fact]
    public Task WritesANumberWhereThereAreNoNames() => Fix.Statements(
        UseDisable,
        Numbers,
        """
        job.SetNotifyFlags({|BITS005:0|});
        job.SetNotifyFlags({|BITS005:0x00|});
        job.SetNotifyFlags({|BITS005:0b0000_0000|});
        job.SetNotifyFlags({|BITS005:0U|});
        job.SetNotifyFlags({|BITS005:default|});
        job.SetNotifyFlags({|BITS005:muted ? 0 : x|});
        """,
        """
        job.SetNotifyFlags(4);
        job.SetNotifyFlags(0x04);
        job.SetNotifyFlags(0b0000_0100);
        job.SetNotifyFlags(4U);
        job.SetNotifyFlags(0x04);
        job.SetNotifyFlags(muted ? 4 : x);
        """);
}

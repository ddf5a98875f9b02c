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
        Job().SetNotifyFlags({|BITS005:0|});
        Job().SetNotifyFlags({|BITS005:default|});
        Job().SetNotifyFlags({|BITS005:default(BG_NOTIFY)|});
        Job().SetNotifyFlags({|BITS005:BG_NOTIFY.None|});
        Job().SetNotifyFlags({|BITS005:(BG_NOTIFY)0|});
        Job().SetNotifyFlags({|BITS005:muted ? BG_NOTIFY.None : x|});
        Job().SetNotifyFlags({|BITS005:BG_NOTIFY.None | BG_NOTIFY.None|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_DISABLE : x);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task RequestsTheEnd() => Fix.Statements(
        RequestDefaultPair,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS005:0|});
        Job().SetNotifyFlags({|BITS005:default|});
        Job().SetNotifyFlags({|BITS005:0u|});
        Job().SetNotifyFlags({|BITS005:(uint)BG_NOTIFY.None|});
        Job().SetNotifyFlags({|BITS005:muted ? 0u : x|});
        Job().SetNotifyFlags({|BITS005:uint.MinValue|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(muted ? (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) : x);
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task WritesTheConstantsInScope() => Fix.Statements(
        RequestDefaultPair,
        UsingStatic,
        """
        Job().SetNotifyFlags({|BITS005:0|});
        Job().SetNotifyFlags({|BITS005:muted ? 0u : x|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(muted ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR : x);
        """);

    [Fact]
    public Task CastsConstantsOnlyWhereTheyMustBe() => Fix.Statements(
        RequestDefaultPair,
        IntConstants,
        """
        Job().SetNotifyFlags({|BITS005:0|});
        Job().SetNotifyFlags({|BITS005:0u|});
        Job().SetNotifyFlags({|BITS005:muted ? 0u : x|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(muted ? (uint)(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR) : x);
        """);

    [Fact]
    public Task WritesANumberWhereThereAreNoNames() => Fix.Statements(
        UseDisable,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS005:0|});
        Job().SetNotifyFlags({|BITS005:0x00|});
        Job().SetNotifyFlags({|BITS005:0b0000_0000|});
        Job().SetNotifyFlags({|BITS005:0U|});
        Job().SetNotifyFlags({|BITS005:default|});
        Job().SetNotifyFlags({|BITS005:muted ? 0 : x|});
        """,
        """
        Job().SetNotifyFlags(4);
        Job().SetNotifyFlags(0x04);
        Job().SetNotifyFlags(0b0000_0100);
        Job().SetNotifyFlags(4U);
        Job().SetNotifyFlags(0x04);
        Job().SetNotifyFlags(muted ? 4 : x);
        """);
}

using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits004UseOrToCombineFlagsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS004FixTests
{
    private const string UseOr = "BITS004.UseOr";

    [Fact]
    public Task ReplacesTheOperators() => Fix.Statements(
        UseOr,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS004:PInvoke.BG_NOTIFY_JOB_TRANSFERRED + PInvoke.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS004:PInvoke.BG_NOTIFY_JOB_TRANSFERRED ^ PInvoke.BG_NOTIFY_JOB_ERROR + 8|});
        Job().SetNotifyFlags({|BITS004:(PInvoke.BG_NOTIFY_JOB_TRANSFERRED + PInvoke.BG_NOTIFY_JOB_ERROR) | x|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR | 8);
        Job().SetNotifyFlags((PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR) | x);
        """);

    [Fact]
    public Task DropsTheRepeat() => Fix.Statements(
        UseOr,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS004:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS004:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | x | (BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | x | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED);
        """);

    [Fact]
    public Task KeepsTheCasts() => Fix.Statements(
        UseOr,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS004:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS004:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + 2)|});
        """,
        """
        Job().SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        UseOr,
        UsingStatic,
        """
                Job().SetNotifyFlags(
                    {|BITS004:BG_NOTIFY_JOB_TRANSFERRED // the end
                    + BG_NOTIFY_JOB_ERROR // failures
                    | BG_NOTIFY_JOB_TRANSFERRED|}); // again
        """,
        """
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_TRANSFERRED // the end
                    | BG_NOTIFY_JOB_ERROR // failures
                    ); // again
        """);
}

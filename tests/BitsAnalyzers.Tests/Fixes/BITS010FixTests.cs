using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits010ConstantOfAnotherFamilyFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS010FixTests
{
    private const string UseNotifyFlag = "BITS010.UseNotifyFlag";

    [Fact]
    public Task ReplacesConstants() => Fix.Statements(
        UseNotifyFlag,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS010:PInvoke.QM_NOTIFY_DISABLE_NOTIFY|});
        Job().SetNotifyFlags({|BITS010:PInvoke.QM_NOTIFY_JOB_DONE | PInvoke.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS010:PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.QM_NOTIFY_JOB_DONE|});
        Job().SetNotifyFlags({|BITS010:x | PInvoke.QM_NOTIFY_JOB_DONE | PInvoke.QM_NOTIFY_FILE_DONE|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(x | PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_FILE_TRANSFERRED);
        """);

    [Fact]
    public Task ReplacesStates() => Fix.Statements(
        UseNotifyFlag,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS010:(uint)BG_JOB_STATE.BG_JOB_STATE_ERROR|});
        Job().SetNotifyFlags({|BITS010:(uint)(BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED | BG_JOB_STATE.BG_JOB_STATE_ERROR)|});
        Job().SetNotifyFlags({|BITS010:(uint)BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED | (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS010:(uint)BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED + (uint)BG_JOB_STATE.BG_JOB_STATE_ERROR|});
        """,
        """
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task DropsTheCastThatTheFlagDoesNotNeed() => Fix.Statements(
        UseNotifyFlag,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS010:(BG_NOTIFY)BG_JOB_STATE.BG_JOB_STATE_ERROR|});
        Job().SetNotifyFlags({|BITS010:muted ? BG_NOTIFY.BG_NOTIFY_DISABLE : (BG_NOTIFY)BG_JOB_STATE.BG_JOB_STATE_ERROR|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        UseNotifyFlag,
        CastEnum,
        """
                Job().SetNotifyFlags(
                    {|BITS010:(uint)BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED // the end
                    | (uint)BG_JOB_STATE.BG_JOB_STATE_ERROR|}); // failures
        """,
        """
                Job().SetNotifyFlags(
                    (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR); // failures
        """);

    [Fact]
    public Task HasNothingForAConstantWithoutACounterpart() => Fix.NoFix(
        UseNotifyFlag,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS010:PInvoke.QM_NOTIFY_GROUP_DONE|});
        Job().SetNotifyFlags({|BITS010:PInvoke.QM_NOTIFY_JOB_DONE | PInvoke.QM_NOTIFY_GROUP_DONE|});
        Job().SetNotifyFlags({|BITS010:muted ? PInvoke.QM_NOTIFY_JOB_DONE : PInvoke.QM_NOTIFY_GROUP_DONE|});
        """);
}

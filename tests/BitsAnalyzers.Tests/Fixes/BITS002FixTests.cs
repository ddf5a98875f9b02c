using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits002UndefinedFlagFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS002FixTests
{
    private const string Remove = "BITS002.RemoveUndefined";
    private const string UseDefaultPair = "BITS002.UseDefaultPair";

    [Fact]
    public Task RemovesTheBits() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS002:(BG_NOTIFY)0x43|});
        job.SetNotifyFlags({|BITS002:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (BG_NOTIFY)0x40|});
        job.SetNotifyFlags({|BITS002:(BG_NOTIFY)0x41 | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        job.SetNotifyFlags({|BITS002:x | (BG_NOTIFY)0x40|});
        job.SetNotifyFlags({|BITS002:~(BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        job.SetNotifyFlags({|BITS002:muted ? (BG_NOTIFY)0x102 : (BG_NOTIFY)0x103|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(x);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        job.SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task RemovesTheBitsOfNumbers() => Fix.Statements(
        Remove,
        Numbers,
        """
        job.SetNotifyFlags({|BITS002:0x43|});
        job.SetNotifyFlags({|BITS002:0x0103u|});
        job.SetNotifyFlags({|BITS002:0b0100_0010|});
        job.SetNotifyFlags({|BITS002:131|});
        job.SetNotifyFlags({|BITS002:3 | 0x40|});
        job.SetNotifyFlags({|BITS002:1 << 7 | 2|});
        job.SetNotifyFlags({|BITS002:x | 0x40|});
        job.SetNotifyFlags({|BITS002:~4u|});
        job.SetNotifyFlags(unchecked({|BITS002:(uint)-6|}));
        """,
        """
        job.SetNotifyFlags(0x03);
        job.SetNotifyFlags(0x0003u);
        job.SetNotifyFlags(0b0000_0010);
        job.SetNotifyFlags(3);
        job.SetNotifyFlags(3);
        job.SetNotifyFlags(2);
        job.SetNotifyFlags(x);
        job.SetNotifyFlags(0x3B);
        job.SetNotifyFlags(0x3A);
        """);

    [Fact]
    public Task KeepsTheParenthesesThatAreNeeded() => Fix.Statements(
        Remove,
        Numbers,
        """
        job.SetNotifyFlags({|BITS002:(x ^ 2) + 0 | 0x80|});
        job.SetNotifyFlags({|BITS002:(muted ? x : 3u) | 0x80|});
        job.SetNotifyFlags({|BITS002:(uint)(x | 0x80)|});
        """,
        """
        job.SetNotifyFlags((x ^ 2) + 0);
        job.SetNotifyFlags((muted ? x : 3u));
        job.SetNotifyFlags((uint)x);
        """);

    [Fact]
    public Task RequestsTheEndWhereNothingElseIsLeft() => Fix.Statements(
        UseDefaultPair,
        CastEnum,
        """
        job.SetNotifyFlags({|BITS002:0x40|});
        job.SetNotifyFlags({|BITS002:(uint)(BG_NOTIFY)0x80|});
        job.SetNotifyFlags({|BITS002:muted ? 0x40u : 0x42u|});
        """,
        """
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags(muted ? (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) : (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task DoesNotMakeAnEmptyMask() => Fix.NoFix(
        Remove,
        Numbers,
        """
        job.SetNotifyFlags({|BITS002:0x40|});
        job.SetNotifyFlags({|BITS002:muted ? 0x40u : 0x42u|});
        """);

    [Fact]
    public Task DoesNotRequestTheEndWhereSomethingElseIsLeft() => Fix.NoFix(
        UseDefaultPair,
        Numbers,
        """
        job.SetNotifyFlags({|BITS002:0x42|});
        job.SetNotifyFlags({|BITS002:x | 0x42|});
        """);
}

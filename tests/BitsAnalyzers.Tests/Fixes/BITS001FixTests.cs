using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits001DisableHidesFlagsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS001FixTests
{
    private const string Keep = "BITS001.KeepDisable";
    private const string Remove = "BITS001.RemoveDisable";

    [Fact]
    public Task RemovesTheOperand() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        job.SetNotifyFlags(flags: {|BITS001:x | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | x | BG_NOTIFY.BG_NOTIFY_DISABLE | (BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        job.SetNotifyFlags({|BITS001:x | (BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        job.SetNotifyFlags({|BITS001:(muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : 0) | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED);
        job.SetNotifyFlags(flags: x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(x | (BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags(x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags((muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : 0) | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task KeepsTheOperand() => Fix.Statements(
        Keep,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        job.SetNotifyFlags({|BITS001:x | (BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.All|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task WritesAnewWhatIsNoChain() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS001:(BG_NOTIFY)6|});
        job.SetNotifyFlags({|BITS001:(BG_NOTIFY)(6)|});
        job.SetNotifyFlags({|BITS001:BG_NOTIFY.All & ~(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        job.SetNotifyFlags({|BITS001:x & BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (BG_NOTIFY)6|});
        job.SetNotifyFlags({|BITS001:(BG_NOTIFY)System.Convert.ToUInt32(6)|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        job.SetNotifyFlags(x & BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task KeepsTheCasts() => Fix.Statements(
        Remove,
        CastEnum,
        """
        job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|});
        job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|});
        job.SetNotifyFlags({|BITS001:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR + (System.UInt32)BG_NOTIFY.BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:(System.UInt32)BG_NOTIFY.BG_NOTIFY_DISABLE | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        job.SetNotifyFlags(checked({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|}));
        job.SetNotifyFlags(unchecked({|BITS001:(uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (uint)BG_NOTIFY.BG_NOTIFY_DISABLE|}));
        job.SetNotifyFlags({|BITS001:(uint)BG_NOTIFY.All|});
        job.SetNotifyFlags({|BITS001:0x07|});
        job.SetNotifyFlags({|BITS001:x | (uint)BG_NOTIFY.All|});
        """,
        """
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(checked((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags(unchecked((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags(x | (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
        """);

    [Fact]
    public Task WritesConstants() => Fix.Statements(
        Remove,
        MaskStyle.PInvoke,
        """
        job.SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:7|});
        job.SetNotifyFlags({|BITS001:(uint)0x06|});
        """,
        """
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task WritesConstantsAsTheyAreImported() => Fix.Statements(
        Remove,
        UsingStatic,
        """
        job.SetNotifyFlags({|BITS001:BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:7|});
        job.SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_ERROR | 0x05|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED);
        """);

    [Fact]
    public Task WritesNumbersAsTheyWere() => Fix.Statements(
        Remove,
        Numbers,
        """
        job.SetNotifyFlags({|BITS001:7|});
        job.SetNotifyFlags({|BITS001:15U|});
        job.SetNotifyFlags({|BITS001:0x0F|});
        job.SetNotifyFlags({|BITS001:0X3eu|});
        job.SetNotifyFlags({|BITS001:0x0000_001F|});
        job.SetNotifyFlags({|BITS001:0b1110|});
        job.SetNotifyFlags({|BITS001:0B0000_0110u|});
        job.SetNotifyFlags({|BITS001:(uint)7|});
        job.SetNotifyFlags({|BITS001:0x01 | 0x02 | 0x04|});
        job.SetNotifyFlags({|BITS001:0x02 | 0x05|});
        job.SetNotifyFlags({|BITS001:x | 0x06u|});
        job.SetNotifyFlags({|BITS001:x | 4 | 2|});
        job.SetNotifyFlags({|BITS001:(1 << 1) | (1 << 2)|});
        """,
        """
        job.SetNotifyFlags(3);
        job.SetNotifyFlags(11U);
        job.SetNotifyFlags(0x0B);
        job.SetNotifyFlags(0X3au);
        job.SetNotifyFlags(0x0000_001B);
        job.SetNotifyFlags(0b1010);
        job.SetNotifyFlags(0B0000_0010u);
        job.SetNotifyFlags((uint)3);
        job.SetNotifyFlags(0x01 | 0x02);
        job.SetNotifyFlags(0x02 | 0x01);
        job.SetNotifyFlags(x | 0x02u);
        job.SetNotifyFlags(x | 2);
        job.SetNotifyFlags((1 << 1));
        """);

    [Fact]
    public Task WritesANumberForFlagsThatAnOldEnumLacks() => Fix.Statements(
        Remove,
        OldEnum,
        """
        job.SetNotifyFlags({|BITS001:0x1F|});
        job.SetNotifyFlags({|BITS001:0x0F|});
        job.SetNotifyFlags({|BITS001:(uint)(NotificationFlags.JobErrorOccured | NotificationFlags.NotificationDisabled | (NotificationFlags)0x10)|});
        job.SetNotifyFlags({|BITS001:(uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x14)|});
        """,
        """
        job.SetNotifyFlags(0x1B);
        job.SetNotifyFlags((uint)(NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured | NotificationFlags.JobModified));
        job.SetNotifyFlags((uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x10));
        job.SetNotifyFlags((uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x10));
        """);

    [Fact]
    public Task KeepsLinesAndCommentsWhereOperatorsLead() => Fix.Statements(
        Remove,
        MaskStyle.PInvoke,
        """
                job.SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR|}); // failures
                job.SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_DISABLE|});
                job.SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_DISABLE
                    | PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_JOB_TRANSFERRED|});
                job.SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_DISABLE
                    // failures, too
                    | PInvoke.BG_NOTIFY_JOB_ERROR|} /* all of them */);
                job.SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE|}
                );
        """,
        """
                job.SetNotifyFlags(
                    PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR); // failures
                job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_JOB_ERROR);
                job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_JOB_TRANSFERRED);
                job.SetNotifyFlags(
                    PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    // failures, too
                    | PInvoke.BG_NOTIFY_JOB_ERROR /* all of them */);
                job.SetNotifyFlags(
                    {|BITS007:PInvoke.BG_NOTIFY_JOB_TRANSFERRED|} // the end
                );
        """);

    [Fact]
    public Task KeepsLinesAndCommentsWhereOperatorsTrail() => Fix.Statements(
        Remove,
        EnumParameter,
        """
                job.SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY.BG_NOTIFY_DISABLE |
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
                job.SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | // the end
                    BG_NOTIFY.BG_NOTIFY_DISABLE | // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|} // failures
                );
                job.SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
                job.SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION |
                    BG_NOTIFY.BG_NOTIFY_DISABLE|});
                job.SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | // failures
                    BG_NOTIFY.BG_NOTIFY_DISABLE|} // muted
                );
        """,
        """
                job.SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                job.SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | // the end
                    // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR // failures
                );
                job.SetNotifyFlags(
                    // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                job.SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
                job.SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR // failures
                    // muted
                );
        """);

    [Fact]
    public Task KeepsTheCommentsOfWhatItRemoves() => Fix.Statements(
        Keep,
        MaskStyle.PInvoke,
        """
                job.SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR|}); // failures
                job.SetNotifyFlags(/* a */ {|BITS001:PInvoke.BG_NOTIFY_DISABLE /* b */ | /* c */ PInvoke.BG_NOTIFY_JOB_ERROR|} /* d */);
        """,
        """
                job.SetNotifyFlags(
                    // the end
                    PInvoke.BG_NOTIFY_DISABLE // muted
                    ); // failures
                job.SetNotifyFlags(/* a */ PInvoke.BG_NOTIFY_DISABLE /* b */ /* c */ /* d */);
        """);

    [Fact]
    public Task RepairsEveryArm() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        job.SetNotifyFlags({|BITS001:muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_DISABLE|});
        job.SetNotifyFlags({|BITS001:muted
            ? BG_NOTIFY.BG_NOTIFY_DISABLE
            : x == 0 ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE : (BG_NOTIFY)7|});
        job.SetNotifyFlags({|BITS001:x switch
        {
            BG_NOTIFY.BG_NOTIFY_JOB_ERROR => BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE, // one
            0 => muted ? BG_NOTIFY.BG_NOTIFY_DISABLE | x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE,
            _ => (BG_NOTIFY)0x26,
        }|});
        """,
        """
        job.SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(muted
            ? BG_NOTIFY.BG_NOTIFY_DISABLE
            : x == 0 ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(x switch
        {
            BG_NOTIFY.BG_NOTIFY_JOB_ERROR => BG_NOTIFY.BG_NOTIFY_JOB_ERROR, // one
            0 => muted ? x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE,
            _ => BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED,
        });
        """);
}

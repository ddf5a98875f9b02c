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
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        Job().SetNotifyFlags(flags: {|BITS001:x | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | x | BG_NOTIFY.BG_NOTIFY_DISABLE | (BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        Job().SetNotifyFlags({|BITS001:x | (BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        Job().SetNotifyFlags({|BITS001:(muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : 0) | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED);
        Job().SetNotifyFlags(flags: x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(x | (BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : 0) | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    /// <summary>What a helper does, it does for all who call it: the edit is made where the call stands.</summary>
    [Theory]
    [InlineData("static BG_NOTIFY With(this BG_NOTIFY first, BG_NOTIFY second) => first | second;")]
    [InlineData("static T With<T>(this T first, T second) where T : struct, System.Enum "
        + "=> (T)System.Enum.ToObject(typeof(T), System.Convert.ToUInt32(first) | System.Convert.ToUInt32(second));")]
    public Task LeavesHelpersAlone(string helper)
    {
        const string Mask = "BG_NOTIFY.BG_NOTIFY_JOB_ERROR.With(BG_NOTIFY.BG_NOTIFY_DISABLE)";
        return Fix.Program(Remove, EnumParameter, Program("{|BITS001:" + Mask + "|}"), Program(Mask + " & ~BG_NOTIFY.BG_NOTIFY_DISABLE"));

        string Program(string mask) => $$"""
            static class Masks
            {
                public {{helper}}
            }
            class Downloader
            {
                void Run(IBackgroundCopyJob job) => job.SetNotifyFlags({{mask}});
            }
            """;
    }

    [Fact]
    public Task KeepsTheOperand() => Fix.Statements(
        Keep,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS001:x | (BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.All|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task WritesAnewWhatIsNoChain() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS001:(BG_NOTIFY)6|});
        Job().SetNotifyFlags({|BITS001:(BG_NOTIFY)(6)|});
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY.All & ~(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        Job().SetNotifyFlags({|BITS001:x & BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (BG_NOTIFY)6|});
        Job().SetNotifyFlags({|BITS001:(BG_NOTIFY)System.Convert.ToUInt32(6)|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        Job().SetNotifyFlags(x & BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task KeepsTheCasts() => Fix.Statements(
        Remove,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|});
        Job().SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|});
        Job().SetNotifyFlags({|BITS001:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR + (System.UInt32)BG_NOTIFY.BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:(System.UInt32)BG_NOTIFY.BG_NOTIFY_DISABLE | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags(checked({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE)|}));
        Job().SetNotifyFlags(unchecked({|BITS001:(uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (uint)BG_NOTIFY.BG_NOTIFY_DISABLE|}));
        Job().SetNotifyFlags({|BITS001:(uint)BG_NOTIFY.All|});
        Job().SetNotifyFlags({|BITS001:0x07|});
        Job().SetNotifyFlags({|BITS001:System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_DISABLE) | System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        Job().SetNotifyFlags({|BITS001:x | (uint)BG_NOTIFY.All|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(checked((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(unchecked((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.All & ~BG_NOTIFY.BG_NOTIFY_DISABLE));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(x | (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
        """);

    [Fact]
    public Task WritesConstants() => Fix.Statements(
        Remove,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:7|});
        Job().SetNotifyFlags({|BITS001:(uint)0x06|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task WritesConstantsAsTheyAreImported() => Fix.Statements(
        Remove,
        UsingStatic,
        """
        Job().SetNotifyFlags({|BITS001:BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:7|});
        Job().SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_ERROR | 0x05|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED);
        """);

    [Fact]
    public Task WritesNumbersAsTheyWere() => Fix.Statements(
        Remove,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS001:7|});
        Job().SetNotifyFlags({|BITS001:15U|});
        Job().SetNotifyFlags({|BITS001:0x0F|});
        Job().SetNotifyFlags({|BITS001:0X3eu|});
        Job().SetNotifyFlags({|BITS001:0x0000_001F|});
        Job().SetNotifyFlags({|BITS001:0b1110|});
        Job().SetNotifyFlags({|BITS001:0B0000_0110u|});
        Job().SetNotifyFlags({|BITS001:(uint)7|});
        Job().SetNotifyFlags({|BITS001:0x01 | 0x02 | 0x04|});
        Job().SetNotifyFlags({|BITS001:0x02 | 0x05|});
        Job().SetNotifyFlags({|BITS001:x | 0x06u|});
        Job().SetNotifyFlags({|BITS001:x | 4 | 2|});
        Job().SetNotifyFlags({|BITS001:(1 << 1) | (1 << 2)|});
        """,
        """
        Job().SetNotifyFlags(3);
        Job().SetNotifyFlags(11U);
        Job().SetNotifyFlags(0x0B);
        Job().SetNotifyFlags(0X3au);
        Job().SetNotifyFlags(0x0000_001B);
        Job().SetNotifyFlags(0b1010);
        Job().SetNotifyFlags(0B0000_0010u);
        Job().SetNotifyFlags((uint)3);
        Job().SetNotifyFlags(0x01 | 0x02);
        Job().SetNotifyFlags(0x02 | 0x01);
        Job().SetNotifyFlags(x | 0x02u);
        Job().SetNotifyFlags(x | 2);
        Job().SetNotifyFlags((1 << 1));
        """);

    [Fact]
    public Task WritesANumberForFlagsThatAnOldEnumLacks() => Fix.Statements(
        Remove,
        OldEnum,
        """
        Job().SetNotifyFlags({|BITS001:0x1F|});
        Job().SetNotifyFlags({|BITS001:0x0F|});
        Job().SetNotifyFlags({|BITS001:(uint)(NotificationFlags.JobErrorOccured | NotificationFlags.NotificationDisabled | (NotificationFlags)0x10)|});
        Job().SetNotifyFlags({|BITS001:(uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x14)|});
        """,
        """
        Job().SetNotifyFlags(0x1B);
        Job().SetNotifyFlags((uint)(NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured | NotificationFlags.JobModified));
        Job().SetNotifyFlags((uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x10));
        Job().SetNotifyFlags((uint)(NotificationFlags.JobErrorOccured | (NotificationFlags)0x10));
        """);

    [Fact]
    public Task KeepsLinesAndCommentsWhereOperatorsLead() => Fix.Statements(
        Remove,
        MaskStyle.PInvoke,
        """
                Job().SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR|}); // failures
                Job().SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_DISABLE|});
                Job().SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_DISABLE
                    | PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_JOB_TRANSFERRED|});
                Job().SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_DISABLE
                    // failures, too
                    | PInvoke.BG_NOTIFY_JOB_ERROR|} /* all of them */);
                Job().SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE|}
                );
        """,
        """
                Job().SetNotifyFlags(
                    PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR); // failures
                Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    | PInvoke.BG_NOTIFY_JOB_ERROR);
                Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR
                    | PInvoke.BG_NOTIFY_JOB_TRANSFERRED);
                Job().SetNotifyFlags(
                    PInvoke.BG_NOTIFY_JOB_TRANSFERRED
                    // failures, too
                    | PInvoke.BG_NOTIFY_JOB_ERROR /* all of them */);
                Job().SetNotifyFlags(
                    {|BITS007:PInvoke.BG_NOTIFY_JOB_TRANSFERRED|} // the end
                );
        """);

    [Fact]
    public Task KeepsLinesAndCommentsWhereOperatorsTrail() => Fix.Statements(
        Remove,
        EnumParameter,
        """
                Job().SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY.BG_NOTIFY_DISABLE |
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
                Job().SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | // the end
                    BG_NOTIFY.BG_NOTIFY_DISABLE | // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|} // failures
                );
                Job().SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_DISABLE | // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
                Job().SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION |
                    BG_NOTIFY.BG_NOTIFY_DISABLE|});
                Job().SetNotifyFlags(
                    {|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | // failures
                    BG_NOTIFY.BG_NOTIFY_DISABLE|} // muted
                );
        """,
        """
                Job().SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                Job().SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | // the end
                    // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR // failures
                );
                Job().SetNotifyFlags(
                    // muted
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                Job().SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
                Job().SetNotifyFlags(
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR // failures
                    // muted
                );
        """);

    [Fact]
    public Task KeepsTheCommentsOfWhatItRemoves() => Fix.Statements(
        Keep,
        MaskStyle.PInvoke,
        """
                Job().SetNotifyFlags(
                    {|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | PInvoke.BG_NOTIFY_DISABLE // muted
                    | PInvoke.BG_NOTIFY_JOB_ERROR|}); // failures
                Job().SetNotifyFlags(/* a */ {|BITS001:PInvoke.BG_NOTIFY_DISABLE /* b */ | /* c */ PInvoke.BG_NOTIFY_JOB_ERROR|} /* d */);
        """,
        """
                Job().SetNotifyFlags(
                    // the end
                    PInvoke.BG_NOTIFY_DISABLE // muted
                    ); // failures
                Job().SetNotifyFlags(/* a */ PInvoke.BG_NOTIFY_DISABLE /* b */ /* c */ /* d */);
        """);

    [Fact]
    public Task RepairsEveryArm() => Fix.Statements(
        Remove,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS001:muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_DISABLE|});
        Job().SetNotifyFlags({|BITS001:muted
            ? BG_NOTIFY.BG_NOTIFY_DISABLE
            : x == 0 ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE : (BG_NOTIFY)7|});
        Job().SetNotifyFlags({|BITS001:x switch
        {
            BG_NOTIFY.BG_NOTIFY_JOB_ERROR => BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE, // one
            0 => muted ? BG_NOTIFY.BG_NOTIFY_DISABLE | x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE,
            _ => (BG_NOTIFY)0x26,
        }|});
        """,
        """
        Job().SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(muted
            ? BG_NOTIFY.BG_NOTIFY_DISABLE
            : x == 0 ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(x switch
        {
            BG_NOTIFY.BG_NOTIFY_JOB_ERROR => BG_NOTIFY.BG_NOTIFY_JOB_ERROR, // one
            0 => muted ? x | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_DISABLE,
            _ => BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED,
        });
        """);
}

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
        Job().SetNotifyFlags({|BITS002:(BG_NOTIFY)0x43|});
        Job().SetNotifyFlags({|BITS002:BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (BG_NOTIFY)0x40|});
        Job().SetNotifyFlags({|BITS002:(BG_NOTIFY)0x41 | BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS002:x | (BG_NOTIFY)0x40|});
        Job().SetNotifyFlags({|BITS002:~(BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        Job().SetNotifyFlags({|BITS002:muted ? (BG_NOTIFY)0x102 : (BG_NOTIFY)0x103|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(x);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        Job().SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    /// <summary>What a helper does, it does for all who call it: the edit is made where the call stands.</summary>
    [Theory]
    [InlineData("static BG_NOTIFY With(this BG_NOTIFY first, BG_NOTIFY second) => first | second;")]
    [InlineData("static BG_NOTIFY With(this BG_NOTIFY first, BG_NOTIFY second) { var mask = first; mask |= second; return mask; }")]
    [InlineData("static T With<T>(this T first, T second) where T : struct, System.Enum "
        + "=> (T)System.Enum.ToObject(typeof(T), System.Convert.ToUInt32(first) | System.Convert.ToUInt32(second));")]
    [InlineData("static BG_NOTIFY With(this BG_NOTIFY first, BG_NOTIFY second) => first | (BG_NOTIFY)0x40;")]
    public Task LeavesHelpersAlone(string helper)
    {
        const string Mask = "BG_NOTIFY.BG_NOTIFY_JOB_ERROR.With((BG_NOTIFY)0x40)";
        return Fix.Program(Remove, EnumParameter, Program("{|BITS002:" + Mask + "|}"), Program(Mask + " & (BG_NOTIFY)0x3F"));

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

    [Theory]
    [InlineData("static uint With(uint first, uint second) => first | second;", "Masks.With(0x03, 0x40)", "Masks.With(0x03, 0x40) & 0x3F")]
    [InlineData("static uint Watched(uint first) => first | 0x80u;", "Masks.Watched(0x02) | 0x01", "(Masks.Watched(0x02) | 0x01) & 0x3F")]
    public Task LeavesHelpersThatReturnNumbersAlone(string helper, string wrong, string right)
    {
        return Fix.Program(Remove, Numbers, Program("{|BITS002:" + wrong + "|}"), Program(right));

        string Program(string mask) => $$"""
            static class Masks
            {
                public {{helper}}
            }
            class Downloader
            {
                void Run(IBackgroundCopyJob job) => job.SetNotifyFlags({{mask}});
                void RunAnother(IBackgroundCopyJob job) => job.SetNotifyFlags({{mask}});
            }
            """;
    }

    [Fact]
    public Task NeverLeavesAMaskThatHidesMostOfItself() => Fix.Statements(
        Remove,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS002:0xFF|});
        Job().SetNotifyFlags({|BITS002:0x47|});
        Job().SetNotifyFlags({|BITS002:0x44|});
        """,
        """
        Job().SetNotifyFlags(0x3B);
        Job().SetNotifyFlags(0x03);
        Job().SetNotifyFlags(0x04);
        """);

    [Fact]
    public Task RemovesTheBitsOfNumbers() => Fix.Statements(
        Remove,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS002:0x43|});
        Job().SetNotifyFlags({|BITS002:0x0103u|});
        Job().SetNotifyFlags({|BITS002:0b0100_0010|});
        Job().SetNotifyFlags({|BITS002:131|});
        Job().SetNotifyFlags({|BITS002:3 | 0x40|});
        Job().SetNotifyFlags({|BITS002:1 << 7 | 2|});
        Job().SetNotifyFlags({|BITS002:x | 0x40|});
        Job().SetNotifyFlags({|BITS002:~4u|});
        Job().SetNotifyFlags(unchecked({|BITS002:(uint)-6|}));
        """,
        """
        Job().SetNotifyFlags(0x03);
        Job().SetNotifyFlags(0x0003u);
        Job().SetNotifyFlags(0b0000_0010);
        Job().SetNotifyFlags(3);
        Job().SetNotifyFlags(3);
        Job().SetNotifyFlags(2);
        Job().SetNotifyFlags(x);
        Job().SetNotifyFlags(0x3B);
        Job().SetNotifyFlags(0x3A);
        """);

    [Fact]
    public Task KeepsTheParenthesesThatAreNeeded() => Fix.Statements(
        Remove,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS002:(x ^ 2) + 0 | 0x80|});
        Job().SetNotifyFlags({|BITS002:(muted ? x : 3u) | 0x80|});
        Job().SetNotifyFlags({|BITS002:(uint)(x | 0x80)|});
        """,
        """
        Job().SetNotifyFlags((x ^ 2) + 0);
        Job().SetNotifyFlags((muted ? x : 3u));
        Job().SetNotifyFlags((uint)x);
        """);

    [Fact]
    public Task RequestsTheEndWhereNothingElseIsLeft() => Fix.Statements(
        UseDefaultPair,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS002:0x40|});
        Job().SetNotifyFlags({|BITS002:(uint)(BG_NOTIFY)0x80|});
        Job().SetNotifyFlags({|BITS002:muted ? 0x40u : 0x42u|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(muted ? (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) : (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public Task DoesNotMakeAnEmptyMask() => Fix.NoFix(
        Remove,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS002:0x40|});
        Job().SetNotifyFlags({|BITS002:muted ? 0x40u : 0x42u|});
        """);

    [Fact]
    public Task DoesNotRequestTheEndWhereSomethingElseIsLeft() => Fix.NoFix(
        UseDefaultPair,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS002:0x42|});
        Job().SetNotifyFlags({|BITS002:x | 0x42|});
        """);

    [Fact]
    public Task KeepsTheDefinedBitsOfAVariable() => Fix.Statements(
        Remove,
        CastEnum,
        """
        var mask = x;
        mask |= 0x40;
        Job().SetNotifyFlags({|BITS002:mask|});
        BG_NOTIFY flags = (BG_NOTIFY)x;
        flags |= (BG_NOTIFY)0x80;
        Job().SetNotifyFlags({|BITS002:(uint)(flags | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        """,
        """
        var mask = x;
        Job().SetNotifyFlags(mask);
        BG_NOTIFY flags = (BG_NOTIFY)x;
        flags |= (BG_NOTIFY)0x80;
        Job().SetNotifyFlags((uint)((flags | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) & (BG_NOTIFY)0x3F));
        """);
}

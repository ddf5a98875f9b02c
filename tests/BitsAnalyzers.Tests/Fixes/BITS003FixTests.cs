using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits003FlagsNotCombinedWithOrFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS003FixTests
{
    private const string UseOr = "BITS003.UseOr";

    [Fact]
    public Task ReplacesTheOperators() => Fix.Statements(
        UseOr,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS003:PInvoke.BG_NOTIFY_JOB_TRANSFERRED & PInvoke.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS003:PInvoke.BG_NOTIFY_JOB_TRANSFERRED & PInvoke.BG_NOTIFY_JOB_ERROR & PInvoke.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS003:PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED & PInvoke.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags(unchecked({|BITS003:PInvoke.BG_NOTIFY_JOB_TRANSFERRED - PInvoke.BG_NOTIFY_JOB_ERROR|}));
        Job().SetNotifyFlags({|BITS003:15u & PInvoke.BG_NOTIFY_JOB_ERROR + 3|});
        Job().SetNotifyFlags({|BITS003:(PInvoke.BG_NOTIFY_JOB_ERROR & PInvoke.BG_NOTIFY_JOB_TRANSFERRED) + PInvoke.BG_NOTIFY_JOB_MODIFICATION|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_MODIFICATION);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_MODIFICATION);
        Job().SetNotifyFlags(unchecked(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags(15u & (PInvoke.BG_NOTIFY_JOB_ERROR | 3));
        Job().SetNotifyFlags((PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED) | PInvoke.BG_NOTIFY_JOB_MODIFICATION);
        """);

    [Fact]
    public Task DropsTheFlagThatIsNamedTwice() => Fix.Statements(
        UseOr,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS003:PInvoke.BG_NOTIFY_JOB_ERROR + PInvoke.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags({|BITS003:PInvoke.BG_NOTIFY_JOB_ERROR + PInvoke.BG_NOTIFY_JOB_TRANSFERRED + PInvoke.BG_NOTIFY_JOB_ERROR + PInvoke.BG_NOTIFY_JOB_ERROR|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_TRANSFERRED);
        """);

    [Fact]
    public Task WritesWhatAnEnumAllows() => Fix.Statements(
        UseOr,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS003:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED & BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
        Job().SetNotifyFlags({|BITS003:BG_NOTIFY.BG_NOTIFY_JOB_ERROR - BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS003:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + 3)|});
        Job().SetNotifyFlags({|BITS003:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR + (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR + (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        UseOr,
        UsingStatic,
        """
                Job().SetNotifyFlags(
                    {|BITS003:BG_NOTIFY_JOB_TRANSFERRED // the end
                    & BG_NOTIFY_JOB_ERROR|}); // failures
                Job().SetNotifyFlags(
                    {|BITS003:BG_NOTIFY_JOB_TRANSFERRED & // the end
                    BG_NOTIFY_JOB_ERROR /* failures */ &
                    BG_NOTIFY_JOB_MODIFICATION|});
        """,
        """
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_TRANSFERRED // the end
                    | BG_NOTIFY_JOB_ERROR); // failures
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_TRANSFERRED | // the end
                    BG_NOTIFY_JOB_ERROR /* failures */ |
                    BG_NOTIFY_JOB_MODIFICATION);
        """);
}

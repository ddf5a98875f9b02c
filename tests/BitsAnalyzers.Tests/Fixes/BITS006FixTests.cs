using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits006EndNeverAnnouncedFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS006FixTests
{
    private const string AddDefaultPair = "BITS006.AddDefaultPair";

    [Fact]
    public Task AppendsTheFlags() => Fix.Statements(
        AddDefaultPair,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS006:BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS006:BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS006:x & BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS006:(BG_NOTIFY)0x18|});
        Job().SetNotifyFlags({|BITS006:muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : x|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(x & BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED);
        Job().SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : x);
        """);

    [Fact]
    public Task AppendsInsideTheCast() => Fix.Statements(
        AddDefaultPair,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS006:(uint)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS006:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)|});
        Job().SetNotifyFlags({|BITS006:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED)|});
        Job().SetNotifyFlags({|BITS006:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (System.UInt32)BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS006:8u|});
        Job().SetNotifyFlags({|BITS006:System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (System.UInt32)BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
        Job().SetNotifyFlags(System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task AppendsNumbersWhereThereAreNoNames() => Fix.Statements(
        AddDefaultPair,
        Numbers,
        """
        Job().SetNotifyFlags({|BITS006:8|});
        Job().SetNotifyFlags({|BITS006:0x18u|});
        Job().SetNotifyFlags({|BITS006:0x10 | 0x08|});
        Job().SetNotifyFlags({|BITS006:0x18 | 0x20|});
        Job().SetNotifyFlags({|BITS006:x & 0x10 | 8u|});
        """,
        """
        Job().SetNotifyFlags(11);
        Job().SetNotifyFlags(0x1Bu);
        Job().SetNotifyFlags(0x10 | 0x08 | 0x01 | 0x02);
        Job().SetNotifyFlags(0x18 | 0x20 | 0x03);
        Job().SetNotifyFlags(x & 0x10 | 8u | 1u | 2u);
        """);

    [Fact]
    public Task NamesWhatAnOldEnumHas() => Fix.Statements(
        AddDefaultPair,
        OldEnum,
        """
        Job().SetNotifyFlags({|BITS006:(uint)NotificationFlags.JobModified|});
        Job().SetNotifyFlags({|BITS006:0x18|});
        Job().SetNotifyFlags({|BITS006:(uint)NotificationFlags.JobModified | 0x30|});
        """,
        """
        Job().SetNotifyFlags((uint)(NotificationFlags.JobModified | NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured));
        Job().SetNotifyFlags(0x1B);
        Job().SetNotifyFlags((uint)NotificationFlags.JobModified | 0x30 | (uint)NotificationFlags.JobTransferred | (uint)NotificationFlags.JobErrorOccured);
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        AddDefaultPair,
        UsingStatic,
        """
                Job().SetNotifyFlags({|BITS006:BG_NOTIFY_JOB_MODIFICATION|} // progress
                );
                Job().SetNotifyFlags({|BITS006:BG_NOTIFY_JOB_MODIFICATION|} /* progress */);
                Job().SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION // progress
                    | BG_NOTIFY_FILE_TRANSFERRED|}); // files
                Job().SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION // progress
                        | BG_NOTIFY_FILE_TRANSFERRED|} // files
                );
                Job().SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED|}); // files
                Job().SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED|} // files
                );
        """,
        """
                Job().SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR // progress
                );
                Job().SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION /* progress */ | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION // progress
                    | BG_NOTIFY_FILE_TRANSFERRED
                    | BG_NOTIFY_JOB_TRANSFERRED
                    | BG_NOTIFY_JOB_ERROR); // files
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION // progress
                        | BG_NOTIFY_FILE_TRANSFERRED // files
                        | BG_NOTIFY_JOB_TRANSFERRED
                        | BG_NOTIFY_JOB_ERROR
                );
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED |
                    BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY_JOB_ERROR); // files
                Job().SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED | // files
                    BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY_JOB_ERROR
                );
        """);
}

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
        job.SetNotifyFlags({|BITS006:BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        job.SetNotifyFlags({|BITS006:BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED|});
        job.SetNotifyFlags({|BITS006:x & BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        job.SetNotifyFlags({|BITS006:(BG_NOTIFY)0x18|});
        job.SetNotifyFlags({|BITS006:muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION : x|});
        """,
        """
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(x & BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED);
        job.SetNotifyFlags(muted ? BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR : x);
        """);

    [Fact]
    public Task AppendsInsideTheCast() => Fix.Statements(
        AddDefaultPair,
        CastEnum,
        """
        job.SetNotifyFlags({|BITS006:(uint)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        job.SetNotifyFlags({|BITS006:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)|});
        job.SetNotifyFlags({|BITS006:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED)|});
        job.SetNotifyFlags({|BITS006:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (System.UInt32)BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED|});
        job.SetNotifyFlags({|BITS006:8u|});
        job.SetNotifyFlags({|BITS006:System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)|});
        """,
        """
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        job.SetNotifyFlags((System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (System.UInt32)BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
        job.SetNotifyFlags(System.Convert.ToUInt32(BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task AppendsNumbersWhereThereAreNoNames() => Fix.Statements(
        AddDefaultPair,
        Numbers,
        """
        job.SetNotifyFlags({|BITS006:8|});
        job.SetNotifyFlags({|BITS006:0x18u|});
        job.SetNotifyFlags({|BITS006:0x10 | 0x08|});
        job.SetNotifyFlags({|BITS006:x & 0x10 | 8u|});
        """,
        """
        job.SetNotifyFlags(11);
        job.SetNotifyFlags(0x1Bu);
        job.SetNotifyFlags(0x1B);
        job.SetNotifyFlags(x & 0x10 | 8u | 3u);
        """);

    [Fact]
    public Task NamesWhatAnOldEnumHas() => Fix.Statements(
        AddDefaultPair,
        OldEnum,
        """
        job.SetNotifyFlags({|BITS006:(uint)NotificationFlags.JobModified|});
        job.SetNotifyFlags({|BITS006:0x18|});
        job.SetNotifyFlags({|BITS006:(uint)NotificationFlags.JobModified | 0x30|});
        """,
        """
        job.SetNotifyFlags((uint)(NotificationFlags.JobModified | NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured));
        job.SetNotifyFlags(0x1B);
        job.SetNotifyFlags((uint)NotificationFlags.JobModified | 0x30 | (uint)NotificationFlags.JobTransferred | (uint)NotificationFlags.JobErrorOccured);
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        AddDefaultPair,
        UsingStatic,
        """
                job.SetNotifyFlags({|BITS006:BG_NOTIFY_JOB_MODIFICATION|} // progress
                );
                job.SetNotifyFlags({|BITS006:BG_NOTIFY_JOB_MODIFICATION|} /* progress */);
                job.SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION // progress
                    | BG_NOTIFY_FILE_TRANSFERRED|}); // files
                job.SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION // progress
                        | BG_NOTIFY_FILE_TRANSFERRED|} // files
                );
                job.SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED|}); // files
                job.SetNotifyFlags(
                    {|BITS006:BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED|} // files
                );
        """,
        """
                job.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR // progress
                );
                job.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION /* progress */ | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
                job.SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION // progress
                    | BG_NOTIFY_FILE_TRANSFERRED
                    | BG_NOTIFY_JOB_TRANSFERRED
                    | BG_NOTIFY_JOB_ERROR); // files
                job.SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION // progress
                        | BG_NOTIFY_FILE_TRANSFERRED // files
                        | BG_NOTIFY_JOB_TRANSFERRED
                        | BG_NOTIFY_JOB_ERROR
                );
                job.SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED |
                    BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY_JOB_ERROR); // files
                job.SetNotifyFlags(
                    BG_NOTIFY_JOB_MODIFICATION | // progress
                    BG_NOTIFY_FILE_TRANSFERRED | // files
                    BG_NOTIFY_JOB_TRANSFERRED |
                    BG_NOTIFY_JOB_ERROR
                );
        """);
}

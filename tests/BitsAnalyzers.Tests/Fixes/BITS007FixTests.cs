using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits007FailureNeverAnnouncedFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS007FixTests
{
    private const string AddError = "BITS007.AddError";

    [Fact]
    public Task AppendsTheFlag() => Fix.Statements(
        AddError,
        MaskStyle.PInvoke,
        """
        Job().SetNotifyFlags({|BITS007:PInvoke.BG_NOTIFY_JOB_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS007:PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS007:PInvoke.BG_NOTIFY_JOB_TRANSFERRED + PInvoke.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS007:(x & ~6u) | PInvoke.BG_NOTIFY_JOB_TRANSFERRED|});
        Job().SetNotifyFlags({|BITS007:(x | 1) & ~6u|});
        Job().SetNotifyFlags({|BITS007:1|});
        Job().SetNotifyFlags({|BITS007:0x3F & ~(PInvoke.BG_NOTIFY_DISABLE | PInvoke.BG_NOTIFY_JOB_ERROR)|});
        """,
        """
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_MODIFICATION | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags({|BITS004:PInvoke.BG_NOTIFY_JOB_TRANSFERRED + PInvoke.BG_NOTIFY_JOB_MODIFICATION | PInvoke.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags((x & ~6u) | PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((x | 1) & ~6u | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_JOB_MODIFICATION | PInvoke.BG_NOTIFY_FILE_TRANSFERRED | PInvoke.BG_NOTIFY_FILE_RANGES_TRANSFERRED);
        """);

    [Fact]
    public Task CastsWhatTheExpressionNeedsCast() => Fix.Statements(
        AddError,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS007:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION|});
        Job().SetNotifyFlags({|BITS007:(x | 1) & ~6u|});
        Job().SetNotifyFlags({|BITS007:muted ? 1u : (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED|});
        """,
        """
        Job().SetNotifyFlags({|BITS004:(System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | (System.UInt32)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|});
        Job().SetNotifyFlags((x | 1) & ~6u | (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(muted ? (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR) : (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task RepairsTheDeclaration() => Fix.Program(
        AddError,
        CastEnum,
        """
        class Downloader
        {
            private const uint Number = 0x01;
            private const BG_NOTIFY Member = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED; // the end
            private const uint Cast = (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED;
            private const int Signed = (int)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
            private static readonly uint s_field = (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED, s_other = Cast;

            void Start(System.Func<IBackgroundCopyJob> Job)
            {
                const BG_NOTIFY Local = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED;
                Job().SetNotifyFlags({|BITS007:(uint)Member|});
                Job().SetNotifyFlags({|BITS007:Cast|});
                Job().SetNotifyFlags({|BITS007:Signed|});
                Job().SetNotifyFlags({|BITS007:s_field|});
                Job().SetNotifyFlags({|BITS007:s_other|});
                Job().SetNotifyFlags({|BITS007:(uint)Local|});
                Job().SetNotifyFlags({|BITS007:Number|});
            }
        }
        """,
        """
        class Downloader
        {
            private const uint Number = 0x01;
            private const BG_NOTIFY Member = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR; // the end
            private const uint Cast = (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
            private const int Signed = (int)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
            private static readonly uint s_field = (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR), s_other = Cast;

            void Start(System.Func<IBackgroundCopyJob> Job)
            {
                const BG_NOTIFY Local = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                Job().SetNotifyFlags((uint)Member);
                Job().SetNotifyFlags(Cast);
                Job().SetNotifyFlags(Signed);
                Job().SetNotifyFlags(s_field);
                Job().SetNotifyFlags(s_other);
                Job().SetNotifyFlags((uint)Local);
                Job().SetNotifyFlags(Number | (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
            }
        }
        """);
}

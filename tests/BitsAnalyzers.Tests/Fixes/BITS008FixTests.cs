using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Fix = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits008UseNamedFlagsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS008FixTests
{
    private const string UseNames = "BITS008.UseNames";

    [Fact]
    public Task NamesTheMembersOfTheParameter() => Fix.Statements(
        UseNames,
        EnumParameter,
        """
        Job().SetNotifyFlags({|BITS008:(BG_NOTIFY)3|});
        Job().SetNotifyFlags({|BITS008:(BG_NOTIFY)(0x01 | 0x02 | 0x08)|});
        Job().SetNotifyFlags({|BITS008:(BG_NOTIFY)4|});
        """,
        """
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
        Job().SetNotifyFlags(BG_NOTIFY.BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task CastsTheEnumThatIsInScope() => Fix.Statements(
        UseNames,
        CastEnum,
        """
        Job().SetNotifyFlags({|BITS008:3|});
        Job().SetNotifyFlags({|BITS008:11U|});
        Job().SetNotifyFlags({|BITS008:0b1011|});
        Job().SetNotifyFlags({|BITS008:(uint)4|});
        Job().SetNotifyFlags(flags: {|BITS008:2 | 1|});
        """,
        """
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_DISABLE);
        Job().SetNotifyFlags(flags: (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task NamesTheConstantsInScope() => Fix.Statements(
        UseNames,
        UsingStatic,
        """
        Job().SetNotifyFlags({|BITS008:3|});
        Job().SetNotifyFlags({|BITS008:(uint)(3)|});
        Job().SetNotifyFlags(System.Convert.ToUInt32({|BITS008:4|}));
        """.Replace("System.Convert.ToUInt32({|BITS008:4|})", "{|BITS008:System.Convert.ToUInt32(4)|}"),
        """
        Job().SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public Task KeepsLinesAndComments() => Fix.Statements(
        UseNames,
        CastEnum,
        """
                Job().SetNotifyFlags(
                    {|BITS008:0x01 // the end
                    | 0x0A|}); // failures and progress
                Job().SetNotifyFlags(/* nothing */ {|BITS008:0x04|} /* at all */);
        """,
        """
                Job().SetNotifyFlags(
                    (uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED // the end
                    | (uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)); // failures and progress
                Job().SetNotifyFlags(/* nothing */ (uint)BG_NOTIFY.BG_NOTIFY_DISABLE /* at all */);
        """);

    [Fact]
    public Task FindsTheNamesWhereverTheyAre() => Fix.Of(
        UseNames,
        CastEnum,
        ("""
        class Qualified
        {
            void Start(Contoso.Interop.IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS008:3|});
        }
        """,
        """
        class Qualified
        {
            void Start(Contoso.Interop.IBackgroundCopyJob job) => job.SetNotifyFlags((uint)(Contoso.Interop.BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | Contoso.Interop.BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
        }
        """),
        ("""
        using Flags = Contoso.Interop.BG_NOTIFY;

        class Aliased
        {
            void Start(Contoso.Interop.IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS008:4|});
        }
        """,
        """
        using Flags = Contoso.Interop.BG_NOTIFY;

        class Aliased
        {
            void Start(Contoso.Interop.IBackgroundCopyJob job) => job.SetNotifyFlags((uint)Flags.BG_NOTIFY_DISABLE);
        }
        """),
        ("""
        using Contoso.Interop;

        class Shadowed
        {
            private const string BG_NOTIFY_DISABLE = "mine";
            private string BG_NOTIFY => BG_NOTIFY_DISABLE;

            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS008:4|});
        }
        """,
        """
        using Contoso.Interop;

        class Shadowed
        {
            private const string BG_NOTIFY_DISABLE = "mine";
            private string BG_NOTIFY => BG_NOTIFY_DISABLE;

            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)Contoso.Interop.BG_NOTIFY.BG_NOTIFY_DISABLE);
        }
        """)).RunAsync(TestContext.Current.CancellationToken);
}

using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>What is in force when a job is resumed, passed on or left: BITS020, 021, 025, 027 and 028.</summary>
public class ReceiverFlowTests
{
    private const string Create = """
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        var created2 = (IBackgroundCopyJob2)created;
        created.AddFile(text, text);
        """;

    public class BITS020
    {
        [Fact]
        public Task ReportsFlagsThatACommandLineIgnores() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created2.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsInEitherOrder() => Statements(Create + """

            created.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.Resume();
            """);

        [Fact]
        public Task ReportsWhereTheCallbackIsClearedAgain() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyInterface(null);
            created.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsOnAJobFromOutside() => Statements("""
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            """);

        [Fact]
        public Task ReportsOnAJobFromOutsideWhereACallbackIsOnlyCleared() => Statements("""
            other.SetNotifyInterface(null);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            job?.SetNotifyInterface(null);
            """);

        [Theory]
        [InlineData("job.SetNotifyInterface(callback);")]
        [InlineData("job?.SetNotifyInterface(callback);")]
        [InlineData("Action<object> register = job.SetNotifyInterface;")]
        public Task StaysSilentOnAJobFromOutsideWhereTheTypeRegistersACallback(string statement) => Statements($$"""
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            if (first)
            {
                {{statement}}
            }
            """);

        [Fact]
        public Task StaysSilentWithACallback() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            created.{|BITS027:SetNotifyInterface|}(new Silent());
            """);

        [Fact]
        public Task StaysSilentWithACallbackClass() => Statements(Create + """

            ((IBackgroundCopyJob5)created).SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, default);
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineIsClearedAgain() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created2.SetNotifyCmdLine(null, null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWhereTheMaskIsReplaced() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            created.GetNotifyFlags(out _);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineMayBeNull() => Statements(Create + """

            created2.SetNotifyCmdLine(text, null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWithoutFlags() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobFromOutsideInATypeThatRegistersCallbacks() => Program("""
            class Downloader
            {
                void Register(IBackgroundCopyJob job, object callback) => job.SetNotifyInterface(callback);

                void Start(IBackgroundCopyJob2 job)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", null);
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
                }
            }
            """);
    }

    public class BITS021
    {
        [Fact]
        public Task ReportsAMaskThatDisables() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_DISABLE|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsAMaskWithoutTheEnd() => Statements("""
            other.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_JOB_MODIFICATION|});
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsInOneArmThatGoesOn() => Statements("""
            uint flags = (uint)BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags = (uint)BG_NOTIFY_DISABLE;
            }

            other.SetNotifyFlags({|BITS021:flags|});
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task StaysSilentForTheEndOfTheJob() => Statements("""
            other.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineIsRemoved() => Statements("""
            other.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            other.SetNotifyCmdLine(null, null);
            """);
    }

    public class BITS025
    {
        [Fact]
        public Task ReportsADisabledCallbackAtResume() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyFlags({|BITS025:(uint)BG_NOTIFY_DISABLE|});
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWithoutACallback() => Statements(Create + """

            created.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereTheJobIsNotResumed() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            """);
    }

    public class BITS027
    {
        [Fact]
        public Task ReportsTheLaterCall() => Statements("""
            other.SetNotifyInterface(new Silent());
            other.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsACallbackThatIsDeclaredNotNull() => Program("""
            #nullable enable
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job, IBackgroundCopyCallback callback)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", "");
                    job.{|BITS027:SetNotifyInterface|}(callback);
                }
            }
            """);

        [Fact]
        public Task StaysSilentForACallbackThatMayBeNull() => Program("""
            #nullable enable
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job, IBackgroundCopyCallback? callback, object sink)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", "");
                    job.SetNotifyInterface(callback!);
                    job.SetNotifyInterface(sink);
                }
            }
            """);

        [Fact]
        public Task StaysSilentWhereOneReplacesTheOther() => Statements("""
            other.SetNotifyInterface(new Silent());
            other.SetNotifyInterface(null);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyCmdLine(null, null);
            other.SetNotifyInterface(new Silent());
            """);

        [Fact]
        public Task StaysSilentOnDifferentPaths() => Statements("""
            if (first)
            {
                other.SetNotifyInterface(new Silent());
            }
            else
            {
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }
            """);
    }

    public class BITS028
    {
        [Fact]
        public Task ReportsAMaskOfWhichNotAllIsKnown() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            other.GetNotifyFlags(out var mask);
            created.SetNotifyFlags({|BITS028:mask & ~(uint)BG_NOTIFY_JOB_TRANSFERRED | (uint)BG_NOTIFY_JOB_ERROR|});
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAMaskThatMayHaveAReportOfItsOwn() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            other.GetNotifyFlags(out var mask);
            created.SetNotifyFlags(mask & ~(uint)BG_NOTIFY_JOB_TRANSFERRED);
            created.Resume();
            """);

        [Fact]
        public Task ReportsAHandlerWithoutItsFlag() => Statements(Create + """

            created.{|BITS028:SetNotifyInterface|}(new Watcher());
            created.Resume();
            """);

        [Fact]
        public Task ReportsTheMaskThatLacksTheFlag() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            created.SetNotifyFlags({|BITS028:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsACallbackInALocal() => Statements(Create + """

            var watcher = new Watcher();
            created.{|BITS028:SetNotifyInterface|}(watcher);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWithTheFlags() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED));
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentForEmptyHandlers() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentForACallbackOfUnknownType() => Statements(Create + """

            created.SetNotifyInterface(callback);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobFromOutside() => Statements("""
            other.SetNotifyInterface(new Watcher());
            other.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereOthersMayHaveSetTheFlags() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            Touch(created);
            created.Resume();
            """);
    }
}

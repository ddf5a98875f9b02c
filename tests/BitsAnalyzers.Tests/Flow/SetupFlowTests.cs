using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>The order of what is done to a job: BITS009, 042, 043, 044, 045 and 047.</summary>
public class SetupFlowTests
{
    public class BITS009
    {
        /// <summary>What may have been refused is not replaced.</summary>
        [Theory]
        [InlineData("int result = job.SetNotifyFlags(all); if (result < 0) { Check(job.SetNotifyFlags(end)); }")]
        [InlineData("if (job.SetNotifyFlags(all) >= 0) { Check(0); } else { Check(job.SetNotifyFlags(end)); }")]
        [InlineData("Check(job.SetNotifyFlags(all) < 0 ? job.SetNotifyFlags(end) : 0);")]
        [InlineData("bool set = job.SetNotifyFlags(all) >= 0 || job.SetNotifyFlags(end) >= 0;")]
        [InlineData("Check(job.SetNotifyFlags(all)); Check(job.SetNotifyFlags({|BITS009:end|}));")]
        [InlineData(
            "if (number > 0) { int result = job.SetNotifyFlags(all); Check(result); result = job.SetNotifyFlags({|BITS009:end|}); "
            + "Check(result); }")]
        public Task AnswersARefusal(string statements) => Program(Testing.Shapes.InteropShapes.PreserveSig, $$"""
            class Downloader
            {
                static void Check(int result) => Marshal.ThrowExceptionForHR(result);

                void Run(IBackgroundCopyJob job, int number)
                {
                    const uint end = (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                    const uint all = end | (uint)BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                    {{statements}}
                }
            }
            """);

        [Fact]
        public Task ReportsAMaskThatTakesFlagsAway() => Statements("""
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            job.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
            """);

        [Fact]
        public Task ReportsOnlyTheFirstThatTakesFlagsAwayFromAnEndedJob() => Statements("""
            other.GetState(out var state);
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
            if (other is IBackgroundCopyJob3 newer)
            {
                return;
            }

            if (state == BG_JOB_STATE_CANCELLED)
            {
                Log(text);
            }

            if (first)
            {
                other.{|BITS041:SetNotifyFlags|}({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
                other.{|BITS041:SetNotifyFlags|}((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
                ((IBackgroundCopyJob3)other).{|BITS041:SetNotifyCmdLine|}(@"C:\Tools\done.exe", null);
            }
            """);

        [Fact]
        public Task ReportsAcrossSetUpOfANewJob() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            created.AddFile(text, text);
            created.SetDisplayName(text);
            created.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
            """);

        [Fact]
        public Task StaysSilentWhereNothingIsLost() => Statements("""
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentAroundMuting() => Statements("""
            job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            """);

        [Fact]
        public Task StaysSilentWhereAnEventMayHaveComeInBetween() => Statements("""
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            job.Resume();
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            """);

        [Fact]
        public Task StaysSilentOnDifferentPaths() => Statements("""
            if (first)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            }
            else
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            }
            """);

        [Fact]
        public Task StaysSilentOnDifferentJobs() => Statements("""
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            """);
    }

    public class BITS042
    {
        [Fact]
        public Task ReportsAnEmptyJob() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.{|BITS042:Resume|}();
            """);

        [Fact]
        public Task ReportsInEachIteration() => Statements("""
            for (var i = 0; i < number; i++)
            {
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
                created.SetPriority(default);
                created.{|BITS042:Resume|}();
            }
            """);

        [Fact]
        public Task StaysSilentWithAFile() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereAPathAddsAFile() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            foreach (var name in new[] { text })
            {
                created.AddFile(name, name);
            }

            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereAFileSetIsAdded() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFileSet((uint)number, new BG_FILE_INFO[number]);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobThatWasPassedOn() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            Touch(created);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobThatWasStored() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            jobs.Add(created);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobFromOutside() => Statements("job.Resume();");
    }

    public class BITS043
    {
        [Fact]
        public Task ReportsTheSecondFile() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.{|BITS043:AddFile|}(text, text);
            """);

        [Fact]
        public Task ReportsTheSecondFileOfAJobThatOthersHaveUsed() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            Touch(created);
            created.{|BITS043:AddFile|}(text, text);
            """);

        [Fact]
        public Task StaysSilentWhereOthersMayHaveAddedTheFirst() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            Touch(created);
            created.AddFile(text, text);
            """);

        [Fact]
        public Task ReportsASetOfTwo() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD_REPLY, out _, out var created);
            created.{|BITS043:AddFileSet|}(2, new BG_FILE_INFO[2]);
            """);

        [Fact]
        public Task StaysSilentForASetOfOneOrUnknownSize() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFileSet(1, new BG_FILE_INFO[1]);
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var another);
            another.AddFileSet((uint)number, new BG_FILE_INFO[number]);
            """);

        [Fact]
        public Task StaysSilentForDownloadsAndUnknownTypes() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.AddFile(text, text);
            manager.CreateJob("job", (BG_JOB_TYPE)number, out _, out var another);
            another.AddFile(text, text);
            another.AddFile(text, text);
            """);

        [Fact]
        public Task StaysSilentOnDifferentPaths() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            if (first)
            {
                created.AddFile(text, "a");
            }
            else
            {
                created.AddFile(text, "b");
            }
            """);

        [Fact]
        public Task StaysSilentWhereTheFirstFailed() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            try
            {
                created.AddFile(text, "a");
            }
            catch ({|BITS103:COMException|})
            {
                created.AddFile(text, "b");
            }
            """);
    }

    public class BITS044
    {
        [Fact]
        public Task ReportsAnUploadThatWasNeverResumed() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.{|BITS044:Complete|}();
            """);

        [Fact]
        public Task ReportsAnotherState() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Resume();
            created.GetState(out var state);
            if (state == BG_JOB_STATE_ERROR)
            {
                created.{|BITS044:Complete|}();
            }
            """);

        [Fact]
        public Task SaysNothingOfAStateThatIsReadAndNotTested() => StatementsAbout("BITS044", """
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            try
            {
                created.AddFile(text, text);
                created.GetState(out var state);
                created.Resume();
            }
            finally
            {
                created.Complete();
            }
            """);

        [Fact]
        public Task SaysNothingOfAStateThatIsReadAndNotTestedOnOneWay() => StatementsAbout("BITS044", """
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            if (first)
            {
                created.GetState(out var state);
            }
            else
            {
                created.Resume();
            }
            created.Complete();
            """);

        [Theory]
        [InlineData("if (state == BG_JOB_STATE_ERROR) Log(text); created.{|BITS044:Complete|}();")]
        [InlineData("if (state != BG_JOB_STATE_TRANSFERRED) Log(text); created.Complete();")]
        [InlineData("if (state is BG_JOB_STATE_ERROR or BG_JOB_STATE_TRANSIENT_ERROR) Log(text); created.{|BITS044:Complete|}();")]
        [InlineData("if (state == BG_JOB_STATE_ERROR) Decide(); created.Complete();")]
        [InlineData("if (state == BG_JOB_STATE_ERROR) created.Resume(); created.Complete();")]
        [InlineData("if (state == BG_JOB_STATE_ERROR) return; created.Complete();")]
        [InlineData("if (state == BG_JOB_STATE_TRANSFERRED) Log(text); created.Complete();")]
        public Task ATestTellsOfTheWaysThatFollow(string statements) => Statements($$"""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Resume();
            created.GetState(out var state);
            {{statements}}
            """);

        [Fact]
        public Task StaysSilentOnceItMayBeTransferred() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Resume();
            created.Complete();
            """);

        [Fact]
        public Task StaysSilentInTheStateTransferred() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Resume();
            BG_JOB_STATE state;
            do
            {
                created.GetState(out state);
            }
            while (state != BG_JOB_STATE_TRANSFERRED);
            created.Complete();
            """);

        [Fact]
        public Task StaysSilentForDownloads() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.Complete();
            """);
    }

    public class BITS045
    {
        [Fact]
        public Task ReportsWhatIsSetAfterResume() => Statements("""
            job.Resume();
            job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, default);
            job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, default);
            """);

        [Fact]
        public Task ReportsWhatIsSetAfterAFile() => Statements("""
            job.AddFile(text, text);
            job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, default);
            """);

        [Fact]
        public Task StaysSilentForWhatMayBeSetAtAnyTime() => Statements("""
            job.AddFile(text, text);
            job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, default);
            job.SetProperty(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, default);
            job.Resume();
            job.SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, default);
            job.SetProperty(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, default);
            job.SetProperty((BITS_JOB_PROPERTY_ID)number, default);
            """);
    }

    public class BITS047
    {
        [Fact]
        public Task ReportsTheSettingThatIsLost() => Statements("""
            job.{|BITS047:SetNotifyCmdLine|}("c:\\a.exe", null);
            job.TakeOwnership();
            """);

        [Fact]
        public Task StaysSilentForClearing() => Statements("""
            job.SetNotifyCmdLine(null, null);
            job.TakeOwnership();
            """);

        [Fact]
        public Task StaysSilentForTheRightOrder() => Statements("""
            job.TakeOwnership();
            job.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsWhereOwnershipIsTakenInOneArm() => Statements("""
            job.{|BITS047:SetNotifyCmdLine|}("c:\\a.exe", null);
            if (first)
            {
                job.TakeOwnership();
            }
            """);

        [Fact]
        public Task StaysSilentWhereTheSettingAndTheOwnerAreOnDifferentPaths() => Statements("""
            if (first)
            {
                job.SetNotifyCmdLine("c:\\a.exe", null);
            }
            else
            {
                job.TakeOwnership();
            }
            """);
    }
}

using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>BITS040, where it is certain that the job has ended, and BITS041, where it is possible.</summary>
public class LifetimeFlowTests
{
    public class Certain
    {
        [Fact]
        public Task AfterCancel() => Statements("""
            job.Cancel();
            job.{|BITS040:SetNotifyFlags|}((uint)BG_NOTIFY_JOB_ERROR);
            """);

        [Fact]
        public Task EveryCallAfterTheEnd() => Statements("""
            job.Complete();
            job.{|BITS040:Suspend|}();
            job.{|BITS040:Resume|}();
            job.{|BITS040:Cancel|}();
            job.{|BITS040:Complete|}();
            job.{|BITS040:SetDisplayName|}(text);
            job.{|BITS040:SetDescription|}(text);
            job.{|BITS040:SetPriority|}(default);
            job.{|BITS040:SetNotifyInterface|}(null);
            job.{|BITS040:SetNotifyCmdLine|}(null, null);
            job.{|BITS040:SetMinimumRetryDelay|}(60);
            job.{|BITS040:SetNoProgressTimeout|}(60);
            job.{|BITS040:TakeOwnership|}();
            job.{|BITS040:ReplaceRemotePrefix|}(text, text);
            """);

        [Fact]
        public Task BothArmsEndTheJob() => Statements("""
            if (first)
            {
                job.Cancel();
            }
            else
            {
                job.Complete();
            }

            job.{|BITS040:Suspend|}();
            """);

        [Fact]
        public Task OneArmEndsTheJobAndGoesOnToTheCall() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            job.{|BITS040:Suspend|}();
            """);

        [Fact]
        public Task ThroughACopyACastAndAPattern() => Statements("""
            IBackgroundCopyJob copy = job;
            var second2 = (IBackgroundCopyJob2)copy;
            copy.Cancel();
            second2.{|BITS040:SetNotifyCmdLine|}(text, null);
            if (copy is IBackgroundCopyJob3 third)
            {
                third.{|BITS040:Suspend|}();
            }

            (copy as IBackgroundCopyJob4)?.{|BITS040:Resume|}();
            """);

        [Fact]
        public Task ThroughATuple() => Statements("""
            var pair = (Job: (IBackgroundCopyJob)job, Name: text);
            pair.Job.Cancel();
            var (same, _) = pair;
            same.{|BITS040:Suspend|}();
            """);

        [Fact]
        public Task InALoopThatComesBack() => Statements("""
            while (Decide())
            {
                job.{|BITS041:Suspend|}();
                job.{|BITS041:Cancel|}();
            }
            """);

        [Fact]
        public Task AfterATestedState() => Statements("""
            job.GetState(out var state);
            if (state == BG_JOB_STATE_CANCELLED)
            {
                job.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task AfterATestedStateInAPattern() => Statements("""
            job.GetState(out var state);
            if (state is BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED)
            {
                job.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task AfterAStateThatTheRoundBeforeHasNotSeen() => Statements("""
            var last = BG_JOB_STATE_QUEUED;
            while (Decide())
            {
                job.GetState(out var state);
                if (last == BG_JOB_STATE_TRANSFERRED && state == BG_JOB_STATE_CANCELLED)
                {
                    job.{|BITS040:Resume|}();
                }

                job.GetState(out last);
            }
            """);

        [Fact]
        public Task InACaseOfASwitchOverTheState() => Statements("""
            job.GetState(out var state);
            switch (state)
            {
                case BG_JOB_STATE_TRANSFERRED:
                    job.Complete();
                    break;
                case BG_JOB_STATE_ACKNOWLEDGED:
                    job.{|BITS040:Complete|}();
                    break;
            }
            """);

        [Fact]
        public Task WhatOthersDoDoesNotBringTheJobBack() => Statements("""
            job.Cancel();
            Touch(job);
            job.{|BITS040:Resume|}();
            """);

        [Fact]
        public Task WhereOnlyTheInterfaceIsMissing() => Statements("""
            var newer = other as IBackgroundCopyJob3;
            if (newer == null)
            {
                other.Cancel();
                other.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task InAFinally() => Statements("""
            try
            {
                job.Cancel();
            }
            catch (COMException)
            {
                return;
            }

            job.{|BITS040:Resume|}();
            """);

        [Fact]
        public Task InALambdaCreatedAfterTheEnd() => Statements("""
            job.Cancel();
            Action resume = () => job.{|BITS040:Resume|}();
            resume();
            """);

        [Fact]
        public Task ThenAReturn() => Statements("""
            if (first)
            {
                job.Cancel();
                job.{|BITS040:Suspend|}();
                return;
            }

            job.Resume();
            """);
    }

    public class Possible
    {
        [Fact]
        public Task WhereTheCallIsNotReachedOnEveryPath() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            if (second)
            {
                job.{|BITS041:Resume|}();
            }
            """);

        [Fact]
        public Task WhereALoopMayEndTheJob() => Statements("""
            foreach (var name in new[] { text })
            {
                if (name.Length > number)
                {
                    job.{|BITS041:Cancel|}();
                }
            }
            """);

        [Fact]
        public Task WhereAFailingCompleteMayNotHaveEndedIt() => Statements("""
            try
            {
                job.Complete();
                Log(text);
            }
            catch (InvalidOperationException)
            {
                job.{|BITS041:Cancel|}();
            }
            """);

        [Fact]
        public Task WhereTheDocumentationIsNotOfOneMind() => Statements("""
            job.Cancel();
            job.{|BITS041:AddFile|}(text, text);
            job.{|BITS041:AddFileSet|}(0, new BG_FILE_INFO[0]);
            """);

        [Fact]
        public Task DoesNotSuppressWhatIsWrongWithTheMask() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            if (second)
            {
                job.{|BITS041:SetNotifyFlags|}({|BITS001:(uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)|});
            }
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task OnWhatReadsAnEndedJob() => Statements("""
            job.Complete();
            job.GetState(out _);
            job.GetId(out _);
            job.GetProgress(out _);
            job.GetTimes(out _);
            job.GetType(out _);
            job.GetOwner(out _);
            job.GetDisplayName(out _);
            job.GetNotifyFlags(out _);
            job.GetErrorCount(out _);
            job.EnumFiles(out var files);
            files.GetCount(out _);
            """);

        [Fact]
        public Task OnWhatTheDocumentationDoesNotForbid() => Statements("""
            job.Cancel();
            job.RemoveCredentials(default, default);
            job.SetPeerCachingFlags(0);
            job.SetMaximumDownloadTime(60);
            job.SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, default);
            """);

        [Fact]
        public Task OnAnotherJob() => Statements("""
            job.Cancel();
            other.Resume();
            """);

        [Fact]
        public Task OnANewJobInTheSameVariable() => Statements("""
            manager.CreateJob("one", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.Cancel();
            manager.CreateJob("two", BG_JOB_TYPE_DOWNLOAD, out _, out created);
            created.AddFile(text, text);
            created.Resume();
            """);

        [Fact]
        public Task OnAFreshJobPerIteration() => Statements("""
            for (var i = 0; i < number; i++)
            {
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
                created.AddFile(text, text);
                created.Resume();
                created.Cancel();
            }
            """);

        [Fact]
        public Task OnTheNextElement() => Statements("""
            foreach (var each in jobs)
            {
                each.Suspend();
                each.Cancel();
            }
            """);

        [Fact]
        public Task OnElementsOfACollection() => Statements("""
            jobs[0].Cancel();
            jobs[1].Resume();
            jobs[0].Resume();
            """);

        [Fact]
        public Task WhereTheEndReturns() => Statements("""
            if (first)
            {
                job.Cancel();
                return;
            }

            job.Resume();
            """);

        [Fact]
        public Task WhereTheEndThrows() => Statements("""
            if (first)
            {
                job.Cancel();
                throw new InvalidOperationException();
            }

            job.Resume();
            """);

        [Fact]
        public Task WhereTheEndLeavesTheLoop() => Statements("""
            while (Decide())
            {
                job.Suspend();
                if (first)
                {
                    job.Cancel();
                    break;
                }

                job.Resume();
            }
            """);

        [Fact]
        public Task WhereConditionsAreCorrelated() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            Log(text);
            if (!first)
            {
                job.Resume();
            }
            """);

        [Fact]
        public Task WhereADecisionIsRemembered() => Statements("""
            var isDone = false;
            if (Decide())
            {
                job.Complete();
                isDone = true;
            }

            if (!isDone)
            {
                job.Cancel();
            }
            """);

        [Fact]
        public Task WhereTheStateIsTested() => Statements("""
            job.GetState(out var state);
            if (state == BG_JOB_STATE_TRANSFERRED)
            {
                job.Complete();
            }
            else if (state != BG_JOB_STATE_CANCELLED && state != BG_JOB_STATE_ACKNOWLEDGED)
            {
                job.Cancel();
            }
            """);

        [Fact]
        public Task WhereALaterStateShowsThatTheJobHadNotEnded() => Statements("""
            job.GetState(out var earlier);
            job.GetState(out var later);
            Touch(job);
            if (later == BG_JOB_STATE_TRANSFERRED && earlier == BG_JOB_STATE_CANCELLED)
            {
                job.SetDisplayName(text);
            }
            """);

        [Fact]
        public Task WhereAMuchLaterStateShowsThatTheJobHadNotEnded() => Statements("""
            job.GetState(out var first1);
            job.GetState(out var second2);
            job.GetState(out var third3);
            Touch(job);
            if (third3 == BG_JOB_STATE_TRANSFERRED && first1 == BG_JOB_STATE_CANCELLED)
            {
                job.SetDisplayName(text);
            }

            if (second2 == BG_JOB_STATE_TRANSFERRED)
            {
                Log(text);
            }
            """);

        [Fact]
        public Task WhereTheStateIsTestedAfterAPossibleEnd() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            job.GetState(out var state);
            if (state < BG_JOB_STATE_ACKNOWLEDGED)
            {
                job.Suspend();
            }
            """);

        [Fact]
        public Task WhereAFailedCompleteIsTriedAgain() => Statements("""
            try
            {
                job.Complete();
            }
            catch (COMException)
            {
                job.Complete();
            }
            """);

        [Fact]
        public Task WhereAFailedCancelIsFollowedByAnything() => Statements("""
            try
            {
                job.Cancel();
            }
            catch (COMException e) when (e.HResult == 5)
            {
                job.Suspend();
            }
            """);

        [Fact]
        public Task InUnreachableCode() => Statements("""
            job.Cancel();
            if (number == number + 0 && false)
            {
                job.Resume();
            }

            return;
            job.Suspend();
            """);

        [Fact]
        public Task InALambdaCreatedBeforeTheEnd() => Statements("""
            Action resume = () => job.Resume();
            resume();
            job.Cancel();
            """);

        [Fact]
        public Task OnANullAfterTheEnd() => Statements("""
            IBackgroundCopyJob current = job;
            current.Cancel();
            current = null;
            current?.Resume();
            """);
    }

    /// <summary>Only who has a job, or is told of it, acknowledges it; an administrator may cancel any.</summary>
    [Theory]
    [InlineData("", "ACKNOWLEDGED", "Suspend")]
    [InlineData("", "CANCELLED", "{|BITS040:Suspend|}")]
    [InlineData("Touch(made);", "ACKNOWLEDGED", "{|BITS040:Suspend|}")]
    [InlineData("made.SetNotifyInterface(callback);", "ACKNOWLEDGED", "{|BITS040:Suspend|}")]
    public Task AJobThatNobodyElseHasIsNotFoundAcknowledged(string before, string state, string suspend)
        => Verdict.StatementsAbout("BITS040", $$"""
            manager.CreateJob("files", BG_JOB_TYPE_DOWNLOAD, out _, out IBackgroundCopyJob made);
            made.AddFile("https://contoso.com/a", @"C:\a");
            {{before}}
            made.Resume();
            made.GetState(out var state);
            if (state == BG_JOB_STATE_{{state}})
            {
                made.{{suspend}}();
            }
            """);
}

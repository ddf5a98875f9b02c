using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// What makes a misuse certain, and which paths there are: programs like those that the oracle found the analyzer wrong about.
/// </summary>
public class CertaintyFlowTests
{
    public class ALoopThatNeverEnds
    {
        // More facts than states: one that joins several of them allows to leave the loop.
        [Fact]
        public Task IsNotCertainToLeadOn() => Statements("""
            var decided = number != 0 || first;
            while ((second && decided) || !decided)
            {
                job.GetState(out var state);
                other.GetState(out var otherState);
                var flags = state != BG_JOB_STATE_CANCELLED && state != BG_JOB_STATE_ACKNOWLEDGED ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                flags = otherState != BG_JOB_STATE_CANCELLED && otherState != BG_JOB_STATE_ACKNOWLEDGED ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
            }

            job.{|BITS041:Suspend|}();
            """);

        /// <summary>Its condition is what it was, whatever happens in it.</summary>
        [Theory]
        [InlineData("while (number != 3) { }")]
        [InlineData("while (number != 3) { Console.WriteLine(number); }")]
        [InlineData("do { Console.Beep(); } while (second);")]
        [InlineData("for (; text == \"a\"; ) { }")]
        [InlineData("again: if (second) goto again;")]
        public Task IsNotCertainToLeadToACall(string loop)
            => StatementsAbout("BITS040", "if (first) { job.Cancel(); } " + loop + " job.Resume();");

        [Theory]
        [InlineData("while (number != 3) { number++; }")]
        [InlineData("for (var i = 0; i < number; i++) { Console.Beep(); }")]
        [InlineData("while (Console.KeyAvailable) { Console.ReadKey(); }")]
        [InlineData("while (number > 3) { if (Console.KeyAvailable) break; }")]
        public Task IsAnotherThanOneThatMayEnd(string loop)
            => StatementsAbout("BITS040", "if (first) { job.Cancel(); } " + loop + " job.{|BITS040:Resume|}();");

        [Fact]
        public Task IsNotCertainToBeLeft() => Statements("""
            while (number < 1 || first)
            {
                for (var i = 0; i < 2; i++)
                {
                }

                if (Decide())
                {
                    goto end;
                }

                var flags = second ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE;
                job.{|BITS041:Complete|}();
                end:
                job.{|BITS040:SetNotifyFlags|}((uint)BG_NOTIFY_JOB_ERROR);
            }

            job.{|BITS041:Suspend|}();
            """);
    }

    public class AJudgement
    {
        [Fact]
        public Task InOneBranchSaysNothingOfTheOther() => Statements("""
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            other.SetNotifyCmdLine("c:\\a.exe", null);
            if (first)
            {
                other.Resume();
            }
            else
            {
                other.SetNotifyInterface(callback);
                other.Resume();
            }
            """);

        [Fact]
        public Task InOneBranchIsThatOfTheEnd() => Statements("""
            other.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            other.SetNotifyCmdLine("c:\\a.exe", null);
            if (first)
            {
                other.Resume();
            }
            """);

        [Fact]
        public Task OfAJobThatIsNotResumedElsewhere() => Statements("""
            other.SetNotifyInterface(new Silent());
            other.SetNotifyFlags({|BITS025:(uint)BG_NOTIFY_DISABLE|});
            if (first)
            {
                other.Resume();
            }
            """);
    }

    public class AnAttempt
    {
        [Fact]
        public Task IsAMisuseWhetherItThrowsOrNot() => Statements("""
            if (first)
            {
                job.Cancel();
            }

            try
            {
                job.{|BITS040:Suspend|}();
            }
            catch (COMException)
            {
                Log(text);
            }
            """);

        [Fact]
        public Task WithABadArmIsOneToo() => Statements("""
            try
            {
                job.SetNotifyFlags({|BITS005:first ? 0 : (uint)BG_NOTIFY_JOB_ERROR|});
            }
            catch (Exception)
            {
                Log(text);
            }
            """);

        [Fact]
        public Task ThatIsRefusedIsNotWhatItBeginsWith() => Statements("""
            var retried = false;
            again:
            job.{|BITS040:Complete|}();
            if (!retried)
            {
                retried = true;
                goto again;
            }
            """);

        [Fact]
        public Task ToResumeIsJudgedWhereItThrows() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.{|BITS028:SetNotifyInterface|}(new Watcher());
            try
            {
                created.Resume();
            }
            catch (COMException)
            {
                Log(text);
            }
            """);

        [Fact]
        public Task ToResumeIsNotCertainWhereTheJobMayHaveEnded() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            if (first)
            {
                created.Cancel();
            }
            else
            {
                created.SetNotifyInterface(new Silent());
            }

            if (second)
            {
                created.{|BITS041:Resume|}();
            }
            """);

        [Fact]
        public Task ToResumeIsCertainWhereItHasSucceeded() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            if (first)
            {
                created.Cancel();
            }
            else
            {
                created.{|BITS028:SetNotifyInterface|}(new Watcher());
            }

            if (second)
            {
                created.{|BITS041:Resume|}();
            }
            """);
    }

    public class AnAssignment
    {
        [Fact]
        public Task OfAValueWithBranchesToAVariableDoesNotThrow() => Statements("""
            job.Cancel();
            var mask = (uint)BG_NOTIFY_JOB_ERROR;
            try
            {
                mask = number switch { 0 => 1u, _ => 3u };
                input = first ? mask : input;
                _ = first ? mask : input;
            }
            catch
            {
                job.Suspend();
            }

            Log($"{mask} {input}");
            """);

        [Fact]
        public Task OfAValueWithBranchesToAnElementMayThrow() => Statements("""
            job.Cancel();
            var masks = new uint[number];
            try
            {
                masks[0] = first ? 1u : 3u;
            }
            catch
            {
                job.{|BITS040:Suspend|}();
            }
            """);
    }

    public class ABeginning
    {
        [Fact]
        public Task IsNotTheCallThatRemovesASetting() => Statements("""
            for (var i = 0; i < 2; i++)
            {
                if (first)
                {
                    other.TakeOwnership();
                }

                other.SetNotifyCmdLine("c:\\a.exe", null);
            }
            """);

        [Fact]
        public Task IsNotTheMomentAtWhichItShows() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            for (var i = 0; i < number; i++)
            {
                created.SetNotifyInterface(new Watcher());
            }

            created.AddFile(text, text);
            while (first)
            {
                created.Resume();
            }
            """);

        [Fact]
        public Task IsATestThatShowsTheEnd() => Statements("""
            job.GetState(out var state);
            if (state == BG_JOB_STATE_CANCELLED)
            {
                Log("cancelled");
            }

            job.{|BITS040:Suspend|}();
            """);

        [Fact]
        public Task IsTheCreationOfAJob() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            for (var i = 0; i < 2; i++)
            {
                created.{|BITS043:AddFile|}(text, text);
            }
            """);

        [Fact]
        public Task IsNotAMaskThatIsBadOnSomePathsOnly() => Statements("""
            var flags = first ? BG_NOTIFY_JOB_ERROR : default;
            if (second)
            {
                flags |= BG_NOTIFY_DISABLE;
            }

            job.SetNotifyFlags((uint)flags);
            """);

        [Fact]
        public Task IsNotACallThatSetsAGoodMaskOnOtherPaths() => Statements("""
            var flags = first ? BG_NOTIFY_JOB_MODIFICATION : BG_NOTIFY_JOB_ERROR;
            if (second)
            {
                other.SetNotifyFlags((uint)flags);
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }
            """);

        [Fact]
        public Task IsNotALoopThatNeverReturns() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.SetNotifyInterface(new Watcher());
            while (first)
            {
                created.Resume();
                created.SetNotifyInterface(null);
            }
            """);
    }

    public class ARound
    {
        [Fact]
        public Task IsTheFirstOfALoopThatGoesWrongInIt() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            var flags = BG_NOTIFY_JOB_TRANSFERRED;
            for (var i = 0; i < number; i++)
            {
                created.SetNotifyFlags({|BITS005:(uint)(flags & ~BG_NOTIFY_JOB_TRANSFERRED)|});
                flags |= BG_NOTIFY_JOB_ERROR;
            }
            """);

        [Fact]
        public Task IsNotTheFirstThatGoesWrongWhereOnlyLaterOnesDo() => Statements("""
            foreach (var item in jobs)
            {
                other.{|BITS041:Cancel|}();
            }
            """);

        [Fact]
        public Task OfALoopInALoopIsNotCounted() => Statements("""
            do
            {
                for (var i = 0; i < number; i++)
                {
                }

                var cast = job as IBackgroundCopyJob2;
                cast.SetNotifyFlags({|BITS006:first ? (uint)BG_NOTIFY_JOB_MODIFICATION : 3u|});
            }
            while (second);
            """);
    }

    public class ANewObject
    {
        [Fact]
        public Task WithoutCodeDoesNotThrow() => Statements("""
            if (first)
            {
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }

            try
            {
                other.{|BITS027:SetNotifyInterface|}(new Silent());
            }
            catch
            {
            }
            """);

        [Theory]
        [InlineData("static Made() => Console.WriteLine();")]
        [InlineData("static readonly string s_name = Console.ReadLine();")]
        [InlineData("readonly string _name = Console.ReadLine();")]
        [InlineData("string Name { get; } = Console.ReadLine();")]
        [InlineData("public Made() { if (Console.ReadLine() == null) { throw new InvalidOperationException(); } }")]
        public Task WithCodeMayThrow(string member) => Program(Method("""
            if (first)
            {
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }

            try
            {
                other.SetNotifyInterface(new Made());
            }
            catch
            {
            }
            """) + $$"""

            sealed class Made : IBackgroundCopyCallback
            {
                {{member}}
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            }
            """);
    }

    public class APath
    {
        [Fact]
        public Task DoesNotGoOnFromACallOnNull() => Statements("""
            job.Cancel();
            job?.{|BITS040:Suspend|}();
            job.{|BITS040:Resume|}();
            """);

        [Fact]
        public Task DoesNotFindNullWhereACallWasMade() => Statements("""
            job.Suspend();
            if (job == null)
            {
                other.SetNotifyFlags(0);
            }
            """);

        [Fact]
        public Task MayFollowAStateThatWasReadBeforeTheEnd() => Statements("""
            job.GetState(out var state);
            job.Cancel();
            if (state != BG_JOB_STATE_CANCELLED)
            {
                other.SetNotifyFlags({|BITS005:0|});
            }
            """);

        [Fact]
        public Task MayFollowAStateThatOthersBroughtTheJobTo() => Statements("""
            job.Suspend();
            job.GetState(out var state);
            if (state == BG_JOB_STATE_TRANSFERRED)
            {
                other.SetNotifyFlags({|BITS005:0|});
            }
            """);

        [Fact]
        public Task DoesNotFollowNumbersThatContradictEachOther() => Statements("""
            if (number < 2)
            {
                job.Cancel();
            }

            switch (number)
            {
                case 3:
                    job.Suspend();
                    break;
            }
            """);

        [Fact]
        public Task RunsThroughACountingLoopAsOftenAsItSays() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            for (var i = 0; i < 3; i++)
            {
                created.AddFile(text, text);
            }

            created.Resume();
            """);

        [Fact]
        public Task EndsInAnyOfManyRounds() => Statements("""
            for (var i = 0; i < 1000; i++)
            {
                Log(text);
            }

            job.Cancel();
            job.{|BITS040:Suspend|}();
            """);

        [Fact]
        public Task DoesNotThrowAtTheEndOfALockOrInACastOfFlags() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            try
            {
                lock (text)
                {
                    created.Cancel();
                }
            }
            catch (COMException)
            {
                created.Resume();
            }
            """);
    }

    public class AState
    {
        [Fact]
        public Task ThatIsFinalIsReadAgain() => Statements("""
            job.GetState(out var before);
            job.GetState(out var after);
            if (before == BG_JOB_STATE_ACKNOWLEDGED && after == BG_JOB_STATE_ERROR)
            {
                job.Resume();
            }

            if (after == BG_JOB_STATE_QUEUED && before == BG_JOB_STATE_CANCELLED)
            {
                job.Resume();
            }

            if (before == BG_JOB_STATE_ERROR && after == BG_JOB_STATE_CANCELLED)
            {
                job.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task ThatIsNotFinalWasNotFinalBefore() => Statements("""
            job.GetState(out var before);
            job.GetState(out var after);
            switch (after)
            {
                case BG_JOB_STATE_ACKNOWLEDGED:
                    break;
                default:
                    if (before == BG_JOB_STATE_ACKNOWLEDGED)
                    {
                        job.Resume();
                    }

                    if (before == BG_JOB_STATE_CANCELLED)
                    {
                        job.{|BITS040:Resume|}();
                    }

                    break;
            }
            """);

        [Fact]
        public Task ThatIsFinalIsNoOtherOneInWhicheverRoundItWasRead() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            while (first)
            {
                created.GetState(out var state);
                try
                {
                    switch (state)
                    {
                        case BG_JOB_STATE_TRANSFERRED:
                            other.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
                            break;
                        case BG_JOB_STATE_ACKNOWLEDGED:
                            created.{|BITS040:SetNotifyFlags|}((uint)BG_NOTIFY_JOB_ERROR);
                            break;
                        default:
                            created.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
                            break;
                    }
                }
                catch (COMException) when (state == BG_JOB_STATE_TRANSFERRED)
                {
                    created.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
                }

                foreach (var text2 in text)
                {
                    ((IBackgroundCopyJob5)created).SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, default);
                }
            }
            """);

        [Fact]
        public Task OfAnEarlierElementIsStillTheOneItIs() => Statements("""
            job.GetState(out var state);
            foreach (var each in jobs)
            {
                while (state != BG_JOB_STATE_CANCELLED)
                {
                    Log(text);
                }

                if (state == BG_JOB_STATE_TRANSFERRED)
                {
                    job.Resume();
                }
                else
                {
                    each.GetState(out state);
                }
            }
            """);

        [Fact]
        public Task ThatWasFinalIsFinalAfter() => Statements("""
            job.GetState(out var before);
            job.GetState(out var after);
            switch (before)
            {
                case BG_JOB_STATE_ACKNOWLEDGED:
                    if (after != BG_JOB_STATE_ACKNOWLEDGED)
                    {
                        job.Resume();
                    }

                    job.{|BITS040:Suspend|}();
                    break;
            }
            """);
    }

    public class ATest
    {
        [Fact]
        public Task IsRememberedWhileALoopCounts() => Statements("""
            do
            {
                if (first)
                {
                    for (var i = 0; i < number; i++)
                    {
                        if (!first)
                        {
                            job.Resume();
                        }

                        job.{|BITS041:Complete|}();
                    }
                }
            }
            while (second);
            """);
    }

    public class AHandler
    {
        [Fact]
        public Task GetsNothingThatALockThrows() => Statements("""
            job.Cancel();
            try
            {
                lock (text)
                {
                }
            }
            catch (COMException)
            {
                job.Resume();
            }
            """);

        [Fact]
        public Task GetsNothingThatOneInsideCatches() => Statements("""
            job.Cancel();
            try
            {
                try
                {
                    Touch(job);
                }
                catch (COMException)
                {
                }
            }
            catch (COMException)
            {
                job.Resume();
            }
            """);
    }

    public class ARethrow
    {
        [Fact]
        public Task ThrowsWhatWasCaught() => Statements("""
            try
            {
                job.Cancel();
                other.Resume();
            }
            catch (COMException) when (first)
            {
                try
                {
                    throw;
                }
                catch (InvalidCastException)
                {
                    other.SetNotifyFlags(0);
                }
                catch (ExternalException)
                {
                    Log(text);
                }
                catch
                {
                    other.SetNotifyFlags(0);
                }
            }
            """);

        [Fact]
        public Task MayThrowWhatDerivesFromIt() => Statements("""
            try
            {
                job.Cancel();
                other.Resume();
            }
            catch (ExternalException)
            {
                try
                {
                    throw;
                }
                catch (COMException)
                {
                    other.SetNotifyFlags({|BITS005:0|});
                }
                catch
                {
                    other.SetNotifyFlags({|BITS005:0|});
                }
            }
            """);
    }

    public class ACast
    {
        [Fact]
        public Task ThatFailedOnceFailsAgain() => Statements("""
            if (other is IBackgroundCopyJob2)
            {
                return;
            }

            other.Cancel();
            var again = other as IBackgroundCopyJob2;
            again.SetNotifyInterface(new Silent());
            """);

        [Fact]
        public Task ThatMayFailIsNoWayToACall() => Statements("""
            try
            {
                if (first)
                {
                    other.Cancel();
                }

                var newer = other as IBackgroundCopyJob5;
                newer.{|BITS041:Resume|}();
            }
            catch (Exception)
            {
            }
            """);

        [Fact]
        public Task ThatSucceededOnceSucceedsAgain() => Statements("""
            foreach (var listed in jobs)
            {
                listed.AddFile(text, text);
                ((IBackgroundCopyJob2)listed).SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
                listed.Cancel();
                if (!(listed is IBackgroundCopyJob2))
                {
                    listed.Resume();
                }
            }
            """);
    }

    public class ACallee
    {
        [Fact]
        public Task MayHaveReadTheMaskBeforeItThrew() => Statements("""
            try
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                Touch(job);
            }
            catch
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            }

            throw new InvalidOperationException();
            """);

        [Fact]
        public Task MayThrowAfterItHasUsedTheJob() => Statements("""
            other.SetNotifyInterface(new Silent());
            try
            {
                Touch(other);
            }
            catch (COMException)
            {
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }
            """);
    }

    public class AnEndedJob
    {
        [Fact]
        public Task ThatIsOutOfReachHasEndedAllTheSame() => Statements("""
            other.GetState(out var state);
            IBackgroundCopyJob chosen = job;
            if (first)
            {
                chosen = other;
            }

            Log(state == BG_JOB_STATE_CANCELLED ? "over" : text);
            chosen.{|BITS041:SetNotifyInterface|}(new Silent());
            """);

        [Fact]
        public Task HasNoMaskThatCouldBeReplaced() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            if (first)
            {
                created.Complete();
            }

            if (second)
            {
                created.{|BITS041:SetNotifyFlags|}((uint)BG_NOTIFY_JOB_ERROR);
            }
            """);
    }

    public class AnotherJob
    {
        [Fact]
        public Task ThatGetsTheSameMaskMayBeTheSameJob() => Statements("""
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));
            other.GetNotifyFlags(out var current);
            if ((current & 3) == 0)
            {
                job.Complete();
                job.Resume();
            }
            """);

        [Fact]
        public Task MayBeTheSameUnderAnotherName() => Statements("""
            other.SetNotifyInterface(new Silent());
            job.SetNotifyInterface(null);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task GetsTheSameReceiver() => Statements("""
            other.SetNotifyInterface(new Silent());
            job.SetNotifyInterface(new Silent());
            other.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);

        [Fact]
        public Task GetsFlagsWhichAreNoReceiver() => Statements("""
            other.SetNotifyInterface(new Silent());
            job.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
            other.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);

        [Fact]
        public Task ThatHasEndedGetsNothingAndTheFirstKeepsItsOwn() => Statements("""
            job.SetNotifyInterface(new Silent());
            other.Complete();
            other.{|BITS040:SetNotifyInterface|}(null);
            job.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);

        [Fact]
        public Task DoesNotMakeStaleWhatIsSetAfterIt() => Statements("""
            Touch(other);
            other.SetNotifyInterface(new Silent());
            other.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);
    }

    public class AFlag
    {
        [Fact]
        public Task IsNamedTwiceInParentheses() => Statements("""
            job.SetNotifyFlags({|BITS004:(uint)(BG_NOTIFY_JOB_ERROR | (BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR))|});
            """);

        [Fact]
        public Task IsAddedToItselfThroughAMethod() => Statements("""
            job.SetNotifyFlags({|BITS003:(uint)BG_NOTIFY_JOB_TRANSFERRED + Convert.ToUInt32(BG_NOTIFY_JOB_TRANSFERRED)|});
            """);
    }
}

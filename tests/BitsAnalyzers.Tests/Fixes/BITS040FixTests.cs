using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Lifetime.Bits040CallInFinalStateFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS040FixTests
{
    [Theory]
    [InlineData("Touch(job);")]
    [InlineData("job.GetState(out var state); Touch(job);")]
    [InlineData("Happened?.Invoke();")]
    public Task IsNotMovedPastCodeThatMayUseTheJob(string between) => Fix.NoFix("BITS040.MoveCall", $$"""
        event System.Action Happened;
        static void Touch(IBackgroundCopyJob job) => System.GC.KeepAlive(job);

        void Run(IBackgroundCopyJob job)
        {
            job.Cancel();
            {{between}}
            job.{|BITS040:SetNotifyInterface|}(null);
        }
        """);

    [Fact]
    public Task WhatDetachesInAFinallyIsNotRemoved() => Fix.NoFix("BITS040.RemoveCall", """
        void Run(IBackgroundCopyJob job)
        {
            try
            {
                job.Suspend();
            }
            finally
            {
                job.Cancel();
                job.{|BITS040:SetNotifyInterface|}(null);
            }
        }
        """);

    [Fact]
    public Task WhatDetachesInAFinallyIsMoved() => Fix.Members(
        "BITS040.MoveCall",
        """
        void Run(IBackgroundCopyJob job)
        {
            try
            {
                job.Suspend();
            }
            finally
            {
                job.Cancel();
                System.Console.WriteLine("cancelled");
                job.{|BITS040:SetNotifyInterface|}(null);
            }
        }
        """,
        """
        void Run(IBackgroundCopyJob job)
        {
            try
            {
                job.Suspend();
            }
            finally
            {
                job.SetNotifyInterface(null);
                job.Cancel();
                System.Console.WriteLine("cancelled");
            }
        }
        """);

    private const string MoveCall = "BITS040.MoveCall";
    private const string RemoveCall = "BITS040.RemoveCall";

    [Fact]
    public Task MovesTheCall() => Fix.Members(
        MoveCall,
        """
            void Detach(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:SetNotifyInterface|}(null);
            }

            void Several(IBackgroundCopyJob job, string text)
            {
                Log("finish");
                job.Complete();
                job.{|BITS040:SetNotifyInterface|}(null);
                Log("finished");
                job.{|BITS040:SetDescription|}(text);
            }

            void Field()
            {
                _job.Cancel();
                _job.{|BITS040:SetDescription|}(_text);
            }

            void Maybe(IBackgroundCopyJob job)
            {
                job?.Cancel();
                job?.{|BITS040:SetNotifyInterface|}(null);
            }

            void OneLine(IBackgroundCopyJob job) { job.Cancel(); job.{|BITS040:SetNotifyInterface|}(null); }

            void BesideAFunction(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:SetNotifyInterface|}(null);

                static void Fail() => throw new NotSupportedException();
            }

            Action Later(IBackgroundCopyJob job) => () =>
            {
                job.Cancel();
                job.{|BITS040:SetPriority|}(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW);
            };

            void Section(IBackgroundCopyJob job, int number)
            {
                switch (number)
                {
                    case 0:
                        job.Cancel();
                        job.{|BITS040:SetNotifyInterface|}(null);
                        break;
                }
            }
        """,
        """
            void Detach(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(null);
                job.Cancel();
            }

            void Several(IBackgroundCopyJob job, string text)
            {
                Log("finish");
                job.SetNotifyInterface(null);
                job.SetDescription(text);
                job.Complete();
                Log("finished");
            }

            void Field()
            {
                _job.SetDescription(_text);
                _job.Cancel();
            }

            void Maybe(IBackgroundCopyJob job)
            {
                job?.SetNotifyInterface(null);
                job?.Cancel();
            }

            void OneLine(IBackgroundCopyJob job) { job.SetNotifyInterface(null); job.Cancel(); }

            void BesideAFunction(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(null);
                job.Cancel();

                static void Fail() => throw new NotSupportedException();
            }

            Action Later(IBackgroundCopyJob job) => () =>
            {
                job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW);
                job.Cancel();
            };

            void Section(IBackgroundCopyJob job, int number)
            {
                switch (number)
                {
                    case 0:
                        job.SetNotifyInterface(null);
                        job.Cancel();
                        break;
                }
            }
        """);

    [Fact]
    public Task MovesTheCallBeforeEveryWayToEndTheJob() => Fix.Members(
        MoveCall,
        """
            void Finish(IBackgroundCopyJob job, bool keepsFiles)
            {
                if (keepsFiles)
                {
                    job.Complete();
                }
                else
                {
                    job.Cancel();
                }

                job.{|BITS040:SetNotifyInterface|}(null);
            }

            void Try(IBackgroundCopyJob job)
            {
                try
                {
                    job.Complete();
                }
                catch (COMException)
                {
                    job.Cancel();
                }

                job.{|BITS040:SetNotifyFlags|}((uint)BG_NOTIFY_DISABLE);
            }
        """,
        """
            void Finish(IBackgroundCopyJob job, bool keepsFiles)
            {
                job.SetNotifyInterface(null);
                if (keepsFiles)
                {
                    job.Complete();
                }
                else
                {
                    job.Cancel();
                }
            }

            void Try(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
                try
                {
                    job.Complete();
                }
                catch (COMException)
                {
                    job.Cancel();
                }
            }
        """);

    [Fact]
    public Task TakesCommentsAlong() => Fix.Members(
        MoveCall,
        """
            void Detach(IBackgroundCopyJob job)
            {
                Log("enough");

                // Nobody waits for it.
                job.Cancel(); // for ever

                // Nobody listens
                // from now on.
                job.{|BITS040:SetNotifyInterface|}(
                    null); // for ever, too

                Log("done");
            }
        """,
        """
            void Detach(IBackgroundCopyJob job)
            {
                Log("enough");

                // Nobody listens
                // from now on.
                job.SetNotifyInterface(
                    null); // for ever, too
                // Nobody waits for it.
                job.Cancel(); // for ever

                Log("done");
            }
        """);

    [Fact]
    public Task MovesStatementsOfAFile() => Fix.TopLevel(
        MoveCall,
        """
        var job = Find();
        job.Cancel();
        job.{|BITS040:SetNotifyInterface|}(null);

        static IBackgroundCopyJob Find() => Activator.CreateInstance<IBackgroundCopyJob>();
        """,
        """
        var job = Find();
        job.SetNotifyInterface(null);
        job.Cancel();

        static IBackgroundCopyJob Find() => Activator.CreateInstance<IBackgroundCopyJob>();
        """);

    [Fact]
    public Task DoesNotMoveWhatDependsOnWhatIsBetween() => Fix.NoFix(
        MoveCall,
        """
            void Local(IBackgroundCopyJob job)
            {
                job.Cancel();
                var text = Describe();
                Log("cancelled");
                job.{|BITS040:SetDescription|}(text);
            }

            void Assigned(IBackgroundCopyJob job, string text)
            {
                job.Cancel();
                text = "cancelled";
                job.{|BITS040:SetDescription|}(text);
            }

            void Name(IBackgroundCopyJob job)
            {
                job.Cancel();
                IBackgroundCopyJob same;
                same = job;
                same.{|BITS040:SetNotifyInterface|}(null);
            }

            void Field(IBackgroundCopyJob job)
            {
                job.Cancel();
                Log("cancelled");
                job.{|BITS040:SetDescription|}(_text);
            }

            void Call(IBackgroundCopyJob job)
            {
                job.Cancel();
                _text = "cancelled";
                job.{|BITS040:SetDescription|}(Describe());
            }

            void Captured(IBackgroundCopyJob job, string text)
            {
                Action<string> set = value => text = value;
                job.Cancel();
                set("cancelled");
                job.{|BITS040:SetDescription|}(text);
            }

            void Asked(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.GetNotifyFlags(out var flags);
                job.{|BITS040:SetNotifyFlags|}(3);
                Log(flags.ToString());
            }

            void Written(IBackgroundCopyJob job, string text)
            {
                job.Cancel();
                Log(text);
                job.{|BITS040:SetDescription|}(text = "cancelled");
            }
        """);

    [Fact]
    public Task DoesNotMoveOverAJump() => Fix.NoFix(
        MoveCall,
        """
            void Return(IBackgroundCopyJob job, bool done)
            {
                job.Cancel();
                if (done)
                {
                    return;
                }

                job.{|BITS040:SetNotifyInterface|}(null);
            }

            void Throw(IBackgroundCopyJob job, string text)
            {
                job.Cancel();
                Log(text ?? throw new ArgumentNullException(nameof(text)));
                job.{|BITS040:SetNotifyInterface|}(null);
            }

            async Task Await(IBackgroundCopyJob job)
            {
                job.Cancel();
                await Task.Delay(1);
                job.{|BITS040:SetNotifyInterface|}(null);
            }

            void Directive(IBackgroundCopyJob job)
            {
                job.Cancel();
        #if true
                Log("cancelled");
        #endif
                job.{|BITS040:SetNotifyInterface|}(null);
            }
        """);

    [Fact]
    public Task DoesNotMoveWhatIsElsewhere() => Fix.NoFix(
        MoveCall,
        """
            void Nested(IBackgroundCopyJob job, bool isObserved)
            {
                job.Cancel();
                if (isObserved)
                {
                    job.{|BITS040:SetNotifyInterface|}(null);
                }

                Action detach = () => job.{|BITS040:SetNotifyInterface|}(null);
                detach();
            }

            void Tested(IBackgroundCopyJob job)
            {
                job.GetState(out var state);
                if (state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED)
                {
                    job.{|BITS040:SetNotifyInterface|}(null);
                }
            }

            void Transition(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:Resume|}();
                job.{|BITS040:Complete|}();
            }

            void Condition(IBackgroundCopyJob job)
            {
                job.Cancel(); Log("cancelled");
                job.{|BITS040:SetNotifyInterface|}(null); /* detached */ Log("detached");
            }
        """);

    [Fact]
    public Task RemovesTheCall() => Fix.Members(
        RemoveCall,
        "Remove Resume",
        """
            void Last(IBackgroundCopyJob job)
            {
                job.Cancel();

                job.{|BITS040:Resume|}();
            }

            void Between(IBackgroundCopyJob job)
            {
                job.Cancel();

                job.{|BITS040:Resume|}();

                Log("resumed");
            }

            void Commented(IBackgroundCopyJob job)
            {
                job.Cancel();

                // Go on.
                job.{|BITS040:Resume|}(); // at once
                job.{|BITS040:Resume|}();

                // And on.
                job.{|BITS040:Resume|}();
                job?.{|BITS040:Resume|}();
            }

            void First(IBackgroundCopyJob job)
            {
                job.Cancel();
                {
                    job.{|BITS040:Resume|}();

                    Log("resumed");
                }
            }

            void OneLine(IBackgroundCopyJob job) { job.Cancel(); job.{|BITS040:Resume|}(); Log("resumed"); /* on */ job.{|BITS040:Resume|}(); }
        """,
        """
            void Last(IBackgroundCopyJob job)
            {
                job.Cancel();
            }

            void Between(IBackgroundCopyJob job)
            {
                job.Cancel();

                Log("resumed");
            }

            void Commented(IBackgroundCopyJob job)
            {
                job.Cancel();

                // Go on.
                // at once

                // And on.
            }

            void First(IBackgroundCopyJob job)
            {
                job.Cancel();
                {
                    Log("resumed");
                }
            }

            void OneLine(IBackgroundCopyJob job) { job.Cancel(); Log("resumed"); /* on */  }
        """);

    [Fact]
    public Task DoesNotRemoveWhatDoesMore() => Fix.NoFix(
        RemoveCall,
        """
            void Call(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:SetDescription|}(Describe());
            }

            void Assignment(IBackgroundCopyJob job, string text)
            {
                job.Cancel();
                job.{|BITS040:SetDescription|}(text = "cancelled");
                Log(text);
            }

            void Member(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:SetDescription|}(_text = "cancelled");
            }

            void Alone(IBackgroundCopyJob job, bool detach)
            {
                job.Cancel();
                if (detach)
                    job.{|BITS040:SetNotifyInterface|}(null);
            }

            void Lambda(IBackgroundCopyJob job)
            {
                job.Cancel();
                Action detach = () => job.{|BITS040:SetNotifyInterface|}(null);
                detach();
            }

            void Comment(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:SetNotifyInterface|}(/* nobody */ null);
            }
        """);
}

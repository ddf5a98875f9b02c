using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>The main scenarios get the same verdict in every shape.</summary>
public class EveryShapeVerdictTests
{
    /// <summary>One class per scenario; all of a shape are compiled at once.</summary>
    public const string Scenarios = """
        class MasksThatFlow
        {
            void Local($Job job, bool mute)
            {
                var mask = $mask(TRANSFERRED | ERROR);
                if (mute)
                {
                    mask |= $mask(DISABLE);
                }

                job.SetNotifyFlags({|BITS001:$flags(mask)|});
            }

            void Cleared($Job job)
            {
                var mask = $mask(TRANSFERRED | ERROR | MODIFICATION);
                mask &= ~($mask(TRANSFERRED | ERROR));
                job.SetNotifyFlags({|BITS006:$flags(mask)|});
            }

            void Exclusive($Job job, bool mute)
            {
                job.SetNotifyFlags($flags(mute ? DISABLE : TRANSFERRED | ERROR));
            }

            void Undefined($Job job)
            {
                job.SetNotifyFlags({|BITS002:$number(0x41)|});
            }

            void Foreign($Job job)
            {
                job.SetNotifyFlags({|BITS010:$legacy(JOB_DONE)|});
            }

            void ReadModifyWrite($Manager manager)
            {
                $create(manager, var job);
                $getNotifyFlags(job, var flags);
                job.SetNotifyFlags({|BITS001:flags | $flags(DISABLE)|});
            }
        }

        class Receivers
        {
            void Ignored($Manager manager)
            {
                $create(manager, var job);
                $query2(job, var job2);
                $call(job.AddFile($text("http://localhost/a"), $text("c:\\a")));
                $call(job2.SetNotifyCmdLine($text("c:\\a.exe"), $text(null)));
                $call(job.SetNotifyFlags({|BITS020:$flags(TRANSFERRED | ERROR | MODIFICATION)|}));
                $call(job.Resume());
            }

            void NeverRuns($Manager manager)
            {
                $create(manager, var job);
                $query2(job, var job2);
                $call(job.AddFile($text("http://localhost/a"), $text("c:\\a")));
                $call(job.SetNotifyFlags({|BITS021:$flags(DISABLE)|}));
                $call(job2.SetNotifyCmdLine($text("c:\\a.exe"), $text(null)));
                $call(job.Resume());
            }

            void Unhandled($Manager manager)
            {
                $create(manager, var job);
                $call(job.AddFile($text("http://localhost/a"), $text("c:\\a")));
                $call(job.{|BITS028:SetNotifyInterface|}($sink(new Watcher())));
                $call(job.Resume());
            }

            void Handled($Manager manager)
            {
                $create(manager, var job);
                $call(job.AddFile($text("http://localhost/a"), $text("c:\\a")));
                $call(job.SetNotifyInterface($sink(new Watcher())));
                $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | MODIFICATION)));
                $call(job.Resume());
            }
        }

        $callbackClass(Watcher, 1)
        {
            public $Result JobModification($Job job, uint reserved) { Console.WriteLine("modified"); $ok }
            $emptyHandlers(JobTransferred, JobError)
        }

        class Lifetimes
        {
            void Ended($Job job)
            {
                $call(job.Cancel());
                $call(job.{|BITS040:Resume|}());
            }

            void EndedUnderAnotherName($Job job)
            {
                $query2(job, var job2);
                $call(job2.Complete());
                $call(job.{|BITS040:SetNotifyFlags|}($flags(ERROR)));
            }

            void EndedByATest($Job job)
            {
                $getState(job, var state);
                if (state == $state(ACKNOWLEDGED))
                {
                    $call(job.{|BITS040:Cancel|}());
                }
            }

            void NotEnded($Job job, bool cancel)
            {
                if (cancel)
                {
                    $call(job.Cancel());
                    return;
                }

                $call(job.Resume());
            }

            void Empty($Manager manager)
            {
                $create(manager, var job);
                $call(job.{|BITS042:Resume|}());
            }
        }
        """;

    [Theory]
    [EveryShape]
    public Task TheVerdictDoesNotDependOnTheShape(InteropShape shape)
        => Verdict.Program(shape, shape.Render(Scenarios));

    [Fact]
    public Task AnHResultThatIsTestedDecides() => Verdict.Program(InteropShapes.PreserveSig, """
        class Downloader
        {
            void Retry(IBackgroundCopyJob job)
            {
                if (job.Complete() < 0)
                {
                    job.Cancel();
                }
                else
                {
                    job.{|BITS040:Resume|}();
                }
            }

            void Keep(IBackgroundCopyJob job)
            {
                var result = job.Complete();
                var failed = result < 0;
                if (failed)
                {
                    job.Suspend();
                }
            }

            void Unchecked(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:Resume|}();
            }
        }
        """);

    [Fact]
    public Task AnHResultThatTellsOfAFailureLeadsNowhere() => Verdict.Program(InteropShapes.PreserveSig, """
        class Downloader
        {
            void Thrown(IBackgroundCopyJob job)
            {
                try
                {
                    Marshal.ThrowExceptionForHR(job.Cancel());
                }
                catch (COMException)
                {
                }

                job.{|BITS040:TakeOwnership|}();
            }

            void Returned(IBackgroundCopyJob job, bool stops)
            {
                if (stops)
                {
                    int result = job.Cancel();
                    if (result < 0)
                    {
                        return;
                    }
                }

                job.{|BITS040:Resume|}();
            }

            void Succeeded(IBackgroundCopyJob job, bool stops)
            {
                if (stops && job.Cancel() >= 0)
                {
                    return;
                }

                job.Resume();
            }

            void ReturnedEither(IBackgroundCopyJob job, bool stops, bool again)
            {
                if (stops)
                {
                    int result = job.Cancel();
                    if (result < 0 || again)
                    {
                        return;
                    }
                }

                job.{|BITS041:Resume|}();
            }

            void AnotherJob(IBackgroundCopyJob job, IBackgroundCopyJob other, bool stops)
            {
                if (stops)
                {
                    job.Cancel();
                    if (other.Cancel() < 0)
                    {
                        return;
                    }
                }

                job.{|BITS041:Resume|}();
            }
        }
        """);

    [Fact]
    public Task AnHResultThatIsThrownIsAFailure() => Verdict.Program(InteropShapes.PreserveSig, """
        class Downloader
        {
            void Refused(IBackgroundCopyJob job)
            {
                try
                {
                    Marshal.ThrowExceptionForHR(job.Cancel());
                }
                catch (COMException)
                {
                    job.Suspend();
                }
            }

            void ThrownLater(IBackgroundCopyJob job)
            {
                try
                {
                    int result = job.Complete();
                    Console.WriteLine(result);
                    Marshal.ThrowExceptionForHR(result);
                    job.{|BITS040:Resume|}();
                }
                catch (COMException)
                {
                    job.{|BITS041:Cancel|}();
                }
            }

            void Kept(IBackgroundCopyJob2 job)
            {
                try
                {
                    Marshal.ThrowExceptionForHR(job.{|BITS047:SetNotifyCmdLine|}(@"C:\Tools\done.exe", null));
                }
                catch (Exception)
                {
                    Marshal.ThrowExceptionForHR(job.SetNotifyCmdLine(null, null));
                }

                Marshal.ThrowExceptionForHR(job.TakeOwnership());
            }

            void Both(IBackgroundCopyJob job)
            {
                Marshal.ThrowExceptionForHR(job.Cancel());
                try
                {
                    Marshal.ThrowExceptionForHR(job.{|BITS040:Complete|}());
                }
                catch (COMException)
                {
                    job.{|BITS040:Suspend|}();
                }
            }
        }
        """);
}

using BitsAnalyzers.Testing.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

public class RenderingTests
{
    private const string Scenario = """
        class Downloader
        {
            private $Job _last;

            void Start($Job job, $Mask extra)
            {
                _last = job;
                job.SetNotifyFlags({|BITS001:$flags(TRANSFERRED | {|#0:DISABLE|} | extra)|});
                $query2(job, var job2);
                job2.SetNotifyCmdLine($text("job.exe"), $text(null));
                $call(this._last.[|Cancel|]());
            }
        }
        """;

    [Fact]
    public void ComImport() => AssertRenders(InteropShapes.ComImport, """
        class Downloader
        {
            private IBackgroundCopyJob _last;

            void Start(IBackgroundCopyJob job, BG_NOTIFY extra)
            {
                _last = job;
                job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | {|#0:BG_NOTIFY.BG_NOTIFY_DISABLE|} | extra)|});
                var job2 = (IBackgroundCopyJob2)job;
                job2.SetNotifyCmdLine("job.exe", null);
                this._last.[|Cancel|]();
            }
        }
        """);

    [Fact]
    public void NestedEnum() => AssertRenders(InteropShapes.NestedEnum, """
        class Downloader
        {
            private IBackgroundCopyJob _last;

            void Start(IBackgroundCopyJob job, BG_NOTIFY extra)
            {
                _last = job;
                job.SetNotifyFlags({|BITS001:BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | {|#0:BG_NOTIFY.BG_NOTIFY_DISABLE|} | extra|});
                var job2 = (IBackgroundCopyJob2)job;
                job2.SetNotifyCmdLine("job.exe", null);
                this._last.[|Cancel|]();
            }
        }
        """);

    [Fact]
    public void PreserveSig() => AssertRenders(InteropShapes.PreserveSig, """
        class Downloader
        {
            private IBackgroundCopyJob _last;

            void Start(IBackgroundCopyJob job, BG_NOTIFY extra)
            {
                _last = job;
                job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | {|#0:BG_NOTIFY.BG_NOTIFY_DISABLE|} | extra)|});
                var job2 = (IBackgroundCopyJob2)job;
                job2.SetNotifyCmdLine("job.exe", null);
                Marshal.ThrowExceptionForHR(this._last.[|Cancel|]());
            }
        }
        """);

    [Fact]
    public void CsWin32Pointers() => AssertRenders(InteropShapes.CsWin32Pointers, """
        unsafe class Downloader
        {
            private IBackgroundCopyJob* _last;

            void Start(IBackgroundCopyJob* job, uint extra)
            {
                _last = job;
                job->SetNotifyFlags({|BITS001:PInvoke.BG_NOTIFY_JOB_TRANSFERRED | {|#0:PInvoke.BG_NOTIFY_DISABLE|} | extra|});
                job->QueryInterface(out IBackgroundCopyJob2* job2).ThrowOnFailure();
                job2->SetNotifyCmdLine("job.exe", (string)null);
                this._last->[|Cancel|]().ThrowOnFailure();
            }
        }
        """);

    [Fact]
    public void TerraFX() => AssertRenders(InteropShapes.TerraFX, """
        unsafe class Downloader
        {
            private IBackgroundCopyJob* _last;

            void Start(IBackgroundCopyJob* job, int extra)
            {
                _last = job;
                job->SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY_JOB_TRANSFERRED | {|#0:BG_NOTIFY_DISABLE|} | extra)|});
                IBackgroundCopyJob2* job2; ThrowIfFailed(job->QueryInterface(__uuidof<IBackgroundCopyJob2>(), (void**)&job2));
                job2->SetNotifyCmdLine((char*)Marshal.StringToHGlobalUni("job.exe"), null);
                ThrowIfFailed(this._last->[|Cancel|]());
            }
        }
        """);

    [Fact]
    public void BitsManager() => AssertRenders(InteropShapes.BitsManager, """
        class Downloader
        {
            private BITS.IBackgroundCopyJob _last;

            void Start(BITS.IBackgroundCopyJob job, BitsNotifyFlags extra)
            {
                _last = job;
                job.SetNotifyFlags({|BITS001:(UInt32)(BitsNotifyFlags.Transferred | {|#0:BitsNotifyFlags.Disable|} | extra)|});
                var job2 = (BITS.IBackgroundCopyJob2)job;
                job2.SetNotifyCmdLine("job.exe", null);
                this._last.[|Cancel|]();
            }
        }
        """);

    [Theory]
    [EveryShape]
    public void LinesStayWhereTheyAre(InteropShape shape)
        => Assert.Equal(LookAlikes.Misuse.Count(IsLineEnd), shape.Render(LookAlikes.Misuse).Count(IsLineEnd));

    [Theory]
    [InlineData("$flags(TRANSFERRED + ERROR)", "(uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR")]
    [InlineData("$flags(mask)", "(uint)mask")]
    [InlineData("$flags({|BITS003:mask - ERROR|})", "{|BITS003:(uint)mask - (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR|}")]
    [InlineData("$flags([|ERROR|])", "(uint)([|BG_NOTIFY.BG_NOTIFY_JOB_ERROR|])")]
    [InlineData("""$"{job}" + $@"a$(b" """, """$"{job}" + $@"a$(b" """)]
    [InlineData("job.$$Cancel();", "job.$$Cancel();")]
    public void Fragments(string scenario, string expected) => AssertRenders(InteropShapes.ComImport, expected, scenario);

    [Theory]
    [InlineData("$nothing")]
    [InlineData("$create(var job")]
    [InlineData("$manager(manager)")]
    [InlineData("$emptyHandlers(JobFinished)")]
    public void MistakesInAScenarioAreErrors(string scenario)
        => Assert.Throws<FormatException>(() => InteropShapes.Default.Render(scenario));

    [Theory]
    [InlineData("class A { }", "unsafe class A { }")]
    [InlineData(
        "public static partial class A<T> where T : class where U : class { }",
        "public static unsafe partial class A<T> where T : class where U : class { }")]
    [InlineData("readonly record struct A; interface I { }", "readonly unsafe record struct A; unsafe interface I { }")]
    public void TypesBecomeUnsafeWhereAJobIsAPointer(string scenario, string expected)
        => AssertRenders(InteropShapes.CsWin32Pointers, expected, scenario);

    [Fact]
    public void OnlyBitsVariablesAreDereferenced() => AssertRenders(
        InteropShapes.CsWin32Pointers,
        "void M(IBackgroundCopyJob* job, Guid id) { job->Cancel(); id.ToString(); myjob.Cancel(); Use(job); x.job->Resume(); }",
        "void M($Job job, Guid id) { job.Cancel(); id.ToString(); myjob.Cancel(); Use(job); x.job.Resume(); }");

    [Fact]
    public void MarkupCanBeLeftOut()
        => Assert.DoesNotContain("|", InteropShapes.TypeLibrary.RenderWithoutMarkup("{|BITS001:$flags(ERROR)|} [|a|]"));

    private static bool IsLineEnd(char character) => character == '\n';

    private static void AssertRenders(InteropShape shape, string expected, string scenario = Scenario)
        => Assert.Equal(expected, shape.Render(scenario), ignoreLineEndingDifferences: true);
}

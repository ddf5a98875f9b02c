using BitsAnalyzers.Testing.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback that keeps a pointer beyond the call.</summary>
public class BITS065Tests
{
    public static TheoryData<string> Shapes => ["CsWin32Pointers", "TerraFX"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task BehindPointers(string shape) => Scenario(InteropShapes.Named(shape), """
        $callbackClass(Keeping, 2)
        {
            private $Job _last;
            private static $Error s_error;
            private $Job _owned;
            private $Job _current;

            public $Result JobTransferred($Job job)
            {
                _last = {|BITS065:job|};
                $ok
            }

            public $Result JobError($Job job, $Error error)
            {
                s_error = {|BITS065:error|};
                $ok
            }

            public $Result JobModification($Job job, uint reserved)
            {
                job.AddRef();
                _owned = job;
                $ok
            }

            public $Result FileTransferred($Job job, $File file)
            {
                _current = job;
                Show();
                _current = null;
                $ok
            }

            private void Show() { }
        }
        """);

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task StaysSilentWhereAReferenceIsTaken(string shape) => Scenario(InteropShapes.Named(shape), """
        $callbackClass(Keeping, 1)
        {
            private $Job _last;

            public $Result JobTransferred($Job job)
            {
                _last = job;
                _last.AddRef();
                $ok
            }

            public $Result JobError($Job job, $Error error)
            {
                _last = job;
                Retain();
                $ok
            }

            $emptyHandlers(JobModification)
            private void Retain() => Count(_last.AddRef());
            private static void Count(uint references) { }
        }
        """);

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Captured(string shape) => Scenario(InteropShapes.Named(shape), """
        $callbackClass(Capturing, 2)
        {
            public $Result JobTransferred($Job job)
            {
                System.Threading.Tasks.Task.Run(() => {|BITS065:job|}$.Complete());
                $ok
            }

            public $Result JobError($Job job, $Error error)
            {
                System.Threading.Tasks.Task.Run(() => job$.Cancel()).{|BITS061:Wait|}();
                $ok
            }

            public $Result JobModification($Job job, uint reserved)
            {
                var local = job;
                Use(() => job$.Suspend());
                $ok
            }

            public $Result FileTransferred($Job job, $File file)
            {
                System.Threading.ThreadPool.QueueUserWorkItem(_ => Console.WriteLine("file"));
                $ok
            }

            private static void Use(Action action) => action();
        }
        """);

    /// <summary>A managed interface holds a reference of its own.</summary>
    [Fact]
    public Task StaysSilentOnManagedInterfaces() => Program(CallbackClass.Transferred("_last = job;", "private IBackgroundCopyJob _last;"));
}

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

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task KeptAsANumberOrInACollection(string shape) => Scenario(InteropShapes.Named(shape), """
        using System.Collections.Generic;
        $callbackClass(Keeping, 2)
        {
            private nint _number;
            private IntPtr _address;
            private readonly $Job[] _array = new $Job[1];
            private readonly List<nint> _list = new();
            private readonly Dictionary<int, IntPtr> _byNumber = new();
            private static readonly System.Collections.Concurrent.ConcurrentQueue<nint> s_queue = new();

            public $Result JobTransferred($Job job)
            {
                _number = {|BITS065:(nint)job|};
                _array[0] = {|BITS065:job|};
                $ok
            }

            public $Result JobError($Job job, $Error error)
            {
                var copy = job;
                _list.Add({|BITS065:(nint)copy|});
                _byNumber[3] = {|BITS065:new IntPtr(error)|};
                $ok
            }

            public $Result JobModification($Job job, uint reserved)
            {
                nint number = (nint)job;
                s_queue.Enqueue({|BITS065:number|});
                $ok
            }

            public $Result FileTransferred($Job job, $File file)
            {
                var copy = job;
                System.Threading.Tasks.Task.Run(() => {|BITS065:copy|}$.Suspend());
                $ok
            }
        }
        """);

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task StaysSilentWhereACopyIsNotKept(string shape) => Scenario(InteropShapes.Named(shape), """
        using System.Collections.Generic;
        $callbackClass(Passing, 2)
        {
            private nint _number;
            private readonly $Job[] _array = new $Job[1];
            private readonly List<nint> _list = new();
            private $Job _other;
            private long _seen;

            public $Result JobTransferred($Job job)
            {
                _number = (nint)job;
                Show();
                _number = 0;
                _array[0] = job;
                Show();
                _array[0] = null;
                $ok
            }

            public $Result JobError($Job job, $Error error)
            {
                _list.Add((nint)job);
                Show();
                _list.Clear();
                var local = new $Job[1];
                local[0] = job;
                $ok
            }

            public $Result JobModification($Job job, uint reserved)
            {
                var copy = job;
                copy = _other;
                _array[0] = copy;
                _seen = reserved;
                $ok
            }

            public $Result FileTransferred($Job job, $File file)
            {
                var copy = job;
                Marshal.AddRef((nint)copy);
                _number = (nint)job;
                $ok
            }

            private void Show() { }
        }
        """);

    /// <summary>A managed interface holds a reference of its own.</summary>
    [Fact]
    public Task StaysSilentOnManagedInterfaces() => Program(CallbackClass.Transferred("_last = job;", "private IBackgroundCopyJob _last;"));
}

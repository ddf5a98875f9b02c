using BitsAnalyzers.Testing.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A result says success or failure only through a test that is understood, or because it is thrown away.</summary>
public class ResultTests
{
    /// <summary>Whoever asks whether the call has failed may cancel where it has.</summary>
    public class ATest
    {
        [Theory]
        [InlineData("if (hr < 0) job.Cancel();")]
        [InlineData("if (hr >= 0) return; job.Cancel();")]
        [InlineData("if (hr <= -1) job.Cancel();")]
        [InlineData("if (0 > hr) job.Cancel();")]
        [InlineData("if (hr is < 0) job.Cancel();")]
        [InlineData("if (hr != 0) job.Cancel();")]
        [InlineData("if (hr == -2145386493) job.Cancel();")]
        [InlineData("if (hr != -2145386493) job.Cancel();")]
        [InlineData("if (hr == -2145386493) return; job.Cancel();")]
        [InlineData("if (hr is -2145386493 or -2147467259) job.Cancel();")]
        [InlineData("if (hr is not 0) job.Cancel();")]
        [InlineData("if (hr == unchecked((int)0x80004005) || hr == unchecked((int)0x80200003)) job.Cancel();")]
        [InlineData("switch (hr) { case 0: break; default: job.Cancel(); break; }")]
        [InlineData("switch (hr) { case < 0: job.Cancel(); break; }")]
        [InlineData("_ = hr switch { < 0 => job.Cancel(), _ => 0 };")]
        [InlineData("if ((uint)hr == 0x80200003) job.Cancel();")]
        [InlineData("if ((uint)hr >= 0x80000000) job.Cancel();")]
        [InlineData("if ((uint)hr > 0x7FFFFFFF) job.Cancel();")]
        [InlineData("if ((uint)hr > int.MaxValue) job.Cancel();")]
        [InlineData("if (unchecked((uint)hr) < 0x80000000) return; job.Cancel();")]
        [InlineData("uint code = (uint)hr; if (code >= 0x80000000) job.Cancel();")]
        [InlineData("if ((long)hr < 0) job.Cancel();")]
        [InlineData("int? kept = hr; if (kept < 0) job.Cancel();")]
        [InlineData("var failed = hr < 0; if (failed) job.Cancel();")]
        public Task OfAFailure(string statements) => Method("int hr = job.Complete(); " + statements);

        /// <summary>Where the call is known to have succeeded, whatever asks for the sign again says so.</summary>
        [Theory]
        [InlineData("if ((hr | 1) < 0) job.Cancel();")]
        [InlineData("if ((hr & 0x80000000) != 0) job.Cancel();")]
        [InlineData("if ((hr & int.MinValue) != 0) job.Cancel();")]
        [InlineData("if (hr >> 31 != 0) job.Cancel();")]
        [InlineData("if ((uint)hr >> 31 == 1) job.Cancel();")]
        [InlineData("if ((hr ^ 1) < 0) job.Cancel();")]
        [InlineData("if (~hr >= 0) job.Cancel();")]
        [InlineData("if ((short)(hr >> 16) < 0) job.Cancel();")]
        [InlineData("if (hr / 2 < 0) job.Cancel();")]
        [InlineData("if (Math.Sign(hr) < 0) job.Cancel();")]
        [InlineData("if (Math.Abs(hr) != hr) job.Cancel();")]
        [InlineData("if ((long)hr < 0) job.Cancel();")]
        public Task OfTheSignOfASuccess(string statements) => Method("int hr = job.Complete(); if (hr < 0) return; " + statements);

        [Theory]
        [InlineData("if ((hr | 1) >= 0) job.{|BITS040:Cancel|}();")]
        [InlineData("if (hr >> 31 == 0) job.{|BITS040:Cancel|}();")]
        [InlineData("if (Math.Abs(hr) > 3) job.{|BITS040:Cancel|}();")]
        [InlineData("if ((hr & 1) != 0) job.{|BITS040:Cancel|}();")]
        public Task OfASuccessThatIsKnown(string statements) => Method("int hr = job.Complete(); if (hr < 0) return; " + statements);

        [Theory]
        [InlineData("if (hr >= 0) job.{|BITS040:Cancel|}();")]
        [InlineData("if (hr == 0) job.{|BITS040:Cancel|}();")]
        [InlineData("if (hr is 0) job.{|BITS040:Cancel|}();")]
        [InlineData("if (hr < 0) return; job.{|BITS040:Cancel|}();")]
        [InlineData("if ((uint)hr < 0x80000000) job.{|BITS040:Cancel|}();")]
        [InlineData("if ((uint)hr == 0) job.{|BITS040:Cancel|}();")]
        [InlineData("Marshal.ThrowExceptionForHR(hr); job.{|BITS040:Cancel|}();")]
        public Task OfASuccess(string statements) => Method("int hr = job.Complete(); " + statements);

        [Theory]
        [InlineData("job.Complete(); job.{|BITS040:Cancel|}();")]
        [InlineData("_ = job.Complete(); job.{|BITS040:Cancel|}();")]
        [InlineData("int hr = job.Complete(); job.{|BITS040:Cancel|}();")]
        [InlineData("int hr; hr = job.Complete(); hr = job.{|BITS040:Cancel|}();")]
        public Task ThatNobodyMakes(string statements) => Method(statements);

        // Whoever asks on one path does not count on success on the others.
        [Theory]
        [InlineData("if (flag) { if (hr < 0) limit++; } else job.{|BITS041:Cancel|}();")]
        [InlineData("if (flag) Console.WriteLine(hr); else job.{|BITS041:Cancel|}();")]
        [InlineData("if (flag) { job.{|BITS041:Cancel|}(); return; } if (hr < 0) limit++;")]
        [InlineData("while (limit-- > 0) { Marshal.ThrowExceptionForHR(job.{|BITS041:Cancel|}()); if (hr < 0) return; }")]
        [InlineData("if (flag) { if (hr < 0) return; } job.{|BITS040:Cancel|}();")]
        [InlineData("if (flag) { if (hr < 0) job.Cancel(); } else { job.{|BITS041:Cancel|}(); }")]
        public Task OnAnotherPath(string statements) => Method("int hr = job.Complete(); " + statements);

        [Theory]
        [InlineData("int hr = Finish(job); if (flag) { if (hr < 0) limit++; } else job.{|BITS041:Cancel|}();")]
        [InlineData("Finish(job); if (flag) job.{|BITS040:Cancel|}();")]
        [InlineData("_ = Finish(job); if (flag) job.{|BITS040:Cancel|}();")]
        [InlineData("int hr = Finish(job); if (flag) job.{|BITS040:Cancel|}();")]
        public Task OfWhatAHelperReturns(string statements) => Method(statements);
    }

    public class AnyOtherUse
    {
        [Theory]
        [InlineData("if ((hr & 0x80000000) != 0) job.Cancel();")]
        [InlineData("if ((hr & int.MinValue) != 0) job.Cancel();")]
        [InlineData("if (hr >> 31 != 0) job.Cancel();")]
        [InlineData("if ((uint)hr >> 31 == 1) job.Cancel();")]
        [InlineData("if ((hr >>> 31) == 1) job.Cancel();")]
        [InlineData("if (int.IsNegative(hr)) job.Cancel();")]
        [InlineData("if (Math.Sign(hr) < 0) job.Cancel();")]
        [InlineData("if (Math.Min(hr, 0) != 0) job.Cancel();")]
        [InlineData("if (hr.CompareTo(0) < 0) job.Cancel();")]
        [InlineData("if (!hr.Equals(0)) job.Cancel();")]
        [InlineData("if (hr.ToString()[0] == '-') job.Cancel();")]
        [InlineData("if ($\"{hr}\".StartsWith(\"-\")) job.Cancel();")]
        [InlineData("if ((\"\" + hr).StartsWith(\"-\")) job.Cancel();")]
        [InlineData("if (-hr > 0) job.Cancel();")]
        [InlineData("if (~hr >= 0) job.Cancel();")]
        [InlineData("if (hr + 1 <= 0) job.Cancel();")]
        [InlineData("if (hr * 1L < 0) job.Cancel();")]
        [InlineData("if ((double)hr < 0) job.Cancel();")]
        [InlineData("if ((ulong)hr > int.MaxValue) job.Cancel();")]
        [InlineData("if ((short)(hr >> 16) < 0) job.Cancel();")]
        [InlineData("if ((decimal)hr < 0) job.Cancel();")]
        [InlineData("if ((byte)hr != 0) job.Cancel();")]
        [InlineData("if ((object)hr is < 0) job.Cancel();")]
        [InlineData("object boxed = hr; if ((int)boxed < 0) job.Cancel();")]
        [InlineData("if (Marshal.GetExceptionForHR(hr) is not null) job.Cancel();")]
        [InlineData("if (new Win32(hr).Failed) job.Cancel();")]
        [InlineData("Win32 result = hr; if (result.Failed) job.Cancel();")]
        [InlineData("if (Failed(hr)) job.Cancel();")]
        [InlineData("if (_failed(hr)) job.Cancel();")]
        [InlineData("var results = new List<int> { hr }; if (results[0] < 0) job.Cancel();")]
        [InlineData("var results = new List<int>(); results.Add(hr); if (results.Exists(one => one < 0)) job.Cancel();")]
        [InlineData("int[] results = { hr }; if (results[0] < 0) job.Cancel();")]
        [InlineData("var results = new int[1]; results[0] = hr; if (results[0] < 0) job.Cancel();")]
        [InlineData("_last = hr; if (Bad) job.Cancel();")]
        [InlineData("this[0] = hr; if (Bad) job.Cancel();")]
        [InlineData("Last = hr; if (Bad) job.Cancel();")]
        [InlineData("System.Func<bool> failed = () => hr < 0; if (failed()) job.Cancel();")]
        [InlineData("Task<int> task = Task.FromResult(hr); if (task.Result < 0) job.Cancel();")]
        [InlineData("hr |= other.Suspend(); if (hr < 0) job.Cancel();")]
        [InlineData("hr = Math.Min(hr, other.Suspend()); if (hr < 0) job.Cancel();")]
        [InlineData("ref int alias = ref hr; if (alias < 0) job.Cancel();")]
        [InlineData("var pair = (hr, 1); if (pair.hr < 0) job.Cancel();")]
        [InlineData("if (hr < limit) job.Cancel();")]
        [InlineData("if (hr == limit) job.Cancel();")]
        [InlineData("if ((hr, limit) is ( < 0, _)) job.Cancel();")]
        [InlineData("if (hr is int.MinValue or < -1) job.Cancel();")]
        [InlineData("if ((hr == 0) == false) job.Cancel();")]
        [InlineData("if (hr == 0 ^ true) job.Cancel();")]
        [InlineData("var anonymous = new { Code = hr }; if (anonymous.Code < 0) job.Cancel();")]
        [InlineData("dynamic late = hr; if (late < 0) job.Cancel();")]
        [InlineData("checked { if (-hr != 0) job.Cancel(); }")]
        [InlineData("nint native = hr; if (native < 0) job.Cancel();")]
        [InlineData("var code = (Code)hr; if (code == Code.Failed) job.Cancel();")]
        [InlineData("if (Enum.IsDefined(typeof(Code), hr)) job.Cancel();")]
        [InlineData("_results.Enqueue(hr); if (_results.Peek() < 0) job.Cancel();")]
        [InlineData("Note(ref hr); if (Bad) job.Cancel();")]
        public Task LeavesItUndecided(string statements) => Method("int hr = job.Complete(); " + statements);

        [Theory]
        [InlineData("if (int.IsNegative(job.Complete())) job.Cancel();")]
        [InlineData("_ = Math.Sign(job.Complete()) switch { -1 => job.Cancel(), _ => 0 };")]
        [InlineData("_last = job.Complete(); Touch(); if (_last < 0) job.Cancel();")]
        [InlineData("int hr; if (flag) hr = job.Complete(); else hr = job.Cancel(); if (hr >> 31 != 0) job.Cancel();")]
        [InlineData("System.Func<int> complete = job.Complete; if (complete() >> 31 != 0) job.Cancel();")]
        [InlineData("if (Run(() => job.Complete())) job.Cancel();")]
        [InlineData("if (Run(job.Complete)) job.Cancel();")]
        [InlineData("if (Math.Sign(Finish(job)) < 0) job.Cancel();")]
        [InlineData("var codes = (First: job.Complete(), Second: 0); if (Math.Sign(codes.First) < 0) job.Cancel();")]
        public Task WhereverItStands(string statements) => Method(statements);
    }

    /// <summary>What a call has set up counts where it has succeeded.</summary>
    public class EveryCall
    {
        [Theory]
        [InlineData("int hr = job.Resume(); if (hr < 0) { job5.SetProperty((BITS_JOB_PROPERTY_ID)6, default); }")]
        [InlineData(
            "int hr = job.Resume(); " +
            "if (hr == unchecked((int)0x80200003)) { Marshal.ThrowExceptionForHR(job.AddFile(\"http://a\", \"c:\\\\a\")); " +
            "Marshal.ThrowExceptionForHR(job5.SetProperty((BITS_JOB_PROPERTY_ID)5, default)); }")]
        [InlineData("if (job.Resume() < 0) job5.SetProperty((BITS_JOB_PROPERTY_ID)5, default);")]
        [InlineData("if (int.IsNegative(job.Resume())) job5.SetProperty((BITS_JOB_PROPERTY_ID)5, default);")]
        [InlineData("if (job.AddFile(\"http://a\", \"c:\\\\a\") < 0) job5.SetProperty((BITS_JOB_PROPERTY_ID)4, default);")]
        [InlineData("if (job.AddFile(\"http://a\", \"c:\\\\a\") >> 31 != 0) job5.SetProperty((BITS_JOB_PROPERTY_ID)4, default);")]
        [InlineData("if (job2.SetNotifyCmdLine(@\"c:\\a.exe\", null) < 0) job.TakeOwnership();")]
        [InlineData("if (job2.SetNotifyCmdLine(@\"c:\\a.exe\", null) >> 31 != 0) { job.SetNotifyFlags(11); job.Resume(); }")]
        [InlineData("if (job.SetNotifyInterface(new Quiet()) < 0) { job.SetNotifyFlags(4); job.Resume(); }")]
        [InlineData("if (job2.SetNotifyCmdLine(@\"c:\\a.exe\", null) < 0) { job.SetNotifyFlags(11); job.Resume(); }")]
        public Task ThatHasFailedHasDoneNothing(string statements) => Method(NewerInterfaces + statements);

        [Theory]
        [InlineData("upload.AddFile(\"http://a\", \"c:\\\\a\"); upload.{|BITS043:AddFile|}(\"http://b\", \"c:\\\\b\");")]
        [InlineData("if (upload.AddFile(\"http://a\", \"c:\\\\a\") < 0) return; upload.{|BITS043:AddFile|}(\"http://b\", \"c:\\\\b\");")]
        [InlineData("if (upload.AddFile(\"http://a\", \"c:\\\\a\") < 0) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData("if (upload.AddFile(\"http://a\", \"c:\\\\a\") != 0) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData("if (Math.Sign(upload.AddFile(\"http://a\", \"c:\\\\a\")) < 0) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData("int hr = upload.AddFile(\"http://a\", \"c:\\\\a\"); if (_failed(hr)) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData(
            "int hr = upload.AddFile(\"http://a\", \"c:\\\\a\"); upload.SetNotifyFlags(3); " +
            "if (hr < 0) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData(
            "int first = upload.AddFile(\"http://a\", \"c:\\\\a\"); int second = upload.SetPriority(default); " +
            "if (second < 0) return; if (first < 0) upload.AddFile(\"http://b\", \"c:\\\\b\");")]
        [InlineData("while (upload.AddFile(\"http://a\", \"c:\\\\a\") < 0) { }")]
        public Task CountsWhereItHasSucceeded(string statements)
            => Method("manager.CreateJob(\"job\", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var upload); " + statements);

        [Theory]
        [InlineData("Marshal.ThrowExceptionForHR(job.Resume()); job5.{|BITS045:SetProperty|}((BITS_JOB_PROPERTY_ID)5, default);")]
        [InlineData("if (job.Resume() < 0) return; job5.{|BITS045:SetProperty|}((BITS_JOB_PROPERTY_ID)5, default);")]
        [InlineData("job.Resume(); job5.{|BITS045:SetProperty|}((BITS_JOB_PROPERTY_ID)5, default);")]
        [InlineData("if (job2.{|BITS047:SetNotifyCmdLine|}(@\"c:\\a.exe\", null) < 0) return; job.TakeOwnership();")]
        public Task ThatHasSucceededCounts(string statements) => Method(NewerInterfaces + statements);

        /// <summary>What is asked of a result in another way, and asked again, comes out alike.</summary>
        [Theory]
        [InlineData("if ((hr & 0x80000000) != 0) { Marshal.ThrowExceptionForHR(hr); job.Resume(); }")]
        [InlineData("if ((long)hr < 0) { if (hr < 0) throw new COMException(null, hr); job.Resume(); }")]
        [InlineData("if ((hr | 1) < 0) { Marshal.ThrowExceptionForHR(hr); job.Resume(); }")]
        [InlineData("if (hr >>> 31 != 0) { if (hr < 0) throw new COMException(null, hr); job.Resume(); }")]
        [InlineData("if (hr >= 0 && hr.CompareTo(0) < 0) job.Resume();")]
        [InlineData("if ((hr & 0x80000000) == 0) { Marshal.ThrowExceptionForHR(hr); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (hr >>> 31 == 0) { if (hr < 0) throw new COMException(null, hr); job.{|BITS040:Resume|}(); }")]
        public Task IsAskedTwice(string statements) => Method("int hr = job.Cancel(); " + statements);

        [Theory]
        [InlineData("if (flag) job.TakeOwnership(); else if (hr < 0) limit++;")]
        [InlineData("if (flag) { if (hr < 0) return; } else { limit++; } if (limit > 3) job.TakeOwnership();")]
        public Task ThatMayHaveFailedOnOnePathCountsOnNone(string statements)
            => Method(NewerInterfaces + "int hr = job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); " + statements);

        /// <summary>Which of two calls has set what is removed is not known where the second may have failed.</summary>
        [Theory]
        [InlineData("if (again >> 31 != 0) limit++; job.TakeOwnership();")]
        [InlineData("if (again >> 31 == 0) return; job.TakeOwnership();")]
        [InlineData("if (again == 1) return; job.TakeOwnership();")]
        [InlineData("if (again < 0) job.TakeOwnership();", 1)]
        [InlineData("if (again < 0) return; job.TakeOwnership();", 2)]
        public Task ThatMayHaveFailedLeavesTheOneBefore(string statements, int removed = 0)
            => Method(
                NewerInterfaces
                + $"if (job2.{(removed == 1 ? "{|BITS047:SetNotifyCmdLine|}" : "SetNotifyCmdLine")}(@\"c:\\a.exe\", null) < 0) return; "
                + $"int again = job2.{(removed == 2 ? "{|BITS047:SetNotifyCmdLine|}" : "SetNotifyCmdLine")}(@\"c:\\b.exe\", null); "
                + statements);

        private const string NewerInterfaces = "var job2 = (IBackgroundCopyJob2)job; var job5 = (IBackgroundCopyJob5)job; ";
    }

    /// <summary>Where a job has not been made, none is left in the queue.</summary>
    public class OfACreation
    {
        [Theory]
        [InlineData("if (manager.CreateJob(\"a\", 0, out _, out var made) < 0) return; made.Cancel();")]
        [InlineData("int hr = manager.CreateJob(\"a\", 0, out _, out var made); if (hr != 0) return; made.Cancel();")]
        [InlineData("int hr = manager.CreateJob(\"a\", 0, out _, out var made); if (hr >> 31 != 0) return; made.Cancel();")]
        [InlineData("int hr = manager.CreateJob(\"a\", 0, out _, out var made); if (Failed(hr)) return; made.Cancel();")]
        [InlineData("if (manager.CreateJob(\"a\", 0, out _, out var made) is < 0) return; made.Cancel();")]
        [InlineData("if (manager.{|BITS048:CreateJob|}(\"a\", 0, out _, out var made) >= 0) return; ")]
        [InlineData("if (manager.{|BITS048:CreateJob|}(\"a\", 0, out _, out var made) < 0) return; if (flag) return; made.Cancel();")]
        public Task LeavesNothingWhereItFails(string statements) => Method(statements, "BITS102, BITS101, BITS008, BITS005, BITS006");
    }

    private static Task Method(string statements, string others) => Program(InteropShapes.PreserveSig, $$"""
        #pragma warning disable {{others}}
        abstract class Downloader
        {
            protected abstract bool Failed(int result);

            void Run(IBackgroundCopyManager manager, bool flag)
            {
                {{statements}}
            }
        }
        """);

    private static Task Method(string statements) => Program(InteropShapes.PreserveSig, Batched($$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        readonly struct Win32
        {
            private readonly int _code;
            public Win32(int code) => _code = code;
            public bool Failed => _code < 0;
            public static implicit operator Win32(int code) => new(code);
        }

        enum Code { Ok, Failed = -2147467259 }

        sealed class Quiet : IBackgroundCopyCallback
        {
            public int JobTransferred(IBackgroundCopyJob job) => 0;
            public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => 0;
            public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
        }

        abstract class Downloader
        {
            private readonly Queue<int> _results = new();
            private Func<int, bool> _failed;
            private int _last;
            public int this[int index] { set => _results.Enqueue(value); }
            public int Last { get; set; }
            protected abstract bool Failed(int result);
            protected abstract bool Bad { get; }
            protected abstract void Touch();
            protected abstract void Note(ref int result);
            private bool Run(Func<int> call) => call() >> 31 != 0;
            private int Finish(IBackgroundCopyJob job) => job.Complete();

            void Run(IBackgroundCopyManager manager, IBackgroundCopyJob job, IBackgroundCopyJob other, bool flag, int limit)
            {
                {{statements}}
            }
        }
        """));

    // Results are compared with zero all over, which is advice about something else.
    private static string Batched(string program) => "#pragma warning disable BITS102, BITS101, BITS008, BITS005, BITS006\n" + program;
}

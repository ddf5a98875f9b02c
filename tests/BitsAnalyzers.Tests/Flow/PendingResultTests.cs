using BitsAnalyzers.Testing.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// As long as somebody may yet look at the result of a call, what follows is certain only if it is so where the call has failed.
/// </summary>
public class PendingResultTests
{
    [Theory]
    [InlineData("int hr = job.SetNotifyFlags(8); job.SetNotifyFlags(other ? 3u : 11u); results.Add(hr);")]
    [InlineData("int hr = job.SetNotifyFlags(8); job.SetNotifyFlags(other ? 3u : 11u); if (hr < 0) results.Clear();")]
    public Task OfAMaskThatIsReplaced(string statements) => Program("BITS009", statements);

    [Theory]
    [InlineData("int hr = job.SetNotifyFlags(8); job.SetNotifyFlags({|BITS009:other ? 3u : 11u|});")]
    [InlineData("job.SetNotifyFlags(8); job.SetNotifyFlags({|BITS009:other ? 3u : 11u|});")]
    [InlineData("int hr = job.SetNotifyFlags(8); if (hr < 0) return; job.SetNotifyFlags({|BITS009:other ? 3u : 11u|}); results.Add(hr);")]
    public Task OfAMaskThatIsReplacedForCertain(string statements) => Program("BITS009", statements);

    [Theory]
    [InlineData("int hr = job.SetNotifyFlags(4); job.GetNotifyFlags(out var mask); results.Add(hr); job.SetNotifyFlags(mask | 1);")]
    [InlineData(
        "int hr = job.SetNotifyFlags(4); job.GetNotifyFlags(out var mask); job.SetNotifyFlags(mask | 1); if (hr < 0) results.Clear();")]
    public Task OfAMaskThatIsRead(string statements) => Program("BITS001", statements);

    [Theory]
    [InlineData("int hr = job.SetNotifyFlags(4); job.GetNotifyFlags(out var mask); job.SetNotifyFlags({|BITS001:mask | 1|});")]
    [InlineData(
        "int hr = job.SetNotifyFlags(4); if (hr < 0) return; job.GetNotifyFlags(out var m); job.SetNotifyFlags({|BITS001:m | 1|});")]
    public Task OfAMaskThatIsReadForCertain(string statements) => Program("BITS001", statements);

    /// <summary>What has failed in the first round may succeed in the last.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < 2; i++) { int hr = job.Complete(); if (hr < 0) results.Add(hr); }")]
    [InlineData("for (var i = 0; i < 2; i++) { int hr = job.Cancel(); failures.ThrowIfFailed(hr); }")]
    public Task OfALoop(string statements) => Program("BITS040", statements);

    [Fact]
    public Task OfALoopForCertain()
        => Program("BITS040", "for (var i = 0; i < 2; i++) { int hr = job.{|BITS040:Complete|}(); if (hr < 0) return; }");

    /// <summary>What the first call has failed to do, the second one may have done.</summary>
    [Theory]
    [InlineData("int hr = made.Resume(); System.Runtime.InteropServices.Marshal.ThrowExceptionForHR(made.Resume()); if (hr < 0) { }")]
    [InlineData("int hr = made.Resume(); made.Resume(); if (hr < 0) { }")]
    [InlineData("int hr = made.Cancel(); made.Cancel(); if (hr < 0) { }")]
    public Task OfACallThatIsRepeated(string statements) => Program("BITS048", Made("CreateJob") + statements);

    [Fact]
    public Task OfACallThatIsNotRepeated()
        => Program("BITS048", Made("{|BITS048:CreateJob|}") + "int hr = made.Resume(); if (hr < 0) { }");

    private static string Made(string create)
        => $"manager.{create}(\"files\", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var made); ";

    /// <summary>A type that only holds a result asks the result: what it says and what is thrown on agree.</summary>
    [Theory]
    [InlineData("((Outcome)hr).Failed", "job.Cancel();")]
    [InlineData("new Outcome(hr).Failed", "job.Cancel();")]
    [InlineData("((Outcome)hr).Succeeded", "job.{|BITS040:Cancel|}();")]
    [InlineData("new Outcome(hr).Succeeded", "job.{|BITS040:Cancel|}();")]
    public Task OfATypeOfTheProgram(string test, string then)
        => Program("BITS040", $"int hr = job.Cancel(); if ({test}) {{ Marshal.ThrowExceptionForHR(hr); {then} }}");

    /// <summary>A type whose value can be written again is no longer the result.</summary>
    [Theory]
    [InlineData("asked.Value = 0;")]
    [InlineData("asked.Clear();")]
    public Task OfATypeThatCanBeWritten(string write)
        => Program(
            "BITS040",
            $"int hr = job.Suspend(); if (hr >= 0) {{ return; }} var asked = new Noted(hr); {write} if (asked.Failed) {{ return; }} "
            + "job.Cancel(); job.{|BITS040:Resume|}();");

    private static Task Program(string id, string statements) => Verdict.ProgramAbout(InteropShapes.PreserveSig, id, $$"""
        class Failures
        {
            private readonly System.Collections.Generic.List<int> _all = new();
            public void ThrowIfFailed(int result) { if (result < 0) _all.Add(result); }
        }

        readonly struct Outcome
        {
            private readonly int _value;
            public Outcome(int value) => _value = value;
            public bool Succeeded => _value >= 0;
            public bool Failed => _value < 0;
            public static explicit operator Outcome(int value) => new(value);
        }

        struct Noted
        {
            public int Value;
            public Noted(int value) => Value = value;
            public bool Failed => Value < 0;
            public void Clear() => Value = 0;
        }

        class Downloader
        {
            void Run(
                IBackgroundCopyManager manager, IBackgroundCopyJob job, bool other, System.Collections.Generic.List<int> results,
                Failures failures)
            {
                {{statements}}
            }
        }
        """);
}

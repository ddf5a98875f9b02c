using BitsAnalyzers.Testing.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Interop;

public class BITS102Tests
{
    public class Reports
    {
        [Theory]
        [InlineData("job.Cancel() == 0")]
        [InlineData("job.Cancel() != 0")]
        [InlineData("0 == job.Complete()")]
        [InlineData("job.Complete() is 0")]
        [InlineData("job.Complete() is not 0")]
        [InlineData("job.Cancel() == S_OK")]
        [InlineData("job.RemoveCredentials(default, default) == 0")]
        [InlineData("job.ReplaceRemotePrefix(\"a\", \"b\") == 0")]
        [InlineData("jobs[1].Cancel() == 0")]
        public Task Comparisons(string comparison) => Statements($"bool done = {{|BITS102:{comparison}|}};");

        [Fact]
        public Task ThroughALocal() => Statements("""
            int result = job.Suspend();
            if (result == 0)
            {
                result = job.Cancel();
                if ({|BITS102:result != 0|})
                {
                    throw new InvalidOperationException();
                }
            }
            """);

        [Theory]
        [InlineData("int result = job.Cancel(); if ({|BITS102:result != 0|}) { throw new COMException(text, result); }")]
        [InlineData(
            "int result = job.Cancel(); if ({|BITS102:result != 0|}) { return; } result = jobs[0].Resume(); if (result < 0) { return; }")]
        [InlineData("int other = job.Suspend(); int result = job.Cancel(); if ({|BITS102:result != 0|} || other < 0) { return; }")]
        public Task WhereFailureIsNotAskedFor(string statements) => Statements(statements);

        [Theory]
        [InlineData("if ({|BITS102:result != 0|}) Console.WriteLine($\"failed {result:X8}\");")]
        [InlineData("if ({|BITS102:result != 0|}) Console.WriteLine(\"failed \" + result.ToString(\"X8\"));")]
        [InlineData("if ({|BITS102:result != 0|}) Log(\"failed\", result);")]
        [InlineData("if ({|BITS102:result != 0|}) throw new DownloadException(text, result);")]
        [InlineData("if ({|BITS102:result != 0|}) throw new Exception(text) { HResult = result };")]
        [InlineData("if ({|BITS102:result != 0|} && result != unchecked((int)0x80200002)) Console.WriteLine(text);")]
        [InlineData("int copy = result; if ({|BITS102:copy != 0|}) Console.WriteLine(result);")]
        [InlineData("if ({|BITS102:result != 0|}) { Action show = () => Console.WriteLine(result); show(); }")]
        public Task WhereTheResultIsOnlyShown(string statements) => Program(InteropShapes.PreserveSig, Method(statements));

        [Theory]
        [InlineData("S_OK", "public const int S_OK = 0;")]
        [InlineData("Good", "public static readonly int Good = 0;")]
        [InlineData("Fine", "public static int Fine => 0;")]
        [InlineData("Fine", "public static int Fine { get { return default; } }")]
        public Task AConstantOfAnyName(string name, string declaration) => Program(
            InteropShapes.PreserveSig,
            $"static class Codes {{ {declaration} }}" + Method($"if ({{|BITS102:result == Codes.{name}|}}) Console.WriteLine(text);"));

        [Fact]
        public Task InAConditionOfSeveral() => Statements("""
            while (!({|BITS102:jobs[0].Complete() == 0|} && text != null))
            {
            }
            """);

        [Fact]
        public Task ThroughAMethodThatPassesTheResultOn() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                bool TryStop(IBackgroundCopyJob job) => {|BITS102:Stop(job) == 0|};

                int Stop(IBackgroundCopyJob job) => job.Cancel();
            }
            """);

        [Theory]
        [InlineData("CsWin32", "job.Cancel() == 0")]
        [InlineData("CsWin32", "job.Cancel().Value == 0")]
        [InlineData("CsWin32", "job.Cancel() == HRESULT.S_OK")]
        [InlineData("CsWin32Pointers", "job.Cancel() == HRESULT.S_OK")]
        [InlineData("CsWin32Pointers", "job.Cancel().Value != 0")]
        [InlineData("TerraFX", "job.Complete() == S_OK")]
        [InlineData("GeneratedComInterface", "job.Complete() is 0")]
        public Task InOtherShapes(string shape, string comparison) => Program(
            InteropShapes.Named(shape),
            InteropShapes.Named(shape).Render($$"""class Downloader { bool Stop($Job job) => {|BITS102:{{comparison}}|}; }"""));
    }

    public class StaysSilent
    {
        [Theory]
        [InlineData("job.Cancel() >= 0")]
        [InlineData("job.Cancel() < 0")]
        [InlineData("job.Cancel() == unchecked((int)0x80200002)")]
        [InlineData("job.Resume() == 0")]
        [InlineData("job.Suspend() is 0")]
        [InlineData("job.GetState(out _) == 0")]
        public Task Comparisons(string comparison) => Statements($"bool done = {comparison};");

        [Fact]
        public Task WhereFailureIsRuledOutBefore() => Statements("""
            int result = job.Complete();
            if (result < 0)
            {
                throw new InvalidOperationException();
            }

            if (result != 0)
            {
                Console.WriteLine("some files are missing");
            }
            """);

        [Fact]
        public Task WhereTheFrameworkRulesItOut() => Statements("""
            int result = job.Cancel();
            Marshal.ThrowExceptionForHR(result);
            bool clean = result == 0;
            """);

        [Fact]
        public Task WhereOtherSuccessCodesAreAskedFor() => Statements("""
            int result = job.Cancel();
            bool done = result == 0 || result == 0x0020001A;
            bool same = jobs[0].Complete() is 0 or 0x00200017;
            switch (((IBackgroundCopyJob3)jobs[1]).ReplaceRemotePrefix("a", "b"))
            {
                case 0:
                case 1:
                    break;
            }
            """);

        [Theory]
        [InlineData("int result = job.Complete(); if (result == 0) { return; } if (result < 0) { throw new InvalidOperationException(); }")]
        [InlineData("int result = job.Complete(); if (result == 0) { return; } else if (result is > 0) { text = null; }")]
        [InlineData("int result = job.Complete(); if (result != 0) { Marshal.ThrowExceptionForHR(result); text = null; }")]
        public Task WhereFailureIsAskedForAfterwards(string statements) => Statements(statements);

        [Theory]
        [InlineData("Check(result);")]
        [InlineData("if (Failed(result)) throw new InvalidOperationException();")]
        [InlineData("result.OrThrow();")]
        [InlineData("bool ended = result >= 0; Console.WriteLine(ended);")]
        [InlineData("int copy = result; if (copy < 0) throw new InvalidOperationException();")]
        [InlineData("if (Math.Sign(result) < 0) throw new InvalidOperationException();")]
        [InlineData("if (result.CompareTo(0) < 0) throw new InvalidOperationException();")]
        [InlineData("if (result >> 31 != 0) throw new InvalidOperationException();")]
        [InlineData("if ((uint)result >= 0x80000000) throw new InvalidOperationException();")]
        [InlineData("if (Marshal.GetExceptionForHR(result) is { } failure) throw failure;")]
        [InlineData("Console.WriteLine(result switch { < 0 => \"failed\", _ => \"done\" });")]
        [InlineData("_last = result;")]
        [InlineData("all.Add(result);")]
        [InlineData("check(result);")]
        [InlineData("Action verify = () => { if (result < 0) throw new InvalidOperationException(); }; verify();")]
        [InlineData("Verify(); void Verify() { if (result < 0) throw new InvalidOperationException(); }")]
        public Task WhereSomebodyElseMayAskForFailure(string statements) => Program(
            InteropShapes.PreserveSig, Method("if (result == 0) Console.WriteLine(text); " + statements));

        [Theory]
        [InlineData(
            "int copy = job.Cancel(); bool failed = copy < 0; if (copy == 0) Console.WriteLine(text); "
            + "if (failed) throw new Exception();")]
        [InlineData("_last = job.Cancel(); if (_last == 0) Console.WriteLine(text); if (_last < 0) throw new InvalidOperationException();")]
        [InlineData(
            "int code; if ((code = job.Cancel()) == 0) Console.WriteLine(text); "
            + "else if (code < 0) throw new InvalidOperationException();")]
        [InlineData("if (job.Cancel() is var code && code == 0) Console.WriteLine(text); else if (code < 0) throw new Exception();")]
        [InlineData(
            "var pair = (Code: job.Cancel(), 1); if (pair.Code == 0) Console.WriteLine(text); "
            + "if (pair.Code < 0) throw new Exception();")]
        [InlineData(
            "int code = -1; try { code = job.Cancel(); if (code == 0) return; "
            + "} finally { if (code < 0) Console.WriteLine(text); }")]
        [InlineData("int code = Stop(job); if (code == 0) Console.WriteLine(text);")]
        [InlineData(
            "Stop(job, out var code); if (code == 0) Console.WriteLine(text); "
            + "if (code < 0) throw new InvalidOperationException();")]
        public Task WhereverTheResultIsHeld(string statements) => Program(InteropShapes.PreserveSig, Method("", statements));

        [Theory]
        [InlineData("static class Codes { public static readonly int S_OK = 1; }", "Codes.S_OK")]
        [InlineData("static class Codes { public static int S_OK => Environment.ExitCode; }", "Codes.S_OK")]
        public Task ANameThatIsAnotherCode(string declaration, string code) => Program(
            InteropShapes.PreserveSig, declaration + Method($"if (result == {code}) Console.WriteLine(text);"));

        [Theory]
        [InlineData("CsWin32", "var result = job.Complete(); if (result == HRESULT.S_OK) { return; } result.ThrowOnFailure();")]
        [InlineData("CsWin32Pointers", "var result = job.Complete(); if (result.Value != 0 && result.Failed) { return; }")]
        public Task WhereFailureIsAskedForInOtherShapes(string shape, string statements) => Program(
            InteropShapes.Named(shape),
            InteropShapes.Named(shape).Render($$"""class Downloader { void Stop($Job job) { {{statements}} } }"""));

        [Fact]
        public Task WhereTheCallFailsForCertain() => Statements("""
            Marshal.ThrowExceptionForHR(job.Cancel());
            bool done = job.{|BITS040:Complete|}() == 0;
            """);
    }

    // A method that has the result of a call, and others that do something with it.
    private static string Method(string statements, string result = "int result = job.Cancel();") => $$"""
        class DownloadException : COMException
        {
            public DownloadException(string message, int result)
                : base(message, result)
            {
            }
        }

        static class Results
        {
            public static void OrThrow(this int result) => Check(result);

            public static void Check(int result) { if (result < 0) throw new InvalidOperationException(); }
        }

        class Downloader
        {
            int _last;

            static void Check(int result) => Results.Check(result);

            static bool Failed(int result) => (result & 0x80000000) != 0;

            static void Log(string text, int result) => Console.WriteLine("{0} {1:X8}", text, result);

            static int Stop(IBackgroundCopyJob job) { int result = job.Cancel(); if (result < 0) Console.WriteLine("?"); return result; }

            static void Stop(IBackgroundCopyJob job, out int result) => result = job.Cancel();

            void Run(IBackgroundCopyJob job, string text, System.Collections.Generic.List<int> all, Action<int> check)
            {
                {{result}}
                {{statements}}
            }
        }
        """;

    // In the shape that returns results as numbers.
    private static Task Statements(string statements) => Program(InteropShapes.PreserveSig, $$"""
        class Downloader
        {
            const int S_OK = 0;

            void Run(IBackgroundCopyJob3 job, IBackgroundCopyJob[] jobs, string text)
            {
                {{statements}}
            }
        }
        """);
}

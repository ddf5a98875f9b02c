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

using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Statements that cannot throw lead to no handler: whatever stands there is not run.</summary>
public class UnreachedHandlerTests
{
    [Theory]
    [InlineData("var made = new Holder { Job = other };")]
    [InlineData("var made = new Holder(); made.Job = other;")]
    [InlineData("holder2.Job = other;")]
    [InlineData("s_flags = 1;")]
    [InlineData("s_flags = _flags;")]
    [InlineData("Name = null;")]
    [InlineData("Holder.Count = 2;")]
    public Task AreNotReached(string statement) => Program(statement, "Resume");

    [Theory]
    [InlineData("_ = holder.Job;")]
    [InlineData("holder2.Checked = other;")]
    [InlineData("Late.Count = 2;")]
    [InlineData("holder2.Jobs[number] = other;")]
    public Task AreReached(string statement) => Program(statement, "{|BITS040:Resume|}");

    private static Task Program(string statement, string resume) => Verdict.ProgramAbout("BITS040", $$"""
        class Holder
        {
            private IBackgroundCopyJob _job;
            public static int Count;
            public IBackgroundCopyJob[] Jobs;
            public IBackgroundCopyJob Job { get => _job; set => _job = value; }
            public IBackgroundCopyJob Checked { get => _job; set => _job = value ?? throw new ArgumentNullException(); }
        }

        static class Late
        {
            public static int Count = int.Parse(Environment.GetEnvironmentVariable("COUNT"));
            static Late() => Count++;
        }

        class Downloader
        {
            private static uint s_flags;
            private uint _flags;
            private static string Name { get; set; }

            void Run(IBackgroundCopyJob job, IBackgroundCopyJob other, Holder holder, int number)
            {
                var holder2 = new Holder();
                job.Cancel();
                try
                {
                    {{statement}}
                }
                catch
                {
                    job.{{resume}}();
                }
            }
        }
        """);
}

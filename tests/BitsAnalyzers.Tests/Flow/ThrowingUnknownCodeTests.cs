using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Unknown code that throws may have used what it was given before: a job that it can get at is in its hands where the exception is
/// handled, too.
/// </summary>
public class ThrowingUnknownCodeTests
{
    [Theory]
    [InlineData("elsewhere.Use(job);")]
    [InlineData("elsewhere.Take(new Holder(job));")]
    [InlineData("elsewhere.Take(new Holder { Job = job });")]
    [InlineData("elsewhere.Take(new Outer(new Holder(job)));")]
    [InlineData("elsewhere.Take(new[] { job });")]
    [InlineData("elsewhere.Take(new { job });")]
    [InlineData("elsewhere.Take((job, 1));")]
    [InlineData("elsewhere.Later(() => job.Resume());")]
    [InlineData("elsewhere.Held = new Holder(job);")]
    [InlineData("elsewhere[new Holder(job)] = 1;")]
    [InlineData("_ = elsewhere[new Holder(job)];")]
    [InlineData("elsewhere.Done += () => job.Resume();")]
    [InlineData("((dynamic)elsewhere).Take(new Holder(job));")]
    [InlineData("var list = new System.Collections.Generic.List<object> { new Holder(job) };")]
    [InlineData("_ = new Taker(new Holder(job));")]
    [InlineData("_ = new Holder(job) + elsewhere;")]
    public Task HasWhatItWasGiven(string statement) => Program(statement, "CreateJob");

    [Theory]
    [InlineData("elsewhere.Take(new Holder());")]
    [InlineData("elsewhere.Take(1);")]
    [InlineData("_ = new Taker(new Holder());")]
    [InlineData("elsewhere.Held = null;")]
    public Task HasNothingElse(string statement) => Program(statement, "{|BITS048:CreateJob|}");

    private static Task Program(string statement, string createJob) => Verdict.ProgramAbout("BITS048", $$"""
        class Holder
        {
            private IBackgroundCopyJob _job;
            public Holder() { }
            public Holder(IBackgroundCopyJob job) => _job = job;
            public IBackgroundCopyJob Job { get => _job; set => _job = value; }
            public static Holder operator +(Holder holder, IElsewhere elsewhere) => elsewhere.Add(holder);
        }

        class Outer
        {
            private readonly Holder _holder;
            public Outer(Holder holder) => _holder = holder;
            public Holder Inner => _holder;
        }

        class Taker { public Taker(Holder holder) => Elsewhere.Keep(holder); }

        class Elsewhere
        {
            public static Action<object> Keep;
        }

        interface IElsewhere
        {
            event Action Done;
            Holder Held { get; set; }
            int this[Holder holder] { get; set; }
            void Use(IBackgroundCopyJob job);
            void Take(object thing);
            void Later(Action action);
            Holder Add(Holder holder);
        }

        class Downloader
        {
            void Run(IBackgroundCopyManager manager, IElsewhere elsewhere)
            {
                manager.{{createJob}}("name", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                try
                {
                    {{statement}}
                }
                catch
                {
                }
            }
        }
        """);
}

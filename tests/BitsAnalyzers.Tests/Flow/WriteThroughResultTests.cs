using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A field that is written at what a call, an element or a choice comes to may be the field of any object of the class.</summary>
public class WriteThroughResultTests
{
    [Theory]
    [InlineData("Id(this).Events = 3;")]
    [InlineData("Id(this).Events &= 3;")]
    [InlineData("Id(this).Events--;")]
    [InlineData("(Id(this).Events, _) = (3u, 0);")]
    [InlineData("Set(out Id(this).Events);")]
    [InlineData("System.Threading.Interlocked.Exchange(ref Id(this).Events, 3);")]
    [InlineData("ref var events = ref Id(this).Events; events = 3;")]
    [InlineData("Me.Events = 3;")]
    [InlineData("One.Events = 3;")]
    [InlineData("All[0].Events = 3;")]
    [InlineData("(other ?? this).Events = 3;")]
    [InlineData("((Downloader)value).Events = 3;")]
    [InlineData("System.Func<Downloader> get = () => this; get().Events = 3;")]
    [InlineData("Id(this).Property = 3;", "Property")]
    [InlineData("Id(this).Property &= 3;", "Property")]
    public Task MayBeThatOfThisObject(string write, string member = "Events")
        => Program($"{member} = 5; {write} job.SetNotifyFlags({member});");

    [Theory]
    [InlineData("Id(own).Events = 3;")]
    [InlineData("own.Me.Events = 3;")]
    [InlineData("(own ?? this).Events = 3;")]
    [InlineData("All[0] = own; All[0].Events = 3;")]
    public Task MayBeThatOfAnObjectMadeHere(string write)
        => Program($"var own = new Downloader {{ Events = 5 }}; {write} job.SetNotifyFlags(own.Events);");

    [Fact]
    public Task MayBeTheJob() => Program("Job.Cancel(); Id(this).Job = job; Job.Resume();");

    [Fact]
    public Task IsNoneOfAnotherName() => Program("Events = 5; Id(this).Others = 3; job.SetNotifyFlags({|BITS001:Events|});");

    private static Task Program(string statements) => Verdict.Program($$"""
        class Downloader
        {
            public uint Events, Others;
            public uint Property { get; set; }
            public IBackgroundCopyJob Job;
            public Downloader[] All;
            static Downloader One;
            public Downloader Me => this;
            static T Id<T>(T value) => value;
            static void Set(out uint value) => value = 3;

            void Run(IBackgroundCopyJob job, Downloader other, object value)
            {
                {{statements}}
            }
        }
        """);
}

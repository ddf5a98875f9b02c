using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Two names for one object, and one name for what are two.</summary>
public class SameObjectTests
{
    [Theory]
    [InlineData("var first = _settings; var second = _settings; first.Events = 5; second.Events = 3; job.SetNotifyFlags(first.Events);")]
    [InlineData("var (one, two) = (_settings, other._settings); one.Events = 5; two.Events = 3; job.SetNotifyFlags(one.Events);")]
    public Task OfAMemberWhoseClassIsKnown(string statements) => Program(statements);

    [Fact]
    public Task IsNotThatOfTwoThatAreMadeHere() => Program("""
        var first = new Settings(); var second = new Settings();
        first.Events = 5; second.Events = 3; job.SetNotifyFlags({|BITS001:first.Events|});
        """);

    [Theory]
    [InlineData("object one = 1u; object two = 1u; if (one != two) events = 3;")]
    [InlineData("object one = 1u; object two = 1u; if (!ReferenceEquals(one, two)) events = 3;")]
    [InlineData("object one = id; object two = id; if (one != two) events = 3;")]
    [InlineData("object one = 7; if (one is not 7u) events = 3;")]
    public Task IsNotThatOfEqualBoxes(string statements) => Program($"uint events = 5; {statements} job.SetNotifyFlags(events);");

    [Theory]
    [InlineData("object one = new Settings(); if ((one as string) == null) events = 3;")]
    [InlineData("object one = \"x\"; if ((one as Settings) is not { }) events = 3;")]
    [InlineData("object one = 7; if ((one as uint?) == null) events = 3;")]
    [InlineData("object one = (Action)(() => { }); if ((one as Action<int>) is null) events = 3;")]
    public Task IsNoneOfAnotherType(string statements) => Program($"uint events = 5; {statements} job.SetNotifyFlags(events);");

    [Fact]
    public Task WhoseTypeFitsIsTheSame() => Program(
        "object one = new Settings { Events = 5 }; var same = one as Settings; job.SetNotifyFlags({|BITS001:same!.Events|});");

    [Fact]
    public Task ThatIsNoCallbackIsNullAsOne()
        => Program("object one = new Settings(); job.SetNotifyInterface(one as IBackgroundCopyCallback);");

    [Theory]
    [InlineData("if (text == \"a\") job.Cancel(); if (text != \"a\") job.Resume();")]
    [InlineData("text = \"a\"; if (text == \"a\") job.Cancel(); else job.Resume();")]
    [InlineData("text = isQuiet ? \"a\" : \"b\"; if (text == \"a\") job.Cancel(); if (text == \"b\") job.Resume();")]
    public Task IsNotAskedForWhereStringsAreCompared(string statements)
        => Program($"var isQuiet = Environment.HasShutdownStarted; string text = \"\"; if (isQuiet) text = \"a\"; {statements}");

    private static Task Program(string statements) => Verdict.Program($$"""
        class Settings { public uint Events; }
        class Downloader
        {
            private readonly Settings _settings = new Settings();

            void Run(IBackgroundCopyJob job, Downloader other, Guid id)
            {
                {{statements}}
            }
        }
        """);
}

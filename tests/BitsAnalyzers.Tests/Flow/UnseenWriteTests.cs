using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Writes that no parameter and no order of statements shows.</summary>
public class UnseenWriteTests
{
    /// <summary>What is called has a reference to the variable, though no parameter says so.</summary>
    [Theory]
    [InlineData("uint own = 0x40; late.Change(ref own); job.SetNotifyFlags(own);")]
    [InlineData("uint own = 0x40; late.Read(out own); job.SetNotifyFlags(own);")]
    [InlineData("uint own = 0x40; late(ref own); job.SetNotifyFlags(own);")]
    [InlineData("uint own = 0x40; Change(ref own, late); job.SetNotifyFlags(own);")]
    [InlineData("uint own = 0x40; _ = new Settings(ref own, late); job.SetNotifyFlags(own);")]
    [InlineData("uint own = 0x40; Action later = () => late.Change(ref own); later(); job.SetNotifyFlags(own);")]
    [InlineData("var own = (A: 1u, B: 0x40u); late.Change(ref own.B); job.SetNotifyFlags(own.B);")]
    [InlineData("var own = new Settings { Mask = 0x40 }; late.Change(ref own.Mask); job.SetNotifyFlags(own.Mask);")]
    [InlineData("unsafe { uint own = 0x40; change(ref own); job.SetNotifyFlags(own); }")]
    [InlineData("uint own = 0x40; late.Use(own); job.SetNotifyFlags({|BITS002:own|});")]
    [InlineData("var own = new Settings { Mask = 0x40 }; late.Use(own.Mask); job.SetNotifyFlags({|BITS002:own.Mask|});")]
    public Task ThroughAReference(string statements) => About("BITS002", statements);

    /// <summary>Whenever it is written, it is one of a few values.</summary>
    [Theory]
    [InlineData("later = () => own = 3; later();", "(own & 4) != 0")]
    [InlineData("later = () => own = 3; later();", "own == 9")]
    [InlineData("later = () => { own = 2; own = 3; }; later(); own = 1;", "own > 7")]
    public Task OfConstantsOnly(string statements, string test) => About(
        "BITS040", $$"""uint own = 1; Action {{statements}} if ({{test}}) { job.Cancel(); job.Resume(); }""");

    [Theory]
    [InlineData("later = () => own = 3; later();", "(own & 2) != 0")]
    [InlineData("later = () => own = given; later();", "(own & 4) != 0")]
    [InlineData("later = () => own++; later();", "(own & 4) != 0")]
    [InlineData("later = () => own |= given; later();", "(own & 4) != 0")]
    [InlineData("later = () => (own, _) = (given, 1); later();", "(own & 4) != 0")]
    [InlineData("later = () => uint.TryParse(text, out own); later();", "(own & 4) != 0")]
    [InlineData("later = () => { ref var name = ref own; name = given; }; later();", "(own & 4) != 0")]
    [InlineData("later = () => (given > 1 ? ref own : ref given) = 5; later();", "(own & 4) != 0")]
    [InlineData("later = () => { own = 3; late.Change(ref own); }; later();", "(own & 4) != 0")]
    public Task OfAnythingElse(string statements, string test) => About(
        "BITS040", $$"""uint own = 1; Action {{statements}} if ({{test}}) { job.Cancel(); job.{|BITS040:Resume|}(); }""");

    /// <summary>Constants that differ in their upper bits only are not one value.</summary>
    [Fact]
    public Task OfWideConstants() => About(
        "BITS040",
        "long own = 0; Action later = () => own = 0x100000000L; later(); if (own != 0) { job.Cancel(); job.{|BITS040:Resume|}(); }");

    /// <summary>A pattern gives the variable what it has matched, and no reference shows that.</summary>
    [Theory]
    [InlineData("if ((object)given is not uint own) { return; }")]
    [InlineData("if ((object)given is not uint { } own) { return; }")]
    [InlineData("if (text is not { Length: var own }) { return; }")]
    [InlineData("if (numbers is not [var own, ..]) { return; }")]
    [InlineData("if (((object)text, given) is not (string, var own)) { return; }")]
    public Task OfAPattern(string declaration) => About(
        "BITS040",
        $$"""{{declaration}} Action later = () => own = 3; later(); if ((own & 4) != 0) { job.Cancel(); job.{|BITS040:Resume|}(); }""");

    /// <summary>An element is the same by each name that its array has.</summary>
    [Theory]
    [InlineData("var second = numbers; second[0] = 5; if (numbers[0] != 5) { job.Cancel(); job.Resume(); }")]
    [InlineData("var second = numbers; if (numbers[0] != 5) { return; } if (second[0] != 5) { job.Cancel(); job.Resume(); }")]
    [InlineData("var at = index; numbers[at] = 5; if (numbers[index] != 5) { job.Cancel(); job.Resume(); }")]
    [InlineData("numbers[0] = 5; others[0] = 4; if (numbers[0] != 5) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("numbers[0] = 5; Action a = late; a(); if (numbers[0] != 5) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
    public Task OfAnElement(string statements) => About("BITS040", statements);

    private static Task About(string id, string statements) => ProgramAbout(id, $$"""
        class Settings
        {
            public uint Mask;
            public Settings() { }
            public Settings(ref uint mask, string text) => mask = 3;
            public Settings(ref uint mask, int number) => mask = 3;
        }

        class Downloader
        {
            private static void Change(ref uint mask, string text) => mask = 3;
            private static void Change(ref uint mask, int number) => mask = 3;

            unsafe void Run(
                IBackgroundCopyJob job, dynamic late, delegate*<ref uint, void> change, uint given, string text, int[] numbers,
                int[] others, int index)
            {
                {{statements}}
            }
        }
        """);
}

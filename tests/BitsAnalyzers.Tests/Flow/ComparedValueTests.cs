using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// What is compared with several constants is one of them at most: a way on which it would have to be two is no way through the program.
/// </summary>
public class ComparedValueTests
{
    [Theory]
    [InlineData("if (mode == \"a\") job.Cancel(); if (mode == \"b\") job.Resume();")]
    [InlineData("if (mode == \"a\") { job.Cancel(); } else if (mode == \"b\") { job.Complete(); } if (mode == \"c\") job.Resume();")]
    [InlineData("bool ends = mode == \"a\"; if (ends) job.Cancel(); if (mode.Equals(\"b\")) job.Resume();")]
    [InlineData("if (string.Equals(mode, \"a\")) job.Cancel(); if (string.Equals(\"b\", mode)) job.Resume();")]
    [InlineData("switch (mode) { case \"a\": job.Cancel(); break; } switch (mode) { case \"b\": job.Resume(); break; }")]
    [InlineData("if (mode is \"a\" or \"b\") job.Cancel(); if (mode is \"c\") job.Resume();")]
    [InlineData("const string End = \"a\"; if (mode == End) job.Cancel(); if (End == mode) return; job.Resume();")]
    [InlineData("if (mode == null) job.Cancel(); if (mode == \"b\") job.Resume();")]
    [InlineData("if (string.IsNullOrEmpty(mode)) job.Cancel(); if (mode == \"b\") job.Resume();")]
    [InlineData("if (mode == \"a\") job.Cancel(); if (mode == string.Empty) job.Resume();")]
    [InlineData("if (number < 0) job.Cancel(); if (number > 5) job.Resume();")]
    [InlineData("if (number >= 3) job.Cancel(); if (number <= 2) job.Resume();")]
    [InlineData("if (number > 0 && number < 3 && number != 1) job.Cancel(); if (number > 2 || number < 2) job.Resume();")]
    [InlineData("if (id == Guid.Empty) job.Cancel(); if (id != Guid.Empty) job.Resume();")]
    [InlineData("if (since == DateTime.MinValue) job.Cancel(); if (since == DateTime.MinValue) return; job.Resume();")]
    public Task IsNotTwo(string statements) => Program(statements);

    [Theory]
    [InlineData("if (mode == \"a\") job.Cancel(); if (mode != \"b\") job.{|BITS040:Resume|}();")]
    [InlineData("if (mode == \"a\") job.Cancel(); mode = Console.ReadLine(); if (mode == \"b\") job.{|BITS041:Resume|}();")]
    [InlineData(
        "if (mode.Equals(\"a\", StringComparison.OrdinalIgnoreCase)) job.Cancel(); if (mode == \"A\") job.{|BITS041:Resume|}();")]
    [InlineData("if (mode == \"a\") job.Cancel(); if (other == \"b\") job.{|BITS041:Resume|}();")]
    [InlineData("if (string.IsNullOrEmpty(mode)) job.Cancel(); if (mode == \"\") job.{|BITS040:Resume|}();")]
    [InlineData("if (number < 3) job.Cancel(); if (number > 1) job.{|BITS041:Resume|}();")]
    [InlineData("if (number < 3) job.Cancel(); number += 5; if (number > 5) job.{|BITS041:Resume|}();")]
    [InlineData("if (id == Guid.Empty) job.Cancel(); id = Guid.NewGuid(); if (id != Guid.Empty) job.{|BITS041:Resume|}();")]
    public Task IsBothOrMayBe(string statements) => Program(statements);

    /// <summary>The same bits are another number in another type, so that two tests of them may both come out true.</summary>
    [Theory]
    [InlineData("var half = (ushort)number; if (half > 40000) job.Cancel(); if ((short)half < 0) return; job.Resume();")]
    [InlineData("var part = (byte)number; if (part > 127) job.Cancel(); if ((sbyte)part < 0) return; job.Resume();")]
    [InlineData("var part = (sbyte)number; if (part < 0) job.Cancel(); if ((ushort)part > 200) return; job.Resume();")]
    [InlineData("var half = (short)number; if (half < 0) job.Cancel(); if ((char)half > 200) return; job.Resume();")]
    [InlineData(
        "var part = (byte)number; var sum = part; sum += 250; if (part + 250 > 255) job.Cancel(); if (sum < 100) return; job.Resume();")]
    [InlineData("var part = (byte)number; var next = part; next++; if (part + 1 > 255) job.Cancel(); if (next < 5) return; job.Resume();")]
    [InlineData("var bits = (uint)number; if (number >> 1 < 0) job.Cancel(); if ((int)(bits >> 1) > 5) return; job.Resume();")]
    [InlineData("var bits = (uint)number; if (number / 2 < 0) job.Cancel(); if ((int)(bits / 2) > 5) return; job.Resume();")]
    [InlineData("if (number < 0) job.Cancel(); if ((uint)number > 5) return; job.Resume();")]
    [InlineData("float near = number; if (number > 16777216) job.Cancel(); if ((int)near < 16777217) return; job.Resume();")]
    public Task IsAnotherInAnotherType(string statements) => ProgramAbout("BITS040", statements);

    [Theory]
    [InlineData("var part = (byte)number; if (part > 100) job.Cancel(); if ((short)part < 5) return; job.{|BITS040:Resume|}();")]
    [InlineData("var half = (short)number; if (half < 3) job.Cancel(); if ((long)half > 5) return; job.{|BITS040:Resume|}();")]
    [InlineData("var part = (byte)(number & 127); if (part > 100) job.Cancel(); if ((sbyte)part < 5) return; job.{|BITS040:Resume|}();")]
    public Task IsTheSameInATypeThatHasRoomForIt(string statements) => ProgramAbout("BITS040", statements);

    /// <summary>What is no number is in no order with any, and stays none as long as nothing else is assigned.</summary>
    [Theory]
    [InlineData("if (double.IsNaN(ratio)) job.Cancel(); if (!double.IsNaN(ratio)) job.Resume();")]
    [InlineData("if (double.IsNaN(ratio)) job.Cancel(); if (ratio > 3) job.Resume();")]
    [InlineData("if (double.IsNaN(ratio)) job.Cancel(); if (ratio <= 3 || ratio == 5) job.Resume();")]
    [InlineData("var near = (float)ratio; if (float.IsNaN(near)) job.Cancel(); if (float.IsNaN(near)) return; job.Resume();")]
    [InlineData("if (number > 3) { job.Cancel(); while (!double.IsNaN(ratio)) { } if (!double.IsNaN(ratio)) job.Resume(); }")]
    public Task IsNoNumberOrOne(string statements) => Program(statements);

    [Theory]
    [InlineData("if (!double.IsNaN(ratio)) job.Cancel(); if (ratio > 3) job.{|BITS040:Resume|}();")]
    [InlineData("if (ratio > 2) { if (!double.IsNaN(ratio)) job.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("if (!double.IsNaN(ratio)) job.Cancel(); ratio /= number; if (ratio > 3) job.{|BITS041:Resume|}();")]
    [InlineData("if (number > 3) job.Cancel(); while (!double.IsNaN(ratio)) { } job.{|BITS041:Resume|}();")]
    [InlineData("if (!double.IsNaN(ratio)) job.Cancel(); if (!(ratio < 3)) job.{|BITS041:Resume|}();")]
    public Task MayBeNoNumber(string statements) => Program(statements);

    private static Task Program(string statements) => Verdict.ProgramAbout(["BITS040", "BITS041"], Method(statements));

    private static Task ProgramAbout(string id, string statements) => Verdict.ProgramAbout(id, Method(statements));

    private static string Method(string statements) => $$"""
        class Downloader
        {
            void Run(IBackgroundCopyJob job, string mode, string other, int number, Guid id, DateTime since, double ratio) { {{statements}} }
        }
        """;
}

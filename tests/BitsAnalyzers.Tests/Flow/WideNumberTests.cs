using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Numbers that do not fit into 32 bits, and conversions that make another number of one.</summary>
public class WideNumberTests
{
    [Theory]
    [InlineData("long wide = 0x1_0000_0007; if (wide != 7) events = 3;")]
    [InlineData("ulong wide = 7 | 0x8000_0000_0000_0000; if (wide != 7) events = 3;")]
    [InlineData("long wide = 1; wide <<= 32; if (wide != 0) events = 3;")]
    [InlineData("ulong wide = 1; wide <<= 33; if (wide != 2) events = 3;")]
    [InlineData("long wide = 0xFFFF_FFFF; wide += 1; if (wide != 0) events = 3;")]
    [InlineData("ulong wide = 0xFFFF_FFFF; if (~wide != 0) events = 3;")]
    [InlineData("long wide = -1; long other = 0xFFFF_FFFF; if (wide != other) events = 3;")]
    [InlineData("long wide = -1; if (wide is not 0xFFFF_FFFF) events = 3;")]
    public Task AreMoreThanTheirLowerHalf(string statements) => Program($"{statements} job.SetNotifyFlags(events);");

    [Theory]
    [InlineData("long wide = 7; if (wide != 7) events = 3;")]
    [InlineData("long wide = 7; wide -= 4; if (wide != 3) events = 3;")]
    [InlineData("for (long i = 0; i < 3; i++) if (i == 3) events = 3;")]
    public Task AreKnownWhereTheyFit(string statements) => Program($"{statements} job.SetNotifyFlags({{|BITS001:events|}});");

    [Theory]
    [InlineData("if (number < 5) events = 3; if ((uint)number < 5) return;")]
    [InlineData("if ((uint)number != number) events = 3; if (number >= 0) return;")]
    [InlineData("if ((int)big != big) events = 3; if (big < 0x1_0000_0000) return;")]
    [InlineData("if ((byte)number != number) events = 3; if (number < 256) return;")]
    [InlineData("if ((short)number == 3) events = 3; if (number == 3) return; if ((short)number != 3) return;")]
    [InlineData("if (number is < 5) events = 3; if ((uint)number is < 5) return;")]
    public Task AreOthersAfterAConversion(string statements) => Program($"{statements} job.SetNotifyFlags(events);");

    [Theory]
    [InlineData("if (unsigned < 5) events = 3; if (unsigned >= 5) return;", "events")]
    [InlineData("if ((uint)number == 5) return; if (number == 5) events = 3;", "{|BITS001:events|}")]
    [InlineData("if (small == 5) return; if ((int)small == 5) events = 3;", "{|BITS001:events|}")]
    public Task StayWhatTheyAreWhereNothingIsLost(string statements, string passed)
        => Program($"{statements} job.SetNotifyFlags({passed});");

    private static Task Program(string statements) => Verdict.Program($$"""
        class Downloader
        {
            void Run(IBackgroundCopyJob job, int number, uint unsigned, long big, byte small)
            {
                uint events = 5;
                {{statements}}
            }
        }
        """);
}

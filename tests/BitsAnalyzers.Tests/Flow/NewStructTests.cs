using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A struct that is made where it is used is nobody's variable: to set its fields writes nothing else.</summary>
public class NewStructTests
{
    [Theory]
    [InlineData("var part = new Part { Size = 8u };")]
    [InlineData("var part = new Part { Size = some ? 8u : 7u };")]
    [InlineData("parts[0] = new Part { Size = some ? 8u : 7u };")]
    [InlineData("Show(new Part { Size = some ? 8u : 7u, Mask = 3 });")]
    public Task ItsFieldsAreNoOtherMember(string statement) => Program($$"""
        var settings = new Settings { Mask = 4u };
        {{statement}}
        job.Cancel();
        if (settings.Mask == 0x38u) job.Resume();
        """);

    [Theory]
    [InlineData("parts[0].Size = some ? 8u : 7u;")]
    [InlineData("first.Size = some ? 8u : 7u; parts[0] = first;")]
    public Task OfAnotherStructEither(string statement) => Program($$"""
        var settings = new Settings { Mask = 4u };
        {{statement}}
        job.Cancel();
        if (settings.Mask == 0x38u) job.Resume();
        """);

    [Fact]
    public Task ItsOwnFieldsAreWritten() => Program("""
        var part = new Part { Mask = 4u, Size = some ? 8u : 7u };
        if (part.Mask == 4u) job.Cancel();
        if (part.Mask != 4u) job.Resume();
        """);

    private static Task Program(string statements) => Verdict.ProgramAbout("BITS040", $$"""
        class Settings { public uint Mask { get; set; } }

        struct Part { public uint Size; public uint Mask; }

        class Downloader
        {
            static void Show(Part part) { }

            void Run(IBackgroundCopyJob job, bool some, Part[] parts, Part first)
            {
                {{statements}}
            }
        }
        """);
}

using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>Wrappers that a project names in its options.</summary>
public class BITS111Tests
{
    private const string Library = """
        namespace Contoso
        {
            public enum Events : uint { Done = 1, Failed = 2, None = 4, Progress = 8 }
            public class Transfer
            {
                public uint Mask { get; set; }
                public Events Events { get; set; }
                public void Notify(string name, uint mask) { }
                public void Start(Events events) { }
                public void Abort() { }
            }
        }
        """;

    private static readonly (string Key, string Value)[] s_options =
    [
        ("bits_analyzers.notify_flags_sinks", "P:Contoso.Transfer.Mask | "
            + "M:Contoso.Transfer.Notify(System.String,System.UInt32)|T:Contoso.Events"),
        ("bits_analyzers.final_state_members", "M:Contoso.Transfer.Abort"),
        ("bits_analyzers.job_types", "T:Contoso.Transfer"),
    ];

    [Fact]
    public Task TheyAreUnderstood() => Program(Library, """
        using Contoso;
        class Downloader
        {
            void Run(Transfer transfer)
            {
                transfer.Mask = {|BITS001:0x5|};
                transfer.Notify("a", {|BITS002:0x40|});
                transfer.Events = {|BITS006:Events.Progress|};
                transfer.Start({|BITS007:Events.Done|});
                transfer.Abort();
                transfer.{|BITS040:Events|} = Events.Done | Events.Failed;
            }
        }
        """, s_options);

    [Fact]
    public Task WithoutThemNothingIsKnown() => Program(Library, """
        using Contoso;
        class Downloader
        {
            void Run(Transfer transfer)
            {
                transfer.Mask = 0x5;
                transfer.Abort();
                transfer.Events = Events.Done;
            }
        }
        """);

    [Fact]
    public async Task EntriesThatAreNotUnderstoodAreReported() => Assert.Equal(
        [
            "BITS111: 'Contoso.Transfer' in bits_analyzers.job_types is not a documentation comment id that begins with T:",
            "BITS111: 'M:Contoso.Transfer.Gone' in bits_analyzers.final_state_members names no member of that type",
            "BITS111: 'T:Contoso.Transfer' in bits_analyzers.final_state_members is not a documentation comment id that begins with M:",
        ],
        await AtTheEnd(
            Library,
            "class Program { }",
            ("bits_analyzers.job_types", "Contoso.Transfer|"),
            ("bits_analyzers.final_state_members", "M:Contoso.Transfer.Gone|T:Contoso.Transfer|M:Contoso.Transfer.Abort")));

    /// <summary>Projects share their options, and not each sees every library.</summary>
    [Fact]
    public async Task EntriesAboutTypesOfAnotherProjectAreNot() => Assert.Empty(await AtTheEnd(
        Library,
        "class Program { }",
        ("bits_analyzers.job_types", "T:Contoso.Elsewhere.Job|T:Contoso.Transfer"),
        ("bits_analyzers.final_state_members", "M:Contoso.Elsewhere.Job.Stop(System.Int32)")));

    [Fact]
    public async Task EntriesThatNameSomethingAreNot() => Assert.Empty(await AtTheEnd(Library, "class Program { }", s_options));

    /// <summary>In an .editorconfig a '#' begins a comment.</summary>
    [Fact]
    public async Task AConstructorIsNamedWithoutItsSign() => Assert.Empty(await AtTheEnd(
        Library, "class Program { }", ("bits_analyzers.notify_flags_sinks", "M:Contoso.Transfer..ctor")));
}

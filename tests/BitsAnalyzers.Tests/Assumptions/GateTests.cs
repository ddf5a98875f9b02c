using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// A compilation is analysed if it declares a GUID of BITS, or refers to something that does; the names of members do not matter.
/// </summary>
public class GateTests
{
    private const string Job = "37668D37-507E-4160-9316-26306D150B12";
    private const string Manager = "5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C";
    private const string Jobs = "1AF4F612-3B71-466F-8F58-7B6F73AC57AD";

    [Theory]
    [InlineData("[ComImport, Guid(\"" + Job + "\")] interface I { void Suspend(); }")]
    [InlineData("[ComImport, Guid(\"{37668d37-507e-4160-9316-26306d150b12}\")] interface I { void Suspend(); }")]
    [InlineData("[ComImport, Guid(\"37668d37507e4160931626306d150b12\")] interface I { void Suspend(); }")]
    [InlineData("[ComImport, Guid(\"" + Manager + "\")] interface I { }")]
    [InlineData("[ComImport, Guid(\"" + Jobs + "\")] interface I { }")]
    [InlineData("namespace A { class B { [ComImport, Guid(\"" + Jobs + "\")] interface I { } } }")]
    [InlineData("[Guid(\"" + Job + "\")] struct S { }")]
    [InlineData(
        "static class Iids { public const string Job = \"37668D37\" + \"-507E-4160-9316-26306D150B12\"; } [ComImport, Guid(Iids.Job)] "
        + "interface I { }")]
    [InlineData("[ComImport, System.Runtime.InteropServices.GuidAttribute(\"" + Job + "\")] interface I { }")]
    [InlineData("[ComImport, Identity(\"" + Job + "\")] interface I { }")]
    public async Task IsOpenFor(string declarations) => Assert.True(await IsOpenAsync(declarations));

    [Theory]
    [InlineData("")]
    [InlineData("interface I { void SetNotifyFlags(uint flags); void SetNotifyInterface(object o); void JobTransferred(object job); }")]
    [InlineData("[ComImport, Guid(\"00000000-0000-0000-C000-000000000046\")] interface I { }")]
    [InlineData("class C { string Job = \"" + Job + "\"; }")]
    public async Task IsClosedFor(string declarations) => Assert.False(await IsOpenAsync(declarations));

    [Fact]
    public async Task IsOpenForALibraryThatDeclaresIt()
    {
        var library = await CompileAsync(
            "[ComImport, Guid(\"" + Manager + "\"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)] public interface I { void A(); }");
        using var stream = new MemoryStream();
        Assert.True(library.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        Assert.True(
            Bits.BitsGate.MayUseBits(
                await CompileAsync("", MetadataReference.CreateFromImage(stream.ToArray())), TestContext.Current.CancellationToken));
        Assert.True(Bits.BitsGate.MayUseBits(await CompileAsync("", library.ToMetadataReference()), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task IsClosedForTheFrameworkAlone()
        => Assert.False(Bits.BitsGate.MayUseBits(await CompileAsync(""), TestContext.Current.CancellationToken));

    [Fact]
    public async Task ADeclarationThatStopsBeforeItsFlagsIsAJob() => Assert.Contains("BITS040", await ReportsAsync("""
        [ComImport, Guid("37668d37-507e-4160-9316-26306d150b12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IPollJob
        {
            void AddFileSet(uint count, System.IntPtr set);
            void AddFile([MarshalAs(UnmanagedType.LPWStr)] string url, [MarshalAs(UnmanagedType.LPWStr)] string file);
            void EnumFiles(out System.IntPtr all);
            void Suspend();
            void Resume();
            void Cancel();
            void Complete();
        }

        static class Poller
        {
            public static void Retry(IPollJob job)
            {
                job.Cancel();
                job.Resume();
            }
        }
        """));

    private static async Task<bool> IsOpenAsync(string declarations)
        => Bits.BitsGate.MayUseBits(
            await CompileAsync(declarations.Contains("Identity(", StringComparison.Ordinal)
                ? "using Identity = System.Runtime.InteropServices.GuidAttribute;\n" + declarations
                : declarations),
            TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> ReportsAsync(string declarations)
    {
        var compilation = (await CompileAsync(declarations)).WithAnalyzers([new BitsAnalyzer()]);
        return (await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Select(
            static diagnostic => diagnostic.Id);
    }

    private static async Task<CSharpCompilation> CompileAsync(string declarations, params MetadataReference[] references)
        => CSharpCompilation.Create(
            "program",
            [CSharpSyntaxTree.ParseText(
                "using System.Runtime.InteropServices;\n" + declarations, cancellationToken: TestContext.Current.CancellationToken)],
            (await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken)).AddRange(
                references),
            new(OutputKind.DynamicallyLinkedLibrary));
}

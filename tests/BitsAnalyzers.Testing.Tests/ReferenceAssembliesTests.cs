using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<Microsoft.CodeAnalysis.Testing.EmptyDiagnosticAnalyzer>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Each set of reference assemblies has its own members and not those of a later one.</summary>
public sealed class ReferenceAssembliesTests
{
    private static readonly Dictionary<string, ReferenceAssemblies> Sets = new(StringComparer.Ordinal)
    {
        ["net8.0"] = ReferenceAssemblies.Net.Net80,
        ["net10.0"] = ReferenceAssemblies.Net.Net100,
        ["netstandard2.0"] = ReferenceAssemblies.NetStandard.NetStandard20,
        ["net472"] = ReferenceAssemblies.NetFramework.Net472.Default,
        ["net472 with Windows Forms"] = ReferenceAssemblies.NetFramework.Net472.WindowsForms,
        ["net472 with WPF"] = ReferenceAssemblies.NetFramework.Net472.Wpf,
    };

    public static TheoryData<string> Names => [.. Sets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Compile(string name) => RunAsync(
        name,
        "class C { System.Collections.Generic.List<dynamic> a; System.Xml.Linq.XDocument b; System.Linq.IQueryable<int> c; }");

    [Theory]
    [InlineData("net8.0", "System.Runtime.InteropServices.Marshalling.GeneratedComInterfaceAttribute")]
    [InlineData("net10.0", "System.Runtime.InteropServices.Marshalling.GeneratedComInterfaceAttribute")]
    [InlineData("net10.0", "System.Security.Cryptography.MLKem")]
    [InlineData("net472", "System.Runtime.Remoting.ObjRef")]
    [InlineData("net472 with Windows Forms", "System.Windows.Forms.Form")]
    [InlineData("net472 with WPF", "System.Windows.Threading.Dispatcher")]
    public Task Has(string name, string type) => RunAsync(name, $"class C {{ {type} a; }}");

    [Theory]
    [InlineData("net8.0", "System.Security.Cryptography.MLKem")]
    [InlineData("net8.0", "System.Windows.Forms.Form")]
    [InlineData("netstandard2.0", "System.Index")]
    [InlineData("net472", "System.Index")]
    [InlineData("net472", "System.Windows.Forms.Form")]
    public Task HasNot(string name, string type) => FailingTest.AssertAsync(() => RunAsync(name, $"class C {{ {type} a; }}"), "CS0234");

    [Fact]
    public void TheDefaultIsDotNet8() => Assert.Same(ReferenceAssemblies.Net.Net80, ReferenceAssemblies.Default);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ReferencesAreMadeOnce(string name)
    {
        var first = await Sets[name].ResolveAsync("C#", TestContext.Current.CancellationToken);
        var second = await Sets[name].ResolveAsync("C#", TestContext.Current.CancellationToken);

        Assert.NotEmpty(first);
        Assert.True(first == second, "The references were made anew.");
    }

    [Fact]
    public Task AProjectCanHaveItsOwn() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { System.Index a; }" },
            AdditionalProjects =
            {
                ["Old"] =
                {
                    Sources = { "class C { System.{|CS0234:Index|} a; }" },
                    ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
                },
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AFixedStateInheritsThem() => new CSharpCodeFixVerifier<OddNumberAnalyzer, NextNumberCodeFix>.Test
    {
        TestState =
        {
            Sources = { "class C { System.Windows.Forms.Form a; int b = [|1|]; }" },
            ReferenceAssemblies = ReferenceAssemblies.NetFramework.Net472.WindowsForms,
        },
        FixedState = { Sources = { "class C { System.Windows.Forms.Form a; int b = 2; }" } },
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task RunAsync(string name, string source) => new VerifyCS.Test
    {
        TestCode = source,
        ReferenceAssemblies = Sets[name],
    }.RunAsync(TestContext.Current.CancellationToken);
}

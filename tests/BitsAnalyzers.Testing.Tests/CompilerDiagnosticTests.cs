using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<Microsoft.CodeAnalysis.Testing.EmptyDiagnosticAnalyzer>;

namespace BitsAnalyzers.Testing.Tests;

public sealed class CompilerDiagnosticTests
{
    private const string TypeError = """class C { int a = {|#0:"text"|}; }""";

    [Fact]
    public Task ErrorThatIsNotExpected() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("""class C { int a = "text"; }"""),
        """DiagnosticResult.CompilerError("CS0029").WithSpan(1, 19, 1, 25).WithArguments("string", "int")""");

    [Fact]
    public Task ExpectedError() => VerifyCS.VerifyAnalyzerAsync(
        TypeError,
        DiagnosticResult.CompilerError("CS0029").WithLocation(0).WithArguments("string", "int"));

    [Fact]
    public Task ExpectedErrorWithWrongArguments() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(
            TypeError,
            DiagnosticResult.CompilerError("CS0029").WithLocation(0).WithArguments("string", "long")),
        "long");

    [Fact]
    public Task ExpectedErrorThatIsNotThere() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("class C { int a = {|CS0029:1|}; }"),
        "CS0029");

    [Fact]
    public Task ErrorsCanBeLeftOut() => new VerifyCS.Test
    {
        TestCode = "class C { int a = ; }",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task WarningsAreLeftOut() => VerifyCS.VerifyAnalyzerAsync("class C { private int a; }");

    [Fact]
    public Task WarningsCanBeIncluded() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = "class C { private int a; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync(TestContext.Current.CancellationToken),
        "DiagnosticResult.CompilerWarning(\"CS0169\")");

    [Fact]
    public Task ExpectedWarning() => new VerifyCS.Test
    {
        TestCode = "class C { private int {|#0:a|}; }",
        ExpectedDiagnostics = { DiagnosticResult.CompilerWarning("CS0169").WithLocation(0).WithArguments("C.a") },
        CompilerDiagnostics = CompilerDiagnostics.Warnings,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task HiddenOnesCanBeIncluded() => new VerifyCS.Test
    {
        TestCode = "{|CS8019:using System;|}",
        CompilerDiagnostics = CompilerDiagnostics.All,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task DisabledDiagnostics() => new VerifyCS.Test
    {
        TestCode = "class C { private int a; }",
        CompilerDiagnostics = CompilerDiagnostics.Warnings,
        DisabledDiagnostics = { "CS0169" },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task NoSource() => FailingTest.AssertAsync(
        () => new VerifyCS.Test().RunAsync(TestContext.Current.CancellationToken),
        "Sources");

    [Fact]
    public Task PointersAndTheNewestLanguageAreAllowed() => VerifyCS.VerifyAnalyzerAsync(
        """"
        unsafe class C
        {
            int* pointer;
            string text = """raw""";
        }
        """");
}

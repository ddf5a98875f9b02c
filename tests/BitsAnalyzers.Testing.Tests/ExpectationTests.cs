using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<BitsAnalyzers.Testing.Tests.OddNumberAnalyzer>;
using VerifyTwoRules = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<BitsAnalyzers.Testing.Tests.OddAndLargeNumberAnalyzer>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Every part of an expectation is compared.</summary>
public sealed class ExpectationTests
{
    private const string OneOddNumber = "class C { int a = {|#0:1|}; }";

    private static DiagnosticResult Odd => VerifyCS.Diagnostic().WithArguments(1);

    [Fact]
    public Task Fits() => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0));

    [Fact]
    public Task MissingDiagnostic() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("class C { int a = 2; }", Odd.WithSpan(1, 19, 1, 20)),
        "expected \"1\" actual \"0\"",
        "VerifyCS.Diagnostic().WithSpan(1, 19, 1, 20).WithArguments(\"1\")");

    [Fact]
    public Task ExtraDiagnostic() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("class C { int a = 1; }"),
        "expected \"0\" actual \"1\"",
        "VerifyCS.Diagnostic().WithSpan(1, 19, 1, 20).WithArguments(\"1\")");

    [Fact]
    public Task SameDiagnosticTwiceInsteadOfOnce() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0), Odd.WithLocation(0)),
        "expected \"2\" actual \"1\"");

    [Fact]
    public Task WrongId() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(
            OneOddNumber,
            new DiagnosticResult("ODD002", DiagnosticSeverity.Warning).WithLocation(0)),
        "id to be \"ODD002\" but was \"ODD001\"");

    [Fact]
    public Task WrongLine() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithSpan(2, 19, 2, 20)),
        "at 2:19-2:20",
        "at 1:19-1:20");

    [Fact]
    public Task WrongStart() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithSpan(1, 18, 1, 20)),
        "at 1:18-1:20");

    [Fact]
    public Task WrongEnd() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithSpan(1, 19, 1, 21)),
        "at 1:19-1:21");

    [Fact]
    public Task WrongStartWithoutAnEnd() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(1, 18)),
        "at 1:18");

    [Fact]
    public Task WrongFile() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithSpan("/0/Test1.cs", 1, 19, 1, 20)),
        "/0/Test1.cs");

    [Fact]
    public Task LocationInsteadOfNone() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd),
        "no location");

    [Fact]
    public Task WrongSeverity() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0).WithSeverity(DiagnosticSeverity.Error)),
        "\"Error\"",
        "\"Warning\"");

    [Fact]
    public Task SeverityCanBeIgnored() => VerifyCS.VerifyAnalyzerAsync(
        OneOddNumber,
        Odd.WithLocation(0).WithSeverity(DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreSeverity));

    [Fact]
    public Task WrongArguments() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, VerifyCS.Diagnostic().WithLocation(0).WithArguments(3)),
        "The number 3 is odd",
        "The number 1 is odd");

    [Fact]
    public Task ArgumentsLeftOut() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, VerifyCS.Diagnostic().WithLocation(0)),
        "The number {0} is odd");

    [Fact]
    public Task WrongArgumentsWithoutAFormat() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(
            OneOddNumber,
            new DiagnosticResult("ODD001", DiagnosticSeverity.Warning).WithLocation(0).WithArguments(3)),
        "arguments");

    [Fact]
    public Task RightArgumentsWithoutAFormat() => VerifyCS.VerifyAnalyzerAsync(
        OneOddNumber,
        new DiagnosticResult("ODD001", DiagnosticSeverity.Warning).WithLocation(0).WithArguments(1));

    [Fact]
    public Task WrongMessage() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0).WithMessage("The number is odd")),
        "\"The number is odd\"");

    [Fact]
    public Task RightMessage() => VerifyCS.VerifyAnalyzerAsync(
        OneOddNumber,
        Odd.WithLocation(0).WithMessage("The number 1 is odd"));

    [Fact]
    public Task AnyMessage() => VerifyCS.VerifyAnalyzerAsync(
        OneOddNumber,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(null));

    [Fact]
    public Task WrongMessageFormat() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0).WithMessageFormat("{0} is strange")),
        "1 is strange");

    [Fact]
    public Task SuppressedThoughItIsNot() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0).WithIsSuppressed(true)),
        "suppress");

    [Fact]
    public Task NotSuppressed() => VerifyCS.VerifyAnalyzerAsync(OneOddNumber, Odd.WithLocation(0).WithIsSuppressed(false));

    [Fact]
    public Task PlacesCanBeGivenInManyWays() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { int a = 1; }", ("Named.cs", "class D { int a = 1; }") },
            ExpectedDiagnostics =
            {
                Odd.WithLocation(new LinePosition(0, 18)),
                Odd.WithLocation("Named.cs", 1, 19),
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task DefaultPathIsTheFirstFile() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = 1; }",
        Odd.WithSpan(1, 19, 1, 20).WithDefaultPath("/0/Test0.cs"));

    [Fact]
    public Task AnExpectationThatFitsManyLeavesTheOneThatFitsFew() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = 1; int b = 1; }",
        VerifyCS.Diagnostic().WithMessage(null).WithLocation(1, 19),
        VerifyCS.Diagnostic().WithArguments(1).WithLocation(1, 30));

    [Fact]
    public Task AnExpectationOfAnyMessageLeavesTheMessageThatAnotherNames() =>
        CSharpAnalyzerVerifier<RepeatingAnalyzer>.VerifyAnalyzerAsync(
            "class C { int a = {|#0:1|}; }",
            VerifyCS.Diagnostic().WithMessage(null).WithLocation(0),
            VerifyCS.Diagnostic().WithArguments(1).WithLocation(0));

    [Fact]
    public Task OrderOfExpectationsDoesNotMatter() => VerifyTwoRules.VerifyAnalyzerAsync(
        "class C { int a = {|#0:101|}; int b = {|#1:3|}; }",
        VerifyTwoRules.Diagnostic(OddNumberAnalyzer.Rule).WithLocation(1).WithArguments(3),
        VerifyTwoRules.Diagnostic(OddAndLargeNumberAnalyzer.LargeRule).WithLocation(0),
        VerifyTwoRules.Diagnostic(OddNumberAnalyzer.Rule).WithLocation(0).WithArguments(101));

    [Fact]
    public void DiagnosticNeedsASingleDescriptor()
    {
        Assert.Throws<InvalidOperationException>(() => VerifyTwoRules.Diagnostic());
        Assert.Throws<InvalidOperationException>(() => VerifyCS.Diagnostic("LARGE001"));
    }

    [Fact]
    public void AResultSaysWhatItExpects()
    {
        Assert.Equal(
            "Test0.cs(1,19,1,20): warning ODD001: The number 1 is odd",
            Odd.WithSpan("Test0.cs", 1, 19, 1, 20).ToString());
        Assert.Equal(
            "Test0.cs(1,19): error CS0029",
            DiagnosticResult.CompilerError("CS0029").WithLocation("Test0.cs", 1, 19).ToString());
        Assert.Equal("error CS5001", DiagnosticResult.CompilerError("CS5001").ToString());
    }

    [Fact]
    public Task FurtherVerificationOfADiagnostic() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            DiagnosticVerifier = (actual, expected, verifier) => verifier.True(actual.Properties.ContainsKey("Type"), "no type"),
        }.RunAsync(TestContext.Current.CancellationToken),
        "no type");

    /// <summary>Reports an odd number and the number after it.</summary>
    [DiagnosticAnalyzer("C#")]
    private sealed class RepeatingAnalyzer : OddNumberAnalyzer
    {
        protected override void Report(SyntaxNodeAnalysisContext context, int number)
        {
            base.Report(context, number);
            base.Report(context, number + 1);
        }
    }
}

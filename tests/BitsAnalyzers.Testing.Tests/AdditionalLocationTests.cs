using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<BitsAnalyzers.Testing.Tests.TracingAnalyzer>;

namespace BitsAnalyzers.Testing.Tests;

public sealed class AdditionalLocationTests
{
    private const string Source = "class {|#0:C|} { int {|#1:a|} = {|#2:1|}; }";

    private static DiagnosticResult Odd => VerifyCS.Diagnostic().WithArguments(1).WithLocation(2);

    [Fact]
    public Task InOrder() => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(0).WithLocation(1));

    [Fact]
    public Task InWrongOrder() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(1).WithLocation(0)),
        "additional location 0");

    [Fact]
    public Task OneIsWrong() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(0).WithLocation(2)),
        "additional location 1");

    [Fact]
    public Task OneIsMissing() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(0)),
        "1 additional locations but got 2");

    [Fact]
    public Task OneTooMany() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(0).WithLocation(1).WithLocation(2)),
        "3 additional locations but got 2");

    [Fact]
    public Task TheyCanBeIgnored() => VerifyCS.VerifyAnalyzerAsync(
        Source,
        Odd.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Fact]
    public Task MarkupIgnoresThem() => VerifyCS.VerifyAnalyzerAsync("class C { int a = [|1|]; }");

    [Fact]
    public Task UnnecessaryCodeThatIsNone() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(Source, Odd.WithLocation(0, DiagnosticLocationOptions.UnnecessaryCode).WithLocation(1)),
        "unnecessary");
}

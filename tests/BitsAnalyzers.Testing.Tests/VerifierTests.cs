using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.NextNumberCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

public sealed class VerifierTests
{
    [Fact]
    public Task Markup() => VerifyCS.VerifyAnalyzerAsync("class C { int a = [|1|], b = 2, c = {|ODD001:3|}; }");

    [Fact]
    public Task Explicit() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = {|#0:1|}; }",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments(1));

    [Fact]
    public Task Fix() => VerifyCS.VerifyCodeFixAsync(
        "class C { int a = [|1|], b = [|3|]; }",
        "class C { int a = 2, b = 4; }");
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<BitsAnalyzers.Testing.Tests.OddNumberAnalyzer>;
using VerifyTwoRules = BitsAnalyzers.Testing.CSharpAnalyzerVerifier<BitsAnalyzers.Testing.Tests.OddAndLargeNumberAnalyzer>;

namespace BitsAnalyzers.Testing.Tests;

public sealed class MarkupTests
{
    [Fact]
    public Task SpansWithAndWithoutAnId() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = [|1|], b = 2, c = {|ODD001:3|}; }");

    [Fact]
    public Task PositionExpectsTheStart() => VerifyCS.VerifyAnalyzerAsync("class C { int a = $$111; }");

    [Fact]
    public Task PositionElsewhereFails() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("class C { int a = 1$$11; }"),
        "ODD001");

    [Fact]
    public Task NestedSpans() => VerifyTwoRules.VerifyAnalyzerAsync("class C { int a = {|LARGE001:{|ODD001:101|}|}; }");

    [Fact]
    public Task KeysNameLocations() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = {|#1:1|}, b = {|#0:3|}; }",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments(3),
        VerifyCS.Diagnostic().WithLocation(1).WithArguments(1));

    [Fact]
    public Task KeyComparesTheWholeSpan() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync(
            "class C { int a = {|#0:11|}1; }",
            VerifyCS.Diagnostic().WithLocation(0).WithArguments(111)),
        "1:19");

    [Fact]
    public Task KeyCanCompareTheStartAlone() => VerifyCS.VerifyAnalyzerAsync(
        "class C { int a = {|#0:11|}1; }",
        VerifyCS.Diagnostic().WithLocation(0, DiagnosticLocationOptions.IgnoreLength).WithArguments(111));

    [Fact]
    public Task UnknownKeyFails() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("class C { int a = {|#0:1|}; }", VerifyCS.Diagnostic().WithLocation(1).WithArguments(1)),
        "#1");

    [Fact]
    public Task KeyInTwoFilesFails() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState = { Sources = { "class C { int a = {|#0:1|}; }", "class D { int a = {|#0:1|}; }" } },
        }.RunAsync(TestContext.Current.CancellationToken),
        "#0");

    [Fact]
    public Task MarkupMistakeFails() => FailingTest.AssertAsync(() => VerifyCS.VerifyAnalyzerAsync("class C { int a = [|1; }"));

    [Fact]
    public Task OmittedIdNeedsASingleDescriptor() => FailingTest.AssertAsync(
        () => VerifyTwoRules.VerifyAnalyzerAsync("class C { int a = [|1|]; }"),
        "omit");

    [Fact]
    public Task OmittedIdCanMeanTheFirstDescriptor() => new VerifyTwoRules.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        MarkupOptions = MarkupOptions.UseFirstDescriptor,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OmittedIdCanMeanAnyDescriptor() => new LargeByDefault
    {
        TestCode = "class C { int a = [|100|]; }",
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task IdOfTwoDescriptorsIsAmbiguous() => FailingTest.AssertAsync(
        () => CSharpAnalyzerVerifier<AmbiguousAnalyzer>.VerifyAnalyzerAsync("class C { int a = {|ODD001:1|}; }"),
        "More than one descriptor");

    [Fact]
    public Task IdOfTwoDescriptorsCanMeanTheFirst() => new CSharpAnalyzerTest<AmbiguousAnalyzer>
    {
        TestCode = "class C { int a = {|ODD001:1|}; }",
        MarkupOptions = MarkupOptions.UseFirstDescriptor,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AnIdThatNoAnalyzerSupportsIsTheCompilers() => VerifyCS.VerifyAnalyzerAsync(
        """class C { int a = {|CS0029:"text"|}; }""");

    [Fact]
    public Task MarkupIgnoresMessageAndSeverity() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { int a = {|ODD001:1|}; }" },
            AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ODD001.severity = suggestion\n") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task MarkupCanBeIgnored() => new VerifyCS.Test
    {
        TestState = { Sources = { "class C { int a = {|ODD001:2|}; }" }, MarkupHandling = MarkupMode.Ignore },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task MarkupCanBeCode() => new VerifyCS.Test
    {
        TestState = { Sources = { "// [|" }, MarkupHandling = MarkupMode.None },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task PositionsCanBeCode() => new VerifyCS.Test
    {
        TestCode = """"class C { int a = [|1|]; string s = $$"""{a}"""; }"""",
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode,
    }.RunAsync(TestContext.Current.CancellationToken);

    [DiagnosticAnalyzer("C#")]
    private sealed class AmbiguousAnalyzer : OddNumberAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
            [Rule, new("ODD001", "Number is odd", "Odd", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true)];
    }

    private sealed class LargeByDefault : VerifyTwoRules.Test
    {
        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
            OddAndLargeNumberAnalyzer.LargeRule;
    }
}

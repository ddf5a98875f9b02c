using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.NextNumberCodeFix>;
using VerifySlow = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.FixIterationTests.TowardsTwelveCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>How often a fix is applied.</summary>
public sealed class FixIterationTests
{
    private const string Two = "class C { int a = [|1|], b = [|3|]; }";
    private const string TwoFixed = "class C { int a = 2, b = 4; }";

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(-3)]
    public Task RightNumber(int iterations) => new VerifyCS.Test
    {
        TestCode = Two,
        FixedCode = TwoFixed,
        NumberOfIncrementalIterations = iterations,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(3)]
    public Task WrongNumber(int iterations) => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Two,
            FixedCode = TwoFixed,
            NumberOfIncrementalIterations = iterations,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Iterative");

    [Fact]
    public Task MoreThanTheUpperLimit() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = "class C { int a = [|1|], b = [|3|], c = [|5|]; }",
            FixedCode = "class C { int a = 2, b = 4, c = 6; }",
            NumberOfIncrementalIterations = -2,
        }.RunAsync(TestContext.Current.CancellationToken),
        "upper limit of 2");

    [Fact]
    public Task AtMostOneIsExactlyOne() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider>.Test
        {
            TestCode = "class C { }",
            FixedCode = "class C { }",
            NumberOfIncrementalIterations = -1,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Expected 1 iterations but found 0");

    [Fact]
    public Task WrongNumberIsNamed() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Two,
            FixedCode = TwoFixed,
            NumberOfIncrementalIterations = 3,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Expected 3 iterations but found 2.");

    [Fact]
    public Task MoreThanOneForADiagnosticFails() => FailingTest.AssertAsync(
        () => VerifySlow.VerifyCodeFixAsync("class C { int a = [|9|]; }", "class C { int a = 12; }"),
        "Iterative");

    [Fact]
    public Task MoreThanOneForADiagnosticCanBeExpected() => new VerifySlow.Test
    {
        TestCode = "class C { int a = [|9|]; }",
        FixedCode = "class C { int a = 12; }",
        NumberOfIncrementalIterations = 2,
        NumberOfFixAllIterations = 2,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixThatNeverEnds() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, EndlessCodeFix>.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 1111; }",
            NumberOfIncrementalIterations = -3,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Iterative");

    [Fact]
    public Task ADiagnosticThatStaysWhereItIsEndsTheFixing() => new CSharpCodeFixVerifier<OddNumberAnalyzer, NextButOneCodeFix>.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        FixedState = { Sources = { "class C { int a = [|3|]; }" }, MarkupHandling = MarkupMode.Allow },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OnlyOneOfTwoFixes() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync(Two, "class C { int a = 2, b = [|3|]; }"),
        "+class C { int a = 2, b = 4; }");

    [Fact]
    public Task OnlyOneIsFixedWhereTheTestSaysSo() => new VerifyCS.Test
    {
        TestCode = Two,
        FixedState = { Sources = { "class C { int a = 2, b = [|3|]; }" }, MarkupHandling = MarkupMode.Allow },
        BatchFixedState = { Sources = { TwoFixed }, MarkupHandling = MarkupMode.Allow },
        NumberOfIncrementalIterations = 1,
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task TheOneThatIsFixedCanBeChosen() => new LastIsFixed
    {
        TestCode = Two,
        FixedState = { Sources = { "class C { int a = [|1|], b = 4; }" }, MarkupHandling = MarkupMode.Allow },
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck,
        NumberOfIncrementalIterations = 1,
    }.RunAsync(TestContext.Current.CancellationToken);

    private sealed class LastIsFixed : VerifyCS.Test
    {
        protected override Diagnostic? TrySelectDiagnosticToFix(
            System.Collections.Immutable.ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics.LastOrDefault();
    }

    /// <summary>Adds two, up to twelve.</summary>
    internal sealed class TowardsTwelveCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [Action("towards twelve", document, root, literal, SyntaxFactory.Literal(Math.Min(number + 2, 12)))];
    }

    internal sealed class EndlessCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;

        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [Action("further digit", document, root, literal, SyntaxFactory.Literal((10 * number) + 1))];
    }
}

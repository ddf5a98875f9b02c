using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;
using VerifyGrouped = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.CodeActionChoiceTests.GroupedNeighbourCodeFix>;
using VerifyNeighbour = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.CodeActionChoiceTests.NeighbourCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Which of several actions is applied.</summary>
public sealed class CodeActionChoiceTests
{
    private const string Source = "class C { int a = [|1|]; }";
    private const string Next = "class C { int a = 2; }";
    private const string Previous = "class C { int a = 0; }";

    [Theory]
    [InlineData(null, null, Next)]
    [InlineData(0, null, Next)]
    [InlineData(1, null, Previous)]
    [InlineData(null, "next", Next)]
    [InlineData(null, "previous", Previous)]
    [InlineData(1, "previous", Previous)]
    public async Task ByIndexAndKey(int? index, string? key, string fixedCode)
    {
        await new VerifyNeighbour.Test
        {
            TestCode = Source,
            FixedCode = fixedCode,
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync(TestContext.Current.CancellationToken);
        await new VerifyGrouped.Test
        {
            TestCode = Source,
            FixedCode = fixedCode,
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1, null, Next)]
    [InlineData(2, null, Next)]
    [InlineData(null, "previous", Next)]
    [InlineData(null, "other", Next)]
    [InlineData(0, "previous", Previous)]
    [InlineData(1, "next", Next)]
    [InlineData(2, "next", Next)]
    [InlineData(0, "other", Next)]
    [InlineData(0, "other", Source)]
    public Task WrongIndexOrKey(int? index, string? key, string fixedCode) => FailingTest.AssertAsync(
        () => new VerifyNeighbour.Test
        {
            TestCode = Source,
            FixedCode = fixedCode,
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public Task ActionIsVerified() => new VerifyNeighbour.Test
    {
        TestCode = Source,
        FixedCode = Previous,
        CodeActionIndex = 1,
        CodeActionVerifier = (action, verifier) => verifier.Equal("Replace by the previous", action.Title),
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ActionWithAWrongTitle() => FailingTest.AssertAsync(
        () => new VerifyNeighbour.Test
        {
            TestCode = Source,
            FixedCode = Next,
            CodeActionVerifier = (action, verifier) => verifier.Equal("Replace by the previous", action.Title),
        }.RunAsync(TestContext.Current.CancellationToken),
        "Replace by the next");

    internal sealed class NeighbourCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            Neighbours(document, root, literal, number);

        public static CodeAction[] Neighbours(Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
        [
            Action("next", document, root, literal, SyntaxFactory.Literal(number + 1)),
            Action("previous", document, root, literal, SyntaxFactory.Literal(number - 1)),
        ];
    }

    internal sealed class GroupedNeighbourCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [CodeAction.Create("Replace", [.. NeighbourCodeFix.Neighbours(document, root, literal, number)], isInlinable: false)];
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.NextNumberCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Fixes that are applied one by one.</summary>
public sealed class CodeFixTests
{
    [Fact]
    public Task OneDiagnostic() => VerifyCS.VerifyCodeFixAsync(
        "class C { int a = {|#0:1|}; }",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments(1),
        "class C { int a = 2; }");

    [Fact]
    public Task SeveralDiagnostics() => VerifyCS.VerifyCodeFixAsync(
        "class C { int a = {|#0:1|}, b = {|#1:3|}; }",
        [
            VerifyCS.Diagnostic().WithLocation(0).WithArguments(1),
            VerifyCS.Diagnostic().WithLocation(1).WithArguments(3),
        ],
        "class C { int a = 2, b = 4; }");

    [Fact]
    public Task WrongDiagnostic() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = 1; }", "class C { int a = 2; }"),
        "test state",
        "expected \"0\" actual \"1\"");

    [Fact]
    public Task WrongFixedCode() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync(
            """
            class C
            {
                int a = [|1|];
            }
            """,
            """
            class C
            {
                int a = 4;
            }
            """),
        " class C",
        "-    int a = 4;",
        "+    int a = 2;");

    [Fact]
    public Task WrongLineEnd() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = [|1|]; }\n", "class C { int a = 2; }\r\n"),
        "-class C { int a = 2; }<CR>",
        "+class C { int a = 2; }");

    [Fact]
    public Task MissingLastLineEnd() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = [|1|]; }\n", "class C { int a = 2; }"),
        "-class C { int a = 2; }<no line end>");

    [Fact]
    public Task WrongSpaceAtALineEnd() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = [|1|]; } \n", "class C { int a = 2; }\n"),
        "+class C { int a = 2; }·");

    [Fact]
    public Task NotOfferedThoughExpected() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, NoActionCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|]; }",
            "class C { int a = 2; }"),
        "-class C { int a = 2; }");

    [Fact]
    public Task NotOffered() => CSharpCodeFixVerifier<OddNumberAnalyzer, NoActionCodeFix>.VerifyCodeFixAsync(
        "class C { int a = [|1|]; }",
        "class C { int a = [|1|]; }");

    [Fact]
    public Task OfferedThoughNotExpected() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = [|1|]; }", "class C { int a = [|1|]; }"),
        "+class C { int a = 2; }");

    [Fact]
    public Task OfferedThoughNotExpectedAndWithoutEffect() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, NoChangeCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|]; }",
            "class C { int a = [|1|]; }"),
        "made no changes");

    [Fact]
    public Task OfferedByOneOnly() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, NoActionCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|], b = [|3|]; }",
            "class C { int a = 2, b = 3; }"));

    [Fact]
    public Task DiagnosticOfTheFixedCodeThatIsNotExpected() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, NextButOneCodeFix>.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 3; }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        }.RunAsync(TestContext.Current.CancellationToken),
        "fixed state",
        "ODD001");

    [Fact]
    public Task CompilerErrorInTheFixedCode() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, BreakingCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|]; }",
            """class C { int a = "text"; }"""),
        "fixed state",
        "CS0029");

    [Fact]
    public Task ExpectedCompilerErrorInTheFixedCode() => CSharpCodeFixVerifier<OddNumberAnalyzer, BreakingCodeFix>.VerifyCodeFixAsync(
        "class C { int a = [|1|]; }",
        """class C { int a = {|CS0029:"text"|}; }""");

    [Fact]
    public Task CompilerErrorInTheTestCode() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyCodeFixAsync("class C { int a = [|1|]; D d; }", "class C { int a = 2; D d; }"),
        "test state",
        "CS0246");

    [Fact]
    public Task TreeThatIsNotTheTreeOfItsText() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, MisshapenCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|]; }",
            "class C { int a = 2 + 2; }"),
        "AddExpression");

    [Fact]
    public Task TreesNeedNotBeCompared() => new CSharpCodeFixVerifier<OddNumberAnalyzer, MisshapenCodeFix>.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        FixedCode = "class C { int a = 2 + 2; }",
        CodeActionValidationMode = CodeActionValidationMode.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task TriviaThatIsNotTheTriviaOfItsText() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, MisplacedTriviaCodeFix>.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 2 ; }",
            CodeActionValidationMode = CodeActionValidationMode.Full,
        }.RunAsync(TestContext.Current.CancellationToken),
        "WhitespaceTrivia");

    [Fact]
    public Task TriviaIsNotComparedByDefault() => CSharpCodeFixVerifier<OddNumberAnalyzer, MisplacedTriviaCodeFix>.VerifyCodeFixAsync(
        "class C { int a = [|1|]; }",
        "class C { int a = 2 ; }");

    [Fact]
    public Task FixOfADiagnosticAtTheEndOfTheCompilation() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<LateAnalyzer, NextNumberCodeFix>.VerifyCodeFixAsync(
            "class C { int a = [|1|]; }",
            "class C { int a = 2; }"));

    [Fact]
    public Task DiagnosticsAtTheEndOfTheCompilationCanBeFixed() => new CSharpCodeFixVerifier<LateAnalyzer, NextNumberCodeFix>.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        FixedCode = "class C { int a = 2; }",
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task NoFixedCodeMeansNoFix() => new VerifyCS.Test { TestCode = "class C { int a = [|1|]; }" }
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task CompilerWarningIsFixed() => CSharpCodeFixVerifier<EmptyDiagnosticAnalyzer, UnusedFieldCodeFix>.VerifyCodeFixAsync(
        "class C { private int {|#0:a|}; }",
        DiagnosticResult.CompilerWarning("CS0169").WithLocation(0).WithArguments("C.a"),
        "class C { }");

    [Fact]
    public Task ActionThatAsksForFormatting() => CSharpCodeFixVerifier<OddNumberAnalyzer, FormattingCodeFix>.VerifyCodeFixAsync(
        "class C { int a = [|1|]; }",
        "class C { int a = 2 + 2; }");

    private sealed class NoActionCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) => [];
    }

    private sealed class NoChangeCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) => [Action("same", document)];
    }

    private sealed class BreakingCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [
                Action("text", document.WithSyntaxRoot(root.ReplaceNode(
                    literal,
                    SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("text"))))),
            ];
    }

    /// <summary>Makes one token of what are three.</summary>
    private sealed class MisshapenCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [Action("sum", document, root, literal, SyntaxFactory.Literal("2 + 2", 4))];
    }

    /// <summary>Puts a space before the semicolon that a parser would put after the number.</summary>
    private sealed class MisplacedTriviaCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number)
        {
            var semicolon = literal.Token.GetNextToken();
            var changed = root.ReplaceTokens([literal.Token, semicolon], (token, _) => token == semicolon
                ? token.WithLeadingTrivia(SyntaxFactory.Space)
                : SyntaxFactory.Literal(number + 1).WithTriviaFrom(token));
            return [Action("next", document.WithSyntaxRoot(changed))];
        }
    }

    private sealed class FormattingCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
            [
                Action("sum", document.WithSyntaxRoot(root.ReplaceNode(
                    literal,
                    SyntaxFactory.ParseExpression("2+2").WithAdditionalAnnotations(Formatter.Annotation)))),
            ];
    }

    private sealed class UnusedFieldCodeFix : CodeFixProvider
    {
        public override System.Collections.Immutable.ImmutableArray<string> FixableDiagnosticIds => ["CS0169"];

        public override FixAllProvider? GetFixAllProvider() => null;

        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
            var field = root.FindNode(context.Span).FirstAncestorOrSelf<FieldDeclarationSyntax>()!;
            var changed = context.Document.WithSyntaxRoot(root.RemoveNode(field, SyntaxRemoveOptions.KeepNoTrivia)!);
            context.RegisterCodeFix(
                CodeAction.Create("Remove the field", _ => Task.FromResult(changed), "remove"),
                context.Diagnostics);
        }
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class LateAnalyzer : OddNumberAnalyzer
    {
        protected override void RegisterActions(AnalysisContext context) =>
            context.RegisterCompilationAction(compilationContext =>
            {
                foreach (var literal in compilationContext.Compilation.SyntaxTrees
                    .SelectMany(tree => tree.GetRoot().DescendantNodes())
                    .OfType<LiteralExpressionSyntax>()
                    .Where(literal => (int)literal.Token.Value! % 2 != 0))
                {
                    compilationContext.ReportDiagnostic(Diagnostic.Create(Rule, literal.GetLocation(), literal.Token.Value));
                }
            });
    }
}

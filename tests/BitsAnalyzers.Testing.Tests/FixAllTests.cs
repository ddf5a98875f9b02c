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
using VerifyZero = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.FixAllTests.AllToZeroCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Fix All in document, project and solution.</summary>
public sealed class FixAllTests
{
    private const string Source = "class C { int a = [|1|], b = [|3|]; }";
    private const string Fixed = "class C { int a = 2, b = 4; }";
    private const string Zero = "class C { int a = 0, b = 0; }";

    [Fact]
    public Task DiffersFromTheFixesOneByOne() => FailingTest.AssertAsync(
        () => VerifyZero.VerifyCodeFixAsync(Source, Fixed),
        "Fix all in document",
        "+class C { int a = 0, b = 0; }");

    [Fact]
    public Task MayDifferWhereTheTestSaysSo() => new VerifyZero.Test
    {
        TestCode = Source,
        FixedCode = Fixed,
        BatchFixedCode = Zero,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task DiffersFromTheBatchFixedCode() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            BatchFixedCode = Zero,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Fix all in document",
        "-class C { int a = 0, b = 0; }");

    [Theory]
    [InlineData(FixAllScope.Document, "Fix all in document")]
    [InlineData(FixAllScope.Project, "Fix all in project")]
    [InlineData(FixAllScope.Solution, "Fix all in solution")]
    public async Task EachScopeIsChecked(FixAllScope scope, string context)
    {
        await FailingTest.AssertAsync(() => Run(CodeFixTestBehaviors.None), context);
        await Run(scope switch
        {
            FixAllScope.Document => CodeFixTestBehaviors.SkipFixAllInDocumentCheck,
            FixAllScope.Project => CodeFixTestBehaviors.SkipFixAllInProjectCheck,
            _ => CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        });
        await Run(CodeFixTestBehaviors.SkipFixAllCheck);

        Task Run(CodeFixTestBehaviors behaviors) => new TestOfAFixThatIsWrongInOneScope(scope)
        {
            TestCode = Source,
            FixedCode = Fixed,
            CodeFixTestBehaviors = behaviors,
        }.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ScopeThatIsNotOffered() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, DocumentOnlyCodeFix>.VerifyCodeFixAsync(Source, Fixed),
        "Fix all in project");

    [Fact]
    public Task NoFixAllAtAll() => CSharpCodeFixVerifier<OddNumberAnalyzer, NoFixAllCodeFix>.VerifyCodeFixAsync(Source, Fixed);

    [Fact]
    public Task FixAllThatNeedsASecondTry() => FailingTest.AssertAsync(
        () => CSharpCodeFixVerifier<OddNumberAnalyzer, OneAfterTheOtherCodeFix>.VerifyCodeFixAsync(Source, Fixed),
        "Fix all in document",
        "Expected 1 iterations but found 2");

    [Fact]
    public Task FixAllMayNeedASecondTryWhereTheTestSaysSo() =>
        new CSharpCodeFixVerifier<OddNumberAnalyzer, OneAfterTheOtherCodeFix>.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            NumberOfFixAllIterations = 2,
        }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public Task RightNumberOfIterations(int iterations) => new VerifyCS.Test
    {
        TestCode = Source,
        FixedCode = Fixed,
        NumberOfFixAllIterations = iterations,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task WrongNumberOfIterations() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            NumberOfFixAllIterations = 2,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Fix all in document");

    [Fact]
    public Task WrongNumberOfIterationsInDocument() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            NumberOfFixAllInDocumentIterations = 2,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Fix all in document");

    [Fact]
    public Task WrongNumberOfIterationsInProject() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            NumberOfFixAllInProjectIterations = 2,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Fix all in project");

    [Fact]
    public Task SeveralDocumentsAndProjects() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { Source, "class D { int a = [|5|]; }" },
            AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = [|7|]; }" } } },
        },
        FixedState =
        {
            Sources = { Fixed, "class D { int a = 6; }" },
            AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = 8; }" } } },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixAllIsToldOfOneProjectAtATime() => new CSharpCodeFixVerifier<OddNumberAnalyzer, TrustingCodeFix>.Test
    {
        TestState =
        {
            Sources = { Source },
            AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = [|7|]; }" } } },
        },
        FixedState =
        {
            Sources = { Fixed },
            AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = 8; }" } } },
        },
        NumberOfFixAllInProjectIterations = 2,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task WrongCodeInTheSecondDocument() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState = { Sources = { Source, "class D { int a = [|5|]; }" } },
            FixedState = { Sources = { Fixed, "class D { int a = 5; }" } },
        }.RunAsync(TestContext.Current.CancellationToken),
        "Test1.cs");

    [Fact]
    public Task WrongCodeInTheOtherProject() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState =
            {
                Sources = { Source },
                AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = [|7|]; }" } } },
            },
            FixedState =
            {
                Sources = { Fixed },
                AdditionalProjects = { ["Other"] = { Sources = { "class E { int a = 7; }" } } },
            },
        }.RunAsync(TestContext.Current.CancellationToken),
        "/Other/Test0.cs");

    [Fact]
    public Task CompilerErrorInTheBatchFixedCode() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, AllToTextCodeFix>.Test
        {
            TestCode = Source,
            FixedCode = Fixed,
            BatchFixedCode = """class C { int a = "", b = ""; }""",
        }.RunAsync(TestContext.Current.CancellationToken),
        "batch fixed state",
        "CS0029");

    /// <summary>Replaces every odd number of a document at once.</summary>
    internal abstract class DocumentFixAllProvider : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            Document[] documents = fixAllContext.Scope switch
            {
                FixAllScope.Document => [fixAllContext.Document!],
                FixAllScope.Project => [.. fixAllContext.Project.Documents],
                _ => [.. fixAllContext.Solution.Projects.SelectMany(project => project.Documents)],
            };
            var solution = fixAllContext.Solution;
            foreach (var document in documents)
            {
                var root = (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken))!;
                var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document);
                var tokens = diagnostics.Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start));
                solution = solution.WithDocumentSyntaxRoot(
                    document.Id,
                    root.ReplaceTokens(Choose(tokens), (token, _) => Replacement(token, fixAllContext.Scope).WithTriviaFrom(token)));
            }

            return CodeAction.Create("Fix all", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
        }

        protected virtual IEnumerable<SyntaxToken> Choose(IEnumerable<SyntaxToken> tokens) => tokens;

        protected static SyntaxToken Next(SyntaxToken token) => SyntaxFactory.Literal((int)token.Value! + 1);

        protected abstract SyntaxToken Replacement(SyntaxToken token, FixAllScope scope);
    }

    internal sealed class AllToZeroCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : DocumentFixAllProvider
        {
            protected override SyntaxToken Replacement(SyntaxToken token, FixAllScope scope) => SyntaxFactory.Literal(0);
        }
    }

    internal sealed class AllToTextCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : FixAllProvider
        {
            public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
            {
                var document = fixAllContext.Document!;
                var root = (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken))!;
                var text = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(string.Empty));
                var changed = root.ReplaceNodes(root.DescendantNodes().OfType<LiteralExpressionSyntax>(), (_, _) => text);
                return CodeAction.Create("Fix all", _ => Task.FromResult(document.WithSyntaxRoot(changed)));
            }
        }
    }

    internal sealed class DocumentOnlyCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : DocumentFixAllProvider
        {
            public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document];

            protected override SyntaxToken Replacement(SyntaxToken token, FixAllScope scope) => Next(token);
        }
    }

    internal sealed class NoFixAllCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;
    }

    internal sealed class OneAfterTheOtherCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : DocumentFixAllProvider
        {
            protected override IEnumerable<SyntaxToken> Choose(IEnumerable<SyntaxToken> tokens) => tokens.Take(1);

            protected override SyntaxToken Replacement(SyntaxToken token, FixAllScope scope) => Next(token);
        }
    }

    /// <summary>Its Fix All fixes what it is told of a project, wherever that is.</summary>
    internal sealed class TrustingCodeFix : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : FixAllProvider
        {
            public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
            {
                var solution = fixAllContext.Solution;
                foreach (var group in (await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project))
                    .GroupBy(diagnostic => diagnostic.Location.SourceTree!))
                {
                    var root = await group.Key.GetRootAsync(fixAllContext.CancellationToken);
                    solution = solution.WithDocumentSyntaxRoot(
                        solution.GetDocument(group.Key)!.Id,
                        root.ReplaceTokens(
                            group.Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start)),
                            (token, _) => SyntaxFactory.Literal((int)token.Value! + 1).WithTriviaFrom(token)));
                }

                return CodeAction.Create("Fix all", _ => Task.FromResult(solution));
            }
        }
    }

    private sealed class WrongScopeProvider(FixAllScope wrongScope) : DocumentFixAllProvider
    {
        protected override SyntaxToken Replacement(SyntaxToken token, FixAllScope scope) =>
            scope == wrongScope ? SyntaxFactory.Literal(0) : Next(token);
    }

    private sealed class WrongScopeCodeFix(FixAllScope wrongScope) : NextNumberCodeFix
    {
        public override FixAllProvider GetFixAllProvider() => new WrongScopeProvider(wrongScope);
    }

    private sealed class TestOfAFixThatIsWrongInOneScope(FixAllScope wrongScope) : VerifyCS.Test
    {
        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new WrongScopeCodeFix(wrongScope)];
    }
}

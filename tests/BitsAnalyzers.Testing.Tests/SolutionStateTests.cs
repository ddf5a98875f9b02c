using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using VerifyCS = BitsAnalyzers.Testing.CSharpCodeFixVerifier<
    BitsAnalyzers.Testing.Tests.OddNumberAnalyzer,
    BitsAnalyzers.Testing.Tests.NextNumberCodeFix>;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>What a test can put into its projects, and what a fixed state takes over from the state before.</summary>
public sealed class SolutionStateTests
{
    [Fact]
    public Task SeveralSources() => new VerifyCS.Test
    {
        TestState = { Sources = { "partial class C { int a = [|1|]; }", ("/0/Sub/Part.cs", "partial class C { int b = [|3|]; }") } },
        FixedState = { Sources = { "partial class C { int a = 2; }", ("/0/Sub/Part.cs", "partial class C { int b = 4; }") } },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ProjectReferences() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C : Library.Base { int a = [|1|]; }" },
            AdditionalProjects = { ["Library"] = { Sources = { "namespace Library; public class Base { int a = [|3|]; }" } } },
            AdditionalProjectReferences = { "Library" },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task WithoutTheProjectReference() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState =
            {
                Sources = { "class C : Library.Base { }" },
                AdditionalProjects = { ["Library"] = { Sources = { "namespace Library; public class Base { }" } } },
            },
        }.RunAsync(TestContext.Current.CancellationToken),
        "CS0246");

    [Fact]
    public Task DiagnosticOfAnotherProjectThatIsNotExpected() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalProjects = { ["Library"] = { Sources = { "public class Base { int a = 3; }" } } },
            },
        }.RunAsync(TestContext.Current.CancellationToken),
        "/Library/Test0.cs");

    [Fact]
    public Task AdditionalReferences() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { BitsAnalyzers.Testing.AnalyzerRunnerSettings a; }" },
            AdditionalReferences = { typeof(AnalyzerRunnerSettings).Assembly },
        },
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(OutputKind.ConsoleApplication)]
    [InlineData(OutputKind.WindowsApplication)]
    public Task TopLevelStatementsNeedAnApplication(OutputKind outputKind) => new VerifyCS.Test
    {
        TestState = { Sources = { "System.Console.WriteLine([|1|]);" }, OutputKind = outputKind },
        FixedState = { Sources = { "System.Console.WriteLine(2);" } },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ALibraryHasNoTopLevelStatements() => FailingTest.AssertAsync(
        () => VerifyCS.VerifyAnalyzerAsync("System.Console.WriteLine(2);"),
        "CS8805");

    [Fact]
    public Task AnalyzerConfigChangesTheSeverity() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { int a = {|#0:1|}; }" },
            AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ODD001.severity = suggestion\n") },
            ExpectedDiagnostics = { VerifyCS.Diagnostic().WithLocation(0).WithArguments(1).WithSeverity(DiagnosticSeverity.Info) },
        },
        FixedState = { Sources = { "class C { int a = 2; }" } },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AnalyzerConfigSwitchesOff() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C { int a = 1; }" },
            AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\ndotnet_diagnostic.ODD001.severity = none\n") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OptionsReachTheAnalyzer() => new CSharpAnalyzerTest<OptionsReadingAnalyzer>
    {
        TestState =
        {
            Sources = { "class C { int a = {|#0:1|}; }" },
            AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\nodd.reason = from the file\n") },
            AdditionalFiles = { ("reason.txt", "from the text") },
            ExpectedDiagnostics =
            {
                VerifyCS.Diagnostic().WithLocation(0).WithArguments("from the file, from the text"),
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AdditionalFilesCanBeMade() => new CSharpAnalyzerTest<OptionsReadingAnalyzer>
    {
        TestState =
        {
            Sources = { "class C { int a = {|#0:1|}; }" },
            AdditionalFilesFactories = { () => [("reason.txt", SourceText.From("made"))] },
            ExpectedDiagnostics = { VerifyCS.Diagnostic().WithLocation(0).WithArguments("none, made") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task SolutionTransforms() => new VerifyCS.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        FixedCode = "class C { int a = 2; }",
        CompilerDiagnostics = CompilerDiagnostics.None,
        SolutionTransforms =
        {
            (solution, projectId) => solution.WithProjectParseOptions(projectId, new CSharpParseOptions(LanguageVersion.CSharp7_3)),
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OldLanguageVersion() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = "class C { string? a; }",
            LanguageVersion = LanguageVersion.CSharp7_3,
        }.RunAsync(TestContext.Current.CancellationToken),
        "CS8370");

    [Fact]
    public Task OptionsTransforms()
    {
        var isCalled = false;
        var test = new VerifyCS.Test
        {
            TestCode = "class C { }",
            OptionsTransforms =
            {
                options =>
                {
                    isCalled = true;
                    return options;
                },
            },
        };
        return AssertAsync();

        async Task AssertAsync()
        {
            await test.RunAsync(TestContext.Current.CancellationToken);
            Assert.True(isCalled);
        }
    }

    [Fact]
    public Task FixedStateKeepsTheDiagnosticsThatHaveNoFix() => VerifyCS.VerifyCodeFixAsync(
        """class C { int a = [|1|]; int b = {|CS0029:""|}; }""",
        """class C { int a = 2; int b = {|CS0029:""|}; }""");

    [Fact]
    public Task FixedStateInheritsExplicitExpectationsThatHaveNoFix() => VerifyCS.VerifyCodeFixAsync(
        "class C { int a = [|1|]; D b; }",
        [DiagnosticResult.CompilerError("CS0246").WithSpan(1, 22, 1, 23).WithArguments("D")],
        "class C { int a = 2; D b; }");

    [Fact]
    public Task FixedStateInheritsWhatItDoesNotSay() => new VerifyCS.Test
    {
        TestState =
        {
            Sources = { "class C : Library.Base { BitsAnalyzers.Testing.AnalyzerRunnerSettings a; int b = [|1|]; }" },
            AdditionalFiles = { ("/0/notes.txt", "notes") },
            AdditionalProjects = { ["Library"] = { Sources = { "namespace Library; public class Base { }" } } },
            AdditionalProjectReferences = { "Library" },
            AdditionalReferences = { typeof(AnalyzerRunnerSettings).Assembly },
            ReferenceAssemblies = ReferenceAssemblies.Net.Net100,
        },
        FixedState =
        {
            Sources = { "class C : Library.Base { BitsAnalyzers.Testing.AnalyzerRunnerSettings a; int b = 2; }" },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixedStateCanInheritNothing() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestState =
            {
                Sources = { "class C { int a = [|1|]; D b; }" },
                ExpectedDiagnostics = { DiagnosticResult.CompilerError("CS0246").WithSpan(1, 22, 1, 23).WithArguments("D") },
            },
            FixedState = { Sources = { "class C { int a = 2; D b; }" }, InheritanceMode = StateInheritanceMode.Explicit },
        }.RunAsync(TestContext.Current.CancellationToken),
        "fixed state",
        "CS0246");

    [Fact]
    public Task FixedMarkupOfAFixableDiagnosticIsIgnoredByDefault() => FailingTest.AssertAsync(
        () => new VerifyCS.Test
        {
            TestCode = "class C { int a = [|1|], b = [|3|]; }",
            FixedCode = "class C { int a = 2, b = [|3|]; }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck,
            NumberOfIncrementalIterations = 1,
        }.RunAsync(TestContext.Current.CancellationToken),
        "fixed state",
        "expected \"0\" actual \"1\"");

    [Fact]
    public Task AFixThatAddsAFile() => new CSharpCodeFixVerifier<OddNumberAnalyzer, FileAddingCodeFix>.Test
    {
        TestCode = "class C { int a = [|1|]; }",
        FixedState = { Sources = { "class C { int a = 2; }", ("/0/Numbers/Two.cs", "class Two { }") } },
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AFileThatIsNotExpected() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, FileAddingCodeFix>.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 2; }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Two.cs");

    [Fact]
    public Task AFileInTheWrongFolder() => FailingTest.AssertAsync(
        () => new CSharpCodeFixVerifier<OddNumberAnalyzer, FileAddingCodeFix>.Test
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedState = { Sources = { "class C { int a = 2; }", ("/0/Two.cs", "class Two { }") } },
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync(TestContext.Current.CancellationToken),
        "Two.cs");

    [Theory]
    [InlineData("ODD001, ODD002", "is_global = true\nodd.fixed = true\n", null)]
    [InlineData("ODD002", "is_global = true\nodd.fixed = true\n", "odd.txt")]
    [InlineData("ODD001, ODD002", "is_global = true\nodd.fixed = false\n", ".globalconfig")]
    public async Task AFixThatChangesOtherFiles(string fixedText, string fixedConfig, string? wrongFile)
    {
        var test = new CSharpCodeFixVerifier<OddNumberAnalyzer, FileChangingCodeFix>.Test
        {
            TestState =
            {
                Sources = { "class C { int a = [|1|]; }" },
                AdditionalFiles = { ("/0/odd.txt", "ODD002") },
                AnalyzerConfigFiles = { ("/0/.globalconfig", "is_global = true\nodd.fixed = false\n") },
            },
            FixedState =
            {
                Sources = { "class C { int a = 2; }" },
                AdditionalFiles = { ("/0/odd.txt", fixedText) },
                AnalyzerConfigFiles = { ("/0/.globalconfig", fixedConfig) },
            },
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        };
        if (wrongFile is null)
        {
            await test.RunAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            await FailingTest.AssertAsync(() => test.RunAsync(TestContext.Current.CancellationToken), wrongFile);
        }
    }

    private sealed class FileChangingCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number)
        {
            var changed = document.WithSyntaxRoot(
                root.ReplaceToken(literal.Token, SyntaxFactory.Literal(number + 1).WithTriviaFrom(literal.Token)));
            var text = changed.Project.AdditionalDocuments.Single();
            var config = changed.Project.AnalyzerConfigDocuments.Single();
            return
            [
                Action("next", changed.Project.Solution
                    .WithAdditionalDocumentText(text.Id, SourceText.From("ODD001, ODD002"))
                    .WithAnalyzerConfigDocumentText(config.Id, SourceText.From("is_global = true\nodd.fixed = true\n"))),
            ];
        }
    }

    private sealed class FileAddingCodeFix : NextNumberCodeFix
    {
        protected override IEnumerable<CodeAction> Actions(
            Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number)
        {
            var changed = document.WithSyntaxRoot(
                root.ReplaceToken(literal.Token, SyntaxFactory.Literal(number + 1).WithTriviaFrom(literal.Token)));
            return [Action("next", changed.Project.AddDocument("Two.cs", "class Two { }", ["Numbers"]).Project.Solution)];
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>An analyzer has to report the same whether all files are analysed at once or one after the other.</summary>
public sealed class BuildAndEditorTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public Task SameReports_Pass() => new CSharpAnalyzerTest<OddNumberAnalyzer>
    {
        TestState = { Sources = { "class C { int a = [|1|]; }", "class D { int a = [|3|]; }" } },
    }.RunAsync(CancellationToken);

    [Fact]
    public Task ReportsOfSeveralProjects_Pass() => new CSharpAnalyzerTest<OddNumberAnalyzer>
    {
        TestState =
        {
            Sources = { "class C : Library.Base { int a = [|1|]; }" },
            AdditionalProjects = { ["Library"] = { Sources = { "namespace Library; public class Base { int a = [|3|]; }" } } },
            AdditionalProjectReferences = { "Library" },
        },
    }.RunAsync(CancellationToken);

    [Fact]
    public Task OtherMessageInAnEditor_Fails() => FailingTest.AssertAsync(
        () => new CSharpAnalyzerTest<InstanceCountingAnalyzer> { TestCode = "class C { int a = {|ODD001:1|}; }" }
            .RunAsync(CancellationToken),
        "editor",
        "-ODD001 Warning /0/Test0.cs: (0,18)-(0,19) The number of instance",
        "+ODD001 Warning /0/Test0.cs: (0,18)-(0,19) The number of instance");

    [Fact]
    public Task OtherMessageInAnEditor_FailsInAFixTestToo() => FailingTest.AssertAsync(
        () => new CSharpCodeFixTest<InstanceCountingAnalyzer, NextNumberCodeFix>
        {
            TestCode = "class C { int a = {|ODD001:1|}; }",
            FixedCode = "class C { int a = 2; }",
        }.RunAsync(CancellationToken),
        "editor");

    [Fact]
    public Task ReportFromTheEndOfTheCompilation_Passes() => new CSharpAnalyzerTest<EndAnalyzer>
    {
        TestCode = "class [|C|] { }",
    }.RunAsync(CancellationToken);

    [Fact]
    public Task ReportFromTheEndThatDoesNotSaySo_Fails() => FailingTest.AssertAsync(
        () => new CSharpAnalyzerTest<UntaggedEndAnalyzer> { TestCode = "class [|C|] { }" }.RunAsync(CancellationToken),
        "editor");

    [Fact]
    public Task ReportSuppressedInTheSource_Passes() => new CSharpAnalyzerTest<OddNumberAnalyzer>
    {
        TestCode = """
            class C
            {
                int a = [|1|];
            #pragma warning disable ODD001
                int b = 1;
            }
            """,
    }.RunAsync(CancellationToken);

    /// <summary>Says which of the instances reports.</summary>
    [DiagnosticAnalyzer("C#")]
    private sealed class InstanceCountingAnalyzer : OddNumberAnalyzer
    {
        private static int s_instances;

        private readonly int _instance = Interlocked.Increment(ref s_instances);

        protected override void Report(SyntaxNodeAnalysisContext context, int number) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), $"of instance {_instance}"));
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class EndAnalyzer : TypeAtTheEndAnalyzer
    {
        protected override string[] Tags => [WellKnownDiagnosticTags.CompilationEnd];
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class UntaggedEndAnalyzer : TypeAtTheEndAnalyzer
    {
        protected override string[] Tags => [];
    }

    /// <summary>Reports every type when the compilation ends.</summary>
    private abstract class TypeAtTheEndAnalyzer : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule;

        protected TypeAtTheEndAnalyzer() => _rule = new DiagnosticDescriptor(
            "END001", "Type", "There is a type", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: Tags);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        protected abstract string[] Tags { get; }

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(end =>
            {
                foreach (var tree in end.Compilation.SyntaxTrees)
                {
                    var types = tree.GetRoot(end.CancellationToken).DescendantNodes()
                        .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>();
                    foreach (var type in types)
                    {
                        end.ReportDiagnostic(Diagnostic.Create(_rule, type.Identifier.GetLocation()));
                    }
                }
            });
        }
    }
}

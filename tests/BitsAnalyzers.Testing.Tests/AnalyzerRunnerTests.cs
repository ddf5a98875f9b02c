using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Testing.Tests;

public sealed class AnalyzerRunnerTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GivesDiagnosticsByPlace()
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(
            [new OddNumberAnalyzer(), new OddAndLargeNumberAnalyzer()],
            "class C { int a = 101; int b = 3, c = 2; }",
            cancellationToken: CancellationToken);

        Assert.Equal(
            ["ODD001 18", "ODD001 18", "ODD001 31", "ODD001 31"],
            diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan.Start}"));
    }

    [Fact]
    public async Task LeavesOutWhatIsSuppressed() => Assert.Empty(
        await AnalyzerRunner.GetDiagnosticsAsync<OddNumberAnalyzer>(
            """
            #pragma warning disable ODD001
            class C { int a = 1; }
            """,
            cancellationToken: CancellationToken));

    [Fact]
    public async Task RefusesAProgramThatDoesNotCompile()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AnalyzerRunner.GetDiagnosticsAsync<OddNumberAnalyzer>("class C { int a = b; }", cancellationToken: CancellationToken));

        Assert.Contains("CS0103", failure.Message, StringComparison.Ordinal);
        Assert.Contains("int a = b;", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnalysesAProgramThatDoesNotCompileWhereAllowed()
    {
        var settings = new AnalyzerRunnerSettings { AllowsCompilerErrors = true };
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync<OddNumberAnalyzer>(
            "class C { int a = 1; int b = ", settings, CancellationToken);

        Assert.Equal("ODD001", Assert.Single(diagnostics).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DoesNotHideAnException(bool allowsCompilerErrors)
    {
        var settings = new AnalyzerRunnerSettings { AllowsCompilerErrors = allowsCompilerErrors };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AnalyzerRunner.GetDiagnosticsAsync<ThrowingAnalyzer>("class C { int a = 1; }", settings, CancellationToken));

        Assert.Contains("too odd", failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowingAnalyzer), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompilesWithTheSettings()
    {
        var settings = new AnalyzerRunnerSettings
        {
            SharedSources = ["namespace Shared { public unsafe struct Base { public int* Pointer; } }"],
            ReferenceAssemblies = ReferenceAssemblies.NetFramework.Net472.Default,
            LanguageVersion = LanguageVersion.CSharp9,
            OutputKind = OutputKind.ConsoleApplication,
            AnalyzerOptions = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("odd.reason", "the settings"),
        };
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync<OptionsReadingAnalyzer>(
            "Shared.Base b; System.Runtime.Remoting.RemotingConfiguration.Configure(\"\" + 1, false);", settings, CancellationToken);

        Assert.Equal("The number the settings, none is odd", Assert.Single(diagnostics).GetMessage());
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => AnalyzerRunner.GetDiagnosticsAsync<OddNumberAnalyzer>("global using System;", settings, CancellationToken));
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class ThrowingAnalyzer : OddNumberAnalyzer
    {
        protected override void Report(SyntaxNodeAnalysisContext context, int number) =>
            throw new InvalidOperationException($"the number {number} is too odd");
    }
}

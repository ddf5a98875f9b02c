using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing;

/// <summary>
/// A test of an analyzer and its fix that also checks flow traces (<see cref="DiagnosticTrace"/>), and that an editor shows in the test
/// state what a build reports there.
/// </summary>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private readonly List<(Compilation Compilation, AnalyzerOptions Options)> _analyzed = [];
    private ImmutableArray<Diagnostic> _reportedByBuild;

    public CSharpCodeFixTest()
    {
        DiagnosticVerifier = DiagnosticTrace.Verify;

        // One program has one scope: a project, which every action supports. What the scopes cover is a matter of the provider of Fix All,
        // and has tests of its own.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
    }

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        _analyzed.Clear();
        _reportedByBuild = default;
        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);
        await VerifyEditorAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers the compilations of the test state, which is analysed before anything else.</summary>
    protected override CompilationWithAnalyzers CreateCompilationWithAnalyzers(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        AnalyzerOptions options,
        CancellationToken cancellationToken)
    {
        if (_reportedByBuild.IsDefault)
        {
            _analyzed.Add((compilation, options));
        }

        return base.CreateCompilationWithAnalyzers(compilation, analyzers, options, cancellationToken);
    }

    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
    {
        var filtered = base.FilterDiagnostics(diagnostics);
        if (_reportedByBuild.IsDefault)
        {
            _reportedByBuild = [.. filtered.Select(item => item.diagnostic)];
        }

        return filtered;
    }

    private async Task VerifyEditorAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        var shownByEditor = new List<Diagnostic>();
        foreach (var (compilation, options) in _analyzed)
        {
            shownByEditor.AddRange(
                await EditorAnalysis.GetDiagnosticsAsync(compilation, analyzers, options, cancellationToken).ConfigureAwait(false));
        }

        Verify.PushContext("Verifying that an editor shows what a build reports").EqualOrDiff(
            EditorAnalysis.Describe(_reportedByBuild.Where(diagnostic => EditorAnalysis.CanShow(diagnostic, analyzers))),
            EditorAnalysis.Describe(shownByEditor),
            "Difference from a build to an editor:");
    }
}

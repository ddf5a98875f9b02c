using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Applies a code fix until nothing is left to fix, then Fix All in each scope, and compares what comes out with the expected
/// states. Code that is expected not to change says that no fix is offered.
/// </summary>
public abstract partial class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected CodeFixTest()
    {
        FixedState = NewState();
        BatchFixedState = NewState();
    }

    public string FixedCode
    {
        set
        {
            if (value is not null)
            {
                FixedState.Sources.Add(value);
            }
        }
    }

    public SolutionState FixedState { get; }

    public string BatchFixedCode
    {
        set
        {
            if (value is not null)
            {
                BatchFixedState.Sources.Add(value);
            }
        }
    }

    /// <summary>Gets what Fix All makes, where that is not <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>
    /// Gets or sets how many fixes are applied one after the other; a negative number is an upper bound. By default none where the
    /// code does not change, and otherwise at most one for each fixable diagnostic.
    /// </summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>Gets or sets how often Fix All is applied; by default once where the code changes.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>Gets or sets how often Fix All in Document is applied; by default at most once for each document to fix.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>Gets or sets how often Fix All in Project is applied; by default at most once for each project that changes.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    private protected ImmutableArray<CodeFixProvider> Fixers => field.IsDefault ? field = [.. GetCodeFixProviders()] : field;

    private ImmutableArray<string> FixableIds => [.. Fixers.SelectMany(fixer => fixer.FixableDiagnosticIds)];

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>Gives the diagnostic that is fixed with <see cref="CodeFixTestBehaviors.FixOne"/>.</summary>
    protected virtual Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) =>
        fixableDiagnostics.FirstOrDefault();

    /// <summary>Includes the compiler's diagnostics that the fix is for.</summary>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics) || FixableIds.Contains(diagnostic.Id);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        var rawTestState = TestState.WithInheritedValuesApplied(null, FixableIds);
        var rawFixedState = FixedState.WithInheritedValuesApplied(rawTestState, FixableIds);
        var rawBatchFixedState = BatchFixedState.WithInheritedValuesApplied(rawFixedState, FixableIds);
        var testState = WithMarkupRead(rawTestState, FixableIds);
        var fixedState = WithMarkupRead(rawFixedState, FixableIds);
        var batchFixedState = WithMarkupRead(rawBatchFixedState, FixableIds);

        var project = await CreateProjectAsync(testState, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(project, testState, Verify.PushContext("Diagnostics of test state"), cancellationToken)
            .ConfigureAwait(false);
        if (!CodeActionExpected(FixedState) && !CodeActionExpected(BatchFixedState))
        {
            return;
        }

        await VerifyFixAsync(project, testState, fixedState, batchFixedState, Verify, cancellationToken).ConfigureAwait(false);
        await VerifyStateAsync(fixedState, "Diagnostics of fixed state", cancellationToken).ConfigureAwait(false);
        if (CodeActionExpected(BatchFixedState) && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
        {
            await VerifyStateAsync(batchFixedState, "Diagnostics of batch fixed state", cancellationToken).ConfigureAwait(false);
        }
    }

    protected async Task VerifyFixAsync(
        SolutionState testState,
        SolutionState fixedState,
        SolutionState batchFixedState,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(testState, cancellationToken).ConfigureAwait(false);
        await VerifyFixAsync(project, testState, fixedState, batchFixedState, verifier, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyStateAsync(SolutionState state, string context, CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(state, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(project, state, Verify.PushContext(context), cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyFixAsync(
        Project project,
        SolutionState testState,
        SolutionState fixedState,
        SolutionState batchFixedState,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var limits = new FixIterationLimits(testState, FixableIds);
        await VerifyFixAsync(
            new SingleFix(Fixers),
            NumberOfIncrementalIterations ?? limits.OneByOne(fixedState),
            fixedState,
            "Iterative code fix application").ConfigureAwait(false);
        if (Fixers.All(fixer => fixer.GetFixAllProvider() is null))
        {
            return;
        }

        await VerifyFixAllAsync(
            CodeFixTestBehaviors.SkipFixAllInDocumentCheck,
            FixAllScope.Document,
            NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations ?? limits.InDocument(batchFixedState)).ConfigureAwait(false);
        await VerifyFixAllAsync(
            CodeFixTestBehaviors.SkipFixAllInProjectCheck,
            FixAllScope.Project,
            NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations ?? limits.InProject(batchFixedState)).ConfigureAwait(false);
        await VerifyFixAllAsync(
            CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
            FixAllScope.Solution,
            NumberOfFixAllIterations ?? limits.InSolution(batchFixedState)).ConfigureAwait(false);

        async Task VerifyFixAllAsync(CodeFixTestBehaviors skip, FixAllScope scope, int iterations)
        {
            if (!CodeFixTestBehaviors.HasFlag(skip))
            {
                await VerifyFixAsync(
                    new FixAll(Fixers, scope),
                    iterations,
                    batchFixedState,
                    $"Fix all in {scope.ToString().ToLowerInvariant()}").ConfigureAwait(false);
            }
        }

        async Task VerifyFixAsync(FixStep step, int iterations, SolutionState expected, string context)
        {
            var contextVerifier = verifier.PushContext(context);
            var (solution, failure) = await FixRepeatedlyAsync(project.Solution, step, iterations, contextVerifier, cancellationToken)
                .ConfigureAwait(false);

            // What the fixes made says more than how many there were.
            await FixedFiles.VerifyAsync(solution, expected, contextVerifier, cancellationToken).ConfigureAwait(false);
            contextVerifier.True(failure is null, failure);
        }
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>A solution whose projects and files a test lays out itself, with the steps of a fix one by one.</summary>
internal sealed class FixWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();

    public FixWorkspace() => Solution = _workspace.CurrentSolution;

    public Solution Solution { get; private set; }

    public async Task<ProjectId> AddProjectAsync(string name, params ProjectId[] references)
    {
        var id = ProjectId.CreateNewId(name);
        Solution = Solution
            .AddProject(id, name, name, LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest))
            .AddMetadataReferences(id, await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, CancellationToken.None))
            .AddProjectReferences(id, references.Select(static reference => new ProjectReference(reference)));
        return id;
    }

    public DocumentId AddDocument(ProjectId project, string path, string text)
    {
        var id = DocumentId.CreateNewId(project);
        Solution = Solution.AddDocument(id, Path.GetFileName(path), SourceText.From(text), filePath: path);
        return id;
    }

    /// <summary>Goes on with another state of the solution.</summary>
    public void Restore(Solution solution) => Solution = solution;

    public async Task<string> TextAsync(Solution solution, DocumentId id) => (await solution.GetDocument(id)!.GetTextAsync()).ToString();

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(ProjectId project, string id)
    {
        var compilation = (await Solution.GetProject(project)!.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics.Where(diagnostic => diagnostic.Id == id || diagnostic.Id == "AD0001")];
    }

    /// <summary>The actions that are offered for a diagnostic, in order.</summary>
    public async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fixer, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fixer.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public async Task<CodeAction?> FixAllAsync(TextEditFixProvider fixer, string key, DocumentId document, FixAllScope scope)
        => await fixer.GetFixAllProvider().GetFixAsync(new FixAllContext(
            Solution.GetDocument(document)!,
            fixer,
            scope,
            key,
            fixer.FixableDiagnosticIds,
            new DiagnosticsOf(this, fixer.FixableDiagnosticIds[0]),
            CancellationToken.None));

    public static async Task<Solution> ApplyAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    public void Dispose() => _workspace.Dispose();

    private sealed class DiagnosticsOf(FixWorkspace workspace, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await workspace.DiagnosticsAsync(project.Id, id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await workspace.DiagnosticsAsync(document.Project.Id, id)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

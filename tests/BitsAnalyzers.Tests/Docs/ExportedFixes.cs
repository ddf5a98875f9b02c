using System.Collections.Immutable;
using System.Reflection;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>The code fixes that the package exports, and what they make of a program.</summary>
internal static class ExportedFixes
{
    private static readonly ImmutableArray<CodeFixProvider> s_all =
    [
        .. from type in typeof(TextEditFixProvider).Assembly.GetTypes()
           where type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null
           select (CodeFixProvider)Activator.CreateInstance(type)!,
    ];

    /// <summary>The ids of the rules that have a fix.</summary>
    public static readonly ImmutableHashSet<string> IdsOf = [.. s_all.SelectMany(provider => provider.FixableDiagnosticIds)];

    /// <summary>What tells the actions apart that the fix of a rule can offer.</summary>
    public static ImmutableSortedSet<string> EquivalenceKeysFor(string ruleId)
        => s_all.OfType<TextEditFixProvider>()
            .Where(provider => provider.FixableDiagnosticIds.Contains(ruleId))
            .SelectMany(provider => provider.Fixes)
            .Select(fix => fix.EquivalenceKey)
            .ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The actions that are offered for the reports of a rule, each with the program after it.</summary>
    public static async Task<List<OfferedAction>> ApplyAsync(string ruleId, string program, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = await CreateDocumentAsync(workspace, program, cancellationToken);
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var diagnostics = await compilation!.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);

        var offered = new List<OfferedAction>();
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Id == ruleId))
        {
            foreach (var action in await ActionsForAsync(document, diagnostic, cancellationToken))
            {
                offered.Add(new OfferedAction(action.Title, action.EquivalenceKey!, await ApplyAsync(document, action, cancellationToken)));
            }
        }

        return offered;
    }

    private static async Task<Document> CreateDocumentAsync(AdhocWorkspace workspace, string program, CancellationToken cancellationToken)
    {
        var references = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, cancellationToken);
        var project = workspace.AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences([.. references, SampleProgram.Runtime])
            .WithParseOptions(CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach (var source in SampleProgram.SharedSources)
        {
            project = project.AddDocument("Interop.cs", source).Project;
        }

        return project.AddDocument("Sample.cs", program);
    }

    private static async Task<List<CodeAction>> ActionsForAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in s_all.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
            await fix.RegisterCodeFixesAsync(context);
        }

        return actions;
    }

    private static async Task<string> ApplyAsync(Document document, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id);
        return (await changed!.GetTextAsync(cancellationToken)).ToString();
    }

    internal sealed record OfferedAction(string Title, string EquivalenceKey, string Result);
}

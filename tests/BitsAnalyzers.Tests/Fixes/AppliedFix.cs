using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// A program after an action was applied to its first report, and what is then wrong with it: for fixes whose text differs from shape to
/// shape, but must compile and leave nothing to report in all of them.
/// </summary>
internal sealed record AppliedFix(string Title, string Text, ImmutableArray<string> Problems)
{
    /// <summary>The program after the action; null where it is not offered.</summary>
    public static async Task<AppliedFix?> Of<TFix>(InteropShape shape, string key, string program)
        where TFix : TextEditFixProvider, new()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(
                (await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, CancellationToken.None)).AddRange(shape.References))
            .WithParseOptions(CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        foreach (var source in shape.Sources)
        {
            project = project.AddDocument(source.FileName, source.Text).Project;
        }

        var document = project.AddDocument("Program.cs", program);
        var fixer = new TFix();
        var reported = (await DiagnosticsAsync(document)).FirstOrDefault(diagnostic => fixer.FixableDiagnosticIds.Contains(diagnostic.Id));
        Assert.True(reported is not null, $"Nothing to fix in\n{program}");
        var actions = new List<CodeAction>();
        await fixer.RegisterCodeFixesAsync(
            new CodeFixContext(document, reported, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.SingleOrDefault(action => action.EquivalenceKey == key) is not { } chosen)
        {
            return null;
        }

        var changed = (await FixWorkspace.ApplyAsync(chosen)).GetDocument(document.Id)!;
        var problems = (await DiagnosticsAsync(changed)).Where(
            static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id == "BITS064");
        return new(
            chosen.Title,
            (await changed.GetTextAsync()).ToString(),
            [.. problems.Select(
                static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")]);
    }

    // Errors of the compiler, and everything that is reported by rules.
    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var tree = await document.GetSyntaxTreeAsync();
        var reported = await compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return reported.Where(diagnostic => diagnostic.Location.SourceTree == tree)
            .Concat(
                compilation.GetDiagnostics().Where(
                    diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree == tree));
    }
}

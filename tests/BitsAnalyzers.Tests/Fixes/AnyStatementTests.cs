using BitsAnalyzers.CodeFixes.Statements;
using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Rules;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Whichever calls a diagnostic points at: a fixer does not throw, and if it moves or removes a statement, the program compiles as well as
/// it did before and has all of its comments. The analyzer points at far fewer pairs than are tried here.
/// </summary>
public class AnyStatementTests
{
    private const string Program = """
        using System;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Contoso.Interop;

        class Downloader
        {
            string _text = "";

            async Task<int> Run(IBackgroundCopyJob5 job, BG_AUTH_CREDENTIALS credentials, int number)
            {
                var flags = 3u;
                job.SetNotifyFlags(flags); // the end
                // Never again.
                job.Cancel();
                job.SetDescription(_text = "cancelled");

                string text;
                job.SetDescription(text = "set");
                job.SetDisplayName(text); job.Resume(); job.SetNotifyInterface(null);
                uint mask;
                job.GetNotifyFlags(out mask);
                job.SetNotifyFlags(mask | 8);
                {
                    job.Complete();
                    /* here */ job.SetNotifyInterface(null); /* there */
                }

                var later = job;
                later.SetNotifyInterface(new object());
                later?.Cancel();
                if (number > 0)
                    job.SetNotifyInterface(null);
                else
                {
                    later.SetNotifyCmdLine("a", null);
                    later.TakeOwnership();
                    return 1;
                }

                switch (number)
                {
                    case 1: job.Cancel();
                        job.SetNotifyInterface(null); break;
                    case 2:
                        job.SetCredentials(ref credentials);
                        job.TakeOwnership();
                        credentials = default;
                        break;
                }

        #if true
                job.Resume();
        #endif
                job.SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, default);
                Action detach = () => { job.Cancel(); job.SetNotifyInterface(null); };
                Func<int> end = () =>
                {
                    job.Cancel(); // in
                    job.SetNotifyInterface(null); // out
                    return number;
                };
                await Task.Yield();
                foreach (var name in new[] { "a", "b" })
                {
                    job.AddFile(name, name);
                    job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW);
                }

                try
                {
                    job.Complete();
                }
                catch (COMException failure)
                {
                    job.SetDescription(failure.Message);
                    job.Cancel();
                }

                job.SetNotifyInterface(null);
                return Local();

                int Local()
                {
                    job.Complete();
                    job.SetDescription(text);
                    return number++;
                }
            }
        }
        """;

    [Fact]
    public async Task LeavesAProgramThatCompiles()
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        var interop = InteropShapes.Default.Sources.First(static source => source.Text.Contains("interface", StringComparison.Ordinal));
        workspace.AddDocument(project, "/Interop.cs", interop.Text);
        var id = workspace.AddDocument(project, "/App.cs", Program);
        var document = workspace.Solution.GetDocument(id)!;
        var tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(ErrorsOf(compilation));

        var names = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(static name =>
                name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or MemberBindingExpressionSyntax)
            .Select(static name => name.GetLocation())
            .ToList();
        var offered = new HashSet<string>();
        var failures = new List<string>();
        foreach (var fixer in ActionsTests.Fixers.Where(static fixer => fixer.Fixes.Any(static fix => fix is MoveCallFix or RemoveCallFix)))
        {
            foreach (var (name, other) in names.SelectMany(name => names.Select(other => (name, other))))
            {
                foreach (var text in await ResultsAsync(workspace, fixer, document, name, other))
                {
                    if (offered.Add(text))
                    {
                        var changed = tree.WithChangedText(SourceText.From(text));
                        failures.AddRange(ErrorsOf(compilation.ReplaceSyntaxTree(tree, changed)).Select(error => $"{error} in\n{text}"));

                        // A fix may write a comment of its own.
                        Assert.Empty(CommentsOf(tree).Except(CommentsOf(changed)));
                    }
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(offered.Count > 20, $"Only {offered.Count} results.");
    }

    private static async Task<List<string>> ResultsAsync(
        FixWorkspace workspace, TextEditFixProvider fixer, Document document, Location name, Location other)
    {
        var descriptor = RuleCatalogue.Descriptors.Single(known => known.Id == fixer.FixableDiagnosticIds[0]);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Flags, "0x8");
        var diagnostic = Diagnostic.Create(descriptor, name, [other, name], properties);
        var results = new List<string>();
        foreach (var action in await workspace.ActionsAsync(fixer, document, diagnostic))
        {
            results.Add(await workspace.TextAsync(await FixWorkspace.ApplyAsync(action), document.Id));
        }

        return results;
    }

    private static List<Diagnostic> ErrorsOf(Compilation compilation)
        => compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

    private static List<string> CommentsOf(SyntaxTree tree)
        => tree.GetRoot().DescendantTrivia()
            .Select(static trivia => trivia.ToString().Trim())
            .Where(static text => text.StartsWith('/'))
            .Order(StringComparer.Ordinal)
            .ToList();
}

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>A fix is offered while somebody types: whatever the rest of the file is like, it edits the file or stays away, and never throws.</summary>
public class BrokenCodeTests
{
    private static readonly string s_program = MaskStyle.CastEnum.Method("""
        Job().SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE));
        Job().SetNotifyFlags(0x41);
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED & (uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
        Job().SetNotifyFlags(0);
        Job().SetNotifyFlags(8);
        Job().SetNotifyFlags(muted ? 1u : 9u);
        x = 5;
        x |= (uint)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
        Job().SetNotifyFlags(x);
        """);

    [Fact]
    public Task Prefixes() => FixAll(BrokenSources.PrefixesOf(s_program));

    [Fact]
    public Task TokensLeftOut() => FixAll(BrokenSources.WithoutATokenOf(s_program));

    [Fact]
    public Task TokensDoubled() => FixAll(BrokenSources.WithATokenTwiceOf(s_program, step: 2));

    private static async Task FixAll(IEnumerable<string> programs)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        workspace.AddDocument(project, "/Interop.cs", MaskStyle.CastEnum.Declarations);
        foreach (var (number, program) in programs.Index())
        {
            workspace.AddDocument(project, $"/Broken{number}.cs", program);
        }

        var compilation = (await workspace.Solution.GetProject(project)!.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostics = await compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");

        var applied = 0;
        foreach (var diagnostic in diagnostics)
        {
            var document = workspace.Solution.GetDocument(diagnostic.Location.SourceTree)!;
            foreach (var fixer in ActionsTests.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                applied += await Apply(workspace, fixer, document, diagnostic);
            }
        }

        Assert.InRange(applied, 20, int.MaxValue);
    }

    private static async Task<int> Apply(FixWorkspace workspace, TextEditFixProvider fixer, Document document, Diagnostic diagnostic)
    {
        var actions = await workspace.ActionsAsync(fixer, document, diagnostic);
        foreach (var action in actions)
        {
            var changed = await FixWorkspace.ApplyAsync(action);
            Assert.NotEqual(await workspace.TextAsync(workspace.Solution, document.Id), await workspace.TextAsync(changed, document.Id));
        }

        return actions.Count;
    }
}

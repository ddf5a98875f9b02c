using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// A fix is offered while somebody types: whatever the rest of the file is like, it edits the file or stays away, and never throws.
/// </summary>
public class BrokenCodeTests
{
    // Each place is much like the one before it, and every action compiles the program anew.
    private const int Step = 6;

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
    public Task Prefixes() => FixAll(BrokenSources.PrefixesOf([s_program], Step));

    [Fact]
    public Task TokensLeftOut() => FixAll(BrokenSources.WithoutATokenOf(s_program, Step));

    [Fact]
    public Task TokensDoubled() => FixAll(BrokenSources.WithATokenTwiceOf(s_program, Step));

    /// <summary>The same at every token.</summary>
    [Fact(Explicit = true), Trait(LongRun.Trait, LongRun.Long)]
    public Task Every_place_of_the_program_can_be_broken() => LongRun.Of(
        [
            .. BrokenSources.PrefixesOf(s_program),
            .. BrokenSources.WithoutATokenOf(s_program),
            .. BrokenSources.WithATokenTwiceOf(s_program),
        ],
        static program => FixEach([program]));

    private static async Task FixAll(IEnumerable<string> programs) => Assert.InRange(await FixEach(programs), 50, int.MaxValue);

    /// <summary>Applies every action to each of the programs; how many there were.</summary>
    private static async Task<int> FixEach(IEnumerable<string> programs)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        workspace.AddDocument(project, "/Interop.cs", MaskStyle.CastEnum.Declarations);
        var empty = workspace.Solution;
        var applied = 0;
        foreach (var program in programs)
        {
            workspace.Restore(empty);
            var broken = workspace.AddDocument(project, "/Broken.cs", program);
            applied += await FixAll(workspace, workspace.Solution.GetDocument(broken)!);
        }

        return applied;
    }

    private static async Task<int> FixAll(FixWorkspace workspace, Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostics = await compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(
            TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");

        var applied = 0;
        foreach (var diagnostic in diagnostics)
        {
            foreach (var fixer in ActionsTests.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                applied += await Apply(workspace, fixer, document, diagnostic);
            }
        }

        return applied;
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

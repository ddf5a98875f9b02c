using BitsAnalyzers.CodeFixes.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class FixAllTests
{
    private const string Key = "BITS001.KeepDisable";
    private const string RemoveKey = "BITS001.RemoveDisable";

    private static readonly Bits001DisableHidesFlagsFixProvider s_fixer = new();

    [Theory]
    [InlineData(FixAllScope.Document, "Keep only BG_NOTIFY_DISABLE in 'First.cs'", "First.cs")]
    [InlineData(FixAllScope.Project, "Keep only BG_NOTIFY_DISABLE in project 'App'", "First.cs", "Second.cs")]
    [InlineData(FixAllScope.Solution, "Keep only BG_NOTIFY_DISABLE in the solution", "First.cs", "Second.cs", "Third.cs")]
    public async Task FixesTheScopeAndSaysWhich(FixAllScope scope, string title, params string[] expected)
    {
        using var workspace = new FixWorkspace();
        var app = await workspace.AddProjectAsync("App");
        workspace.AddDocument(app, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
        var first = workspace.AddDocument(app, "/App/First.cs", Caller("First", "0x07", "0x06"));
        workspace.AddDocument(app, "/App/Second.cs", Caller("Second", "0x07", "0x03"));
        var other = await workspace.AddProjectAsync("Other", app);
        workspace.AddDocument(other, "/Other/Third.cs", Caller("Third", "0x03", "0x0E"));

        var action = await workspace.FixAllAsync(s_fixer, Key, first, scope);

        Assert.NotNull(action);
        Assert.Equal(title, action.Title);
        Assert.Equal(Key, action.EquivalenceKey);
        var changed = await FixWorkspace.ApplyAsync(action);
        Assert.Equal(
            expected, Changed(workspace.Solution, changed).Select(id => changed.GetDocument(id)!.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Caller("First", "0x04", "0x04"), await workspace.TextAsync(changed, first));
    }

    [Fact]
    public async Task WithoutAKeyOnlyAnActionIsTakenThatKeepsWhatBitsDoes()
    {
        using var workspace = new FixWorkspace();
        var app = await workspace.AddProjectAsync("App");
        workspace.AddDocument(app, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
        var caller = workspace.AddDocument(app, "/App/Caller.cs", Caller("Caller", "(uint)first.GetHashCode() | 0x06", "0x03"));

        Assert.Null(await workspace.FixAllAsync(s_fixer, null!, caller, FixAllScope.Document));
        Assert.NotNull(await workspace.FixAllAsync(s_fixer, RemoveKey, caller, FixAllScope.Document));
        Assert.Null(await workspace.FixAllAsync(s_fixer, RemoveKey, caller, FixAllScope.Solution));
    }

    [Fact]
    public async Task ChangesAFileOfTwoProjectsOnceInBoth()
    {
        using var workspace = new FixWorkspace();
        var documents = new List<DocumentId>();
        foreach (var name in new[] { "App (net472)", "App (net8.0)" })
        {
            var project = await workspace.AddProjectAsync(name);
            workspace.AddDocument(project, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
            documents.Add(workspace.AddDocument(project, "/App/Caller.cs", Caller("Caller", "0x06 | 0x01", "0x02 | 0x04 | 0x08")));
        }

        var action = await workspace.FixAllAsync(s_fixer, Key, documents[0], FixAllScope.Solution);

        Assert.NotNull(action);
        var changed = await FixWorkspace.ApplyAsync(action);
        Assert.Equal(documents.ToHashSet(), Changed(workspace.Solution, changed).ToHashSet());
        Assert.Equal(Caller("Caller", "0x04", "0x04"), await workspace.TextAsync(changed, documents[0]));
        Assert.Equal(Caller("Caller", "0x04", "0x04"), await workspace.TextAsync(changed, documents[1]));
    }

    [Fact]
    public async Task ChangesALinkedFileEverywhereWhenOneDiagnosticIsFixed()
    {
        using var workspace = new FixWorkspace();
        var app = await workspace.AddProjectAsync("App");
        workspace.AddDocument(app, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
        var linked = workspace.AddDocument(app, "/App/Caller.cs", Caller("Caller", "0x06", "0x03"));
        var copy = await workspace.AddProjectAsync("Copy", app);
        var other = workspace.AddDocument(copy, "/App/Caller.cs", Caller("Caller", "0x06", "0x03"));
        var diagnostic = Assert.Single(await workspace.DiagnosticsAsync(app, "BITS001"));

        var actions = await workspace.ActionsAsync(s_fixer, workspace.Solution.GetDocument(linked)!, diagnostic);
        var changed = await FixWorkspace.ApplyAsync(actions[1]);

        Assert.Equal(Caller("Caller", "0x02", "0x03"), await workspace.TextAsync(changed, linked));
        Assert.Equal(Caller("Caller", "0x02", "0x03"), await workspace.TextAsync(changed, other));
    }

    [Fact]
    public async Task ChangesAConstantOnceThatEveryProjectReads()
    {
        const string Settings = "static class Settings {{ public const uint Mask = {0}; }}";
        using var workspace = new FixWorkspace();
        var settings = new List<DocumentId>();
        foreach (var name in new[] { "First", "Second" })
        {
            var project = await workspace.AddProjectAsync(name);
            workspace.AddDocument(project, "/Interop.cs", MaskStyle.Numbers.Declarations);
            settings.Add(workspace.AddDocument(project, "/Settings.cs", string.Format(null, Settings, "0x02 | 0x04 | 0x08")));
            workspace.AddDocument(project, $"/{name}/Caller.cs", Caller(name, "Settings.Mask", "Settings.Mask"));
        }

        var action = await workspace.FixAllAsync(s_fixer, Key, settings[0], FixAllScope.Solution);

        Assert.NotNull(action);
        var changed = await FixWorkspace.ApplyAsync(action);
        Assert.Equal(settings.ToHashSet(), Changed(workspace.Solution, changed).ToHashSet());
        Assert.Equal(string.Format(null, Settings, "0x04"), await workspace.TextAsync(changed, settings[0]));
        Assert.Equal(string.Format(null, Settings, "0x04"), await workspace.TextAsync(changed, settings[1]));
    }

    [Fact]
    public async Task HasNothingToDoForAnotherAction()
    {
        using var workspace = new FixWorkspace();
        var app = await workspace.AddProjectAsync("App");
        workspace.AddDocument(app, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
        var caller = workspace.AddDocument(app, "/App/Caller.cs", Caller("Caller", "0x07", "0x03"));

        Assert.Null(await workspace.FixAllAsync(s_fixer, "BITS007.AddError", caller, FixAllScope.Solution));
        Assert.Null(
            await workspace.FixAllAsync(new Bits007FailureNeverAnnouncedFixProvider(), "BITS007.AddError", caller, FixAllScope.Solution));
    }

    private static IEnumerable<DocumentId> Changed(Solution before, Solution after)
        => after.GetChanges(before).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments());

    private static string Caller(string name, string first, string second) => $$"""
        class {{name}}
        {
            void Start(Contoso.Interop.IBackgroundCopyJob first, Contoso.Interop.IBackgroundCopyJob second)
            {
                first.SetNotifyFlags({{first}});
                second.SetNotifyFlags({{second}});
            }
        }
        """;
}

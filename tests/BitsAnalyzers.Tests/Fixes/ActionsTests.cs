using System.Collections.Immutable;
using System.Reflection;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class ActionsTests
{
    public static TheoryData<string> FixerNames => [.. Fixers.Select(static fixer => fixer.GetType().Name)];

    internal static ImmutableArray<TextEditFixProvider> Fixers { get; } =
    [
        .. typeof(TextEditFixProvider).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(TextEditFixProvider)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (TextEditFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Those that repair masks, wherever they are written.</summary>
    internal static IEnumerable<TextEditFixProvider> MaskFixers
        => Fixers.Where(static fixer => fixer.Fixes.All(static fix => fix is MaskFix));

    [Theory]
    [MemberData(nameof(FixerNames))]
    public void AreExportedAndNamedAfterTheirRule(string name)
    {
        var fixer = Named(name);
        var export = fixer.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.NotNull(export);
        Assert.Equal(name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        var id = Assert.Single(fixer.FixableDiagnosticIds);
        Assert.StartsWith(id, name, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Rules.RuleCatalogue.Descriptors, descriptor => descriptor.Id == id);
    }

    /// <summary>Keys are remembered by editors and scripts: this list only grows.</summary>
    [Fact]
    public void HaveStableKeys() => Assert.Equal(
        [
            "BITS001.KeepDisable",
            "BITS001.RemoveDisable",
            "BITS002.RemoveUndefined",
            "BITS002.UseDefaultPair",
            "BITS003.UseOr",
            "BITS004.UseOr",
            "BITS005.UseDisable",
            "BITS005.RequestDefaultPair",
            "BITS006.AddDefaultPair",
            "BITS007.AddError",
            "BITS008.UseNames",
            "BITS009.Combine",
            "BITS009.KeepFlags",
            "BITS010.UseNotifyFlag",
            "BITS011.AddTransferred",
            "BITS020.RemoveIgnored",
            "BITS020.UseRuntime",
            "BITS021.RequestDefaultPair",
            "BITS021.UseRuntime",
            "BITS022.ImplementInterface",
            "BITS022.RemoveFlags",
            "BITS023.ImplementInterface",
            "BITS024.RemoveFlags",
            "BITS026.Guard",
            "BITS028.RequestEvents",
            "BITS029.Guard",
            "BITS040.MoveCall",
            "BITS040.RemoveCall",
            "BITS040.UseRuntime",
            "BITS041.UseRuntime",
            "BITS045.MoveCall",
            "BITS047.MoveCall",
            "BITS048.CancelJob",
            "BITS048.UseRuntime",
            "BITS049.CancelJob",
            "BITS049.CompleteJob",
            "BITS050.AddStates",
            "BITS050.UseRuntime",
            "BITS052.CompleteJob",
            "BITS052.UseRuntime",
            "BITS053.WaitForDelay",
            "BITS060.ReturnSuccess",
            "BITS062.RemoveCall",
            "BITS064.CatchExceptions",
            "BITS082.Expand",
            "BITS083.RepeatProgram",
            "BITS084.AddQuotes",
            "BITS101.Throw",
            "BITS102.CompareSign",
        ],
        Fixers.SelectMany(static fixer => fixer.Fixes).Select(static fix => fix.EquivalenceKey));

    [Theory]
    [InlineData("EnumParameter", "(BG_NOTIFY)6", "Keep only BG_NOTIFY_DISABLE", "Remove BG_NOTIFY_DISABLE")]
    [InlineData("OldEnum", "6", "Keep only NotificationFlags.NotificationDisabled", "Remove NotificationFlags.NotificationDisabled")]
    [InlineData("PInvoke", "6", "Keep only BG_NOTIFY_DISABLE", "Remove BG_NOTIFY_DISABLE")]
    [InlineData("Numbers", "6", "Keep only BG_NOTIFY_DISABLE", "Remove BG_NOTIFY_DISABLE")]
    [InlineData("Numbers", "0x43", "Remove 0x40")]
    [InlineData("OldEnum", "0x40", "Use NotificationFlags.JobTransferred and NotificationFlags.JobErrorOccured instead")]
    [InlineData("PInvoke", "PInvoke.BG_NOTIFY_JOB_ERROR & PInvoke.BG_NOTIFY_JOB_TRANSFERRED", "Combine the flags with '|'")]
    [InlineData("PInvoke", "PInvoke.BG_NOTIFY_JOB_ERROR + PInvoke.BG_NOTIFY_JOB_TRANSFERRED", "Combine the flags with '|', each once")]
    [InlineData(
        "OldEnum",
        "0",
        "Use NotificationFlags.NotificationDisabled",
        "Request NotificationFlags.JobTransferred and NotificationFlags.JobErrorOccured")]
    [InlineData("Numbers", "8", "Add BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR")]
    [InlineData("OldEnum", "(uint)NotificationFlags.JobTransferred", "Add NotificationFlags.JobErrorOccured")]
    [InlineData("PInvoke", "11", "Use BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR and BG_NOTIFY_JOB_MODIFICATION")]
    [InlineData("PInvoke", "PInvoke.QM_NOTIFY_JOB_DONE", "Use BG_NOTIFY_JOB_TRANSFERRED")]
    public async Task AreNamedInTheWordsOfTheCode(string style, string argument, params string[] expected)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        var mask = (MaskStyle)typeof(MaskStyle).GetProperty(style)!.GetValue(null)!;
        workspace.AddDocument(project, "/Interop.cs", mask.Declarations);
        var caller = workspace.AddDocument(project, "/Caller.cs", mask.Method($"Job().SetNotifyFlags({argument});"));

        var titles = new List<string>();
        foreach (var fixer in Fixers)
        {
            foreach (var diagnostic in await workspace.DiagnosticsAsync(project, fixer.FixableDiagnosticIds[0]))
            {
                titles.AddRange(
                    (await workspace.ActionsAsync(fixer, workspace.Solution.GetDocument(caller)!, diagnostic)).Select(
                        static action => action.Title));
            }
        }

        Assert.Equal(expected, titles);
    }

    private static TextEditFixProvider Named(string name) => Fixers.Single(fixer => fixer.GetType().Name == name);
}

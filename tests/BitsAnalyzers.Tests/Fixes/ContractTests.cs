using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Flags;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// A fix knows nothing of how a mask was found: it repairs the expressions that the diagnostic names, wherever they are. Here the test says
/// which they are.
/// </summary>
public class ContractTests
{
    private static readonly TextEditFixProvider s_disable = new Bits001DisableHidesFlagsFixProvider();
    private static readonly TextEditFixProvider s_error = new Bits007FailureNeverAnnouncedFixProvider();

    [Fact]
    public async Task RepairsWhatIsJoinedToAVariable()
    {
        Assert.Equal("x |= PInvoke.BG_NOTIFY_JOB_ERROR;", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "[|x |= PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_DISABLE|];"));
        Assert.Equal("x |= PInvoke.BG_NOTIFY_JOB_TRANSFERRED | PInvoke.BG_NOTIFY_JOB_ERROR;", await FixAsync(
            s_error, "BITS007.AddError", null, "[|x |= PInvoke.BG_NOTIFY_JOB_TRANSFERRED|];"));
        Assert.Equal("x = x | PInvoke.BG_NOTIFY_JOB_ERROR;", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "[|x = x | PInvoke.BG_NOTIFY_DISABLE | PInvoke.BG_NOTIFY_JOB_ERROR|];"));
    }

    [Theory]
    [InlineData("[|x |= PInvoke.BG_NOTIFY_DISABLE|];")]
    [InlineData("[|x |= PInvoke.BG_NOTIFY_JOB_ERROR|];")]
    [InlineData("[|x += PInvoke.BG_NOTIFY_JOB_ERROR | PInvoke.BG_NOTIFY_DISABLE|];")]
    [InlineData("[|x|]++;")]
    [InlineData("[|x|] = 6;")]
    public async Task OffersNothingThatWouldChangeWhatElseIsAssigned(string statement)
        => Assert.Null(await FixAsync(s_disable, "BITS001.RemoveDisable", 6, statement));

    [Fact]
    public async Task DoesNotDropWhatHasEffects()
    {
        Assert.Equal("job.SetNotifyFlags(PInvoke.BG_NOTIFY_DISABLE);", await FixAsync(
            s_disable,
            "BITS001.KeepDisable",
            null,
            "job.SetNotifyFlags([|x | PInvoke.BG_NOTIFY_DISABLE | System.Convert.ToUInt32(muted)|]);"));
        Assert.Null(await FixAsync(s_disable, "BITS001.KeepDisable", null, "job.SetNotifyFlags([|x++ | PInvoke.BG_NOTIFY_DISABLE|]);"));
        Assert.Null(await FixAsync(s_disable, "BITS001.KeepDisable", null, "job.SetNotifyFlags([|(x = 2) | PInvoke.BG_NOTIFY_DISABLE|]);"));
        Assert.Null(
            await FixAsync(
                s_disable,
                "BITS001.KeepDisable",
                null,
                "job.SetNotifyFlags([|(uint.TryParse(\"\", out var y) ? y : 1) | PInvoke.BG_NOTIFY_DISABLE|]);"));
    }

    [Fact]
    public async Task DoesNotRewriteWhatIsRightOnOtherPaths()
        => Assert.Null(await FixAsync(s_disable, "BITS001.KeepDisable", null, "job.SetNotifyFlags([|x|]);"));

    [Fact]
    public async Task ClearsWhatAVariableBrings()
    {
        Assert.Equal("job.SetNotifyFlags(x & ~PInvoke.BG_NOTIFY_DISABLE);", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "job.SetNotifyFlags([|x|]);"));
        Assert.Equal("job.SetNotifyFlags((x | PInvoke.BG_NOTIFY_JOB_ERROR) & ~PInvoke.BG_NOTIFY_DISABLE);", await FixAsync(
            s_disable, "BITS001.RemoveDisable", 6, "job.SetNotifyFlags([|x | PInvoke.BG_NOTIFY_JOB_ERROR|]);"));
        Assert.Equal("job.SetNotifyFlags((muted ? x : 6) & ~PInvoke.BG_NOTIFY_DISABLE);", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "job.SetNotifyFlags([|muted ? x : 6|]);"));
        Assert.Equal("job.SetNotifyFlags((muted ? x : 1) | PInvoke.BG_NOTIFY_JOB_ERROR);", await FixAsync(
            s_error, "BITS007.AddError", null, "job.SetNotifyFlags([|muted ? x : 1|]);"));
        Assert.Equal("job.SetNotifyFlags(1 + (x & ~PInvoke.BG_NOTIFY_DISABLE));", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "job.SetNotifyFlags(1 + [|x|]);"));
        Assert.Equal("job.SetNotifyFlags(~(x | PInvoke.BG_NOTIFY_JOB_ERROR) & 8);", await FixAsync(
            s_error, "BITS007.AddError", null, "job.SetNotifyFlags(~[|x|] & 8);"));
    }

    [Fact]
    public async Task RepairsTheWholeInsteadOfItsParts()
        => Assert.Equal("job.SetNotifyFlags((muted ? x : 6) & ~PInvoke.BG_NOTIFY_DISABLE);", await FixAsync(
            s_disable, "BITS001.RemoveDisable", null, "job.SetNotifyFlags([|muted ? x : [|6|]|]);"));

    [Theory]
    [InlineData("job.SetNotifyFlags([|6 | PInvoke./* muted */BG_NOTIFY_DISABLE|]);")]
    [InlineData("job.SetNotifyFlags([|x | PInvoke.BG_NOTIFY_JOB_ERROR | (PInvoke.BG_NOTIFY_DISABLE /* muted */)|]);")]
    [InlineData("job.SetNotifyFlags([|x |\n#if true\nPInvoke.BG_NOTIFY_DISABLE |\n#endif\nPInvoke.BG_NOTIFY_JOB_ERROR|]);")]
    public async Task OffersNothingThatWouldLoseAComment(string statement)
        => Assert.Null(await FixAsync(s_disable, "BITS001.RemoveDisable", null, statement));

    [Fact]
    public async Task FindsTheFileOfALocationThatHasOnlyItsPath()
        => Assert.Equal("job.SetNotifyFlags(PInvoke.BG_NOTIFY_JOB_ERROR);", await FixAsync(
            s_disable, "BITS001.RemoveDisable", 6, "job.SetNotifyFlags([|6|]);",
            static location => Location.Create(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span)));

    // What becomes of the statement; null where the action is not offered.
    private static async Task<string?> FixAsync(
        TextEditFixProvider fixer, string key, uint? mask, string markedStatement, Func<Location, Location>? travel = null)
    {
        TestFileMarkupParser.GetSpans(markedStatement, out var statement, out ImmutableArray<TextSpan> spans);
        const string Start = "using Contoso.Interop; class Downloader { void Start(IBackgroundCopyJob job, uint x, bool muted) {\n";
        const string End = "\n} }";
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        workspace.AddDocument(project, "/Interop.cs", MaskStyle.PInvoke.Declarations);
        var id = workspace.AddDocument(project, "/App.cs", Start + statement + End);
        var document = workspace.Solution.GetDocument(id)!;
        var tree = (await document.GetSyntaxTreeAsync())!;
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties.Add(DiagnosticProperties.EditCount, spans.Length.ToString(CultureInfo.InvariantCulture));
        for (var edit = 0; edit < spans.Length; edit++)
        {
            properties.Add(DiagnosticProperties.EditStep(edit), edit.ToString(CultureInfo.InvariantCulture));
            if (mask is { } value)
            {
                properties.Add(DiagnosticProperties.EditMask(edit), $"0x{value:X}");
            }
        }

        var locations = spans
            .Select(span => tree.GetLocation(new TextSpan(Start.Length + span.Start, span.Length)))
            .Select(travel ?? (static location => location))
            .ToList();
        var descriptor = RuleCatalogue.Descriptors.Single(known => known.Id == fixer.FixableDiagnosticIds[0]);
        var actions = await workspace.ActionsAsync(
            fixer, document, Diagnostic.Create(descriptor, locations[0], locations, properties.ToImmutable()));
        if (actions.Find(offered => offered.EquivalenceKey == key) is not CodeAction action)
        {
            return null;
        }

        var text = await workspace.TextAsync(await FixWorkspace.ApplyAsync(action), id);
        return text[Start.Length..^End.Length];
    }
}

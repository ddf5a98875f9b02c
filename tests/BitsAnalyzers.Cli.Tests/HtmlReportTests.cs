using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Cli.Scanning;
using Microsoft.Playwright;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>The HTML report in a browser.</summary>
public sealed class HtmlReportTests(Browser browser) : IClassFixture<Browser>
{
    // The second finding is about a job whose life is known from its start.
    private const string Jobs = """
        public static class Jobs
        {
            public static void Run(IBackgroundCopyJob job, bool isObsolete)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
                job.Cancel();
                job.Resume(); // <img src=x onerror="document.title='run'"> <script>document.title='run'</script>
            }
        }
        """;

    [Fact]
    public async Task EachFindingHasItsCodeItsStepsAndThePictureOfItsJob()
    {
        var page = await browser.ShowAsync(await ReportAsync(), new());

        Assert.Equal(2, await page.Locator("article").CountAsync());
        var last = page.Locator("article").Last;
        Assert.Contains("BITS040", await last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            ["job.Cancel", "job.Resume"],
            (await last.Locator(".row:has(mark)").AllInnerTextsAsync()).Select(
                static row => row.Split("();")[0].Trim().Split(' ', '\n', '\t')[^1]));
        Assert.Equal(["1", "2"], await last.Locator(".code svg text").AllTextContentsAsync());
        Assert.Equal(1, await last.Locator(".code svg path.way").CountAsync());

        // Before Resume the job is cancelled, and its mask has two of the six flags.
        var picture = last.Locator("figure svg");
        Assert.Contains("CANCELLED", await picture.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(4, await picture.Locator("circle.on").CountAsync());
        Assert.Equal(8, await picture.Locator("circle.off").CountAsync());
    }

    /// <summary>A step with a long text takes several rows, so that nothing of it is cut off on paper.</summary>
    [Fact]
    public async Task LongStepsAreWrapped()
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write("Downloads.cs", """
            public static class Downloads
            {
                private const uint Everything = 0xFF;

                public static void Subscribe(IBackgroundCopyJob job) => job.SetNotifyFlags((BG_NOTIFY)Everything);
            }
            """);
        var page = await browser.ShowAsync(HtmlReport.Of(await tree.ScanAsync()), new());
        var notes = await page.Locator(".row.note").AllInnerTextsAsync();

        Assert.All(notes, static note => Assert.True(note.Trim().Length <= 115, note));
        Assert.Contains(
            "BG_NOTIFY_FILE_RANGES_TRANSFERRED | 0xC0 (0xFF)",
            string.Join(' ', notes.Select(static note => note.Trim())),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LevelsAreListedFromTheStrongest()
    {
        using var tree = SourceTree.WithMistakes();
        var page = await browser.ShowAsync(HtmlReport.Of(await tree.ScanAsync()), new());
        Assert.Equal(
            ["Certain", "Advice"],
            await page.Locator("h2:text('By level') + table .level").AllInnerTextsAsync());
    }

    [Fact]
    public async Task FindingsAreSearchedAndFiltered()
    {
        var page = await browser.ShowAsync(await ReportAsync(), new());
        await page.FillAsync("#search", "bits040 invalid_state");
        Assert.Equal("1 of 2 shown", await page.InnerTextAsync("#shown"));
        await page.FillAsync("#search", "");
        await page.UncheckAsync("input[value=certain]");
        Assert.Equal("0 of 2 shown", await page.InnerTextAsync("#shown"));
        await page.CheckAsync("input[value=certain]");
        await page.ClickAsync("#fold");
        Assert.Equal(0, await page.Locator("article details[open]").CountAsync());
    }

    [Fact]
    public async Task NothingNeedsAScript()
    {
        var page = await browser.ShowAsync(await ReportAsync(), new() { JavaScriptEnabled = false });
        Assert.False(await page.IsVisibleAsync("#tools"));
        Assert.True(await page.Locator("article .code").First.IsVisibleAsync());
        await page.Locator("article summary").First.ClickAsync();
        Assert.False(await page.Locator("article .code").First.IsVisibleAsync());
    }

    [Fact]
    public async Task ThereAreADarkAndALightPage()
    {
        var report = await ReportAsync();
        var light = await BackgroundOf(await browser.ShowAsync(report, new() { ColorScheme = ColorScheme.Light }));
        var page = await browser.ShowAsync(report, new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(light, await BackgroundOf(page));
        await page.ClickAsync("#theme");
        Assert.Equal(light, await BackgroundOf(page));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task NoScreenIsTooSmall(int width)
    {
        var page = await browser.ShowAsync(await ReportAsync(), new() { ViewportSize = new() { Width = width, Height = 800 } });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task ItCanBePrinted()
    {
        var page = await browser.ShowAsync(await ReportAsync(), new());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.IsVisibleAsync("#tools"));
        Assert.NotEmpty(await page.PdfAsync());
    }

    [Fact]
    public async Task NothingOfTheCodeRunsAndNothingIsFetched()
    {
        var page = await browser.ShowAsync(await ReportAsync(), new());
        var requests = new List<string>();
        var problems = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => problems.Add(message.Text);
        await page.ReloadAsync();

        Assert.StartsWith("BITS findings: ", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(["http://report.test/"], requests);
        Assert.Empty(problems);
    }

    private static Task<string> BackgroundOf(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task<string> ReportAsync()
    {
        using var tree = new SourceTree(("Interop.cs", SourceTree.Interop), ("Jobs.cs", Jobs));
        var report = await new ScanRequest(tree.Path) { SourcesOnly = true, ExplainsJobs = true }.RunAsync();
        return HtmlReport.Of(report);
    }
}

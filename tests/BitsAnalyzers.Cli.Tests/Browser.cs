using Microsoft.Playwright;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>A Chromium of this machine, without a window. Where there is none, the tests that need it are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = folders
            .SelectMany(static folder => new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }, Path.Combine)
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page that shows a text as if it had come from a file.</summary>
    public async Task<IPage> ShowAsync(string html, BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, "No Chromium was found in PATH (Debian: apt-get install chromium).");
        var context = await _browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", async route =>
        {
            var isReport = route.Request.Url == "http://report.test/";
            await (isReport ? route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }) : route.AbortAsync());
        });
        await page.GotoAsync("http://report.test/");
        return page;
    }
}

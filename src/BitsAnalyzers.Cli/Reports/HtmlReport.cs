using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>
/// The report as one page that needs nothing else: no network, no scripts. The policy of the page lets the browser run its own script and
/// use its own style, which it names by their hashes, and nothing that may have come in with the code.
/// </summary>
internal static class HtmlReport
{
    public static string Of(ScanReport report)
    {
        var style = Resource("Report.css");
        var script = Resource("Report.js");
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'">
            <title>BITS findings: {Text(report.Target)}</title>
            <style>{style}</style>
            </head>
            <body>
            <header>
            <h1>BITS findings: {Text(report.Target)}</h1>
            <p>{Text(report.Summary)}</p>
            </header>

            """);
        page.Append("<main>\n");
        if (!report.Findings.IsEmpty)
        {
            AppendCounts(page, report);
            page.Append("""
                <div id="tools">
                <input id="search" type="search" placeholder="Rule, file, or words" aria-label="Search the findings">
                <label><input type="checkbox" value="certain" checked> Certain</label>
                <label><input type="checkbox" value="possible" checked> Possible</label>
                <label><input type="checkbox" value="advice" checked> Advice</label>
                <button id="fold" type="button">Fold or unfold all</button>
                <button id="theme" type="button">Light or dark</button>
                <span id="shown" class="soft" role="status"></span>
                </div>
                <h2>Findings</h2>

                """);
            for (var number = 0; number < report.Findings.Length; number++)
            {
                AppendFinding(page, report, report.Findings[number], number + 1);
            }
        }

        AppendNotes(page, report);
        page.Append("</main>\n");
        if (!report.Findings.IsEmpty)
        {
            page.Append("<script>").Append(script).Append("</script>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Text from anywhere as text of the page, in an element or an attribute.</summary>
    internal static string Text(string text) => WebUtility.HtmlEncode(Printable.Line(text));

    private static void AppendCounts(StringBuilder page, ScanReport report)
    {
        page.Append(
            "<div class=\"columns\">\n<section>\n<h2>By rule</h2>\n<table class=\"counts\">\n<tr><th>Rule</th><th>Level</th><th "
            + "class=\"number\">Findings</th></tr>\n");
        foreach (var group in report.Findings.GroupBy(static finding => finding.Rule).OrderBy(
            static group => group.Key.Id, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"#f{NumberOf(report, group.First())}\">{group.Key.Id}</a> {Text(group.Key.Title)}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{Level(group.Key.Level)}</td><td class=\"number\">{group.Count()}</td></tr>\n");
        }

        page.Append(
            "</table>\n</section>\n<section>\n<h2>By level</h2>\n<table class=\"counts\">\n<tr><th>Level</th><th "
            + "class=\"number\">Findings</th></tr>\n");
        foreach (var group in report.Findings.GroupBy(static finding => finding.Level).OrderBy(
            static group => Scanning.ScanRequest.Levels.IndexOf(group.Key.ToLowerInvariant())))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Level(group.Key)}</td><td class=\"number\">{group.Count()}</td></tr>\n");
        }

        page.Append("</table>\n<h2>By file</h2>\n<table class=\"counts\">\n<tr><th>File</th><th class=\"number\">Findings</th></tr>\n");
        foreach (var group in report.Findings.GroupBy(static finding => finding.Place.Path))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"#f{NumberOf(report, group.First())}\">{Text(NameOf(group.First()))}</a></td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{group.Count()}</td></tr>\n");
        }

        page.Append("</table>\n</section>\n</div>\n");
    }

    private static void AppendFinding(StringBuilder page, ScanReport report, Finding finding, int number)
    {
        var level = finding.Level.ToLowerInvariant();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<article id=\"f{number}\" data-level=\"{level}\">\n<details open>\n<summary>{Level(finding.Level)} ");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<h3>{finding.Rule.Id}: {Text(finding.Rule.Title)}</h3> <span class=\"soft\">{Text(NameOf(finding))}");
        page.Append(finding.Place.Path.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", line {finding.Place.Line}"));
        page.Append(
            CultureInfo.InvariantCulture,
            $"</span></summary>\n<p>{Text(finding.Message)}. <a href=\"{Text(finding.Rule.Address)}\" rel=\"noreferrer\">All about "
            + $"the rule</a></p>\n");
        CodeExcerpt.AppendTo(page, report, finding);
        JobPicture.AppendTo(page, finding);
        page.Append("</details>\n</article>\n");
    }

    private static void AppendNotes(StringBuilder page, ScanReport report)
    {
        if (report.Notes.Count + report.Failures.Count == 0)
        {
            return;
        }

        page.Append("<h2>About this scan</h2>\n<ul>\n");
        foreach (var failure in report.Failures)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><strong>{Text(failure.Heading)}:</strong> {Text(failure.Reason)}</li>\n");
        }

        foreach (var note in report.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{Text(note)}</li>\n");
        }

        page.Append("</ul>\n");
    }

    private static int NumberOf(ScanReport report, Finding finding) => report.Findings.IndexOf(finding) + 1;

    private static string NameOf(Finding finding) => finding.Place.Path.Length == 0 ? finding.Project : finding.Place.Path;

    private static string Level(string level) => $"<span class=\"level {level.ToLowerInvariant()}\">{level}</span>";

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);

        // A browser hashes what it has read, which has no other line ends.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

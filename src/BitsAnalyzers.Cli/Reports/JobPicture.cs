using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>
/// A picture of the job's life on the way of a finding: what is known of it before each step, its state, its mask, who receives its events.
/// </summary>
internal static class JobPicture
{
    private const int LabelWidth = 190;
    private const int ColumnWidth = 150;
    private const int RowHeight = 22;
    private const int LongestText = 20;

    private static readonly ImmutableArray<(uint Bit, string Name)> s_flags =
    [
        (0x01, "JOB_TRANSFERRED"),
        (0x02, "JOB_ERROR"),
        (0x04, "DISABLE"),
        (0x08, "JOB_MODIFICATION"),
        (0x10, "FILE_TRANSFERRED"),
        (0x20, "FILE_RANGES_TRANSFERRED"),
    ];

    public static void AppendTo(StringBuilder page, Finding finding)
    {
        var moments = finding.Steps
            .Select(static (step, number) => (step.Job, Number: number + 1))
            .Where(static moment => moment.Job is not null)
            .ToList();
        if (!moments.Exists(static moment => TellsSomething(moment.Job!)))
        {
            return;
        }

        var width = LabelWidth + (ColumnWidth * moments.Count);
        var receiversAt = 74 + (RowHeight * s_flags.Length);
        var height = receiversAt + (RowHeight * 2) + 8;
        page.Append(
            CultureInfo.InvariantCulture,
            $"<figure>\n<svg width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"The job before each step\">\n");
        Label(page, "state", 46);
        page.Append(CultureInfo.InvariantCulture, $"<line class=\"life\" x1=\"{LabelWidth}\" y1=\"42\" x2=\"{width - 4}\" y2=\"42\"/>\n");
        for (var flag = 0; flag < s_flags.Length; flag++)
        {
            Label(page, s_flags[flag].Name, 82 + (RowHeight * flag));
        }

        Label(page, "callback", receiversAt + 14);
        Label(page, "command line", receiversAt + RowHeight + 14);
        for (var column = 0; column < moments.Count; column++)
        {
            AppendMoment(
                page, moments[column].Job!, moments[column].Number, LabelWidth + (ColumnWidth * column) + (ColumnWidth / 2), receiversAt);
        }

        page.Append(
            "</svg>\n<figcaption>What is known of the job before each step. A full circle is a flag that is set, an empty one a flag that "
            + "is not, a question mark one that is not known.</figcaption>\n</figure>\n");
    }

    // A job from elsewhere, of which nothing has been learnt yet, makes no picture.
    private static bool TellsSomething(JobMoment job)
        => (job.Ones | job.Zeros) != 0 || job.State != "unknown" || IsKnown(job.Callback) || IsKnown(job.CommandLine);

    private static bool IsKnown(string receiver) => receiver is not ("unknown" or "not set here");

    private static void AppendMoment(StringBuilder page, JobMoment job, int number, int x, int receiversAt)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"dot\" cx=\"{x}\" cy=\"14\" r=\"9\"/><text x=\"{x}\" y=\"18\">{number}</text>\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"box\" x=\"{x - (ColumnWidth / 2) + 4}\" y=\"30\" width=\"{ColumnWidth - 8}\" height=\"24\" rx=\"6\"/>");
        Value(page, job.State, x, 46);
        for (var flag = 0; flag < s_flags.Length; flag++)
        {
            var y = 78 + (RowHeight * flag);
            var bit = s_flags[flag].Bit;
            page.Append((job.Ones & bit) != 0
                ? string.Create(
                    CultureInfo.InvariantCulture, $"<circle class=\"on\" cx=\"{x}\" cy=\"{y}\" r=\"6\"><title>set</title></circle>")
                : (job.Zeros & bit) != 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"<circle class=\"off\" cx=\"{x}\" cy=\"{y}\" r=\"6\"><title>not set</title></circle>")
                : string.Create(
                    CultureInfo.InvariantCulture, $"<text class=\"middle\" x=\"{x}\" y=\"{y + 4}\">?<title>not known</title></text>"));
        }

        page.Append('\n');
        Value(page, job.Callback, x, receiversAt + 14);
        Value(page, job.CommandLine, x, receiversAt + RowHeight + 14);
    }

    private static void Label(StringBuilder page, string text, int y)
        => page.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"0\" y=\"{y}\">{HtmlReport.Text(text)}</text>\n");

    private static void Value(StringBuilder page, string text, int x, int y)
    {
        var shown = text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text;
        page.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"middle\" x=\"{x}\" y=\"{y}\">{HtmlReport.Text(shown)}<title>{HtmlReport.Text(text)}</title></text>\n");
    }
}

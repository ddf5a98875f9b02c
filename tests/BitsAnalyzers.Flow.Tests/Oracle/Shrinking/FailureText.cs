using System.Globalization;
using System.Text;
using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>A disagreement as it is shown to whoever has to mend it.</summary>
internal static class FailureText
{
    /// <summary>The program with line numbers, what each call is, what was reported, and what is wrong with that.</summary>
    public static string Write(Examined examined, Dialect dialect)
    {
        dialect = dialect.For(examined.Program);
        var printed = AnalyzerRun.Print(examined.Program, 0, dialect);
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"=== seed {examined.Seed} ({dialect.Name}), shrunk; the whole program: BITS_ORACLE_SEED={examined.Seed} "
            + $"BITS_ORACLE_PROGRAMS={1}");
        foreach (var disagreement in examined.Disagreements)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{disagreement.Kind} {disagreement.Rule}: {disagreement.Explanation}");
        }

        text.AppendLine("What the executions say:");
        foreach (var ((rule, site), verdict) in examined.Verdicts.All.OrderBy(static pair => pair.Key))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"    {rule} line {LineOf(printed, site)} "
                + $"(call {site}): {verdict.Certainty}{(examined.Verdicts.IsRequired(rule, site) ? ", to be reported" : "")}");
        }

        return text.Append(Listing(printed)).ToString();
    }

    /// <summary>The program with line numbers.</summary>
    public static string Listing(PrintedProgram printed)
    {
        var lines = printed.Text.TrimEnd().Split('\n').Select(
            static (line, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1,4}  {line}"));
        return string.Join('\n', lines.Skip(HeaderLines)) + "\n";
    }

    // The directives say nothing.
    private const int HeaderLines = 10;

    private static int LineOf(PrintedProgram printed, int site)
        => printed.Calls
            .Where(call => call.Site == site)
            .Select(call => printed.Text.AsSpan(0, call.Whole.Start).Count('\n') + 1)
            .FirstOrDefault();
}

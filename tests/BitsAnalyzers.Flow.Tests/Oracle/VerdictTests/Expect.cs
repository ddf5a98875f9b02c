using System.Text.RegularExpressions;
using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using BitsAnalyzers.Flow.Tests.Oracle.Reading;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>
/// Holds what all executions of a program say against comments like <c>// BITS040 always</c> behind its calls. The words are <c>always</c>
/// (every execution that makes the call misuses it), <c>after</c> (every execution that established the misuse makes the call),
/// <c>sometimes</c>, and <c>perhaps</c> for what may be reported and need not be. A call without a comment is right in every execution, but
/// for BITS011, which only the programs that are about it name: <c>BG_NOTIFY_JOB_ERROR</c> alone is too handy a mask.
/// </summary>
internal static class Expect
{
    /// <summary>The first statement of most programs.</summary>
    public const string Download = """manager.CreateJob("files", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out IBackgroundCopyJob job);""";

    public const string Upload = """manager.CreateJob("files", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out IBackgroundCopyJob job);""";

    public const string AddFile = """job.AddFile("https://example.com/file", @"C:\file");""";

    public const string SetCommandLine = """((IBackgroundCopyJob2)job).SetNotifyCmdLine(@"C:\Tools\done.exe", null);""";

    public static void Verdicts(string statements)
    {
        var (program, lines) = ProgramReader.Read(statements);
        AssertCompiles(program);
        var verdicts = Explorer.Explore(program);
        Assert.False(verdicts.AreIncomplete);
        var actual = verdicts.All
            .Where(
                pair => pair.Key.Rule != RuleIds.JobMayBeFinal
                    || verdicts.Of(RuleIds.JobIsFinal, pair.Key.Site).Certainty is Certainty.Never or Certainty.Sometimes)
            .Where(
                pair => pair.Key.Rule != RuleIds.SuccessNeverAnnounced
                    || statements.Contains(RuleIds.SuccessNeverAnnounced, StringComparison.Ordinal))
            .Where(pair => pair.Key.Rule != RuleIds.JobIsFinal || pair.Value.Certainty != Certainty.Sometimes)
            .Select(pair => (Line: lines[pair.Key.Site], Text: $"{pair.Key.Rule} {Word(pair.Key.Rule, pair.Value)}"))
            .GroupBy(static pair => pair.Line, static pair => pair.Text)
            .ToDictionary(static group => group.Key, static group => string.Join(", ", group.Order(StringComparer.Ordinal)));
        var source = statements.Split('\n');
        var shown = string.Join(
            '\n',
            source.Select((line, number) => WithoutComment(line) + (actual.TryGetValue(number, out var texts) ? " // " + texts : "")));
        Assert.Equal(string.Join('\n', source.Select(Normalise)), shown);
    }

    private static string Word(string rule, Verdict verdict) => (rule, verdict) switch
    {
        (RuleIds.JobMayBeFinal, { IsFirmSometimes: true }) => "sometimes",
        (RuleIds.JobMayBeFinal, _) => "perhaps",
        (_, { IsRequired: true }) => "always",
        (_, { IsRequiredAfter: true }) => "after",
        (_, { Certainty: Certainty.Sometimes, IsFirmSometimes: true }) => "sometimes",
        _ => "perhaps",
    };

    private static string WithoutComment(string line)
        => Regex.Replace(line, " *// BITS.*", "", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).TrimEnd();

    private static string Normalise(string line)
        => line.IndexOf("// BITS", StringComparison.Ordinal) is var comment and >= 0
            ? $"{WithoutComment(line)} // {string.Join(", ", line[(comment + 3)..].Split(", ").Order(StringComparer.Ordinal))}"
            : line.TrimEnd();

    // A program that C# refuses proves nothing.
    private static void AssertCompiles(BitsProgram program)
    {
        var dialect = Dialect.Classic.For(program);
        var errors = AnalyzerRun.Compile([AnalyzerRun.Print(program, 0, dialect)], dialect)
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
    }
}

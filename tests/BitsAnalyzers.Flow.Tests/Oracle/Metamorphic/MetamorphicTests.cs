using System.Collections.Immutable;
using System.Text;
using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using BitsAnalyzers.Flow.Tests.Oracle.Shrinking;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>What is reported does not depend on how a program is written down, and a mistake that is put into a program is found.</summary>
public sealed class MetamorphicTests
{
    private const ulong FirstSeed = 1_000_000;

    private static readonly int s_count = OracleSettings.Programs ?? 60;

    private static readonly Lazy<ImmutableArray<BitsProgram>> s_programs
        = new(static () => [.. Enumerable.Range(0, s_count).Select(static index => ProgramGenerator.Generate(FirstSeed + (ulong)index))]);

    private static readonly Lazy<Task<ImmutableArray<ImmutableArray<Report>>>> s_reports
        = new(static () => AnalyzeAsync(s_programs.Value, Dialect.Classic, TestContext.Current.CancellationToken));

    public static TheoryData<string> Transformations
        => [.. Transformation.All.Where(static transformation => transformation.IsInSuite || OracleSettings.Programs is not null)
            .Select(static transformation => transformation.Name)];

    public static TheoryData<string> Dialects
        => [.. Dialect.All.Where(static dialect => dialect != Dialect.Classic).Select(static dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Transformations))]
    public async Task Same_reports_after(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var transformation = Transformation.All.First(transformation => transformation.Name == name);
        await AssertSameAsync(
            new(
                static programs => AnalyzeAsync(programs, Dialect.Classic, TestContext.Current.CancellationToken),
                Dialect.Classic,
                static program => program),
            new(
                programs => AnalyzeAsync(programs.Select(transformation.Apply), Dialect.Classic, cancellationToken),
                Dialect.Classic,
                transformation.Apply),
            transformation.MayChange);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Same_reports_in(string name)
    {
        var dialect = Dialect.All.First(dialect => dialect.Name == name);
        await AssertSameAsync(
            new(
                static programs => AnalyzeAsync(programs, Dialect.Classic, TestContext.Current.CancellationToken),
                Dialect.Classic,
                static program => program),
            new(programs => AnalyzeAsync(programs, dialect, TestContext.Current.CancellationToken), dialect, static program => program),
            mayChange: []);
    }

    [Fact]
    public async Task A_mistake_that_is_put_into_a_program_is_found()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var mutants = s_programs.Value
            .SelectMany(static program => Mutants.Of(program).Where(mutant => HasNewMisuse(mutant, program)).Take(3))
            .Select(static mutant => (FirstSeed, mutant))
            .ToList();
        Assert.True(mutants.Count > s_count / 4, $"{mutants.Count} mutants");
        var result = new OracleResult();
        foreach (var examined in await OracleRun.ExamineAsync(mutants, Dialect.Classic, cancellationToken))
        {
            result.Add(examined);
        }

        await result.AssertAsync(Dialect.Classic, cancellationToken);
    }

    private static bool HasNewMisuse(BitsProgram mutant, BitsProgram program)
    {
        if (Explorer.TryExplore(mutant) is not { AreIncomplete: false } verdicts)
        {
            return false;
        }

        var before = Explorer.Explore(program);
        return verdicts.All.Keys.Any(key => verdicts.IsRequired(key.Rule, key.Site) && !before.IsRequired(key.Rule, key.Site));
    }

    private static async Task<ImmutableArray<ImmutableArray<Report>>> AnalyzeAsync(
        IEnumerable<BitsProgram> programs, Dialect dialect, CancellationToken cancellationToken)
    {
        var printed = programs.Select((program, index) => AnalyzerRun.Print(program, index, dialect)).ToList();
        return await AnalyzerRun.AnalyzeAsync(printed, dialect, cancellationToken);
    }

    private static async Task AssertSameAsync(Variation original, Variation changed, ImmutableArray<string> mayChange)
    {
        var before = await s_reports.Value;
        var after = await changed.Analyze(s_programs.Value);
        for (var index = 0; index < s_programs.Value.Length; index++)
        {
            if (!AreSame(before[index], after[index], mayChange))
            {
                Assert.Fail(await DescribeAsync(s_programs.Value[index], original, changed, mayChange));
            }
        }
    }

    private static bool AreSame(ImmutableArray<Report> left, ImmutableArray<Report> right, ImmutableArray<string> mayChange)
        => Verdicts(left, mayChange).SetEquals(Verdicts(right, mayChange));

    private static HashSet<(string Id, int Site)> Verdicts(ImmutableArray<Report> reports, ImmutableArray<string> mayChange) =>
    [
        .. reports.Where(report => report.Site is < Transformation.FirstAddedSite && !mayChange.Contains(report.Id))
            .Select(static report => (report.Id, report.Site!.Value)),
    ];

    private static async Task<string> DescribeAsync(
        BitsProgram program, Variation original, Variation changed, ImmutableArray<string> mayChange)
    {
        program = await Shrinker.ShrinkAsync(
            program,
            static candidate => Explorer.TryExplore(candidate) is not null,
            async candidates =>
            {
                var before = await original.Analyze(candidates);
                var after = await changed.Analyze(candidates);
                return [.. candidates.Where((_, index) => !AreSame(before[index], after[index], mayChange))];
            },
            Dialect.Classic,
            TestContext.Current.CancellationToken);
        var text = new StringBuilder("The reports differ.\n");
        foreach (var variation in new[] { original, changed })
        {
            foreach (var report in (await variation.Analyze([program]))[0])
            {
                text.AppendLine(report.ToString());
            }

            text.AppendLine(FailureText.Listing(AnalyzerRun.Print(variation.Apply(program), 0, variation.Dialect)));
        }

        return text.ToString();
    }

    /// <summary>A way to write programs down, and to analyse what is written.</summary>
    private sealed record Variation(
        Func<IReadOnlyList<BitsProgram>, Task<ImmutableArray<ImmutableArray<Report>>>> Analyze,
        Dialect Dialect,
        Func<BitsProgram, BitsProgram> Apply);
}

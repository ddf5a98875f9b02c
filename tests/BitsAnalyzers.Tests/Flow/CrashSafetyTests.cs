using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Wrappers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Code in an editor is broken most of the time, and generated code is large: neither may stop the analyzer.</summary>
public class CrashSafetyTests
{
    // There are many sources that are much alike; each is cut at other tokens. EveryPlaceTests cut at all of them.
    private const int Step = 15;

    public static TheoryData<string> TrapNames => [.. Traps.All.Keys];

    [Theory]
    [MemberData(nameof(TrapNames))]
    public Task EveryPrefixOfATrap(string trap)
        => Batch.Analyze(
            BrokenSources.PrefixesOf($"{Usings} class C {{ {Members} void M({Parameters}) {{ {WithoutMarkup(Traps.All[trap])} }} }}"));

    [Fact]
    public async Task PrefixesOfTheSourcesOfAllTests()
    {
        Assert.InRange(TestSources.OfTests.Length, 300, int.MaxValue);
        Assert.NotEmpty(await Batch.Analyze(BrokenSources.PrefixesOf(TestSources.OfTests, 5 * Step)));
    }

    [Fact]
    public async Task PrefixesOfTheSamplesOfAllPages()
    {
        Assert.InRange(TestSources.OfPages.Length, 30, int.MaxValue);
        Assert.NotEmpty(await Batch.Analyze(BrokenSources.PrefixesOf(TestSources.OfPages, Step)));
    }

    [Fact]
    public Task TokensLeftOut() => Batch.Analyze(BrokenSources.WithoutATokenOf(Scenarios, Step));

    [Fact]
    public Task TokensDoubled() => Batch.Analyze(BrokenSources.WithATokenTwiceOf(Scenarios, Step));

    [Theory]
    [InlineData("job.SetNotifyFlags();")]
    [InlineData("job.SetNotifyFlags(1, 2);")]
    [InlineData("job.SetNotifyFlags(missing);")]
    [InlineData("job.SetNotifyFlags(flags: );")]
    [InlineData("job.SetNotifyFlags(job);")]
    [InlineData("job.SetNotifyFlags((uint)job.Missing | 4 | 1);")]
    [InlineData("job.AddFile();")]
    [InlineData("job.SetProperty();")]
    [InlineData("job.SetNotifyCmdLine(text);")]
    [InlineData("job.GetNotifyFlags();")]
    [InlineData("job.GetState(job); job.Cancel(); job.Resume(")]
    [InlineData("manager.CreateJob(\"a\"); manager.CreateJob(out var x); x.Resume();")]
    [InlineData("uint a = a | 4; job.SetNotifyFlags(a);")]
    [InlineData("goto nowhere; job.Cancel();")]
    [InlineData("switch (number) { case 1: job.Cancel(); case 1: job.Resume(); }")]
    [InlineData("break; job.Cancel(); continue; job.Resume();")]
    [InlineData("var x = x => job.Cancel(); x();")]
    [InlineData("(var a, b) = job; a.Cancel(); job.SetNotifyFlags(b);")]
    [InlineData("job?.; job.Cancel()?.Resume();")]
    [InlineData("try { job.Cancel(); } job.Resume();")]
    [InlineData("try { job.Cancel(); } catch when { job.Resume(); } finally { return; }")]
    [InlineData("const uint a = b; const uint b = a; job.SetNotifyFlags(a | 4);")]
    public async Task MalformedCode(string statements) => await Batch.Analyze([Verdict.Method(statements)]);

    [Fact]
    public async Task CyclicDeclarations() => await Batch.Analyze(["""
        class A : B
        {
            static readonly uint First = Second;
            static readonly uint Second = First;
            void Run(IBackgroundCopyJob job) => job.SetNotifyFlags(First | 4);
        }

        class B : A { }

        interface IJob : IJob, IBackgroundCopyJob { }

        class C
        {
            const uint X = Y;
            const uint Y = X;
            void Run(IJob job) { job.Cancel(); job.Resume(); }
            void More(IBackgroundCopyJob job) => job.SetNotifyFlags(X | Y);
        }
        """]);

    [Fact]
    public async Task CyclicCalls() => Assert.NotEmpty(await Batch.Analyze(["""
        using System;

        class Circles
        {
            private uint flags;

            uint Flags { get => More; set => More = value; }

            uint More { get => Flags; set => Flags = value; }

            IBackgroundCopyJob this[int number] => this[number + 1];

            Circles(IBackgroundCopyJob job) : this(job, 1) { }

            Circles(IBackgroundCopyJob job, int number) : this(job) { job.SetNotifyFlags(Flags | 5); }

            void First(IBackgroundCopyJob job) { Second(job); job.Resume(); }

            void Second(IBackgroundCopyJob job) { Third(job); job.Cancel(); }

            void Third(IBackgroundCopyJob job) { First(job); job.Suspend(); }

            uint Fold(uint mask, int depth) => depth == 0 ? mask : Fold(mask | 4, depth - 1) | Fold(mask | 1, depth - 1);

            void Run(IBackgroundCopyJob job, int depth)
            {
                Action again = null;
                again = () => { job.Cancel(); again(); Local(depth); };
                again();
                Local(depth);
                this[depth].SetNotifyFlags(Fold(1, depth));
                job.SetNotifyFlags(Flags = More);
                First(job);

                void Local(int left)
                {
                    if (left > 0)
                    {
                        Local(left - 1);
                        Other(left);
                    }
                }

                void Other(int left) { Local(left); job.Cancel(); job.Resume(); }
            }
        }
        """]));

    [Fact]
    public async Task CyclicOperatorsConstructorsAndDelegates() => Assert.NotEmpty(await Batch.Analyze(["""
        using System;

        class Circle
        {
            private readonly IBackgroundCopyJob _job;
            private readonly Func<uint, uint> _again;

            Circle(Spiral spiral) : this(new Spiral(this)) { }

            Circle(IBackgroundCopyJob job)
            {
                _job = job;
                _again = flags => _again(flags | 4);
                _job.SetNotifyFlags(_again(1));
            }

            public static Circle operator +(Circle left, uint right) { left._job.SetNotifyFlags(right); return left - right; }

            public static Circle operator -(Circle left, uint right) { left._job.Cancel(); return left + right; }

            public static bool operator true(Circle circle) => circle ? true : false;

            public static bool operator false(Circle circle) => !circle;

            public static bool operator !(Circle circle) { circle._job.Cancel(); return circle ? false : true; }

            public static Circle operator ++(Circle circle) => circle++;

            public static implicit operator Spiral(Circle circle) => (Spiral)(Circle)(Spiral)circle;

            uint this[uint flags] { get => this[this[flags]]; set => this[flags] = this[value]; }

            static void Run(Circle circle, IBackgroundCopyJob job, Action<Action> run)
            {
                circle += 5;
                circle++;
                Spiral spiral = circle;
                circle[4] |= 1;
                run = action => { action(); run(() => run(action)); };
                run(() => run(job.Cancel));
                if (circle)
                {
                    job.Cancel();
                }

                job.Cancel();
                job.Resume();
            }
        }

        class Spiral
        {
            public Spiral(Circle circle) : base() { new Spiral(circle); }

            public static explicit operator Circle(Spiral spiral) => spiral;
        }
        """]));

    [Fact]
    public Task TokensOfWrappersLeftOut() => Batch.Analyze(BrokenSources.WithoutATokenOf(WrapperPrograms, 16 * Step));

    [Fact]
    public Task PrefixesOfWrappers() => Batch.Analyze(BrokenSources.PrefixesOf([WrapperPrograms], 13 * Step));

    [Fact]
    public async Task TenThousandOperands()
    {
        var program = Verdict.Method($"job.SetNotifyFlags({string.Join(" | ", Enumerable.Repeat("input", 10_000))});");

        Assert.Empty(await Batch.Analyze([program]));
    }

    [Fact]
    public async Task TenThousandOperandsOfALocal()
    {
        var operands = string.Join(" | ", Enumerable.Range(0, 10_000).Select(static i => i % 2 == 0 ? "input" : "5u"));
        var program = Verdict.Method($"uint flags = {operands}; job.SetNotifyFlags(flags);");

        Assert.Equal(["BITS001"], (await Batch.Analyze([program])).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task DeepNesting()
    {
        const int Depth = 150;
        const string Misuse = "job.Cancel(); job.Resume();";
        var ifs = string.Concat(Enumerable.Range(0, Depth).Select(static i => $"if (number > {i}) {{ ")) + Misuse + new string('}', Depth);
        var tries = string.Concat(Enumerable.Repeat("try { ", 40))
            + Misuse
            + string.Concat(Enumerable.Repeat("} finally { Log(text); }", 40));
        var parentheses = $"job.SetNotifyFlags({new string('(', 200)}input{new string(')', 200)});";
        var conditionals = "job.SetNotifyFlags("
            + string.Concat(Enumerable.Range(0, 100).Select(static i => $"number == {i} ? {i}u : "))
            + "input);";

        foreach (var statements in new[] { ifs, tries, parentheses, conditionals })
        {
            await Batch.Analyze([Verdict.Method(statements)]);
        }
    }

    /// <summary>Bodies are analysed in any order, but what is reported of one keeps its order.</summary>
    [Fact]
    public async Task TheSameReportsInTheSameOrderEveryTime()
    {
        const int Runs = 50;
        var bounded = string.Concat(
            Enumerable
                .Range(0, 2)
                .SelectMany(
                    static _ => Enumerable.Range(0, 7).Select(
                        static i => $"if (number > {i}) {{ job.Suspend(); input ^= {1 << (i % 6)}; }} ")));
        string[] programs =
        [
            $"namespace A;\n{Scenarios}",
            $"namespace B;\n{Verdict.Method($"{bounded} job.SetNotifyFlags(input | 5);")}",
        ];
        var runs = await Task.WhenAll(Enumerable.Range(0, Runs).Select(run => Task.Run(
            async () => Describe(await Batch.Analyze(programs, isConcurrent: run % 3 != 0)), TestContext.Current.CancellationToken)));

        Assert.NotEmpty(runs[0]);
        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }

    private static string Scenarios => InteropShapes.Default.RenderWithoutMarkup(EveryShapeVerdictTests.Scenarios);

    private static string WrapperPrograms => string.Join('\n', Wrappers);

    /// <summary>The programs with helpers and wrappers, each in a namespace of its own.</summary>
    internal static IEnumerable<string> Wrappers
        => WrapperScenarios.Arguments.Concat(WrapperScenarios.Helpers).Concat(WrapperScenarios.Members)
        .Where(static scenario => scenario.SkippedBecause(InteropShapes.Default) is null)
        .Select(static scenario => WithoutMarkup($"namespace {scenario.Name} {{ {scenario.Scenario} }}"));

    private const string Usings =
        "using System.Collections.Generic; using static Contoso.Interop.BG_NOTIFY; using static Contoso.Interop.BG_JOB_STATE;";

    private const string Members = "bool Decide() => true; void Log(string text) { } void Touch(IBackgroundCopyJob touched) { }";

    private const string Parameters =
        "IBackgroundCopyManager manager, IBackgroundCopyJob5 job, IBackgroundCopyJob2 other, bool first, bool second, int number, uint "
        + "input, string text";

    private static string WithoutMarkup(string statements) => InteropShapes.Default.RenderWithoutMarkup(statements);

    private static string Describe(IEnumerable<Diagnostic> diagnostics)
        => string.Join('\n', diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => BodyOf(diagnostic).SpanStart)
            .Select(static diagnostic => $"{diagnostic} {string.Join(' ', diagnostic.AdditionalLocations)} "
                + string.Join(' ', diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal))));

    private static SyntaxNode BodyOf(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!
            .GetRoot()
            .FindNode(diagnostic.Location.SourceSpan)
            .FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
}

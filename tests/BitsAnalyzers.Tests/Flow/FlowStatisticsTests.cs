using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>The work of the engine stays in proportion, counted and not timed.</summary>
public class FlowStatisticsTests
{
    [Fact]
    public async Task NothingIsExploredWithoutBits()
    {
        var compilation = ShapeCompilation.Create(
            [new ShapeSource("Program.cs", "class Job { void Cancel() { } void Resume() { } void Run() { Cancel(); Resume(); } }")],
            [],
            Microsoft.CodeAnalysis.Testing.ReferenceAssemblies.Net.Net80,
            new CSharpParseOptions(LanguageVersion.CSharp11),
            allowUnsafe: false);

        Assert.Equal(0, (await CountIn(compilation)).Bodies);
    }

    [Fact]
    public async Task OnlyBodiesThatUseAJobAreExplored()
    {
        var statistics = await Count("""
            class Downloader
            {
                void One(IBackgroundCopyJob job) => job.Cancel();
                void Two(IBackgroundCopyJob job) => job.GetState(out _);
                void Three(Other other) { other.Cancel(); other.Resume(); }
                int Four(int x) { for (var i = 0; i < x; i++) { x--; } return x; }
                string Five { get; } = "Cancel";
            }

            class Other { public void Cancel() { } public void Resume() { } }
            """);

        Assert.Equal(1, statistics.Bodies);
    }

    [Fact]
    public async Task TestsThatNothingDependsOnCostABlockEach()
    {
        var few = await Tests(4);
        var many = await Tests(40);

        Assert.Equal(0, many.Merges);
        Assert.True(many.Nodes < 12 * few.Nodes, $"{few.Nodes} nodes with four tests, {many.Nodes} with forty.");

        static Task<FlowStatistics> Tests(int count) => Count(
            "class Downloader { void Run(IBackgroundCopyJob job, int number) { var sum = 0; " +
            string.Concat(Enumerable.Range(0, count).Select(static i => $"if (number > {i}) {{ sum += {i}; }} ")) +
            "job.Cancel(); Console.WriteLine(sum); job.Resume(); } }");
    }

    [Fact]
    public async Task TheWorkGrowsWithTheNumberOfMethods()
    {
        var ten = await Methods(10);
        var hundred = await Methods(100);

        Assert.Equal(10, ten.Bodies);
        Assert.Equal(100, hundred.Bodies);
        Assert.Equal(10 * ten.Nodes, hundred.Nodes);

        static Task<FlowStatistics> Methods(int count) => Count(
            "class Downloader { " +
            string.Concat(Enumerable.Range(0, count).Select(static i =>
                $"void M{i}(IBackgroundCopyJob job, bool stop) {{ if (stop) {{ job.Cancel(); return; }} job.Resume(); }} ")) +
            "}");
    }

    [Fact]
    public async Task StraightCodeIsExploredOnceHoweverLongItIs()
    {
        var statistics = await Count(Verdict.Method(string.Concat(Enumerable.Repeat("job.Suspend(); job.Resume();\n", 10_000))));

        Assert.InRange(statistics.Nodes, 1, 16);
        Assert.Equal(0, statistics.Merges);
    }

    [Fact]
    public async Task IndependentDecisionsAreForgottenOnceTheyDoNotMatter()
    {
        var statistics = await Count(
            Verdict.Method(string.Concat(Enumerable.Range(0, 1000).Select(static i => $"if (Decide()) {{ job.Suspend(); }}\n"))));

        // Every test and every call in no more than three states: the job was suspended or not, and other code has had it since or not.
        Assert.InRange(statistics.Nodes, 2000, (1000 * 2 * 3) + 10);
        Assert.Equal(0, statistics.Merges);
    }

    [Fact]
    public async Task DecisionsThatAreKeptAreBounded()
    {
        // All combinations of the conditions would be four thousand and sixteen million states.
        var twelve = await TestedTwice(12);
        var twentyFour = await TestedTwice(24);

        // No block in more states than the bound, however many arrive; two blocks for each test.
        Assert.True(twelve.Merges > 0);
        Assert.InRange(twelve.Nodes, 1, 32 * 2 * 2 * 12);
        Assert.InRange(twentyFour.Nodes, twelve.Nodes, 3 * twelve.Nodes);

        static Task<FlowStatistics> TestedTwice(int count)
        {
            var parameters = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"bool b{i}"));
            var ifs = string.Concat(Enumerable.Range(0, count).Select(static i => $"if (b{i}) {{ job.SetPriority(default); }}\n"));
            return Count($"class Downloader {{ void Run(IBackgroundCopyJob job, {parameters}) {{ {ifs} {ifs} }} }}");
        }
    }

    [Fact]
    public async Task ALoopIsNotRunToItsEnd()
    {
        var statistics = await Count(Verdict.Method("for (var i = 0; i < number; i++) { job.Suspend(); job.Resume(); }"));

        Assert.InRange(statistics.Nodes, 1, 20);
    }

    [Fact]
    public async Task WhatOnlyDisposesAddsNothing()
    {
        const string Body = "if (first) { job.Suspend(); } if (second) { job.Resume(); } Log(text);";
        var plain = await Count(Verdict.Method(Body));
        var disposing = await Count(Verdict.Method($"using (var stream = new System.IO.MemoryStream()) {{ {Body} }}"));

        // One block more, where the stream is made.
        Assert.InRange(disposing.Nodes, plain.Nodes, plain.Nodes + 2);
    }

    [Fact]
    public async Task ABodyThatIsCalledOftenIsBuiltOnce()
    {
        var statistics = await Count(
            "class Downloader { static void Stop(IBackgroundCopyJob job) { job.Cancel(); } " +
            string.Concat(
                Enumerable.Range(0, 50).Select(static i => $"void M{i}(IBackgroundCopyJob job) {{ Stop(job); job.Resume(); }} ")) +
            "}");

        Assert.Equal(51, statistics.Bodies);
        Assert.Equal(1, statistics.Graphs);
        Assert.Equal(50, statistics.FollowedCalls);
    }

    [Fact]
    public async Task WrappersCostNoMoreTheMoreOthersThereAre()
    {
        const string Wrapper = """
            sealed class Download
            {
                private readonly IBackgroundCopyJob _job;
                public Download(IBackgroundCopyJob job) => _job = job;
                public BG_NOTIFY Flags { set => Set((uint)value); }
                public void Start() => _job.Resume();
                private void Set(uint flags) => _job.SetNotifyFlags(flags);
            }

            """;
        var ten = await Callers(10, others: 100);
        var hundred = await Callers(100, others: 1000);

        // Each body of the wrapper has one graph, whoever calls it; and a caller takes as many blocks as any other.
        Assert.InRange(ten.Graphs, 1, 4);
        Assert.Equal(ten.Graphs, hundred.Graphs);
        var wrapper = await Callers(0, others: 0);
        Assert.InRange(hundred.Nodes - wrapper.Nodes, 1, 10 * (ten.Nodes - wrapper.Nodes));
        Assert.InRange(hundred.Bodies - wrapper.Bodies, 1, 10 * (ten.Bodies - wrapper.Bodies));

        static Task<FlowStatistics> Callers(int count, int others) => Count(
            Wrapper + "class Downloader { " +
            string.Concat(Enumerable.Range(0, count).Select(static i =>
                $"void M{i}(IBackgroundCopyJob job) {{ var download = new Download(job); download.Flags = "
                + "BG_NOTIFY.BG_NOTIFY_JOB_ERROR; download.Start(); }} ")) +
            string.Concat(
                Enumerable.Range(0, others).Select(
                    static i => $"int Other{i}(int number) {{ return number > {i} ? Other{i}(number - 1) : 0; }} ")) +
            "}");
    }

    // A library of wrappers as users of BITS write them: its getters and actions have handlers, and changes raise an event.
    private const string Library = """
        sealed class Transfer
        {
            private readonly IBackgroundCopyJob _job;
            public Transfer(IBackgroundCopyJob job) => _job = job;
            public event System.EventHandler Changed;
            public event System.EventHandler Failed;
            public string Name { get { try { _job.GetDisplayName(out var name); return name; } catch (System.Runtime.InteropServices.COMException) { Report(); return null; } } }
            public string Owner { get { try { _job.GetOwner(out var owner); return owner; } catch (System.Runtime.InteropServices.COMException) { Report(); return null; } } }
            public BG_JOB_STATE State { get { try { _job.GetState(out var state); return state; } catch (System.Runtime.InteropServices.COMException) { Report(); return BG_JOB_STATE.BG_JOB_STATE_ERROR; } } }
            public void Cancel() { try { _job.Cancel(); OnChanged(); } catch (System.Runtime.InteropServices.COMException) { Report(); } }
            public void Resume() { try { _job.Resume(); OnChanged(); } catch (System.Runtime.InteropServices.COMException) { Report(); } }
            private void OnChanged() => Changed?.Invoke(this, System.EventArgs.Empty);
            private void Report() => Failed?.Invoke(this, System.EventArgs.Empty);
        }

        """;

    [Fact]
    public async Task ACallThatOnlyReadsIsPassedOver()
    {
        var with = await Count(
            Library
                + "class Window { void Stop(Transfer transfer, System.Collections.Generic.List<string> log) { log.Add(transfer.Name); "
                + "transfer.Cancel(); log.Add(transfer.Owner); transfer.Resume(); } }");
        var without = await Count(
            Library
                + "class Window { void Stop(Transfer transfer, System.Collections.Generic.List<string> log) { transfer.Cancel(); "
                + "transfer.Resume(); } }");

        Assert.True(with.PassedOverCalls >= without.PassedOverCalls + 2);
        Assert.Equal(without.Graphs, with.Graphs);
    }

    [Fact]
    public async Task EffectsAreWorkedOutOnceForAllCallers()
    {
        var ten = await Callers(10);
        var hundred = await Callers(100);

        Assert.Equal(ten.Summaries, hundred.Summaries);
        Assert.True(hundred.SummariesReused > ten.SummariesReused);

        static Task<FlowStatistics> Callers(int count) => Count(
            Library + "class Window { " + string.Concat(Enumerable.Range(0,
                count).Select(static i => $"void Stop{i}(Transfer transfer) {{ transfer.Cancel(); transfer.Resume(); }} ")) + "}");
    }

    [Fact]
    public async Task ABodyWithoutAnEndIsNotExplored()
    {
        var statistics = await CountIn(
            Compile(Library + """
                class Window
                {
                    void Show(Transfer transfer,
                        System.Collections.Generic.List<string> log) { log.Add(transfer.Name); if (transfer.State == BG_JOB_STATE.BG_JOB_STATE_CANCELLED) { log.Add(transfer.Owner); } }
                    void Restart(Transfer transfer) { transfer.Resume(); transfer.Resume(); }
                    void End(Transfer transfer) { transfer.Cancel(); transfer.Resume(); }
                }
                """),
            screens: true);

        Assert.Equal(1, statistics.Bodies);
        Assert.True(statistics.InertBodies > 0);
    }

    [Theory]
    [InlineData("log.Add(job.ToString());", 0)]
    [InlineData("job.GetErrorCount(out var errors); log.Add(errors.ToString());", 0)]
    [InlineData("job.Cancel();", 1)]
    public async Task ABodyThatOnlyFindsJobsAndReadsIsNotExplored(string found, int bodies)
    {
        var statistics = await CountIn(
            Compile($$"""
                using Contoso.Interop;
                class Window
                {
                    void Load(IBackgroundCopyManager manager, System.Collections.Generic.List<string> log)
                    {
                        manager.EnumJobs(0, out var jobs);
                        uint fetched = 0;
                        jobs.Next(1, out var job, ref fetched);
                        {{found}}
                    }
                }
                """),
            screens: true);

        Assert.Equal(bodies, statistics.Bodies);
    }

    [Fact]
    public async Task MethodsThatCallEachOtherCostNoMoreThanTheirOwnText()
    {
        var ten = await Mutual(10);
        var forty = await Mutual(40);

        Assert.InRange(ten.Nodes, 1, 10 * 80);
        Assert.InRange(forty.Nodes, ten.Nodes, 5 * ten.Nodes);

        static Task<FlowStatistics> Mutual(int count) => Count(
            "static class Downloader { " + string.Concat(Enumerable.Range(0, count).Select(i =>
                $"static int M{i}(IBackgroundCopyJob job, int a) {{ if (a > {i}) job.Suspend(); for (var k = 0; k < a; k++) {{ if (k "
                + $"== {i}) job.SetNotifyFlags(3); }} " +
                $"var r = M{(i + 1) % count}(job, a - 1); if (r > 2) r += M{(i + 3) % count}(job, r); if (r < a) return "
                + $"M{(i + 7) % count}(job, r); return r + 1; }} ")) +
            "}");
    }

    [Fact]
    public async Task ATreeOfHelpersCostsEachCallerTheSame()
    {
        var ten = await Callers(10);
        var forty = await Callers(40);

        Assert.InRange(forty.Nodes, ten.Nodes, 4 * ten.Nodes);
        Assert.InRange(forty.Nodes, 1, 1500);

        static Task<FlowStatistics> Callers(int count) => Count(
            "static class Downloader { " +
            string.Concat(Enumerable.Range(0, 4).Select(static level =>
                $"static void L{level}(IBackgroundCopyJob job, int a) {{ if (a > 0) L{level + 1}(job, a); if (a > 1) L{level + 1}(job, "
                + $"a - 1); if (a > 2) L{level + 1}(job, a - 2); }} ")) +
            "static void L4(IBackgroundCopyJob job, int a) { job.SetNotifyFlags(3); if (a > 9) job.Suspend(); } " +
            string.Concat(Enumerable.Range(0,
                count).Select(
                    static i => $"public static void M{i}(IBackgroundCopyJob job, int a) {{ L0(job, a); job.SetPriority(default); }} ")) +
            "}");
    }

    private static Task<FlowStatistics> Count(string program) => CountIn(Compile(program));

    private static Compilation Compile(string program)
        => ShapeCompilation.OfDeclarations(InteropShapes.Default)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.CSharp11)));

    private static async Task<FlowStatistics> CountIn(Compilation compilation, bool screens = false)
    {
        var statistics = new FlowStatistics();

        // What exploring costs, also for bodies that need none.
        await Batch.Analyze(compilation, statistics, screens: screens);
        return statistics;
    }
}

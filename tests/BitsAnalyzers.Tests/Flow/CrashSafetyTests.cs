using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Code in an editor is broken most of the time, and generated code is large: neither may stop the analyzer.</summary>
public class CrashSafetyTests
{
    public static TheoryData<string> TrapNames => [.. Traps.All.Keys];

    [Theory]
    [MemberData(nameof(TrapNames))]
    public async Task EveryPrefixOfATrap(string trap)
    {
        var statements = WithoutMarkup(Traps.All[trap]);
        var program = Verdict.Method(statements);
        var start = program.IndexOf(statements, StringComparison.Ordinal);

        await Batch.Analyze(PrefixesOf(program, start, start + statements.Length + 40));
    }

    [Fact]
    public async Task PrefixesOfTheScenarios()
    {
        var program = InteropShapes.Default.RenderWithoutMarkup(EveryShapeVerdictTests.Scenarios);

        await Batch.Analyze(PrefixesOf(program, 0, program.Length).Where(static (_, index) => index % 3 == 0));
    }

    [Fact]
    public async Task TokensLeftOut()
    {
        var program = InteropShapes.Default.RenderWithoutMarkup(EveryShapeVerdictTests.Scenarios);

        await Batch.Analyze(TokensOf(program)
            .Where(static (_, index) => index % 5 == 0)
            .Select((token, index) => $"namespace P{index};\n{program.Remove(token.SpanStart, token.Span.Length)}"));
    }

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
        var tries = string.Concat(Enumerable.Repeat("try { ", 40)) + Misuse + string.Concat(Enumerable.Repeat("} finally { Log(text); }", 40));
        var parentheses = $"job.SetNotifyFlags({new string('(', 200)}input{new string(')', 200)});";
        var conditionals = "job.SetNotifyFlags(" + string.Concat(Enumerable.Range(0, 100).Select(static i => $"number == {i} ? {i}u : ")) + "input);";

        foreach (var statements in new[] { ifs, tries, parentheses, conditionals })
        {
            await Batch.Analyze([Verdict.Method(statements)]);
        }
    }

    [Fact]
    public async Task TheSameReportsInTheSameOrderEveryTime()
    {
        var programs = Traps.All.Values
            .Select(static (statements, index) => $"namespace P{index} {{ {Verdict.Method(WithoutMarkup(statements))} }}")
            .Append(InteropShapes.Default.RenderWithoutMarkup(EveryShapeVerdictTests.Scenarios)).ToArray();
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(run => Task.Run(
            async () => Describe(await Batch.Analyze(programs, isConcurrent: run % 3 != 0)), TestContext.Current.CancellationToken)));

        Assert.NotEmpty(runs[0]);
        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }

    private static string WithoutMarkup(string statements) => InteropShapes.Default.RenderWithoutMarkup(statements);

    // Each in a namespace of its own, so that they can be compiled together.
    private static IEnumerable<string> PrefixesOf(string program, int start, int end)
        => TokensOf(program)
            .Where(token => token.Span.End > start && token.Span.End <= end)
            .Select((token, index) => $"namespace P{index} {{ {program[..token.Span.End]}");

    private static IEnumerable<SyntaxToken> TokensOf(string program) => CSharpSyntaxTree.ParseText(program).GetRoot().DescendantTokens();

    // In the order of each body: bodies are analysed in any order.
    private static string Describe(IEnumerable<Diagnostic> diagnostics)
        => string.Join('\n', diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .Select(static diagnostic => $"{diagnostic} {string.Join(' ', diagnostic.AdditionalLocations)} "
                + string.Join(' ', diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal))));
}

using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Benchmarks;

/// <summary>Prints in about five minutes how the work grows, and how the budgets stand.</summary>
internal sealed class ShortRun(TextWriter output)
{
    // What is larger would take the others most of the minute.
    private const int SideBySide = 5000;

    // What is compared with a budget to a hundredth is measured for longer.
    private static readonly TimeSpan s_closely = TimeSpan.FromSeconds(10);

    private readonly List<(string What, string Budget, string Measured, bool Holds)> _budgets = [];

    /// <summary>Prints it; whether every budget holds.</summary>
    /// <param name="parts">The names of what to measure; none for all of it.</param>
    public async Task<bool> PrintAsync(IReadOnlyCollection<string> parts)
    {
        (string Name, Func<Task> MeasureAsync)[] all =
        [
            ("without", MeasureWithoutBitsAsync),
            ("methods", MeasureMethodsAsync),
            ("helpers", MeasureHelpersAsync),
            ("statements", MeasureStatementsAsync),
            ("ifs", MeasureIfsAsync),
            ("windows", MeasureWindowsAsync),
            ("callbacks", MeasureCallbacksAsync),
            ("shapes", MeasureShapesAsync),
            ("intricate", MeasureIntricateAsync),
            ("keystrokes", MeasureKeystrokesAsync),
            ("files", MeasureAmongFilesAsync),
        ];
        var names = all.Select(static part => part.Name).ToList();
        if (parts.Except(names).Any())
        {
            throw new ArgumentException(
                $"There is no {string.Join(", ", parts.Except(names))}; there are {string.Join(", ", names)}.", nameof(parts));
        }

        await output.WriteLineAsync(
            $"{RuntimeInformation.FrameworkDescription}, Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}. "
            + "Times in milliseconds.\n");
        await WarmUpAsync();
        foreach (var (name, measureAsync) in all)
        {
            if (parts.Count == 0 || parts.Contains(name))
            {
                await measureAsync();
            }
        }

        await PrintBudgetsAsync();
        return _budgets.TrueForAll(static budget => budget.Holds);
    }

    private static async Task WarmUpAsync()
    {
        var mistaken = Programs.WithBits(GeneratedCode.Mistakes);
        CSharpCompilation[] programs =
        [
            Programs.WithBits(GeneratedCode.Methods(200)),
            Programs.WithBits(GeneratedCode.Straight(200)),
            Programs.WithBits(GeneratedCode.IndependentIfs(100)),
        ];
        foreach (var contestant in Contestant.All.Where(static contestant => contestant != Contestant.Graphs))
        {
            if ((await contestant.AnalyzeAsync(mistaken)).IsEmpty)
            {
                throw new InvalidOperationException($"{contestant} does not see the mistake that is there for it.");
            }

            // What runs for the first time is compiled then.
            foreach (var program in programs)
            {
                await contestant.OwnTimeAsync(program);
            }
        }
    }

    private async Task MeasureWithoutBitsAsync()
    {
        var compilation = Programs.WithoutBits(GeneratedCode.WithoutBits(400));
        var compile = Programs.CompileMilliseconds(compilation);
        var own = (await OwnTime.MillisecondsAsync(compilation, [Contestant.Bits]))[Contestant.Bits];
        Budget("a compilation without BITS", "≤ 1 % of the time to compile it", 100 * own / compile, 1, " %");
    }

    private async Task MeasureMethodsAsync()
    {
        int[] sizes = [100, 200, 400];
        var times = await MeasureAsync(
            "Methods, each",
            GeneratedCode.Methods,
            sizes,
            [.. Contestant.All, Contestant.BitsWithGraphs],
            static (time, size) => time / size,
            s_closely);
        Budget(
            "a method that uses BITS", "a tenth of CA2000", times[^1][Contestant.Bits] / times[^1][Contestant.CA2000], 0.1, " of CA2000");
        Budget(
            "the same with the graphs that it asks for",
            "a tenth of CA2000",
            times[^1][Contestant.BitsWithGraphs] / times[^1][Contestant.CA2000],
            0.1,
            " of CA2000");
        Budget(
            "four times as many methods", "four times the time",
            Whole(times[^1]) / Whole(times[0]), sizes[^1] / (double)sizes[0] * 1.25, " times");
    }

    private async Task MeasureHelpersAsync()
    {
        int[] sizes = [10_000];
        var written = await MeasureAsync("Methods, 200 with calls", GeneratedCode.WithoutHelpers, sizes, [Contestant.Bits]);
        var followed = await MeasureAsync("Methods, 200 with helpers", GeneratedCode.WithHelpers, sizes, [Contestant.Bits]);
        Budget(
            "10,000 methods, 200 that use BITS through helpers", "≤ 2 times the same calls without helpers",
            followed[0][Contestant.Bits] / written[0][Contestant.Bits], 2, " times");
    }

    private async Task MeasureStatementsAsync()
    {
        int[] sizes = [200, 2000, 20_000];
        Contestant[] contestants = [Contestant.Graphs, Contestant.Bits, Contestant.S1854];
        var calls = await MeasureAsync("Calls in one method", GeneratedCode.Straight, sizes, contestants);
        var masks = await MeasureAsync("Masks in one method", GeneratedCode.StraightMasks, sizes, contestants);
        var growth = new[] { calls, masks }.Max(static times => times[^1][Contestant.Bits] / times[^2][Contestant.Bits]);
        Budget("ten times as many statements in one method", "≤ 15 times the time", growth, 15, " times");
    }

    private async Task MeasureIfsAsync()
    {
        Contestant[] contestants = [Contestant.Graphs, Contestant.Bits, Contestant.S1854];
        var straight = await MeasureAsync("Tests and calls without choice", GeneratedCode.NoIfs, [1000], contestants);
        var ifs = await MeasureAsync("Independent ifs", GeneratedCode.IndependentIfs, [100, 1000, 10_000], contestants);
        await MeasureAsync("Ifs on one variable", GeneratedCode.IfsOnOneVariable, [100, 1000], contestants);
        await MeasureAsync("Ifs that change a mask", GeneratedCode.IfsThatChangeAMask, [50, 500], contestants);
        await MeasureAsync("Conditions tested twice", GeneratedCode.ConditionsTestedTwice, [50, 500], contestants);
        Budget(
            "1,000 independent ifs in a row", "≤ 3 times the same calls without ifs",
            Whole(ifs[1]) / Whole(straight[0]), 3, " times");
    }

    private async Task MeasureWindowsAsync()
    {
        await output.WriteLineAsync("| Methods of windows over wrappers | compiling | BITS and graphs | CA2000 |");
        await output.WriteLineAsync("|---:|---:|---:|---:|");
        var shares = new List<double>();
        foreach (var methods in (int[])[100, 200, 400])
        {
            var compilation = Programs.Windows(methods);
            var compile = Programs.CompileMilliseconds(compilation);
            var times = await OwnTime.MillisecondsAsync(compilation, [Contestant.BitsWithGraphs, Contestant.CA2000]);
            var (own, other) = (times[Contestant.BitsWithGraphs], times[Contestant.CA2000]);
            await output.WriteLineAsync($"| {methods} | {Format(compile)} | {Format(own)} | {Format(other)} |");
            shares.Add(own / compile);
        }

        await output.WriteLineAsync();
        Budget("windows over a library of wrappers, 400 methods", "≤ 0.5 × compiling", shares[^1], 0.5, " × compiling");
        Budget("the same, 400 methods against 100", "in proportion to compiling", shares[^1] / shares[0], 1.25, " times the share");
    }

    private async Task MeasureCallbacksAsync()
    {
        int[] sizes = [100, 400];
        var times = new List<double>();
        foreach (var classes in sizes)
        {
            times.Add((await OwnTime.MillisecondsAsync(Programs.Callbacks(classes), [Contestant.Bits]))[Contestant.Bits]);
        }

        Budget(
            "400 callback classes in files of their own against 100", "≤ 5 times the time", times[^1] / times[0], 5,
            $" times, {Format(times[^1])} ms");
    }

    private async Task MeasureShapesAsync()
    {
        await ShapeAsync("twenty small methods that call each other", SlowShapes.Mutual(20), 100);
        var few = await ShapeAsync("10 callers of one tree of helpers five deep", SlowShapes.Tree(10), 100);
        var many = await ShapeAsync("40 callers", SlowShapes.Tree(40), 100);
        Budget("40 callers against 10", "≤ 1.5 times", many / few, 1.5, " times");
        await ShapeAsync("one helper with six ifs, 20 call sites", SlowShapes.Helper(20), 100);
        await ShapeAsync("150 call sites", SlowShapes.Helper(150), 100);
        await ShapeAsync("a switch of 200 cases in a loop", SlowShapes.SwitchInLoop(200), 300);
    }

    private async Task MeasureIntricateAsync()
    {
        var times = await MeasureAsync(
            "Intricate methods, each",
            GeneratedCode.Intricate,
            [100],
            [Contestant.Bits, Contestant.CA2000],
            static (time, size) => time / size);
        Budget(
            "a method with nothing to screen", "≤ 0.3 of CA2000",
            times[0][Contestant.Bits] / times[0][Contestant.CA2000], 0.3, " of CA2000");

        var straight = await MeasureAsync("Bits added to a mask", GeneratedCode.AddedBits, [1000], [Contestant.Graphs, Contestant.Bits]);
        var ifs = await MeasureAsync("Ifs that add a bit", GeneratedCode.IfsThatAddABit, [1000], [Contestant.Graphs, Contestant.Bits]);
        Budget(
            "1,000 ifs that each add a bit to a mask", "≤ 3 times the same without ifs", Whole(ifs[0]) / Whole(straight[0]), 3, " times");
    }

    private async Task MeasureKeystrokesAsync()
    {
        const int Classes = 85;
        const string Mark = "flags = BG_NOTIFY.BG_NOTIFY_DISABLE;";
        const string File = "Source0.cs";
        Contestant[] contestants = [Contestant.BitsWithGraphs, Contestant.CA2000];
        var compilation = Programs.WithBits(GeneratedCode.AmongOrdinaryClasses(Classes));
        var text = compilation.SyntaxTrees.Single(static tree => tree.FilePath == File).GetText();
        var body = text.Lines.GetLineFromPosition(text.ToString().IndexOf(Mark, StringComparison.Ordinal)).Span;
        foreach (var (what, edit) in new[] { ("the file", new Edit(File, Mark, null)), ("the body", new Edit(File, Mark, body)) })
        {
            var times = await OwnTime.MillisecondsAfterAsync(compilation, edit, contestants);
            Budget(
                $"a keystroke among {text.Lines.Count:N0} lines: {what}",
                "≤ 0.5 of CA2000",
                times[Contestant.BitsWithGraphs] / times[Contestant.CA2000],
                0.5,
                $" of CA2000, {Format(times[Contestant.BitsWithGraphs])} ms");
        }
    }

    private async Task MeasureAmongFilesAsync()
    {
        var compilation = Programs.AmongFiles(1000);
        var compile = Programs.CompileMilliseconds(compilation);
        var own = (await OwnTime.MillisecondsAsync(compilation, [Contestant.BitsWithGraphs]))[Contestant.BitsWithGraphs];
        Budget("one file that uses BITS among 1,000", "≤ 3 % of the time to compile them", 100 * own / compile, 3, " %");
    }

    private async Task<double> ShapeAsync(string what, string program, double milliseconds)
    {
        var own = (await OwnTime.MillisecondsAsync(Programs.WithBits(program), [Contestant.BitsWithGraphs]))[Contestant.BitsWithGraphs];
        Budget(what, string.Create(CultureInfo.InvariantCulture, $"≤ {milliseconds} ms"), own, milliseconds, " ms");
        return own;
    }

    private async Task<List<Dictionary<Contestant, double>>> MeasureAsync(
        string title,
        Func<int, string> generate,
        int[] sizes,
        IReadOnlyCollection<Contestant> contestants,
        Func<double, int, double>? show = null,
        TimeSpan? patience = null)
    {
        await output.WriteLineAsync($"| {title} | {string.Join(" | ", contestants)} |");
        await output.WriteLineAsync($"|---:|{string.Concat(contestants.Select(static _ => "---:|"))}");
        var all = new List<Dictionary<Contestant, double>>();
        foreach (var size in sizes)
        {
            var measured = size <= SideBySide ? contestants : contestants.Intersect([Contestant.Graphs, Contestant.Bits]).ToList();
            var times = await OwnTime.MillisecondsAsync(Programs.WithBits(generate(size)), measured, size == sizes[^1] ? patience : null);
            var cells = contestants.Select(
                contestant => times.TryGetValue(contestant, out var time) ? Format(show?.Invoke(time, size) ?? time) : "");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {string.Join(" | ", cells)} |"));
            all.Add(times);
        }

        await output.WriteLineAsync();
        return all;
    }

    private static double Whole(Dictionary<Contestant, double> times) => times[Contestant.Graphs] + times[Contestant.Bits];

    private void Budget(string what, string budget, double measured, double limit, string unit)
        => _budgets.Add((what, budget, Format(measured) + unit, measured <= limit));

    private async Task PrintBudgetsAsync()
    {
        await output.WriteLineAsync("| What | Budget | Measured | Holds |");
        await output.WriteLineAsync("|---|---|---:|---|");
        foreach (var (what, budget, measured, holds) in _budgets)
        {
            await output.WriteLineAsync($"| {what} | {budget} | {measured} | {(holds ? "yes" : "no")} |");
        }
    }

    private static string Format(double number) => number.ToString(number < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);
}

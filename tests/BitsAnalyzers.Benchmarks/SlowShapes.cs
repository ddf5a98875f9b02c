using System.Globalization;

namespace BitsAnalyzers.Benchmarks;

/// <summary>Shapes of code in which the ways multiply: methods that call each other, trees of helpers, a switch in a loop.</summary>
internal static class SlowShapes
{
    /// <summary>Small methods that call each other, three calls each.</summary>
    public static string Mutual(int methods) => InClass(Repeat(methods, static (i, count) => $$"""
            public static int M{{i}}(IBackgroundCopyJob job, int a)
            {
                if (a > {{i}}) { job.Suspend(); }
                for (var k = 0; k < a; k++) { if (k == {{i}}) { job.SetNotifyFlags(3); } }
                var r = M{{((i * 7) + 1) % count}}(job, a - 1);
                if (r > 2) { r += M{{((i * 5) + 3) % count}}(job, r); }
                if (r < a) { return M{{((i * 3) + 7) % count}}(job, r); }
                return r + 1;
            }

        """));

    /// <summary>Callers of one tree of helpers: five deep, three calls in each.</summary>
    public static string Tree(int callers) => InClass(
        Repeat(4, static (level, _) => $$"""
            private static void L{{level}}(IBackgroundCopyJob job, int a)
            {
                if (a > 0) { L{{level + 1}}(job, a); }
                if (a > 1) { L{{level + 1}}(job, a - 1); }
                if (a > 2) { L{{level + 1}}(job, a - 2); }
            }

        """) + """
            private static void L4(IBackgroundCopyJob job, int a)
            {
                job.SetNotifyFlags(3);
                if (a > 9) { job.Suspend(); }
            }

        """ + Repeat(callers, static (i, _) => $"    public static void M{i}(IBackgroundCopyJob job, int a) {{ L0(job, a); job.SetDescription(\"x\"); }}\n"));

    /// <summary>One method that calls a helper with six ifs, again and again.</summary>
    public static string Helper(int calls) => InClass($$"""
            private static void H(IBackgroundCopyJob job, int a)
            {
        {{Repeat(6, static (i, _) => $"        if (a > {i}) {{ job.SetNotifyFlags(3); }}\n")}}
            }

            public static void M(IBackgroundCopyJob job, int a)
            {
        {{Repeat(calls, static (_, _) => "        H(job, a);\n")}}
            }

        """);

    /// <summary>A loop around a switch, as interpreters have it.</summary>
    public static string SwitchInLoop(int cases) => InClass($$"""
            public static void M(IBackgroundCopyJob job, int[] code)
            {
                uint m = 1;
                int x = 0, y = 0;
                for (var pc = 0; pc < code.Length; pc++)
                {
                    switch (code[pc])
                    {
        {{Repeat(cases, static (i, _) => $"                case {i}: {s_cases[i % s_cases.Length].Replace("$", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)} break;\n")}}
                    }
                }

                job.Resume();
            }

        """);

    private static readonly string[] s_cases =
        ["job.Suspend();", "m |= 2u;", "x = y + $;", "if (x > y) { job.SetNotifyFlags(m); }", "y = x; if (y == 3) { return; }"];

    private static string Repeat(int count, Func<int, int, string> text)
        => string.Concat(Enumerable.Range(0, count).Select(i => text(i, count)));

    private static string InClass(string members) => $$"""
        using System;

        public static class Downloads
        {
        {{members}}
        }
        """;
}

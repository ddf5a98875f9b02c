using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Tests that nothing depends on what a rule looks at change no verdict, however many they are; those that do are told apart.
/// </summary>
public class UnrelatedTestsTests
{
    private const string Eight = """
        if (number > 1) sum += 1;
        if (number > 2) { sum -= number; Console.WriteLine(sum); }
        if (number > 3) sum = number > 4 ? 5 : 6;
        if (number % 2 == 0) text += $"{sum} of {number}";
        if (text.Length > 7) sum++;
        if (isQuiet || number < -1) text = "quiet";
        if (number > 8) { if (number > 9) sum = 9; else text = "nine"; }
        switch (number) { case 10: sum = 10; break; case 11: text = "eleven"; break; default: sum--; break; }

        """;

    [Theory]
    [InlineData("job.Cancel();", "job.{|BITS040:Resume|}();")]
    [InlineData("var mask = isQuiet ? BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_JOB_ERROR;",
        "mask |= BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED; if (isQuiet) job.SetNotifyFlags({|BITS001:(uint)mask|}); else "
        + "job.SetNotifyFlags((uint)mask);")]
    [InlineData("if (isQuiet) { job.Cancel(); }", "if (isQuiet) { job.{|BITS040:Resume|}(); }")]
    [InlineData("job.Cancel(); while (isQuiet || number > 3) { if (number > 5) sum++; }", "job.{|BITS040:Resume|}();")]
    [InlineData("uint mask = 4; if (isQuiet) mask = 3;", "if (!isQuiet) job.SetNotifyFlags({|BITS001:mask | 1|});")]
    public Task LeaveReportsCertain(string before, string after) => Program(before + Eight + Eight + after);

    [Theory]
    [InlineData("if (isQuiet) { job.Cancel(); }", "if (!isQuiet) { job.Resume(); }")]
    [InlineData("uint mask = 4; if (isQuiet) mask = 3;", "if (isQuiet) job.SetNotifyFlags(mask);")]
    public Task LeaveCorrectCodeAlone(string before, string after) => Program(before + Eight + Eight + after);

    [Theory]
    [InlineData("if (number > 1) sum = 1; if (sum == 1) job.Cancel(); if (sum != 1) job.Resume();")]
    [InlineData("if (number > 1) { if (number > 3) sum = 1; } if (sum == 1) job.Cancel(); if (sum == 0) job.Resume();")]
    [InlineData("foreach (var other in numbers) { if (other > 3) sum++; } if (sum == 0) job.Cancel(); if (sum > 0) job.Resume();")]
    [InlineData(
        "var done = false; try { if (isQuiet) Console.WriteLine(1); } catch (Exception) { done = true; job.Cancel(); } if (!done) "
        + "job.Resume();")]
    [InlineData("var chosen = number + (isQuiet ? 1 : 2); number = 5; if (chosen == 1) job.Cancel(); if (chosen != 1) job.Resume();")]
    [InlineData(
        "if (isQuiet) sum = 1; sum = sum + (number > 1 ? 0 : 0); if (sum == 1) job.Cancel(); if (sum == 0) job.Resume();")]
    [InlineData(
        "var ok = true; try { if (isQuiet) { if (number > 1) Console.WriteLine(1); } } catch (Exception) { ok = false; } "
        + "if (!ok && !isQuiet) job.Cancel(); if (ok || isQuiet) job.Resume();")]
    [InlineData("if (number > 1) Set(ref sum); if (sum == 1) job.Cancel(); else job.Resume();")]
    [InlineData("var chosen = number > 1 ? 1 : 2; if (chosen == 1) job.Cancel(); if (chosen == 2) job.Resume();")]
    [InlineData(
        "var first = 1; if (number > 1) first = 2; var next = first + 1; if (next == 3) job.Cancel(); if (next == 2) job.Resume();")]
    [InlineData("var i = 0; while (i < number) { i++; if (i == 7) break; } if (i == 7) job.Cancel(); if (i != 7) job.Resume();")]
    [InlineData("_number = 0; if (number > 1) _number = 1; if (_number == 1) job.Cancel(); if (_number == 0) job.Resume();")]
    [InlineData("if (!Cancels(job, number)) job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); var runs = true; while (runs) { Console.WriteLine(); } } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); sum = 3; do { if (number > 3) text = \"\"; } while (sum == 3); } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); while (isQuiet || number > 3) { } } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); while (number > 3 && sum == 0 || isQuiet) { Console.WriteLine(); } } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); again: if (isQuiet) goto again; if (number > 3) goto again; } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); Wait(true); } job.Resume();")]
    [InlineData("if (isQuiet) { job.Cancel(); WaitForEver(); } job.Resume();")]
    public Task AreOnlyThoseOnWhichNothingDepends(string statements) => Program(statements);

    private static Task Program(string statements) => Verdict.Program($$"""
        class Downloader
        {
            int _number;

            void Run(IBackgroundCopyJob job, int number, int[] numbers, bool isQuiet)
            {
                var sum = 0;
                var text = "";
                {{statements}}
            }

            static bool Cancels(IBackgroundCopyJob job, int number)
            {
                var cancels = false;
                if (number > 1) cancels = true;
                if (cancels) job.Cancel();
                return cancels;
            }

            static void Set(ref int number) => number = 1;
            static void Wait(bool runs) { while (runs) { } }
            static void WaitForEver() { again: goto again; }
        }
        """);
}

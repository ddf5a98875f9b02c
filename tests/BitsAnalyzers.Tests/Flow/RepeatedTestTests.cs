using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Tests of a variable that nobody writes in between agree, whatever its numbers are and whatever it is compared with: ways on which they
/// do not are no ways.
/// </summary>
public class RepeatedTestTests
{
    [Theory]
    [InlineData("long n", "n == 5000000000", "n == 6000000000")]
    [InlineData("long n", "n > 5000000000", "n < 4000000000")]
    [InlineData("long n", "n == 5000000000", "n < 4000000000")]
    [InlineData("long n", "n < -5", "n > -3")]
    [InlineData("int n", "n == -5", "n > 0")]
    [InlineData("int n", "n < 0", "n > 5")]
    [InlineData("sbyte n", "n == -1", "n > 0")]
    [InlineData("uint n", "n > 0x80000000", "n < 100")]
    [InlineData("uint n", "n == 0xFFFFFFFF", "n == 0xFFFFFFFE")]
    [InlineData("ulong n", "n > 0xFFFFFFFFFF", "n < 100")]
    [InlineData("ulong n", "n == 0xFFFFFFFFFF", "n == 1")]
    [InlineData("int n", "(long)n == 5", "n != 5")]
    [InlineData("long? n", "n == 5000000000", "n == 6000000000")]
    [InlineData("Big n", "n == Big.Large", "n == Big.Small")]
    [InlineData("double n", "n == 1.5", "n == 2.5")]
    [InlineData("double n", "n == 1.5", "n != 1.5")]
    [InlineData("double n", "n > 1.5", "n < 1.0")]
    [InlineData("double n", "n >= 2", "n == 1")]
    [InlineData("double n", "n > 1.5", "!(n > 1.5)")]
    [InlineData("float n", "n is 1.5f", "n is 2.5f")]
    [InlineData("float n", "n is > 1.5f", "n is < 1f")]
    [InlineData("float n", "n > 1.5", "n < 1f")]
    [InlineData("int n", "n > 5.5", "!(n > 5.5)")]
    [InlineData("decimal n", "n == 1.5m", "n == 2.5m")]
    [InlineData("decimal n", "n > 1.5m", "n <= 1.5m")]
    [InlineData("decimal n", "n is 1.5m", "n is not 1.5m")]
    [InlineData("TimeSpan n", "n > TimeSpan.Zero", "n <= TimeSpan.Zero")]
    [InlineData("TimeSpan n", "n == default", "n != TimeSpan.Zero")]
    [InlineData("Guid n", "n == default", "n != Guid.Empty")]
    [InlineData("DateTime n", "n != default(DateTime)", "n == DateTime.MinValue")]
    [InlineData(
        "System.Threading.CancellationToken n",
        "n == System.Threading.CancellationToken.None",
        "n != System.Threading.CancellationToken.None")]
    [InlineData("System.Threading.CancellationToken n", "n == default", "!(n == System.Threading.CancellationToken.None)")]
    public Task NumbersThatAreCompared(string variable, string first, string second) => Silent(variable, first, second);

    [Theory]
    [InlineData(
        "(System.Threading.CancellationToken Token, int Count) n", "!n.Token.IsCancellationRequested", "n.Token.IsCancellationRequested")]
    [InlineData("uint n", "n > 5", "(int)n < 0")]
    [InlineData("int n", "(uint)n < 4294967295", "n == -5")]
    [InlineData("uint n", "(int)n < 0", "n == 4000000000")]
    [InlineData("long n", "(int)n == 705032704", "n == 5000000000")]
    [InlineData("long n", "n > 5000000000", "n > 6000000000", "BITS040")]
    [InlineData("long n", "n < 5", "n > 3")]
    [InlineData("decimal n", "n > 1", "n < 2")]
    [InlineData("double n", "n >= 1.5", "n <= 1.5")]
    [InlineData("double n", "!(n >= 1.5)", "!(n <= 1.5)")]
    [InlineData("double n", "(float)n == 1.5f", "n > 1.5")]
    [InlineData("double? n", "!(n > 1.5)", "!(n <= 1.5)")]
    [InlineData("TimeSpan? n", "!(n > TimeSpan.Zero)", "!(n <= TimeSpan.Zero)")]
    public Task NumbersThatBothHoldOf(string variable, string first, string second, string id = "BITS041")
        => Reported(variable, first, "", second, id);

    [Theory]
    [InlineData("bool choice", "double n = choice ? 2.5 : 1.5;", "n > 2", "n < 2")]
    [InlineData("bool choice", "long n = choice ? 5000000000 : 1;", "n == 5000000000", "n == 1")]
    [InlineData("bool choice", "decimal n = choice ? 2.5m : 1.5m;", "n == 2.5m", "n == 1.5m")]
    [InlineData("bool choice", "object n = choice ? \"a\" : new Leaf();", "n is string", "n is Leaf")]
    public Task ConstantsInLocals(string variable, string before, string first, string second)
        => Program(Source(variable, $"{before} if ({first}) job.Cancel(); if ({second}) job.Resume();"));

    [Theory]
    [InlineData("object o", "o is string", "o is not string")]
    [InlineData("object o", "o is string", "o is int")]
    [InlineData("object o", "o is string", "o is null")]
    [InlineData("object o", "o is Leaf", "o is not Node")]
    [InlineData("Node o", "o is Leaf", "o is Twig")]
    [InlineData("object o", "o is Sealed", "o is IDisposable")]
    [InlineData("object o", "o is Leaf { }", "o is string { Length: 3 }")]
    public Task Types(string variable, string first, string second) => Silent(variable, first, second);

    [Theory]
    [InlineData("object o", "o as string == null", "o is string")]
    [InlineData("object o", "o is not string", "o as string != null")]
    [InlineData("object o", "o is not Node", "o as Leaf != null")]
    [InlineData("object o", "(o as Leaf) is null", "o is Leaf")]
    [InlineData("object o", "o.GetType() == typeof(Leaf)", "o is not Node")]
    [InlineData("object o", "o.GetType() == typeof(Leaf)", "o.GetType() != typeof(Leaf)")]
    [InlineData("object o", "o is not Node", "typeof(Leaf) == o.GetType()")]
    public Task TypesThatAreAskedForOtherwise(string variable, string first, string second) => Silent(variable, first, second);

    [Fact]
    public Task WhatWasTriedAsAType() => Program(Source(
        "object o", "var node = o as Node; if (node == null) job.Cancel(); if (o is Node) job.Resume(); if (node != null) job.Suspend();"));

    [Theory]
    [InlineData("int n", "Math.Abs(n) > 3", "!(Math.Abs(n) > 3)")]
    [InlineData("int n", "(n | 1) < 0", "!((n | 1) < 0)")]
    [InlineData("double n", "Math.Floor(n) > 3", "Math.Floor(n) < 2")]
    [InlineData("double n", "n * 2 > 3", "!(n * 2 > 3)")]
    [InlineData("double n", "(int)n == 3", "(int)n == 4")]
    [InlineData("string s", "s.Trim() == \"a\"", "s.Trim() == \"b\"")]
    [InlineData("string s", "s.Trim().Length > 3", "s.Trim().Length <= 3")]
    [InlineData("string s", "s.StartsWith(\"a\")", "!s.StartsWith(\"a\")")]
    [InlineData("string s", "s[0] == 'a'", "s[0] == 'b'")]
    [InlineData("string s", "s.Equals(\"a\", StringComparison.OrdinalIgnoreCase)", "s.Equals(\"b\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData(
        "string s", "string.Equals(\"a\", s, StringComparison.InvariantCultureIgnoreCase)",
        "!s.Equals(\"A\", StringComparison.InvariantCultureIgnoreCase)")]
    [InlineData("DateTime t", "t.Year > 2000", "t.Year <= 2000")]
    [InlineData("TimeSpan t", "t > TimeSpan.Zero", "t == default")]
    [InlineData("TimeSpan t", "t == TimeSpan.Zero", "t < TimeSpan.Zero")]
    [InlineData("(DateTime From, DateTime To) t", "t.From < t.To", "t.To == t.From")]
    [InlineData("(DateTime From, DateTime To) t", "t.From < t.To", "t.To < t.From")]
    [InlineData("(int From, int To) t", "t.From == t.To", "t.To > t.From")]
    [InlineData("Uri u", "u.IsFile", "!u.IsFile")]
    [InlineData("Uri u", "u.Scheme == \"http\"", "u.Scheme != \"http\"")]
    [InlineData("Version v", "v.Major > 3", "v.Major <= 3")]
    [InlineData("System.Threading.CancellationToken t", "t.CanBeCanceled", "!t.CanBeCanceled")]
    [InlineData("DateTime t", "t.AddDays(1) > DateTime.MinValue", "!(t.AddDays(1) > DateTime.MinValue)")]
    [InlineData("Guid g", "g.ToString() == \"a\"", "g.ToString() == \"b\"")]
    [InlineData("string s", "System.IO.Path.GetExtension(s) == \".a\"", "System.IO.Path.GetExtension(s) == \".b\"")]
    public Task FunctionsOfTheSameValue(string variable, string first, string second) => Silent(variable, first, second);

    [Theory]
    [InlineData("int n", "Math.Abs(n) > 3", "n++;", "!(Math.Abs(n) > 3)")]
    [InlineData("int n", "Math.Abs(n) > 3", "", "Math.Max(n, 0) < 3")]
    [InlineData("string s", "s.Trim() == \"a\"", "s = Console.ReadLine();", "s.Trim() == \"b\"")]
    [InlineData("string s", "s.Trim() == \"a\"", "", "s.TrimEnd() == \" a\"")]
    [InlineData("string s", "s.Substring(1) == \"ab\"", "", "s.Substring(2) == \"b\"")]
    [InlineData("string s", "s.Equals(\"a\", StringComparison.OrdinalIgnoreCase)", "", "s == \"A\"")]
    [InlineData("double n", "Math.Floor(n) > 3", "", "Math.Ceiling(n) < 5")]
    [InlineData("System.Text.StringBuilder s", "s.ToString() == \"a\"", "s.Append('b');", "s.ToString() == \"b\"")]
    [InlineData("int n", "DateTime.Now.Hour > n", "", "DateTime.Now.Hour <= n")]
    [InlineData("object o", "o as string == null", "o = Any(3) ? \"a\" : null;", "o is string")]
    public Task FunctionsThatMayGiveAnother(string variable, string first, string between, string second)
        => Reported(variable, first, between, second, "BITS041");

    [Theory]
    [InlineData("object o", "o is Leaf", "o is IDisposable")]
    [InlineData("object o", "o is Node", "o is not Leaf")]
    [InlineData("object o", "o is IComparable", "o is string", "BITS040")]
    [InlineData("object o", "o is not string", "o is null", "BITS040")]
    [InlineData("object o", "o is int[]", "o is uint[]")]
    [InlineData("object o", "o is IBackgroundCopyJob2", "o is IBackgroundCopyManager")]
    public Task TypesThatOneObjectMayHave(string variable, string first, string second, string id = "BITS041")
        => Reported(variable, first, "", second, id);

    [Theory]
    [InlineData("(bool A, int B) t", "t.A", "!t.A")]
    [InlineData("(bool A, int B) t", "t.B == 3", "t.B == 4")]
    [InlineData("(bool, (int, int)) t", "t.Item2.Item1 == 3", "t.Item2.Item1 != 3")]
    [InlineData("(bool A, int B) t", "t is { A: true }", "t is { A: false }")]
    [InlineData("(bool A, int B) t", "t is (true, _)", "!t.A")]
    [InlineData("(int A, int B) t", "t == (1, 2)", "t != (1, 2)")]
    [InlineData("(int A, int B) t", "t == (1, 2)", "t.B == 3")]
    public Task ElementsOfTuples(string variable, string first, string second) => Silent(variable, first, second);

    [Fact]
    public Task CopiesOfTuples() => Program(Source(
        "(bool A, int B) t",
        "var copy = t; var (first, _) = t; if (copy.A) job.Cancel(); if (!t.A) job.Resume(); if (!first) job.Suspend();"));

    [Theory]
    [InlineData("(bool A, int B) t", "t.A", "", "t.B == 0")]
    [InlineData("(bool A, int B) t", "t.A", "t.A = Any(3);", "!t.A")]
    [InlineData("(bool A, int B) t", "t.A", "t = (Any(3), 1);", "!t.A")]
    [InlineData("(bool A, int B) t", "t.A", "Change(ref t.A);", "!t.A")]
    [InlineData("ref (bool A, int B) t", "t.A", "action();", "!t.A")]
    [InlineData("bool b", "b", "Change(ref b);", "!b")]
    [InlineData("bool b", "b", "Get(out b);", "!b")]
    [InlineData("bool b", "b", "System.Threading.Volatile.Write(ref b, Any(3));", "!b")]
    [InlineData("long n", "n > 5", "System.Threading.Interlocked.Increment(ref n);", "n == 7")]
    [InlineData("long n", "n > 5000000000", "n -= 5000000000;", "n < 5")]
    [InlineData("double n", "n > 1.5", "n -= 5;", "n < 1.5")]
    [InlineData("double n", "n > 1.5", "Change(ref n);", "n < 1.5")]
    [InlineData("object o", "o is string", "o = Any(3) ? \"a\" : new Leaf();", "o is Leaf")]
    public Task WhatIsWrittenInBetween(string variable, string first, string between, string second)
        => Reported(variable, first, between, second, "BITS041");

    [Fact]
    public Task AnotherTupleInEachRound() => Program(Source(
        "int count",
        "while (count-- > 0) { var t = (Any(count), count); if (t.Item1) job.{|BITS041:Cancel|}(); "
        + "if (!t.Item1) job.{|BITS041:Resume|}(); }"));

    private static Task Silent(string variable, string first, string second)
        => Program(Source(variable, $"if ({first}) job.Cancel(); if ({second}) job.Resume();"));

    private static Task Reported(string variable, string first, string between, string second, string id)
        => Program(Source(variable, $"if ({first}) job.Cancel(); {between} if ({second}) job.{{|{id}:Resume|}}();"));

    private static string Source(string variable, string statements) => $$"""
        class Node { }

        class Leaf : Node { }

        class Twig : Node { }

        sealed class Sealed { }

        enum Big : long { Small = 1, Large = 0x1_0000_0001 }

        class Downloader
        {
            static bool Any(int number) => Environment.TickCount > number;

            static void Change(ref bool value) => value = Any(3);

            static void Change(ref double value) => value = Environment.TickCount;

            static void Get(out bool value) => value = Any(3);

            void Run(IBackgroundCopyJob job, {{variable}}, Action action)
            {
                {{statements}}
            }
        }
        """;
}

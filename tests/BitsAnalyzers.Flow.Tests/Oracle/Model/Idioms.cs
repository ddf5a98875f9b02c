using System.Collections.Immutable;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>What a statement does that is written in one of many ways.</summary>
internal enum Effect
{
    /// <summary>Nothing that matters, and the next statement runs.</summary>
    None,

    /// <summary>Unknown code runs: it may write what others can reach, throw, and never return.</summary>
    Unknown,

    /// <summary>As <see cref="Unknown"/>, and the job is given to it.</summary>
    Escapes,

    /// <summary>Nothing, or an exception.</summary>
    MayThrow,

    Throws,

    /// <summary>The program ends, and no handler and no finally block runs.</summary>
    Exits,

    /// <summary>An exception where a result is a failure.</summary>
    ThrowsOnFailure,
}

/// <summary>
/// A way to write a statement. <c>{job}</c> stands for a job in it, <c>{hr}</c> for a result. The member is what the class needs for it.
/// </summary>
internal sealed record Idiom(Kinds Kind, Effect Effect, string Text, string Member = "")
{
    private const string OwnEnvironment =
        "private static class Environment { public static void Exit(int code) => Console.WriteLine(code); "
        + "public static void FailFast(string why) => Console.WriteLine(why); }";

    /// <summary>The name of the framework that the member has, so that the class cannot use both.</summary>
    public string? Hides { get; init; }

    /// <summary>The input that some steps throw on where it is false.</summary>
    public const string Input = "isFine";

    // An argument that nobody writes: what has passed a test of it passes it again.
    private const string Given = "custom";

    /// <summary>The input that the step throws on where it is false; null where it throws at will.</summary>
    public string? AskedInput => new[] { Input, Given }.FirstOrDefault(input => Text.Contains($"({input})", StringComparison.Ordinal));

    public bool IsAsync => Text.StartsWith("await ", StringComparison.Ordinal);

    public bool HasJob => Text.Contains("{job}", StringComparison.Ordinal);

    public bool HasResult => Text.Contains("{hr}", StringComparison.Ordinal);

    public string Write(string argument) => Templates.Fill(Text, argument);

    /// <summary>What stands for the job or the result in this text; null where it is another statement.</summary>
    public string? Match(string text) => Templates.Match(Text, text);

    /// <summary>The simplest call of unknown code.</summary>
    public static Idiom Plain => All.First(static idiom => idiom is { Effect: Effect.Unknown, Kind: Kinds.Exits });

    public static readonly ImmutableArray<Idiom> All =
    [
        // What is known to return, and to touch nothing of the program.
        new(Kinds.Exits, Effect.None, "Console.Error.WriteLine(\"step\");"),
        new(Kinds.Exits, Effect.None, "_ = Math.Max(1, 2);"),
        new(Kinds.Exits, Effect.None, "_ = string.Concat(\"a\", \"b\").Trim();"),
        new(Kinds.Exits, Effect.None, "_ = System.IO.Path.Combine(\"a\", \"b\");"),
        new(Kinds.Exits, Effect.None, "_ = DateTime.UtcNow.AddDays(1);"),
        new(Kinds.Exits, Effect.None, "new System.Collections.Generic.List<int>().Add(1);"),
        new(Kinds.Exits, Effect.None, "Thread.Sleep(1);"),
        new(Kinds.Exits, Effect.None, "Step();", "private static void Step() { Console.WriteLine(); }"),

        // What may do anything.
        new(Kinds.Exits, Effect.Unknown, "elsewhere.Act();"),
        new(Kinds.Exits, Effect.Unknown, "elsewhere.Level = 1;"),
        new(Kinds.Exits, Effect.Unknown, "action();"),
        new(Kinds.Exits, Effect.Unknown, "changed?.Invoke();"),
        new(Kinds.Exits, Effect.Unknown, "_ = custom.ToString();"),
        new(Kinds.Exits, Effect.Unknown, "_ = $\"{custom}\";"),
        new(Kinds.Exits, Effect.Unknown, "late.Act();"),
        new(Kinds.Exits, Effect.Unknown, "work.Wait();"),
        new(Kinds.Exits, Effect.Unknown, "work.GetAwaiter().GetResult();"),
        new(Kinds.Exits, Effect.Unknown, "await work;"),
        new(Kinds.Exits, Effect.Unknown, "await elsewhere.Pause();"),
        new(Kinds.Exits, Effect.Unknown, "method.Invoke(null, null);"),
        new(Kinds.Exits, Effect.Unknown, "plugin.Act();"),

        // What may throw, and does nothing else.
        new(Kinds.Exits, Effect.MayThrow, "token.ThrowIfCancellationRequested();"),
        new(Kinds.Exits, Effect.MayThrow, "Marshal.ThrowExceptionForHR(code);"),
        new(Kinds.Exits, Effect.MayThrow, "ArgumentNullException.ThrowIfNull(custom);"),
        new(Kinds.Exits, Effect.MayThrow, "_ = checked((byte)number);"),
        new(Kinds.Exits, Effect.MayThrow, "Array.ForEach(errors, static each => throw each);"),
        new(Kinds.Exits, Effect.MayThrow, "Require(isFine);",
            "private static void Require(bool isFine) { if (!isFine) throw new InvalidOperationException(); }"),
        new(Kinds.Exits, Effect.MayThrow, "_ = Checked;",
            "private int Checked => elsewhereLevel > 0 ? 1 : throw new InvalidOperationException(); private int elsewhereLevel => "
            + "new Random().Next();"),

        // What does not go on.
        new(Kinds.Exits, Effect.Exits, "Environment.Exit(1);"),
        new(Kinds.Exits, Effect.Exits, "Environment.FailFast(\"gone\");"),
        new(Kinds.Exits, Effect.Throws, "Fail();", "private static void Fail() => throw new InvalidOperationException();"),
        new(Kinds.Exits, Effect.Throws, "System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);"),
        new(Kinds.Exits, Effect.Throws, "elsewhere.Stop();"),

        // A job goes to code that is not followed.
        new(Kinds.OtherCode, Effect.Escapes, "use({job});"),
        new(Kinds.OtherCode, Effect.Escapes, "late.Use({job});"),
        new(Kinds.OtherCode, Effect.Escapes, "((dynamic){job}).AddFile(\"https://example.com/late\", @\"C:\\late\");"),
        new(Kinds.OtherCode, Effect.Escapes, "elsewhere.Later(() => use({job}));"),
        new(Kinds.OtherCode, Effect.Escapes, "elsewhere.Other = {job};"),
        new(Kinds.OtherCode, Effect.Escapes, "method.Invoke(null, new object[] { {job} });"),
        new(Kinds.OtherCode, Effect.Unknown, "elsewhere.Act();"),
        new(Kinds.OtherCode, Effect.Unknown, "action();"),
        new(Kinds.OtherCode, Effect.Unknown, "foreach (int each in sequence) { }"),

        // What has a name of the framework, and does something else.
        new(Kinds.Names, Effect.None, "Environment.Exit(2);", OwnEnvironment) { Hides = "Environment" },
        new(Kinds.Names, Effect.None, "Environment.FailFast(\"slow\");", OwnEnvironment) { Hides = "Environment" },
        new(Kinds.Names, Effect.Throws, "Path.Combine(\"a\", \"b\");",
            "private static class Path { public static void Combine(string a, string b) => throw new InvalidOperationException(a + b); }")
            {
                Hides = "Path"
            },
        new(Kinds.Names, Effect.Unknown, "Contract.Assert(action);",
            "private static class Contract { public static void Assert(Action action) => action(); }") { Hides = "Contract" },
        new(Kinds.Names, Effect.MayThrow, "GC.KeepAlive(isFine);",
            "private static class GC { public static void KeepAlive(bool isFine) { if (!isFine) throw new InvalidOperationException(); } }")
            {
                Hides = "GC"
            },

        // What C# does not compile.
        new(Kinds.Uncompiled, Effect.None, "Inject({job});",
            "[System.Diagnostics.Conditional(\"FAULTS\")] private static void Inject(IBackgroundCopyJob job) => job.Cancel();"),
        new(Kinds.Uncompiled, Effect.None, "Resumed({job});",
            "[System.Diagnostics.Conditional(\"FAULTS\")] private static void Resumed(IBackgroundCopyJob job) => job.Resume();"),
        new(Kinds.Uncompiled, Effect.None, "Filled({job});",
            "[System.Diagnostics.Conditional(\"FAULTS\")] private static void Filled(IBackgroundCopyJob job) => "
            + "job.AddFile(\"https://example.com/fault\", @\"C:\\fault\");"),
        new(Kinds.Uncompiled, Effect.None, "Broken();",
            "[System.Diagnostics.Conditional(\"FAULTS\")] private static void Broken() => throw new InvalidOperationException();"),

        // What a result is used for.
        new(Kinds.Results, Effect.ThrowsOnFailure, "Marshal.ThrowExceptionForHR({hr});"),
        new(Kinds.Results, Effect.ThrowsOnFailure, "if ({hr} < 0) throw new COMException(null, {hr});"),
        new(Kinds.Results, Effect.None, "failures.ThrowIfFailed({hr});"),
        new(Kinds.Results, Effect.None, "results.Add({hr});"),
        new(Kinds.Results, Effect.None, "Console.WriteLine({hr});"),
        new(Kinds.Results, Effect.Unknown, "elsewhere.Tell({hr});"),
    ];
}

/// <summary>Texts with one name left open.</summary>
internal static class Templates
{
    private static readonly string[] s_open = ["{job}", "{hr}"];

    /// <summary>The template with this in the place that it leaves open.</summary>
    public static string Fill(string template, string argument)
        => s_open.Aggregate(template, (text, open) => text.Replace(open, argument, StringComparison.Ordinal));

    /// <summary>What stands in the place that a template leaves open; empty where it leaves none, null where the text is another.</summary>
    public static string? Match(string template, string text)
    {
        var start = s_open.Select(open => template.IndexOf(open, StringComparison.Ordinal)).Max();
        if (start < 0)
        {
            return template == text ? "" : null;
        }

        if (start > text.Length)
        {
            return null;
        }

        var argument = string.Concat(text.Skip(start).TakeWhile(static c => char.IsLetterOrDigit(c) || c is '_' or '.'));
        return Candidates(argument).FirstOrDefault(candidate => Fill(template, candidate) == text);
    }

    // A member of what is named may follow.
    private static IEnumerable<string> Candidates(string argument)
    {
        for (var end = argument.Length; end > 0; end = argument.LastIndexOf('.', end - 1))
        {
            yield return argument[..end];
        }
    }
}

using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Constructors that only keep what they are given are known without being explored; others are not taken for them.</summary>
public class StoringConstructorTests
{
    [Theory]
    [InlineData("class Item { public readonly IBackgroundCopyJob Job; public Item(IBackgroundCopyJob job) { Job = job; } }")]
    [InlineData("class Item { public readonly IBackgroundCopyJob Job; public Item(IBackgroundCopyJob job) => Job = job; }")]
    [InlineData("class Item { public IBackgroundCopyJob Job { get; } public Item(IBackgroundCopyJob job) : base() { Job = job; } }")]
    [InlineData(
        "class Item : EventArgs { public IBackgroundCopyJob Job { get; } public Item(IBackgroundCopyJob job) { this.Job = job; } }")]
    [InlineData(
        "class Item { int _count; string _name; public IBackgroundCopyJob Job; "
        + "public Item(object job) { _count = 3; _name = null; Job = (IBackgroundCopyJob)job; } }")]
    [InlineData("class Base { protected int Count; } class Item : Base { public IBackgroundCopyJob Job; "
        + "public Item(IBackgroundCopyJob job) { Job = job; } }")]
    public Task KeepWhatTheyAreGiven(string type)
        => Program(type, "var item = new Item(job); job.Cancel(); item.Job.{|BITS040:Resume|}();");

    [Theory]
    [InlineData("class Item { public readonly IBackgroundCopyJob Job; public Item(IBackgroundCopyJob job) { Job = null; } }")]
    [InlineData("class Item { public IBackgroundCopyJob Job { get; } public Item(IBackgroundCopyJob job) { Job = Other.Job; } } "
        + "class Other { public static IBackgroundCopyJob Job; }")]
    [InlineData("class Item { public IBackgroundCopyJob Job { get => Other.Job; set { } } public Item(IBackgroundCopyJob job) { Job = "
    + "job; } } "
        + "class Other { public static IBackgroundCopyJob Job; }")]
    public Task KeepNothingElse(string type) => Program(type, "var item = new Item(job); job.Cancel(); item.Job.Resume();");

    /// <summary>What is thrown after the constructor of an exception has returned is thrown there.</summary>
    [Theory]
    [InlineData("class Failure : Exception { public Failure(string message, Exception inner) : base(message, inner) { } }")]
    [InlineData(
        "class Failure : Exception { public string Url { get; } "
        + "public Failure(string url, Exception inner) : base(\"failed\", inner) { Url = url; } }")]
    public Task OfExceptionsReturn(string type)
        => Program(type, "if (ends) job.Cancel(); _ = new Failure(\"a\", null); job.{|BITS040:Resume|}();");

    [Theory]
    [InlineData("class Failure : Base { public Failure(string message, Exception inner) : base(message, inner) { } } "
        + "class Base : Exception { public Base(string message, Exception inner) { if (inner == null) throw this; } }")]
    [InlineData("class Failure : Exception { public Failure(string message, Exception inner) : base(Check(message), inner) { } "
        + "static string Check(string text) => text.Length < 2 ? throw new ArgumentException() : text; }")]
    [InlineData("class Failure : Exception { readonly int _x = Find(); static int Find() => throw new ArgumentException(); "
        + "public Failure(string message, Exception inner) : base(message, inner) { } }")]
    [InlineData("class Failure : Exception { public Failure(string message, Exception inner) : base(message, inner) { Url = message; } "
        + "string Url { set => throw new ArgumentException(); } }")]
    [InlineData("class Failure : Exception { public Failure(string a, Exception b) : this(a) { } "
        + "Failure(string message) { if (message.Length < 2) throw this; } }")]
    public Task MayNotReturn(string type)
        => Program(type, "if (ends) job.Cancel(); _ = new Failure(\"a\", null); job.Resume();");

    private static Task Program(string type, string statements) => Verdict.ProgramAbout("BITS040", $$"""
        {{type}}
        class Downloader
        {
            void Run(IBackgroundCopyJob job, bool ends) { {{statements}} }
        }
        """);
}

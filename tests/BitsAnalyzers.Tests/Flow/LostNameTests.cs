using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// A call is not followed where nothing has a name any more for what it is given: what the callee does to a job matters where the job can
/// be met again, by whatever name.
/// </summary>
public class LostNameTests
{
    [Theory]
    [InlineData("foreach (var item in items) { var job = item.Job; End(job); job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; var same = job; End(job); same.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; _kept = job; End(job); _kept.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; (IBackgroundCopyJob, int) pair = (job, 1); End(job); "
        + "pair.Item1.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var holder = new Holder { Job = item.Job }; var job = holder.Job; EndOf(holder); "
        + "job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var holder = new Holder { Job = item.Job }; EndOf(holder); "
        + "holder.Job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var holder = new Holder { Job = item.Job }; var list = holder; End(holder.Job); "
        + "list.Job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; Action again = () => End(job); again(); job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; if (EndAndTell(job, item.Number)) job.{|BITS040:Resume|}(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; try { End(job); } finally { job.{|BITS040:Suspend|}(); } }")]
    [InlineData("foreach (var item in items) { Take(item.Job, out var job); End(job); job.{|BITS040:Resume|}(); }")]
    [InlineData("End(first); first.{|BITS040:Resume|}();")]
    [InlineData("EndTwice(ref first); first.{|BITS040:Resume|}();")]
    public Task AreFoundByAnotherName(string statements) => Program(statements);

    [Theory]
    [InlineData("foreach (var item in items) { End(item.Job); } first.Resume();")]
    [InlineData("foreach (var item in items) { var job = item.Job; End(job); job = item.Job; job.Resume(); }")]
    [InlineData("foreach (var item in items) { var job = item.Job; job.Resume(); End(job); }")]
    [InlineData("End(first); first = items[0].Job; first.Resume();")]
    [InlineData("Action<IBackgroundCopyJob> end = End; foreach (var item in items) { end(item.Job); } first.Resume();")]
    public Task AreLost(string statements) => Program(statements);

    /// <summary>What is evaluated before the call, in the same operation, is used when it has returned.</summary>
    [Theory]
    [InlineData("{|BITS040:Use|}(first, End(first));")]
    [InlineData("Use(items[0].Job, 0); var job = items[1].Job; {|BITS040:Use|}(job, End(job));")]
    [InlineData("var holder = new Holder { Job = items[1].Job }; {|BITS040:Use|}(holder.Job, EndOf(holder));")]
    public Task AreKeptAtHand(string statements) => Verdict.ProgramAbout("BITS040", $$"""
        using System.Collections.Generic;
        interface Item { IBackgroundCopyJob Job { get; } }
        class Holder { public IBackgroundCopyJob Job; }
        class Downloader
        {
            void Run(List<Item> items, IBackgroundCopyJob first) { {{statements}} }
            static int End(IBackgroundCopyJob job) { job.Cancel(); return 0; }
            static int EndOf(Holder holder) { holder.Job.Cancel(); return 0; }
            static void Use(IBackgroundCopyJob job, int number) => job.Resume();
        }
        """);

    private static Task Program(string statements) => Verdict.ProgramAbout("BITS040", $$"""
        using System.Collections.Generic;
        interface Item { IBackgroundCopyJob Job { get; } int Number { get; } }
        class Holder { public IBackgroundCopyJob Job; }
        class Downloader
        {
            IBackgroundCopyJob _kept;
            void Run(List<Item> items, IBackgroundCopyJob first) { {{statements}} }
            static void End(IBackgroundCopyJob job) { job.Cancel(); }
            static void EndTwice(ref IBackgroundCopyJob job) { job.Cancel(); }
            static void EndOf(Holder holder) { holder.Job.Cancel(); }
            static bool EndAndTell(IBackgroundCopyJob job, int number) { job.Cancel(); return number > 3; }
            static void Take(IBackgroundCopyJob job, out IBackgroundCopyJob taken) { taken = job; }
        }
        """);
}

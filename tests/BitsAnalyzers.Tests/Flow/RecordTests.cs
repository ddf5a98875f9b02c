using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Jobs in records: taken apart, matched, and copied by <c>with</c>, they stay the jobs that they are.</summary>
public class RecordTests
{
    [Theory]
    [InlineData("var (found, url) = download; download.Job.Cancel(); found.{|BITS040:Resume|}();")]
    [InlineData("(IBackgroundCopyJob found, _) = download; job.Cancel(); found.{|BITS040:Resume|}();")]
    [InlineData("IBackgroundCopyJob found; (found, _) = download; found.Cancel(); job.{|BITS040:Resume|}();")]
    [InlineData("var (found, _) = new Holder(job); found.Cancel(); job.{|BITS040:Resume|}();")]
    [InlineData("if (download is { Job: var found }) { found.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("if (download is { Job: { } found, Url: \"a\" }) { found.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("if (download is (var found, _)) { found.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("if (download is Download(var found, \"a\") same) { found.Cancel(); same.Job.{|BITS040:Resume|}(); }")]
    [InlineData("switch (download) { case { Job: var found }: found.Cancel(); job.{|BITS040:Resume|}(); break; }")]
    [InlineData("if ((job, 1) is (var found, 1)) { found.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("var copy = download with { Url = \"b\" }; copy.Job.Cancel(); job.{|BITS040:Resume|}();")]
    public Task AJobStaysTheJob(string statements) => Program(statements);

    [Theory]
    [InlineData("var copy = download with { Job = other }; copy.Job.Cancel(); job.Resume();")]
    [InlineData("var (found, _) = new Download(other, text); found.Cancel(); job.Resume();")]
    [InlineData("if (new Download(other, text) is { Job: var found }) { found.Cancel(); job.Resume(); }")]
    [InlineData("var (found, _) = new Swapped(job, other); found.Cancel(); job.Resume();")]
    [InlineData("if (new Swapped(job, other) is (var found, _)) { found.Cancel(); job.Resume(); }")]
    [InlineData("if (new Made(job) is { Job: var found }) { found.Cancel(); job.Resume(); }")]
    [InlineData(
        "foreach (var (found, _) in all) { found.Cancel(); } foreach (var one in all) { if (one is { Job: var found }) found.Resume(); }")]
    [InlineData("if (pair is { First: var a, Second: var b }) { a.Cancel(); b.Resume(); }")]
    public Task AnotherJobIsAnother(string statements) => Program(statements);

    [Theory]
    [InlineData("if (download is { Url: \"a\" }) job.Cancel(); if (download is { Url: \"b\" }) job.Resume();")]
    [InlineData("if (list is { Count: > 0 }) job.Cancel(); if (list.Count == 0) job.Resume();")]
    public Task ConditionsOfMembers(string statements) => Program(statements);

    private static Task Program(string statements) => Verdict.Program($$"""
        using System.Collections.Generic;
        record Download(IBackgroundCopyJob Job, string Url);
        record Pair { public IBackgroundCopyJob First { get; init; } public IBackgroundCopyJob Second { get; set; } }

        class Holder
        {
            public Holder(IBackgroundCopyJob job) => Job = job;
            public IBackgroundCopyJob Job { get; }
            public void Deconstruct(out IBackgroundCopyJob job, out string name)
            {
                job = Job;
                name = "a";
            }
        }

        class Swapped
        {
            private readonly IBackgroundCopyJob _first;
            private readonly IBackgroundCopyJob _second;
            public Swapped(IBackgroundCopyJob first, IBackgroundCopyJob second) => (_first, _second) = (first, second);
            public void Deconstruct(out IBackgroundCopyJob first, out IBackgroundCopyJob second) => (first, second) = (_second, _first);
        }

        class Made
        {
            private readonly IBackgroundCopyJob _job;
            public Made(IBackgroundCopyJob job) => _job = job;
            public IBackgroundCopyJob Job => Find(_job);
            private static IBackgroundCopyJob Find(IBackgroundCopyJob job) => Environment.TickCount > 0 ? null : job;
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job, IBackgroundCopyJob other, string text, Download[] all, Pair pair, List<int> list)
            {
                var download = new Download(job, text);
                {{statements}}
            }
        }
        """);
}

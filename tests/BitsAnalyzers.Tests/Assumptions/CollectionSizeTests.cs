using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// The size of a collection of the framework stays what it is until something may have changed it: two tests of it agree, and what is done
/// with each element is done with none only where there is none.
/// </summary>
public class CollectionSizeTests
{
    [Theory]
    [InlineData("list.Count > 0")]
    [InlineData("list.Count != 0")]
    [InlineData("list.Count >= 1")]
    [InlineData("0 < list.Count")]
    [InlineData("!(list.Count == 0)")]
    [InlineData("list.Count == 2")]
    [InlineData("list.Any()")]
    [InlineData("list.Count() > 0")]
    public Task WhatThrowsForEachElementIsNotPassedWhereThereIsOne(string test) => Program($$"""
        if ({{test}})
            job.Cancel();
        list.ForEach(static e => throw e);
        job.Complete();
        """);

    [Fact]
    public Task ABodyThatAlwaysThrows() => Program("""
        if (array.Length > 0)
            job.Cancel();
        Array.ForEach(array, Throw);
        job.Complete();
        """);

    [Theory]
    [InlineData("if (list.Count > 0) job.Cancel(); list.ForEach(e => Console.WriteLine(e)); job.{|BITS041:Complete|}();")]
    [InlineData("if (list.Count > 0) job.Cancel(); list.ForEach(e => { if (first) throw e; }); job.{|BITS041:Complete|}();")]
    [InlineData("if (list.Count > 0) job.Cancel(); other.ForEach(static e => throw e); job.{|BITS041:Complete|}();")]
    [InlineData("if (first) job.Cancel(); list.ForEach(static e => throw e); job.{|BITS041:Complete|}();")]
    public Task WhatMayReturnIsPassed(string statements) => Program(statements);

    [Theory]
    [InlineData("if (list.Count > 0) job.Cancel(); else job.Suspend(); if (list.Count == 0) job.Resume();")]
    [InlineData("if (list.Any()) job.Cancel(); if (list.Count == 0) job.Resume();")]
    [InlineData("if (list.Count == 3) job.Cancel(); if (list.Count == 0) job.Resume();")]
    [InlineData("if (list.Count < 1) job.Cancel(); if (list.Count > 0) job.Resume();")]
    [InlineData("var count = list.Count; if (count > 0) job.Cancel(); if (!list.Any()) job.Resume();")]
    [InlineData("var made = new List<Exception>(); if (made.Count > 0) job.Cancel(); job.Resume();")]
    [InlineData("var made = new List<Exception>(4); if (made.Any()) job.Cancel(); job.Resume();")]
    [InlineData("var made = new Queue<Exception>(); made.Enqueue(list[0]); if (made.Count == 0) job.Cancel(); job.Resume();")]
    [InlineData("list.Clear(); if (list.Count > 0) job.Cancel(); job.Resume();")]
    public Task TestsOfTheSizeAgree(string statements) => Program(statements);

    [Theory]
    [InlineData("list.RemoveAt(0);")]
    [InlineData("list.RemoveAll(e => e is null);")]
    [InlineData("other.Clear();")]
    [InlineData("list.AddRange(other);")]
    [InlineData("ask();")]
    [InlineData("list = other;")]
    [InlineData("((ICollection<Exception>)list).Clear();")]
    public Task WhatMayHaveChangedItIsNoProof(string between) => Program($$"""
        if (list.Count > 0)
            job.Cancel();
        {{between}}
        if (list.Count == 0)
            job.{|BITS041:Resume|}();
        """);

    [Theory]
    [InlineData("list.Clear();")]
    [InlineData("Helper.Empty(list);")]
    public Task WhatIsClearedIsEmpty(string between) => Program($$"""
        if (list.Count > 0)
            job.Cancel();
        {{between}}
        if (list.Count == 0)
            job.{|BITS040:Resume|}();
        """);

    [Theory]
    [InlineData("new List<Exception>(other)")]
    [InlineData("new List<Exception> { list[0] }")]
    [InlineData("other.ToList()")]
    public Task ACollectionThatIsMadeWithElementsMayHaveSome(string made) => Program($$"""
        var made = {{made}};
        if (made.Count > 0)
            job.Cancel();
        job.{|BITS040:Resume|}();
        """);

    [Fact]
    public Task AFailureIsCollectedAndThrownLater() => Verdict.Scenario(InteropShapes.PreserveSig, """
        using System.Collections.Generic;
        sealed class Failures
        {
            private readonly List<int> _results = new();
            public bool Any => _results.Count > 0;
            public void ThrowIfFailed(int result)
            {
                if (result < 0)
                {
                    _results.Add(result);
                }
            }
        }

        class Finish
        {
            void Run($Job job)
            {
                var failures = new Failures();
                failures.ThrowIfFailed(job.Complete());
                if (failures.Any)
                {
                    failures.ThrowIfFailed(job.Cancel());
                }
            }

            void Twice($Job job)
            {
                var failures = new Failures();
                failures.ThrowIfFailed(job.Complete());
                if (!failures.Any)
                {
                    failures.ThrowIfFailed(job.{|BITS040:Cancel|}());
                }
            }
        }
        """);

    private static Task Program(string statements) => Verdict.Program($$"""
        using System.Collections.Generic;
        using System.Linq;
        class Downloader
        {
            private static void Throw(Exception e) => throw e;

            void Run(IBackgroundCopyJob job, List<Exception> list, List<Exception> other, Exception[] array, bool first, Action ask)
            {
                {{statements}}
            }
        }

        static class Helper
        {
            public static void Empty(List<Exception> list) => list.Clear();
        }
        """);
}

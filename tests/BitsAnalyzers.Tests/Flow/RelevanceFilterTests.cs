using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Bodies that cannot go wrong are not explored, and whether they are makes no difference to what is reported.</summary>
public class RelevanceFilterTests
{
    private static readonly string[] s_members = ["Cancel", "Complete", "Resume", "Suspend"];

    public static TheoryData<string> Harmless =>
    [
        "job.Resume();",
        "job.Suspend(); if (first) { job.Resume(); }",
        "job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)); job.SetNotifyInterface(callback);",
        "job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW); job.Complete();",
        "if (first) { job.Cancel(); return; } job.Resume();",
        "if (first) { job.Resume(); } else { job.Cancel(); } Log(text);",
        "foreach (var found in jobs) { if (found is IBackgroundCopyJob2 better && number > 1) { better.Suspend(); } }",
        "for (var i = 0; i < number; i++) { try { job.Resume(); break; } catch (COMException e) { Log(e.Message); job.Suspend(); } }",
        """
        manager.CreateJob("download", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile("https://example.com/a", text);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        created.Resume();
        """,
        """
        manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile("https://example.com/a", text);
        created.Resume();
        using (var log = new System.IO.StreamWriter(text))
        {
            lock (jobs)
            {
                log.WriteLine("started");
                if (second) { created.Suspend(); }
            }

            jobs.Add(created);
        }
        """,
        """
        job.Suspend();
        job.GetState(out var state);
        switch (state)
        {
            case BG_JOB_STATE_TRANSFERRED: Log("done"); break;
            case BG_JOB_STATE_CANCELLED: Log("gone"); return;
            default: throw new InvalidOperationException($"The job is {state}.");
        }

        other.GetDisplayName(out var name);
        Log(name ?? "none");
        """,
        """
        job.GetState(out var state);
        if (state == BG_JOB_STATE_TRANSFERRED)
        {
            job.Complete();
            return;
        }

        if (!(state != BG_JOB_STATE_CANCELLED) || state == BG_JOB_STATE_ERROR)
        {
            return;
        }

        switch (state)
        {
            case BG_JOB_STATE_ACKNOWLEDGED: Log("done"); return;
            case BG_JOB_STATE_SUSPENDED: job.Resume(); break;
        }

        Log(text);
        """,
        """
        try
        {
            job.Resume();
            Log(text);
        }
        finally
        {
            if (first) { Log("left"); }
        }

        job.Complete();
        """,
        """
        manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        using var log = new System.IO.StreamWriter(text);
        created.AddFile("https://example.com/a", text);
        created.SetNotifyInterface(callback);
        created.Resume();
        log.WriteLine("started");
        """,
        """
        manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        try
        {
            try { created.AddFile(text, text); } finally { if (first) { Log("added"); } }
            created.Resume();
        }
        finally
        {
            Log("left");
        }
        """,
        "try { try { Log(text); } finally { job.Cancel(); } } finally { Log(text); }",
        """
        var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
        if (first)
        {
            job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_FOREGROUND);
            flags |= BG_NOTIFY_JOB_MODIFICATION;
        }

        if (second)
        {
            flags = BG_NOTIFY_DISABLE;
        }

        job.SetNotifyFlags((uint)flags);
        """,
        """
        uint flags;
        if (first) { flags = (uint)BG_NOTIFY_DISABLE; }
        else { flags = (uint)(second ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE); }
        for (var i = 0; i < number; i++) { job.SetNotifyFlags(flags); }
        """,
        """
        manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile("https://example.com/a", text);
        created.SetNotifyFlags((uint)(first ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        created.Resume();
        """,
        """
        var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
        if (first) { flags |= BG_NOTIFY_JOB_MODIFICATION; }
        job.SetNotifyInterface(callback);
        job.SetNotifyFlags((uint)flags);
        """,
    ];

    // Masks of which it does not show at a glance that no rule is about them.
    private static string[] OtherMasks =>
    [
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; while (first) { flags |= BG_NOTIFY_JOB_MODIFICATION; }",
        "var flags = BG_NOTIFY_DISABLE; flags |= BG_NOTIFY_JOB_MODIFICATION;",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED; if (first) { flags |= BG_NOTIFY_JOB_ERROR; }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; if (first) { flags ^= BG_NOTIFY_JOB_ERROR; }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; if (first) { flags &= ~BG_NOTIFY_JOB_ERROR; }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; if (first) { flags = 0; }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; if (first) { flags++; }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; ref var same = ref flags; same = BG_NOTIFY_JOB_ERROR;",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; Enum.TryParse(text, out flags);",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; (flags, number) = (BG_NOTIFY_JOB_ERROR, 1);",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; Action less = () => flags = BG_NOTIFY_JOB_ERROR; less();",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; if ((flags = BG_NOTIFY_JOB_ERROR) > 0) { Log(text); }",
        "var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR; switch (number) { case 1: flags |= BG_NOTIFY_JOB_MODIFICATION; "
        + "break; case 2: flags = BG_NOTIFY_DISABLE; goto case 1; }",
        "if (!((object)number is BG_NOTIFY flags)) { return; }",
        "var flags = first ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR;",
        "job.SetNotifyInterface(callback); var flags = first ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;",
        "job.SetNotifyFlags(3); var flags = BG_NOTIFY_DISABLE;",
    ];

    public static TheoryData<string> Explored =>
    [
        .. TestsThatTell.Select(static test => $"job.GetState(out var state); {test}"),
        .. OtherMasks.Select(static written => $"{written} job.SetNotifyFlags((uint)flags);"),
        "var flags = BG_NOTIFY_DISABLE; if (first) { job.SetNotifyFlags((uint)flags); } job.SetNotifyFlags((uint)flags);",
        "foreach (var flags in new[] { BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR }) { job.SetNotifyFlags((uint)flags); }",
        "try { if (first) { job.Cancel(); } } finally { Log(text); } job.Suspend();",
        "try { try { job.Cancel(); } finally { Log(text); } } catch (InvalidOperationException) { } job.Suspend();",
        "try { Log(text); } finally { try { job.Cancel(); } finally { Log(text); } job.Suspend(); }",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); created.AddFile(text, text); "
        + "try { if (first) { return; } } finally { Log(text); } created.Resume();",
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { job.Complete(); return; } }",
        "while (first) { job.GetProgress(out var progress); if (progress.FilesTransferred == progress.FilesTotal) { return; } }",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); created.AddFile(text, text); if (first) { "
        + "created.Resume(); }",
        "job.SetNotifyFlags(input);",
        "job.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);",
        "job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));",
        "job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)); "
        + "job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));",
        "job.SetNotifyInterface(new Handler());",
        "callback = null; job.SetNotifyInterface(callback);",
        "job.SetNotifyCmdLine(text, null);",
        "job.Cancel(); job.Resume();",
        "while (Decide()) { job.Cancel(); }",
        "try { job.Cancel(); Log(text); } catch (InvalidOperationException) { job.Suspend(); }",
        "try { Log(text); job.Cancel(); } finally { job.Suspend(); }",
        "job.GetState(out var state); if (state == BG_JOB_STATE_CANCELLED) { job.Resume(); }",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); created.Resume();",
        "manager.CreateJob(text, BG_JOB_TYPE_UPLOAD, out _, out var created); created.AddFile(text, text);",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); job.AddFile(text, text); created.Resume();",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); if (first) { created.AddFile(text, text); } "
        + "created.Resume();",
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var created); try { created.AddFile(text, text); } catch "
        + "(ArgumentException) { } created.Resume();",
        "IBackgroundCopyJob mine; manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out mine); mine = job; mine.AddFile(text, text); "
        + "mine.Resume();",
        "manager.CreateJob($\"download {text}\", BG_JOB_TYPE_DOWNLOAD, out _, out _);",
        "Action later = () => job.Cancel(); later(); job.Suspend();",
        "void Stop() => job.Cancel(); Stop(); job.Suspend();",
        "Tools.End(job); job.Suspend();",
        "if (Tools.IsGone(job)) { job.Resume(); }",
        "manager.EnumJobs(0, out var all); Tools.First(all).SetNotifyInterface(callback);",
        "job.SetDescription(text + text);",
    ];

    // Ways to know that the job has ended.
    private static string[] TestsThatTell =>
    [
        "if (state == BG_JOB_STATE_ACKNOWLEDGED) { job.Resume(); }",
        "if (!(BG_JOB_STATE_CANCELLED != state)) { job.Resume(); }",
        "if (state != BG_JOB_STATE_CANCELLED) { return; } job.Resume();",
        "switch (state) { case BG_JOB_STATE_ERROR: return; case BG_JOB_STATE_CANCELLED: Log(text); break; } job.Resume();",
        "while (state == BG_JOB_STATE_CANCELLED && Decide()) { job.Resume(); }",
        "var gone = state == BG_JOB_STATE_CANCELLED; if (gone) { job.Resume(); }",
        "if (state > BG_JOB_STATE_TRANSFERRED) { job.Resume(); }",
        "if ((int)state == 8) { job.Resume(); }",
        "if (state is BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED) { job.Resume(); }",
        "if (state.Equals(BG_JOB_STATE_CANCELLED)) { job.Resume(); }",
        "if (Equals(state, BG_JOB_STATE_CANCELLED)) { job.Resume(); }",
        "var wanted = BG_JOB_STATE_CANCELLED; if (state == wanted) { job.Resume(); }",
        "if (Tools.IsGone(state)) { job.Resume(); }",
        "Tools.Read = state; if (Tools.Gone) { job.Resume(); }",
        """
        if (state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING || state == BG_JOB_STATE_SUSPENDED) { return; }
        if (state != BG_JOB_STATE_ERROR && state != BG_JOB_STATE_TRANSIENT_ERROR && state != BG_JOB_STATE_TRANSFERRED) { job.Resume(); }
        """,
    ];

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task WhatCannotGoWrongIsNotExplored(string statements)
    {
        var statistics = new FlowStatistics();
        await Batch.Analyze([Program(statements)], statistics);

        Assert.Equal((0, 1), (statistics.Bodies, statistics.ScreenedBodies));
    }

    [Theory]
    [MemberData(nameof(Explored))]
    public async Task EverythingElseIsExplored(string statements)
    {
        var statistics = new FlowStatistics();
        await Batch.Analyze([WithHelpers(statements)], statistics);

        Assert.Equal(0, statistics.ScreenedBodies);
    }

    // A statement that is missing, comes twice or comes later, and another call in its place: this is how mistakes come about.
    [Fact]
    public async Task MutantsOfHarmlessBodiesAreReportedAllTheSame()
        => Assert.NotEmpty(
            await ReportsAsync(
                Harmless.SelectMany(static row => MutantsOf(Program(row.Data))).Concat(
                    Explored.Select(static row => WithHelpers(row.Data)))));

    [Fact]
    public async Task ItMakesNoDifferenceToTheSourcesOfAllTests()
        => Assert.NotEmpty(await ReportsAsync(TestSources.OfTests.Concat(TestSources.OfPages)));

    private static string Program(string statements) => Verdict.Method(statements);

    private static string WithHelpers(string statements) => Verdict.Method(statements) + """

        class Handler : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { Console.WriteLine(reserved); }
        }

        static class Tools
        {
            public static BG_JOB_STATE Read;

            public static bool Gone => IsGone(Read);

            public static bool IsGone(BG_JOB_STATE state) => state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED;

            public static bool IsGone(IBackgroundCopyJob job) { job.GetState(out var state); return IsGone(state); }

            public static IBackgroundCopyJob First(IEnumBackgroundCopyJobs jobs) { jobs.Next(1, out var job, out _); return job; }

            public static void End(IBackgroundCopyJob job) { job.Cancel(); job.SetDescription(job.ToString()); }
        }
        """;

    // What is reported with screening and without it, which has to be the same.
    private static async Task<IReadOnlyCollection<string>> ReportsAsync(IEnumerable<string> programs)
    {
        var trees = programs.Select(static (program, number) => CSharpSyntaxTree.ParseText(
            $"namespace N{number};\n{program}", new CSharpParseOptions(LanguageVersion.CSharp11), $"Program{number}.cs"));
        var compilation = ShapeCompilation.OfDeclarations(InteropShapes.Default).AddSyntaxTrees(trees);
        var statistics = new FlowStatistics();
        var screened = Describe(await Batch.Analyze(compilation, statistics));

        Assert.Equal(Describe(await Batch.Analyze(compilation, screens: false)), screened);
        Assert.NotEqual(0, statistics.ScreenedBodies);
        return screened;
    }

    private static ImmutableArray<string> Describe(ImmutableArray<Diagnostic> diagnostics)
        => [.. diagnostics.Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> MutantsOf(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        foreach (var block in root.DescendantNodes().OfType<BlockSyntax>())
        {
            var statements = block.Statements;
            for (var place = 0; place < statements.Count; place++)
            {
                yield return With(block, statements.RemoveAt(place));
                yield return With(block, statements.Add(statements[place]));
                yield return With(block, statements.Insert(place, statements[place]));
                if (place > 0)
                {
                    yield return With(block, statements.RemoveAt(place).Insert(place - 1, statements[place]));
                }
            }
        }

        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(
            static name => s_members.Contains(name.Identifier.ValueText)))
        {
            foreach (var member in s_members)
            {
                yield return root.ReplaceNode(name, SyntaxFactory.IdentifierName(member)).ToFullString();
            }
        }

        string With(BlockSyntax block, SyntaxList<StatementSyntax> statements)
            => root.ReplaceNode(block, block.WithStatements(statements)).ToFullString();
    }
}

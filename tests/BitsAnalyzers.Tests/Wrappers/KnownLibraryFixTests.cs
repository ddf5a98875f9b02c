using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Tests.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>What fixes do to programs that use a library: whatever is offered leaves a program that compiles, and fewer reports.</summary>
public class KnownLibraryFixTests
{
    private const string VanaraProgram = """
        using System;
        using System.Threading;
        using Vanara.IO;
        class Downloader
        {
            void Uploads(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Report", "", BackgroundCopyJobType.Upload);
                job.FileTransferred += (sender, e) => Console.WriteLine("file");
                job.Files.Add(url, path);
                job.Files.Add(url, path + "2");
                job.Resume();
            }

            void Late(BackgroundCopyJob job)
            {
                job.Complete();
                job.DisplayName = "late";
                job.Resume();
            }

            void Ended()
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Cancel();
                job.Error += (sender, e) => { };
            }

            void Properties(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Files.Add(url, path);
                job.HighPerformance = true;
                job.Resume();
                job.MaxDownloadSize = 1000;
            }

            void Removed(BackgroundCopyJob job)
            {
                job.SetNotifyCommandLine(@"%SystemRoot%\notepad.exe");
                job.TakeOwnership();
            }

            void ForEver(BackgroundCopyJob job)
            {
                while (job.State != BackgroundCopyJobState.Transferred)
                {
                    Thread.Sleep(500);
                }

                job.Complete();
            }

            void Busy(BackgroundCopyJob job)
            {
                BackgroundCopyJobState state;
                do
                {
                    state = job.State;
                    System.Threading.Tasks.Task.Delay(500);
                }
                while (state is not (BackgroundCopyJobState.Transferred or BackgroundCopyJobState.Error or BackgroundCopyJobState.Cancelled or BackgroundCopyJobState.Acknowledged));
            }

            void EarlyReturn(string[] urls)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                if (urls.Length == 0)
                {
                    return;
                }

                job.Files.Add(urls[0], @"C:\Data\a");
                job.Resume();
            }

            bool Swallowed(string url, string path)
            {
                try
                {
                    var job = BackgroundCopyManager.Jobs.Add("Update");
                    job.Files.Add(url, path);
                    job.Resume();
                    return true;
                }
                catch (BackgroundCopyException)
                {
                    return false;
                }
            }

            void Forgotten(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Files.Add(url, path);
                job.Resume();
                while (true)
                {
                    var state = job.State;
                    if (state == BackgroundCopyJobState.Error)
                    {
                        return;
                    }

                    if (state == BackgroundCopyJobState.Transferred)
                    {
                        return;
                    }

                    Thread.Sleep(500);
                }
            }

        }

        class Sweeper
        {
            void Sweep()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    job.Completed += (sender, e) => { };
                    job.Cancel();
                }
            }
        }
        """;

    private const string UsisProgram = """
        using System;
        using System.Threading;
        using usis.Net.Bits;
        class Downloader
        {
            void Late(BackgroundCopyJob job)
            {
                job.Cancel();
                job.NotifyCommandLine = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe");
                job.Transferred += (sender, e) => { };
            }

            void Removed(BackgroundCopyJob job)
            {
                job.NotifyCommandLine = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe");
                job.TakeOwnership();
            }

            void ForEver(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.AddFile(url, path);
                job.Resume();
                var state = job.State;
                while (state != BackgroundCopyJobState.Transferred)
                {
                    Thread.Sleep(500);
                    state = job.State;
                }
            }

            void Uploads(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                job.FileTransferred += (sender, e) => Console.WriteLine("file");
                job.AddFile(url, path);
                job.AddFile(url, path + "2");
                job.Resume();
            }
        }
        """;

    private const string SharpBitsProgram = """
        using System;
        using System.Threading;
        using SharpBits.Base;
        class Downloader
        {
            void Masks(BitsManager manager, BitsJob other)
            {
                var job = manager.CreateJob("Update", JobType.Download);
                job.NotificationFlags = NotificationFlags.NotificationDisabled | NotificationFlags.JobTransferred;
                job.NotificationFlags |= NotificationFlags.NotificationDisabled;
                other.NotificationFlags = NotificationFlags.JobModified;
                other.NotificationFlags = (NotificationFlags)0x43;
                other.NotificationFlags = NotificationFlags.JobTransferred & NotificationFlags.JobErrorOccured;
            }

            void Late(BitsJob job)
            {
                job.Cancel();
                job.NotifyCommandLineParameters = "/late";
                job.Priority = JobPriority.High;
            }

            void Muted(BitsJob job)
            {
                job.NotifyCommandLineProgram = @"C:\Windows\notepad.exe";
                job.NotificationFlags = NotificationFlags.NotificationDisabled;
            }

            void ForEver(BitsJob job)
            {
                while (job.State != JobState.Transferred)
                {
                    Thread.Sleep(500);
                }
            }
        }
        """;

    [Theory]
    [InlineData(KnownLibraries.Vanara, VanaraProgram, 15)]
    [InlineData(KnownLibraries.Usis, UsisProgram, 7)]
    [InlineData(KnownLibraries.SharpBits, SharpBitsProgram, 8)]
    public async Task WhatIsOfferedCompilesAndMends(string library, string program, int reports)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("Program");
        var reference = await WrapperVerdict.Compile(library);
        workspace.Restore(workspace.Solution.AddMetadataReference(project, reference));
        var document = workspace.AddDocument(project, "/Program.cs", program);
        var found = await Reports(workspace.Solution, project);
        Assert.True(found.Count >= reports, string.Join('\n', found));
        foreach (var diagnostic in found)
        {
            foreach (var fixer in FixersFor(diagnostic.Id))
            {
                foreach (var action in await workspace.ActionsAsync(fixer, workspace.Solution.GetDocument(document)!, diagnostic))
                {
                    var changed = await FixWorkspace.ApplyAsync(action);
                    var text = await workspace.TextAsync(changed, document);
                    var compilation = (await changed.GetProject(project)!.GetCompilationAsync(TestContext.Current.CancellationToken))!;
                    Assert.DoesNotContain(
                        compilation.GetDiagnostics(TestContext.Current.CancellationToken),
                        error => error.Severity == DiagnosticSeverity.Error && Fail($"{diagnostic}\n{action.Title}\n{error}\n{text}"));
                    var left = await Reports(changed, project);
                    Assert.True(
                        left.Count(other => other.Id == diagnostic.Id) < found.Count(other => other.Id == diagnostic.Id),
                        $"{diagnostic}\n{action.Title}\n{string.Join('\n', left)}\n{text}");
                }
            }
        }
    }

    private static bool Fail(string message)
    {
        Assert.Fail(message);
        return false;
    }

    private static IEnumerable<TextEditFixProvider> FixersFor(string id)
        => typeof(TextEditFixProvider).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(TextEditFixProvider).IsAssignableFrom(type))
            .Select(static type => (TextEditFixProvider)Activator.CreateInstance(type)!)
            .Where(fixer => fixer.FixableDiagnosticIds.Contains(id));

    private static async Task<List<Diagnostic>> Reports(Solution solution, ProjectId project)
    {
        var compilation = (await solution.GetProject(project)!.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostics = await compilation.WithAnalyzers([new BitsAnalyzer()]).GetAnalyzerDiagnosticsAsync(
            TestContext.Current.CancellationToken);
        return [.. diagnostics];
    }
}

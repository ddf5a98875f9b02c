using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>The classes of usis.Net.Bits in a referenced assembly.</summary>
public class UsisTests
{
    [Fact]
    public Task FilesOfANewJob() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using usis.Net.Bits;
        class Downloader
        {
            void Empty(BackgroundCopyManager manager)
            {
                using var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.{|BITS042:Resume|}();
            }

            void Connected(string url, string path)
            {
                using var manager = BackgroundCopyManager.Connect();
                using var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.AddFile(url, path);
                job.AddFile(new Uri(url), path + "2");
                job.Resume();
            }

            void Ranges(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.AddFile(url, path, new BackgroundCopyFileRange(0, 10));
                job.Resume();
            }

            void FilledByAHelper(BackgroundCopyManager manager, string url)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                Fill(job, url);
                job.Resume();
            }

            static void Fill(BackgroundCopyJob job, string url) => job.AddFile(url, @"C:\Data\a");

            void EmptyByAHelper(BackgroundCopyManager manager)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                {|BITS042:Start|}(job);
            }

            static void Start(BackgroundCopyJob job) => job.Resume();

            void FoundAgain(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                foreach (var found in manager.EnumerateJobs())
                {
                    found.AddFile(url, path);
                }

                job.Resume();
            }

            void Uploads(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                job.AddFile(url, path);
                job.{|BITS043:AddFile|}(url, path + "2");
                job.Resume();
            }

            void SeveralUploads(BackgroundCopyManager manager, BackgroundCopyFileInfo first, BackgroundCopyFileInfo second)
            {
                var job = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                job.{|BITS043:AddFiles|}(first, second);
                job.Resume();
            }

            void OneOfMany(BackgroundCopyManager manager, BackgroundCopyFileInfo first, BackgroundCopyFileInfo[] given)
            {
                var job = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                job.AddFiles(first);
                job.Resume();
                var other = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                other.AddFiles(given);
                other.Resume();
            }
        }
        """);

    [Fact]
    public Task AfterTheEnd() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using usis.Net.Bits;
        class Downloader
        {
            void Wrong(BackgroundCopyJob job)
            {
                job.Complete();
                job.{|BITS040:NotifyCommandLine|} = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe");
                job.{|BITS040:DisplayName|} = "late";
                job.{|BITS040:Transferred|} += (sender, e) => { };
            }

            void Tested(BackgroundCopyJob job)
            {
                var state = job.State;
                if (state == BackgroundCopyJobState.Acknowledged)
                {
                    job.{|BITS040:Resume|}();
                }
                else if (state != BackgroundCopyJobState.Canceled)
                {
                    job.Resume();
                }
            }

            bool IsOver(BackgroundCopyJob job) => job.State is BackgroundCopyJobState.Acknowledged or BackgroundCopyJobState.Canceled;

            void TestedByAHelper(BackgroundCopyJob job)
            {
                if (IsOver(job))
                {
                    job.{|BITS040:Suspend|}();
                }
                else
                {
                    job.Suspend();
                }
            }

            void Right(BackgroundCopyJob job)
            {
                job.Cancel();
                Console.WriteLine(job.DisplayName + job.State + job.Id + job.RetrieveProgress().BytesTotal);
                job.Dispose();
            }
        }
        """);

    [Fact]
    public Task AllJobs() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using System.Linq;
        using usis.Net.Bits;
        class Sweeper
        {
            void Sweep(BackgroundCopyManager manager)
            {
                foreach (var job in manager.EnumerateJobs(false))
                {
                    job.{|BITS051:Cancel|}();
                }
            }

            void SweepAList()
            {
                using var manager = BackgroundCopyManager.Connect();
                var jobs = manager.EnumerateJobs().ToList();
                Console.WriteLine(jobs.Count);
                foreach (var job in jobs)
                {
                    using (job)
                    {
                        job.{|BITS051:Complete|}();
                    }
                }
            }

            void Listen(BackgroundCopyManager manager)
            {
                foreach (var job in manager.EnumerateJobs(true))
                {
                    job.{|BITS046:Failed|} += OnFailed;
                }
            }

            void OnFailed(object sender, BackgroundCopyErrorEventArgs e) => Console.WriteLine(e.Error.Code);

            void Own(BackgroundCopyManager manager, Guid id)
            {
                foreach (var job in manager.EnumerateJobs())
                {
                    if (job.Id == id)
                    {
                        job.Failed += OnFailed;
                        job.Cancel();
                    }
                }

                manager.GetJob(id).Cancel();
                foreach (var job in manager.EnumerateJobs().Where(job => job.DisplayName == "Contoso"))
                {
                    job.Cancel();
                }
            }

            void OwnByAHelper(BackgroundCopyManager manager)
            {
                foreach (var job in manager.EnumerateJobs())
                {
                    if (IsOurs(job))
                    {
                        job.Cancel();
                    }
                }
            }

            static bool IsOurs(BackgroundCopyJob job) => job.DisplayName.StartsWith("Contoso");
        }
        """);

    [Fact]
    public Task CommandLines() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using usis.Net.Bits;
        class Downloader
        {
            void Removed(BackgroundCopyJob job)
            {
                job.{|BITS047:NotifyCommandLine|} = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe");
                job.TakeOwnership();
            }

            void Cleared(BackgroundCopyJob job)
            {
                job.NotifyCommandLine = null;
                job.TakeOwnership();
                job.NotifyCommandLine = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe", "notepad.exe /done");
            }

            // The handlers of the library leave the command line to run.
            void Both(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.NotifyCommandLine = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe");
                job.Transferred += (sender, e) => Console.WriteLine("transferred");
                job.Modified += (sender, e) => Console.WriteLine("modified");
                job.AddFile(url, path);
                job.Resume();
            }

            void OfAnUpload(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Report", BackgroundCopyJobType.Upload);
                job.{|BITS024:FileTransferred|} += (sender, e) => Console.WriteLine("file");
                job.AddFile(url, path);
                job.Resume();
            }
        }
        """);

    [Fact]
    public Task WaitingAndLeavingBehind() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using System.Threading;
        using usis.Net.Bits;
        class Downloader
        {
            void ForEver(BackgroundCopyJob job)
            {
                do
                {
                    Thread.Sleep(500);
                }
                while ({|BITS050:job.State != BackgroundCopyJobState.Transferred|});

                job.Complete();
            }

            void Forgotten(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                job.AddFile(url, path);
                job.Resume();
                while (true)
                {
                    switch (job.State)
                    {
                        case {|BITS049:BackgroundCopyJobState.Error|}:
                            return;
                        case BackgroundCopyJobState.Transferred:
                            job.Complete();
                            return;
                    }

                    Thread.Sleep(500);
                }
            }

            bool Swallowed(BackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    var job = manager.{|BITS048:CreateJob|}("Update", BackgroundCopyJobType.Download);
                    job.AddFile(url, path);
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }

            void Cleaned(BackgroundCopyManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", BackgroundCopyJobType.Download);
                try
                {
                    job.AddFile(url, path);
                    job.Resume();
                }
                catch (BackgroundCopyException)
                {
                    job.Cancel();
                }
            }
        }
        """);
}

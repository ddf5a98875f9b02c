using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>The classes of Vanara in a referenced assembly.</summary>
public class VanaraTests
{
    [Fact]
    public Task FilesOfANewJob() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using Vanara.IO;
        class Downloader
        {
            void Empty()
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.{|BITS042:Resume|}();
            }

            void Filled(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update", "All of it", BackgroundCopyJobType.Download);
                job.Files.Add(url, path);
                job.Files.Add(url + "2", path + "2");
                job.Resume();
            }

            void FilledThroughAVariable(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                var files = job.Files;
                files.Add(url, path);
                job.Resume();
            }

            void FilledByAHelper(string url)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                Fill(job.Files, url);
                job.Resume();
            }

            static void Fill(BackgroundCopyFileCollection files, string url) => files.Add(url, @"C:\Data\a");

            void FilledBySomeoneElse(System.Action<BackgroundCopyFileCollection> fill)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                fill(job.Files);
                job.Resume();
            }

            int _mapped;

            void FilledTogether(string[] names)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Files.AddRange("https://contoso.com/", @"C:\Data", System.Linq.Enumerable.Select(names, name => name + _mapped++));
                job.Resume();
            }

            void FoundAgain(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                BackgroundCopyManager.Jobs["Update"].Files.Add(url, path);
                job.Resume();
            }

            void OnlyLookedAt()
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.AutoCompleteOnSuccess = true;
                System.Console.WriteLine(job.Files.Count);
                foreach (var file in job.Files)
                {
                    System.Console.WriteLine(file.RemoteFilePath);
                }

                job.{|BITS042:Resume|}();
            }

            void Uploads(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Report", "", BackgroundCopyJobType.Upload);
                job.Files.Add(url, path);
                job.Files.{|BITS043:Add|}(url, path + "2");
                job.Resume();
            }

            void TwoUploads(string url, string path)
            {
                var first = BackgroundCopyManager.Jobs.Add("Report", "", BackgroundCopyJobType.Upload);
                var second = BackgroundCopyManager.Jobs.Add("Report", "", BackgroundCopyJobType.Upload);
                first.Files.Add(url, path);
                second.Files.Add(url, path);
                first.Resume();
                second.Resume();
            }
        }
        """);

    [Fact]
    public Task AfterTheEnd() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using Vanara.IO;
        class Downloader
        {
            void Wrong(BackgroundCopyJob job)
            {
                job.Complete();
                job.{|BITS040:DisplayName|} = "late";
                job.{|BITS040:Priority|} = BackgroundCopyJobPriority.High;
                job.{|BITS040:SetNotifyCommandLine|}(@"C:\Windows\notepad.exe");
                job.{|BITS040:Resume|}();
            }

            void Removed(BackgroundCopyJob job)
            {
                BackgroundCopyManager.Jobs.Remove(job);
                job.{|BITS040:Resume|}();
            }

            void PerhapsRemoved(BackgroundCopyJob job)
            {
                if (!BackgroundCopyManager.Jobs.Remove(job))
                {
                    job.Resume();
                }
            }

            void Tested(BackgroundCopyJob job)
            {
                if (job.State == BackgroundCopyJobState.Cancelled)
                {
                    job.{|BITS040:Resume|}();
                }

                if (job.State is BackgroundCopyJobState.Acknowledged or BackgroundCopyJobState.Cancelled)
                {
                    return;
                }

                job.Resume();
            }

            void Switched(BackgroundCopyJob job)
            {
                switch (job.State)
                {
                    case BackgroundCopyJobState.Suspended:
                        job.Resume();
                        break;
                    case BackgroundCopyJobState.Acknowledged:
                        job.{|BITS040:Cancel|}();
                        break;
                }
            }

            void Right(BackgroundCopyJob job)
            {
                job.Complete();
                System.Console.WriteLine(job.DisplayName + job.State + job.ID);
                System.Console.WriteLine(job.Progress.PercentComplete);
            }

            void ThroughAHelper(BackgroundCopyJob job)
            {
                job.Cancel();
                {|BITS040:Rename|}(job);
            }

            static void Rename(BackgroundCopyJob job) => job.DisplayName = "late";
        }
        """);

    [Fact]
    public Task AllJobs() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using System.Linq;
        using Vanara.IO;
        class Sweeper
        {
            void Sweep()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    job.{|BITS051:Cancel|}();
                }
            }

            void SweepALine()
            {
                foreach (var job in BackgroundCopyManager.Jobs.ToList())
                    if (job.State == BackgroundCopyJobState.Transferred)
                        job.{|BITS051:Complete|}();
            }

            void SweepAnArray()
            {
                foreach (var job in BackgroundCopyManager.Jobs.ToArray())
                    job.{|BITS051:Cancel|}();
            }

            void SweepAtOnce(BackgroundCopyJob own)
            {
                BackgroundCopyManager.Jobs.Remove(own);
                BackgroundCopyManager.Jobs.{|BITS051:Clear|}();
            }

            void SweepByRemoving()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                    BackgroundCopyManager.Jobs.{|BITS051:Remove|}(job);
            }

            void Collect()
            {
                var jobs = BackgroundCopyManager.Jobs;
                foreach (BackgroundCopyJob job in jobs)
                {
                    System.Console.WriteLine($"{job.DisplayName} is ended");
                    job.{|BITS051:Cancel|}();
                }
            }

            void Listen()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    job.{|BITS046:Completed|} += OnCompleted;
                }
            }

            void OnCompleted(object sender, BackgroundCopyJobEventArgs e) => e.Job.Complete();

            void Own()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    if (job.DisplayName == "Contoso update")
                    {
                        job.Completed += OnCompleted;
                        job.Cancel();
                    }
                }
            }

            void OwnByOwner(string user)
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    if (job.Owner != user)
                        continue;
                    job.Cancel();
                }
            }

            void Chosen()
            {
                foreach (var job in BackgroundCopyManager.Jobs.Where(job => job.DisplayName.StartsWith("Contoso")))
                    job.Cancel();
            }

            void One(System.Guid id)
            {
                BackgroundCopyManager.Jobs[id].Cancel();
                BackgroundCopyManager.Jobs["Contoso update"].Complete();
            }

            void Listed()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                    System.Console.WriteLine(job.DisplayName);
            }
        }
        """);

    [Fact]
    public Task Waiting() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using System.Threading;
        using Vanara.IO;
        class Waiter
        {
            void ForEver(BackgroundCopyJob job)
            {
                while ({|BITS050:job.State != BackgroundCopyJobState.Transferred|})
                {
                    Thread.Sleep(500);
                }

                job.Complete();
            }

            void Busy(BackgroundCopyJob job)
            {
                while (job.{|BITS053:State|} is not (BackgroundCopyJobState.Transferred or BackgroundCopyJobState.Error or BackgroundCopyJobState.Cancelled or BackgroundCopyJobState.Acknowledged))
                {
                }
            }

            void Right(BackgroundCopyJob job)
            {
                while (job.State is not (BackgroundCopyJobState.Transferred or BackgroundCopyJobState.Error or BackgroundCopyJobState.Cancelled or BackgroundCopyJobState.Acknowledged))
                {
                    Thread.Sleep(500);
                }
            }

            void Answered(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Error += (sender, e) => e.Job.Cancel();
                job.Files.Add(url, path);
                job.Resume();
                while (job.State != BackgroundCopyJobState.Transferred)
                {
                    Thread.Sleep(500);
                }

                job.Complete();
            }

            void Forgotten(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Files.Add(url, path);
                job.{|BITS052:Resume|}();
                while (true)
                {
                    var state = job.State;
                    if (state == BackgroundCopyJobState.Error)
                    {
                        job.Cancel();
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
        """);

    [Fact]
    public Task LeftBehind() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using System;
        using System.Runtime.InteropServices;
        using Vanara.IO;
        class Downloader
        {
            void EarlyReturn(string[] urls)
            {
                using var job = BackgroundCopyManager.Jobs.{|BITS048:Add|}("Update");
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
                    var job = BackgroundCopyManager.Jobs.{|BITS048:Add|}("Update");
                    job.Files.Add(url, path);
                    job.Resume();
                    return true;
                }
                catch (BackgroundCopyException)
                {
                    return false;
                }
            }

            // The library throws no COMException: nothing that this handles leaves a job behind.
            bool NeverCaught(string url, string path)
            {
                try
                {
                    var job = BackgroundCopyManager.Jobs.Add("Update");
                    job.Files.Add(url, path);
                    job.Resume();
                    return true;
                }
                catch (COMException)
                {
                    return false;
                }
            }

            void Cleaned(string url, string path)
            {
                BackgroundCopyJob job = null;
                try
                {
                    job = BackgroundCopyManager.Jobs.Add("Update");
                    job.Files.Add(url, path);
                    job.Resume();
                }
                catch (BackgroundCopyException)
                {
                    job?.Cancel();
                }
            }

            Guid KnownById(string name)
            {
                var job = BackgroundCopyManager.Jobs.Add(name);
                return job.ID;
            }

            BackgroundCopyJob HandedOn(string name)
            {
                var job = BackgroundCopyManager.Jobs.Add(name);
                job.Description = "handed on";
                return job;
            }
        }
        """);

    [Fact]
    public Task EventsAndCommandLines() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using System;
        using Vanara.IO;
        class Downloader
        {
            void OfAnUpload(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Report", "", BackgroundCopyJobType.Upload);
                job.{|BITS024:FileTransferred|} += (sender, e) => Console.WriteLine(e.FileInfo.RemoteFilePath);
                job.Files.Add(url, path);
                job.Resume();
            }

            void OfADownload(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.FileTransferred += (sender, e) => Console.WriteLine(e.FileInfo.RemoteFilePath);
                job.Modified += (sender, e) => Console.WriteLine("modified");
                job.Files.Add(url, path);
                job.Resume();
            }

            void Subscribed(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Completed += OnCompleted;
                job.Files.Add(url, path);
                job.Resume();
                job.Completed -= OnCompleted;
            }

            void OnCompleted(object sender, BackgroundCopyJobEventArgs e) => e.Job.Complete();

            void Both(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Completed += OnCompleted;
                job.{|BITS027:SetNotifyCommandLine|}(@"C:\Windows\notepad.exe");
                job.Files.Add(url, path);
                job.Resume();
            }

            // The flags that come with the command line are added to the mask, and the program is put before the parameters.
            void CommandLine(BackgroundCopyJob job)
            {
                job.SetNotifyCommandLine(@"C:\Windows\notepad.exe", "/done");
                job.SetNotifyCommandLine("\"C:\\Program Files\\Contoso\\done.exe\"", null, BackgroundCopyJobNotify.Transferred);
            }

            void Removed(BackgroundCopyJob job)
            {
                job.{|BITS047:SetNotifyCommandLine|}(@"C:\Windows\notepad.exe", "/done");
                job.TakeOwnership();
            }

            void Relative(BackgroundCopyJob job) => job.SetNotifyCommandLine({|BITS081:"notepad.exe"|});

            void Late(string url, string path)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Files.Add(url, path);
                job.{|BITS045:HighPerformance|} = true;
                job.DynamicContent = true;
                job.Resume();
                job.{|BITS045:MaxDownloadSize|} = 1000;
            }

            void Ended()
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                job.Cancel();
                job.{|BITS040:Error|} += (sender, e) => { };
            }

            // The library has registered its callback before, and leaves a job alone that has ended.
            void Unsubscribed(BackgroundCopyJob job)
            {
                job.Cancel();
                job.Completed -= OnCompleted;
                job.Completed += OnCompleted;
            }
        }
        """);
}

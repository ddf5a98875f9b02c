using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>The classes of SharpBits in a referenced assembly.</summary>
public class SharpBitsTests
{
    [Fact]
    public Task FilesOfANewJob() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using System.Collections.ObjectModel;
        using SharpBits.Base;
        class Downloader
        {
            readonly BitsManager _manager = new BitsManager();

            void Empty()
            {
                var job = _manager.CreateJob("Update", JobType.Download);
                job.{|BITS042:Resume|}();
            }

            void Filled(string url, string path)
            {
                var manager = new BitsManager();
                var job = manager.CreateJob("Update", JobType.Download);
                job.NotificationFlags = NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured;
                job.AddFile(url, path);
                job.AddFile(new BitsFileInfo(url, path));
                job.Resume();
            }

            void FilledTogether(Collection<BitsFileInfo> files)
            {
                var job = _manager.CreateJob("Update", JobType.Download);
                job.AddFiles(files);
                job.Resume();
            }

            // The manager hands out the job to whoever asks.
            void FilledBySomeoneElse(System.Action fill)
            {
                var job = _manager.CreateJob("Update", JobType.Download);
                fill();
                job.Resume();
            }

            void FoundAgain(string url, string path)
            {
                var job = _manager.CreateJob("Update", JobType.Download);
                _manager.Jobs[job.JobId].AddFile(url, path);
                job.Resume();
            }

            void Uploads(string url, string path)
            {
                var job = _manager.CreateJob("Report", JobType.Upload);
                job.AddFile(url, path);
                job.{|BITS043:AddFile|}(new BitsFileInfo(url, path));
                job.Resume();
            }

            // The manager keeps it, and tells its handlers of it.
            bool LeftToTheManager(string url)
            {
                var job = _manager.CreateJob("Update", JobType.Download);
                if (url == null)
                {
                    return false;
                }

                job.AddFile(url, @"C:\Data\a");
                job.Resume();
                return true;
            }
        }
        """);

    [Fact]
    public Task AfterTheEnd() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Wrong(BitsJob job)
            {
                job.Complete();
                job.{|BITS040:NotifyCommandLineProgram|} = @"C:\Windows\notepad.exe";
                job.{|BITS040:NotifyCommandLineParameters|} = "/done";
                job.{|BITS040:Priority|} = JobPriority.High;
            }

            void Tested(BitsJob job)
            {
                if (job.State == JobState.Canceled || job.State == JobState.Acknowledged)
                {
                    job.{|BITS040:Resume|}();
                }
            }

            void Right(BitsJob job)
            {
                if (job.State != JobState.Canceled && job.State != JobState.Acknowledged)
                {
                    job.Cancel();
                }

                job.OnJobError += (sender, e) => System.Console.WriteLine(e.Error.Description);
            }
        }
        """);

    [Fact]
    public Task AllJobs() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using System.Linq;
        using SharpBits.Base;
        class Sweeper
        {
            readonly BitsManager _manager = new BitsManager();
            readonly System.Collections.Generic.HashSet<System.Guid> _own = new System.Collections.Generic.HashSet<System.Guid>();

            void Sweep()
            {
                foreach (var job in _manager.EnumJobs().Values)
                {
                    job.{|BITS051:Cancel|}();
                }
            }

            void SweepPairs()
            {
                foreach (var pair in _manager.EnumJobs(JobOwner.AllUsers))
                {
                    pair.Value.{|BITS051:Cancel|}();
                }
            }

            void SweepWhatWasFound()
            {
                _manager.EnumJobs(JobOwner.CurrentUser);
                foreach (BitsJob job in _manager.Jobs.Values)
                {
                    if (job.State == JobState.Transferred)
                    {
                        job.{|BITS051:Complete|}();
                    }
                }
            }

            // Only what this manager has made.
            void Own()
            {
                foreach (BitsJob job in _manager.Jobs.Values)
                {
                    job.Cancel();
                }

                foreach (var job in _manager.EnumJobs().Values.Where(job => job.DisplayName == "Contoso"))
                {
                    job.Cancel();
                }

                foreach (var pair in _manager.EnumJobs())
                {
                    if (pair.Value.DisplayName == "Contoso")
                    {
                        pair.Value.Cancel();
                    }
                }

                foreach (var pair in _manager.EnumJobs())
                {
                    if (_own.Contains(pair.Key))
                    {
                        pair.Value.Cancel();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Masks() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Passed(BitsJob job)
            {
                Ask(job, {|BITS001:NotificationFlags.NotificationDisabled | NotificationFlags.JobModified|});
                Ask(job, NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured);
            }

            static void Ask(BitsJob job, NotificationFlags flags) => job.NotificationFlags = flags;

            void Added(BitsManager manager)
            {
                var job = manager.CreateJob("Update", JobType.Download);
                job.NotificationFlags |= {|BITS001:NotificationFlags.NotificationDisabled|};
                job.AddFile("https://contoso.com/a", @"C:\Data\a");
                job.Resume();
            }
        }
        """);

    [Fact]
    public Task Waiting() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using System.Threading;
        using SharpBits.Base;
        class Waiter
        {
            void ForEver(BitsJob job)
            {
                while ({|BITS050:job.State != JobState.Transferred|})
                {
                    Thread.Sleep(500);
                }

                job.Complete();
            }

            void Answered(BitsManager manager, string url, string path)
            {
                manager.OnJobError += (sender, e) => e.Job.Cancel();
                var job = manager.CreateJob("Update", JobType.Download);
                job.AddFile(url, path);
                job.Resume();
                while (job.State is not (JobState.Transferred or JobState.Canceled or JobState.Acknowledged))
                {
                    Thread.Sleep(500);
                }
            }

            void AnsweredByTheJob(BitsManager manager, string url, string path)
            {
                var job = manager.CreateJob("Update", JobType.Download);
                job.OnJobError += (sender, e) => manager.Jobs.Clear();
                job.AddFile(url, path);
                job.Resume();
                while (job.State is not (JobState.Transferred or JobState.Canceled or JobState.Acknowledged))
                {
                    Thread.Sleep(500);
                }
            }
        }
        """);
}

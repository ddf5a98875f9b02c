using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>Programs that use a library as it is meant to be used: nothing is reported in them.</summary>
public class CorrectUseTests
{
    [Fact]
    public Task OfVanara() => ProgramWithoutInterop(KnownLibraries.Vanara, """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Vanara.IO;
        class Downloader
        {
            private readonly Dictionary<Guid, string> _pending = new Dictionary<Guid, string>();
            private BackgroundCopyJob _current;

            public event EventHandler<string> Finished;

            public void Download(string url, string path, CancellationToken token)
            {
                using var job = BackgroundCopyManager.Jobs.Add("Update", "All of it");
                using var done = new ManualResetEventSlim();
                Exception failure = null;
                job.Completed += (sender, e) =>
                {
                    e.Job.Complete();
                    done.Set();
                };
                job.Error += (sender, e) =>
                {
                    failure = e.Job.LastError;
                    e.Job.Cancel();
                    done.Set();
                };
                job.Files.Add(url, path);
                job.Priority = BackgroundCopyJobPriority.Foreground;
                job.Resume();
                try
                {
                    done.Wait(token);
                }
                catch (OperationCanceledException)
                {
                    job.Cancel();
                    throw;
                }

                if (failure != null)
                {
                    throw failure;
                }
            }

            public async Task<bool> DownloadAsync(IReadOnlyCollection<string> urls, string folder)
            {
                var job = BackgroundCopyManager.Jobs.Add("Update");
                try
                {
                    foreach (var url in urls)
                    {
                        job.Files.Add(url, Path.Combine(folder, Path.GetFileName(url)));
                    }

                    job.MinimumRetryDelay = TimeSpan.FromMinutes(1);
                    job.Resume();
                    while (true)
                    {
                        switch (job.State)
                        {
                            case BackgroundCopyJobState.Transferred:
                                job.Complete();
                                return true;
                            case BackgroundCopyJobState.Error:
                                Console.WriteLine(job.LastError.Message);
                                job.Cancel();
                                return false;
                            case BackgroundCopyJobState.Acknowledged:
                            case BackgroundCopyJobState.Cancelled:
                                return false;
                        }

                        Console.WriteLine($"{job.Progress.PercentComplete}%");
                        await Task.Delay(500);
                    }
                }
                catch (BackgroundCopyException)
                {
                    job.Cancel();
                    return false;
                }
            }

            public void Begin(string url, string path)
            {
                _current = BackgroundCopyManager.Jobs.Add("Update");
                _current.Modified += OnModified;
                _current.Completed += OnCompleted;
                _current.Files.Add(url, path);
                _pending[_current.ID] = path;
                _current.Resume();
            }

            public void Stop()
            {
                if (_current == null)
                {
                    return;
                }

                if (_current.State != BackgroundCopyJobState.Cancelled && _current.State != BackgroundCopyJobState.Acknowledged)
                {
                    _current.Cancel();
                }

                _current.Modified -= OnModified;
                _current = null;
            }

            public void GoOn()
            {
                foreach (var job in BackgroundCopyManager.Jobs)
                {
                    if (!_pending.ContainsKey(job.ID))
                    {
                        continue;
                    }

                    switch (job.State)
                    {
                        case BackgroundCopyJobState.Transferred:
                            job.Complete();
                            break;
                        case BackgroundCopyJobState.Error:
                        case BackgroundCopyJobState.TransientError:
                            job.Resume();
                            break;
                        default:
                            job.Completed += OnCompleted;
                            break;
                    }
                }

                var stale = BackgroundCopyManager.Jobs.Where(job => job.DisplayName == "Update" && job.State == BackgroundCopyJobState.Error).ToList();
                foreach (var job in stale)
                {
                    job.Cancel();
                }
            }

            public void Report(string file, string url)
            {
                var job = BackgroundCopyManager.Jobs.Add("Report", jobType: BackgroundCopyJobType.Upload);
                job.SetNotifyCommandLine(@"C:\Program Files\Contoso\done.exe", "/report");
                job.Files.Add(url, file);
                job.Resume();
            }

            private void OnModified(object sender, BackgroundCopyJobEventArgs e) => Console.WriteLine(e.Job.State);

            private void OnCompleted(object sender, BackgroundCopyJobEventArgs e)
            {
                var job = e.Job;
                job.Complete();
                Finished?.Invoke(this, job.DisplayName);
            }
        }
        """);

    [Fact]
    public Task OfUsis() => ProgramWithoutInterop(KnownLibraries.Usis, """
        using System;
        using System.Linq;
        using System.Threading;
        using usis.Net.Bits;
        class Program
        {
            static void Main(string[] args)
            {
                using var manager = BackgroundCopyManager.Connect();
                foreach (var job in manager.EnumerateJobs())
                {
                    using (job)
                    {
                        Console.WriteLine("{0} {1}", job.DisplayName, job.State);
                    }
                }

                using var download = manager.CreateJob("Download", BackgroundCopyJobType.Download);
                using var done = new ManualResetEvent(false);
                download.Failed += (sender, e) =>
                {
                    Console.WriteLine(e.Error.Code);
                    done.Set();
                };
                download.Transferred += (sender, e) => done.Set();
                foreach (var url in args)
                {
                    download.AddFile(url, @"C:\Data\" + url.GetHashCode());
                }

                download.Resume();
                done.WaitOne();
                if (download.State == BackgroundCopyJobState.Transferred)
                {
                    download.Complete();
                }
                else
                {
                    download.Cancel();
                }
            }

            static void Wait(BackgroundCopyJob job, TimeSpan timeout)
            {
                var end = DateTime.UtcNow + timeout;
                while (job.State != BackgroundCopyJobState.Transferred && DateTime.UtcNow < end)
                {
                    Thread.Sleep(100);
                }
            }

            static void Start(BackgroundCopyManager manager, string url, string path, bool notify)
            {
                var job = manager.CreateJob("Download", BackgroundCopyJobType.Download);
                try
                {
                    if (notify)
                    {
                        job.NotifyCommandLine = new BackgroundCopyNotifyCommandLine(@"C:\Windows\notepad.exe", "notepad.exe done.txt");
                    }

                    job.AddFile(url, path);
                    job.Resume();
                }
                catch
                {
                    job.Cancel();
                    throw;
                }
            }

            static bool TryFinish(BackgroundCopyJob job)
            {
                if (job.State != BackgroundCopyJobState.Transferred)
                {
                    return false;
                }

                job.Complete();
                return true;
            }

            static void Finish(BackgroundCopyManager manager, Guid id)
            {
                using var job = manager.GetJob(id, false);
                if (job != null && !TryFinish(job))
                {
                    job.Resume();
                }
            }

            static void Sweep(BackgroundCopyManager manager, string user)
            {
                foreach (var job in manager.EnumerateJobs(true).Where(job => job.Owner == user))
                {
                    job.Cancel();
                }

                foreach (var job in manager.EnumerateJobs(true))
                {
                    var isOurs = job.Description == "Contoso";
                    if (isOurs)
                    {
                        job.Cancel();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task OfSharpBits() => ProgramWithoutInterop(KnownLibraries.SharpBits, """
        using System;
        using System.Collections.Generic;
        using SharpBits.Base;
        class Updater : IDisposable
        {
            private readonly BitsManager _manager = new BitsManager();
            private BitsJob _job;

            public Updater()
            {
                _manager.OnJobTransferred += OnJobTransferred;
                _manager.OnJobError += OnJobError;
            }

            public Guid Start(string name, IDictionary<string, string> files)
            {
                _job = _manager.CreateJob(name, JobType.Download);
                _job.NotificationFlags = NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured | NotificationFlags.JobModified;
                foreach (var file in files)
                {
                    _job.AddFile(file.Key, file.Value);
                }

                _job.Resume();
                return _job.JobId;
            }

            public void GoOn(string name)
            {
                _manager.EnumJobs(JobOwner.CurrentUser);
                foreach (var job in _manager.Jobs.Values)
                {
                    if (job.DisplayName == name)
                    {
                        if (job.State == JobState.Error || job.State == JobState.TransientError)
                        {
                            job.Resume();
                        }
                        else if (job.State == JobState.Transferred)
                        {
                            job.Complete();
                        }
                        else if (job.State == JobState.Suspended)
                        {
                            job.Cancel();
                        }
                    }
                }
            }

            public void Stop(Guid id)
            {
                if (_manager.Jobs.ContainsKey(id))
                {
                    var job = _manager.Jobs[id];
                    job.Suspend();
                    job.Cancel();
                }
            }

            public void Upload(string file, string url)
            {
                var job = _manager.CreateJob("Report", JobType.Upload);
                job.NotifyCommandLineProgram = @"C:\Windows\notepad.exe";
                job.NotifyCommandLineParameters = "done.txt";
                job.AddFile(url, file);
                job.Resume();
            }

            public void Dispose() => _manager.Dispose();

            private void OnJobTransferred(object sender, NotificationEventArgs e)
            {
                e.Job.Complete();
                Console.WriteLine(e.Job.DisplayName);
            }

            private void OnJobError(object sender, ErrorNotificationEventArgs e)
            {
                Console.WriteLine(e.Error.Description);
                e.Job.Cancel();
            }
        }
        """);
}

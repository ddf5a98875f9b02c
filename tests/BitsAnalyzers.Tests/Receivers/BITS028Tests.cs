using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>BITS028: a handler for an event that the mask in force does not ask for, on a job that is resumed.</summary>
public class BITS028Tests
{
    [Theory]
    [InlineData("job.AddFile(url, path); job.{|BITS028:SetNotifyInterface|}(new Progress()); job.Resume();")]
    [InlineData("job.AddFile(url, path); job.Resume(); job.{|BITS028:SetNotifyInterface|}(new Progress());")]
    [InlineData(
        "try { job.{|BITS028:SetNotifyInterface|}(new Progress()); job.AddFile(url, path); job.GetId(out _); } catch { job.Resume(); }")]
    public Task SaysSoWhereTheJobIsResumed(string statements) => Program(statements);

    /// <summary>A job without files is not resumed, which is what there is to say of it.</summary>
    [Theory]
    [InlineData("job.SetNotifyInterface(new Progress()); job.Resume();")]
    [InlineData("job.Resume(); job.SetNotifyInterface(new Progress());")]
    [InlineData("if (ends) { job.SetNotifyInterface(new Progress()); Touch(); } job.Resume();")]
    [InlineData("if (ends) { job.SetNotifyInterface(new Progress()); } else { job.AddFile(url, path); } job.Resume();")]
    public Task SaysNothingWhereItIsRefused(string statements) => Program(statements);

    /// <summary>A class of callbacks may be for all jobs; an upload has no events of its files.</summary>
    [Fact]
    public Task SaysNothingOfEventsThatTheJobDoesNotHave() => Verdict.ProgramAbout("BITS028", """
        sealed class Files : IBackgroundCopyCallback2
        {
            public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine("done");
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Console.WriteLine("failed");
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => Console.WriteLine("file");
        }

        class Transfers
        {
            void Upload(IBackgroundCopyManager manager)
            {
                manager.CreateJob("new", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job);
                job.SetNotifyInterface(new Files());
                job.AddFile("http://a", "c:\\a");
                job.Resume();
            }

            void Either(IBackgroundCopyManager manager, bool isUpload)
            {
                manager.CreateJob(
                    "new", isUpload ? BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD : BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.SetNotifyInterface(new Files());
                job.SetNotifyFlags(isUpload ? 3u : 19u);
                job.AddFile("http://a", "c:\\a");
                job.Resume();
            }

            void Download(IBackgroundCopyManager manager)
            {
                manager.CreateJob("new", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.{|BITS028:SetNotifyInterface|}(new Files());
                job.AddFile("http://a", "c:\\a");
                job.Resume();
            }
        }
        """);

    private static Task Program(string statements) => Verdict.ProgramAbout("BITS028", $$"""
        abstract class Downloader
        {
            protected abstract void Touch();

            void Run(IBackgroundCopyManager manager, string url, string path, bool ends)
            {
                manager.CreateJob("name", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                {{statements}}
            }
        }

        sealed class Progress : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("modified");
        }
        """);
}

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

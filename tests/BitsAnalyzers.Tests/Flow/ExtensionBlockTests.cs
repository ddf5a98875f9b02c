using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>The members of extension blocks are followed like other methods and properties, where the compiler has them.</summary>
public class ExtensionBlockTests
{
    [Theory]
    [InlineData("job.Abandon(); job.{|BITS040:Restart|}();")]
    [InlineData("JobMembers.Abandon(job); JobMembers.{|BITS040:Restart|}(job);")]
    [InlineData("if (job.IsFinal) job.{|BITS040:Abandon|}();")]
    [InlineData("job.Events = {|BITS001:(uint)(BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|};")]
    [InlineData("job.Swap(other); other.{|BITS040:Resume|}();")]
    [InlineData("JobMembers.Swap(other, job); job.{|BITS040:Resume|}();")]
    [InlineData("job.Generic(); job.{|BITS040:Resume|}();")]
    public Task AreFollowed(string statements) => Program(statements);

    [Theory]
    [InlineData("if (!job.IsFinal) job.Abandon();")]
    [InlineData("other.Abandon(); job.Restart();")]
    [InlineData("job.Swap(other); job.Resume();")]
    [InlineData("other.Generic(); job.Resume();")]
    public Task AreNotTakenForOthers(string statements) => Program(statements);

    private static async Task Program(string statements)
    {
        CompilerFeature.ExtensionBlocks.Require();
        await Verdict.Program($$"""
            static class JobMembers
            {
                extension(IBackgroundCopyJob job)
                {
                    public bool IsFinal
                    {
                        get
                        {
                            job.GetState(out var state);
                            return state is BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED;
                        }
                    }

                    public uint Events { set => job.SetNotifyFlags(value); }
                    public void Abandon() => job.Cancel();
                    public void Restart() => job.Resume();
                    public void Swap(IBackgroundCopyJob with) { with.Cancel(); job.Suspend(); }
                }

                extension<T>(T job) where T : IBackgroundCopyJob
                {
                    public void Generic() => job.Cancel();
                }
            }

            class Downloader
            {
                void Run(IBackgroundCopyJob job, IBackgroundCopyJob other)
                {
                    {{statements}}
                }
            }
            """);
    }
}

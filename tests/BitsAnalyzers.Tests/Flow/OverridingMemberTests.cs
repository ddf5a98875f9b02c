using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>What a dispatched call may reach counts where the class of the object is known, however deep the call lies.</summary>
public class OverridingMemberTests
{
    [Theory]
    [InlineData("class Ender : IStep { public IBackgroundCopyJob Job; public void Run() => Job.Cancel(); }")]
    [InlineData("class Ender : IStep { public IBackgroundCopyJob Job; void IStep.Run() => Job.Cancel(); }")]
    [InlineData("class Base { public IBackgroundCopyJob Job; public void Run() => Job.Cancel(); } class Ender : Base, IStep { }")]
    [InlineData("class Ender : Step, IStep { public IBackgroundCopyJob Job; public override void Run() => Job.Cancel(); } "
        + "abstract class Step { public abstract void Run(); }")]
    public Task AreReached(string type) => Verdict.ProgramAbout("BITS040", $$"""
        interface IStep { void Run(); }
        {{type}}
        class Downloader
        {
            void Begin(IBackgroundCopyJob job)
            {
                var ender = new Ender { Job = job };
                Do(ender);
                job.{|BITS040:Resume|}();
            }

            static void Do(IStep step) => step.Run();
        }
        """);

    [Fact]
    public Task OfOtherClassesAreNot() => Verdict.ProgramAbout("BITS040", """
        interface IStep { void Run(); }
        class Waiter : IStep { public IBackgroundCopyJob Job; public void Run() { } }
        class Ender { public IBackgroundCopyJob Job; public void Run() => Job.Cancel(); }
        class Downloader
        {
            void Begin(IBackgroundCopyJob job)
            {
                Do(new Waiter { Job = job });
                job.Resume();
            }

            static void Do(IStep step) => step.Run();
        }
        """);
}

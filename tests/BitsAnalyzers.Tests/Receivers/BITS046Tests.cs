using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>A callback is registered on every job that is found.</summary>
public class BITS046Tests
{
    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        $emptyCallback(Sink, 1)

        class Watcher
        {
            void WatchAll($Manager manager)
            {
                $enumJobs(manager, var jobs);
                $next(jobs, var job);
                $call(job.{|BITS046:SetNotifyInterface|}($sink(new Sink())));
            }

            void WatchOne($Manager manager)
            {
                $enumJobs(manager, var jobs);
                $next(jobs, var job);
                $getState(job, var state);
                if (state == $state(SUSPENDED))
                {
                    $call(job.SetNotifyInterface($sink(new Sink())));
                }
            }
        }
        """);

    [Fact]
    public Task ReportsInALoop() => Program(Enumerating("""
        while (true)
        {
            jobs.Next(1, out var job, ref fetched);
            if (fetched == 0)
            {
                break;
            }

            job.{|BITS046:SetNotifyInterface|}(sink);
        }
        """));

    [Theory]
    [InlineData("job.GetDisplayName(out var name); if (name == \"ours\") { job.SetNotifyInterface(sink); }")]
    [InlineData("job.GetId(out var id); if (id == known) { job.SetNotifyInterface(sink); }")]
    [InlineData("job.GetOwner(out var owner); if (owner == \"me\") { job.SetNotifyInterface(sink); }")]
    [InlineData("if (IsOurs(job)) { job.SetNotifyInterface(sink); }")]
    [InlineData("job.SetNotifyInterface(null);")]
    [InlineData("job = other; job.SetNotifyInterface(sink);")]
    public Task StaysSilentWhereJobsAreChosen(string statements)
        => Program(Enumerating($"jobs.Next(1, out var job, ref fetched); {statements}"));

    [Fact]
    public Task StaysSilentOnAJobThatIsAskedFor() => Statements("""
        var id = Guid.Empty;
        manager.GetJob(ref id, out var found);
        found.SetNotifyInterface(callback);
        """);

    private static string Enumerating(string statements) => $$"""
        class Watcher
        {
            static bool IsOurs(IBackgroundCopyJob job) => false;

            void Watch(IBackgroundCopyManager manager, IBackgroundCopyCallback sink, Guid known, IBackgroundCopyJob other)
            {
                uint fetched = 0;
                manager.EnumJobs(0, out var jobs);
                {{statements}}
            }
        }
        """;
}

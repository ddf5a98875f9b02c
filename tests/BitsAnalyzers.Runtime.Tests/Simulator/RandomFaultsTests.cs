using System.Collections.Concurrent;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>Many jobs, everything goes wrong that can: no end is missed, nothing is left behind.</summary>
[Collection<CountsCallbackObjects>]
public sealed class RandomFaultsTests
{
    private const int BatchSize = 250;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Ten_thousand_jobs_lose_nothing(int seed)
    {
        var random = new Random(seed);
        for (var batch = 0; batch < 10_000 / 4 / BatchSize; batch++)
        {
            await RunBatchAsync(random, seed);
        }

        Assert.Equal(0, CallbackObject.LiveCount);
    }

    private static async Task RunBatchAsync(Random random, int seed)
    {
        int Next(int first, int? end = null)
        {
            lock (random)
            {
                return end is { } bound ? random.Next(first, bound) : random.Next(first);
            }
        }

        var bits = new BitsSimulator(new() { MaxJobsPerUser = BatchSize });
        bits.Server.Add("https://example.com/good", new byte[50_000]);
        bits.Server.Fallback = url => url switch
        {
            _ when url.Contains("flaky", StringComparison.Ordinal) && Next(3) == 0 => SimulatedResponse.Ok(new byte[1000]),
            _ when url.Contains("flaky", StringComparison.Ordinal) => SimulatedResponse.Status(503),
            _ => SimulatedResponse.Status(404),
        };

        // Whatever BITS promises to deliver is delayed, repeated or first cannot be delivered; nothing promised is lost.
        bits.Faults.OnNotification = _ => Next(8) switch
        {
            0 => SimulatedDelivery.Unreachable,
            1 => SimulatedDelivery.Duplicate,
            2 => SimulatedDelivery.Delayed(TimeSpan.FromSeconds(Next(1, 1000))),
            _ => SimulatedDelivery.Normal,
        };
        var ends = new ConcurrentDictionary<Guid, int>();
        var manager = bits.Connect();
        var jobs = new List<(BitsJob Job, BitsSubscription Subscription)>();
        for (var index = 0; index < BatchSize; index++)
        {
            var job = manager.CreateDownloadJob($"job {seed}.{index}");
            for (var file = Next(1, 4); file > 0; file--)
            {
                var kind = Next(10) switch { 0 => "missing", 1 or 2 => "flaky", _ => "good" };
                job.AddFile($"https://example.com/{kind}", $@"C:\{index}.{file}");
            }

            var id = job.Id;
            var subscription = job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.JobModification | BitsEventKinds.FileTransferred, e =>
            {
                if (e.Kind is BitsEventKinds.JobTransferred or BitsEventKinds.JobError)
                {
                    ends.AddOrUpdate(id, 1, (_, count) => count + 1);
                }

                if (Next(5) == 0)
                {
                    throw new InvalidOperationException("A handler may throw.");
                }
            });
            jobs.Add((job, subscription));
            job.Resume();
        }

        bits.RunUntilIdle();
        foreach (var (job, subscription) in jobs)
        {
            await subscription.WhenIdleAsync();
            await subscription.DisposeAsync();
            Assert.Equal(1, ends.GetValueOrDefault(job.Id));
            Assert.True(job.TryComplete() == BitsCompleteOutcome.Completed || job.TryCancel() == BitsCancelOutcome.Cancelled);
            job.Dispose();
        }

        manager.Dispose();
        Assert.All(bits.Jobs, job => Assert.True(job.IsFinal));
        Assert.Equal(0, bits.OutstandingReferences);
    }
}

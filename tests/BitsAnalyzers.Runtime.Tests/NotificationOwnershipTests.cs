using System.Collections.Concurrent;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>One owner of the mask of a job: subscriptions, a program and muting, in whatever order they come and go.</summary>
[Collection<CountsCallbackObjects>]
public sealed class NotificationOwnershipTests
{
    private const string Url = "https://example.com/a";
    private const string Program = @"C:\App\done.exe";
    private const int MaxSteps = 5;
    private readonly BitsSimulator _bits = new(new() { MaxJobsPerUser = int.MaxValue });

    /// <summary>All sequences of up to five steps, each compared with the model after every step.</summary>
    [Theory]
    [InlineData(0x03u, false)]
    [InlineData(0x02u, true)]
    public void Every_order_of_five_steps_is_as_in_the_model(uint mask, bool hasProgram)
    {
        var steps = Enum.GetValues<NotificationStep>();
        var prefixes = (int)Math.Pow(steps.Length, MaxSteps - 2);
        Parallel.For(0, prefixes, prefix =>
        {
            var bits = new BitsSimulator(new() { MaxJobsPerUser = int.MaxValue });
            using var manager = bits.Connect();
            for (var rest = 0; rest < steps.Length * steps.Length; rest++)
            {
                Check(bits, manager, Sequence(steps, (rest * prefixes) + prefix), mask, hasProgram);
            }
        });
    }

    [Fact]
    public async Task A_program_that_is_set_during_a_subscription_leaves_it_its_events()
    {
        var events = new ConcurrentQueue<BitsEvent>();
        using var job = NewJob();
        await using var subscription = job.Subscribe(BitsEventKinds.FileTransferred | BitsEventKinds.JobEnd, events.Enqueue);
        job.NotifyByCommandLine(BitsCommandLine.Run(Program));
        job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal([BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], events.Select(e => e.Kind));
        Assert.Empty(_bits.ProgramRuns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_program_runs_when_the_process_of_the_subscriber_dies(bool programFirst)
    {
        using var job = NewJob();
        if (programFirst)
        {
            job.NotifyByCommandLine(BitsCommandLine.Run(Program));
        }

        using var subscription = job.Subscribe(BitsEventKinds.JobModification, _ => { });
        if (!programFirst)
        {
            job.NotifyByCommandLine(BitsCommandLine.Run(Program));
        }

        _bits.DisconnectReceivers();
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Single(_bits.ProgramRuns);
    }

    [Fact]
    public async Task An_event_that_only_the_program_wants_is_left_to_it()
    {
        var events = new ConcurrentQueue<BitsEvent>();
        using var job = _bits.Connect().CreateDownloadJob("fails");
        job.AddFile("https://example.com/missing", @"C:\missing");
        job.NotifyByCommandLine(BitsCommandLine.Run(Program), BitsCommandLineEvents.JobError);
        await using var subscription = job.Subscribe(BitsEventKinds.JobTransferred, events.Enqueue);
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Single(_bits.ProgramRuns);
        Assert.Empty(events);
    }

    [Fact]
    public void A_program_for_one_event_stays_one_for_one_event()
    {
        using var job = NewJob();
        job.NotifyByCommandLine(BitsCommandLine.Run(Program), BitsCommandLineEvents.JobError);
        job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, _ => { }).Dispose();
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(BitsNotifyFlags.JobError, _bits.GetJob(job.Id).Flags);
        Assert.Empty(_bits.ProgramRuns);
    }

    [Fact]
    public async Task All_subscriptions_get_their_events()
    {
        var first = new ConcurrentQueue<BitsEventKinds>();
        var second = new ConcurrentQueue<BitsEventKinds>();
        using var job = NewJob();
        using var same = _bits.Connect().GetJob(job.Id);
        await using var ends = job.Subscribe(BitsEventKinds.JobEnd, e => first.Enqueue(e.Kind));
        await using var files = same.Subscribe(BitsEventKinds.FileTransferred | BitsEventKinds.JobTransferred, e => second.Enqueue(e.Kind));
        job.Resume();
        _bits.RunUntilIdle();
        await ends.WhenIdleAsync();
        await files.WhenIdleAsync();

        Assert.Equal([BitsEventKinds.JobTransferred], first);
        Assert.Equal([BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], second);
    }

    [Fact]
    public async Task A_receiver_of_somebody_else_is_taken_over_only_on_request()
    {
        var theirs = new Receiver();
        using var job = NewJob();
        Assert.Equal(0, job.ToInterop().SetNotifyInterface(theirs));

        Assert.Contains("TakeOver", Assert.Throws<InvalidOperationException>(() => job.Subscribe(BitsEventKinds.JobEnd, _ => { })).Message);
        Assert.Equal(BitsNotifyFlags.JobTransferred | BitsNotifyFlags.JobError, _bits.GetJob(job.Id).Flags);

        var events = new ConcurrentQueue<BitsEvent>();
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, events.Enqueue, new() { TakeOver = true });
        job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();
        Assert.Single(events);
        Assert.Empty(theirs.Events);
    }

    [Fact]
    public async Task Subscriptions_of_many_threads_leave_the_mask_of_the_last()
    {
        for (var round = 0; round < 30; round++)
        {
            using var job = NewJob();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
            {
                using var same = _bits.Connect().GetJob(job.Id);
                for (var i = 0; i < 10; i++)
                {
                    await using (same.Subscribe(worker % 2 == 0 ? BitsEventKinds.JobEnd : BitsEventKinds.JobModification, _ => { }))
                    {
                        Assert.True(_bits.GetJob(job.Id).HasCallback);
                    }

                    if (worker == 0)
                    {
                        same.MuteNotifications();
                        same.UnmuteNotifications();
                    }
                }
            })));

            Assert.Equal(new(BitsEventKinds.JobEnd, false, false, null, null, null), job.ReadNotification());
        }
    }

    // The number in the system of the steps has the steps as its digits.
    private static NotificationStep[] Sequence(NotificationStep[] steps, int number)
    {
        var sequence = new NotificationStep[MaxSteps];
        for (var place = 0; place < MaxSteps; place++, number /= steps.Length)
        {
            sequence[place] = steps[number % steps.Length];
        }

        return sequence;
    }

    private static void Check(BitsSimulator bits, BitsManager manager, NotificationStep[] sequence, uint mask, bool hasProgram)
    {
        using var job = manager.CreateDownloadJob("owned");
        var simulated = bits.GetJob(job.Id);
        var interop = (Runtime.Interop.IBackgroundCopyJob2)job.ToInterop();
        interop.SetNotifyFlags(mask);
        if (hasProgram)
        {
            interop.SetNotifyCmdLine(Program, null);
        }

        var model = new NotificationModel(mask, hasProgram);
        var subscriptions = new List<BitsSubscription>();
        foreach (var step in sequence)
        {
            Take(job, interop, step, subscriptions);
            model.Take(step);
            var found = (Mask: (uint)simulated.Flags, simulated.HasCallback, HasProgram: job.ReadNotification().Program is not null);
            if (found != (model.Mask, model.HasReceiver, model.HasProgram))
            {
                Assert.Fail($"{string.Join(", ", sequence)}: after {step} the job has {found}, the model "
                    + $"{(model.Mask, model.HasReceiver, model.HasProgram)}.");
            }
        }

        job.Cancel();
    }

    private static void Take(
        BitsJob job, Runtime.Interop.IBackgroundCopyJob interop, NotificationStep step, List<BitsSubscription> subscriptions)
    {
        switch (step)
        {
            case NotificationStep.SubscribeToModifications:
                subscriptions.Add(job.Subscribe(BitsEventKinds.JobModification, _ => { }));
                break;
            case NotificationStep.SubscribeToEndAndFiles:
                subscriptions.Add(job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred, _ => { }));
                break;
            case NotificationStep.DisposeOldest when subscriptions.Count > 0:
                subscriptions[0].Dispose();
                subscriptions.RemoveAt(0);
                break;
            case NotificationStep.DisposeNewest when subscriptions.Count > 0:
                subscriptions[^1].Dispose();
                subscriptions.RemoveAt(subscriptions.Count - 1);
                break;
            case NotificationStep.SetProgramForTransfer:
                job.NotifyByCommandLine(BitsCommandLine.Run(Program), BitsCommandLineEvents.JobTransferred);
                break;
            case NotificationStep.RemoveProgram:
                job.RemoveCommandLine();
                break;
            case NotificationStep.Mute:
                job.MuteNotifications();
                break;
            case NotificationStep.Unmute:
                job.UnmuteNotifications();
                break;
            case NotificationStep.SomebodySetsTheMask:
                interop.SetNotifyFlags(NotificationModel.SomebodysMask);
                break;
        }
    }

    private BitsJob NewJob()
    {
        _bits.Server.Add(Url, new byte[100_000]);
        var job = _bits.Connect().CreateDownloadJob("owned");
        job.AddFile(Url, @"C:\a");
        return job;
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;
using Xunit.Sdk;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>The service that the tests run against.</summary>
internal abstract class BitsService
{
    /// <summary>Tests on one service run one after the other: the jobs of all of them are in its list.</summary>
    public const string Collection = "The service";

    /// <summary>For what has to happen: longer than it takes on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static BitsService Create() =>
#if CLASSIC_INTEROP
        new RealService();
#else
        OperatingSystem.IsWindows() ? new RealService() : new SimulatedService();
#endif

    /// <summary>Whether this is the implementation of Wine; see <see cref="WineDifferences"/>.</summary>
    public bool IsWine { get; } = OperatingSystem.IsWindows()
        && NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll"), "wine_get_version", out _);

    public abstract BitsConnection Connection { get; }

    /// <summary>Waits for a task of the code under test.</summary>
    public abstract Task CompleteAsync(Task task);

    /// <summary>A local path of its own.</summary>
    public abstract string NewPath();

    /// <summary>A local path with a file.</summary>
    public abstract string NewFile(byte[] content);

    public abstract byte[]? TryReadFile(string path);

    /// <summary>Stops the service and starts it again, where that harms nobody.</summary>
    /// <returns>Whether that was done.</returns>
    public virtual bool TryRestart() => false;

    /// <summary>Waits until no job is active.</summary>
    public abstract void RunTransfers(BitsManager manager);

    /// <summary>Waits, after <see cref="RunTransfers"/>, until the service has told what it has to tell.</summary>
    public abstract void AwaitNotifications(Func<bool> haveCome);

    /// <summary>Gives the service time, after <see cref="RunTransfers"/>, to tell what it should not.</summary>
    public abstract void AwaitSilence(Func<bool> isBroken);

    public async Task<T> CompleteAsync<T>(Task<T> task)
    {
        await CompleteAsync((Task)task);
        return await task;
    }

    /// <summary>
    /// Checks what is documented. Where Wine goes another way, the test is skipped with the reason, and only if it really does: a
    /// difference that is gone fails the test.
    /// </summary>
    public void Expect(string? onWine, Action check) => ExpectAsync(onWine, () =>
    {
        check();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <inheritdoc cref="Expect"/>
    public async Task ExpectAsync(string? onWine, Func<Task> check)
    {
        if (!IsWine || onWine is null)
        {
            await check();
            return;
        }

        try
        {
            await check();
        }
        catch (Exception exception) when (exception is XunitException or BitsException)
        {
            Assert.Skip(onWine);
        }

        Assert.Fail($"Wine does it as documented by now, so this is no longer a difference: {onWine}");
    }

    /// <summary>Waits until something is true.</summary>
    public Task UntilAsync(Func<bool> condition) => CompleteAsync(Task.Run(async () =>
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The condition has not come true.");
    }));
}

/// <summary>The service of this machine: that of Windows, or that of Wine.</summary>
internal sealed class RealService : BitsService
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bits").FullName;

    public override BitsConnection Connection => BitsConnection.Local;

    public override Task CompleteAsync(Task task) => task.WaitAsync(Patience);

    public override string NewPath() => Path.Combine(_directory, Guid.NewGuid().ToString("N"));

    public override string NewFile(byte[] content)
    {
        var path = NewPath();
        File.WriteAllBytes(path, content);
        return path;
    }

    public override byte[]? TryReadFile(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    public override void RunTransfers(BitsManager manager)
    {
        Assert.True(SpinWait.SpinUntil(() => manager.GetJobs().Count(IsActive) == 0, Patience), "A transfer does not end.");
        if (IsWine)
        {
            // A job is transferred there before its receiver is called. One thread does both for all jobs: when it has got through another
            // job, the calls for the ones before have returned.
            using var next = manager.CreateDownloadJob("the next one");
            next.AddFile(NewFile([1]), NewPath());
            next.Resume();
            Assert.True(SpinWait.SpinUntil(() => next.State == BitsJobState.Transferred, Patience), "The service is stuck.");
            next.Cancel();
        }
    }

    public override void AwaitNotifications(Func<bool> haveCome)
    {
        if (!IsWine)
        {
            SpinWait.SpinUntil(haveCome, Patience);
        }
    }

    public override void AwaitSilence(Func<bool> isBroken)
    {
        if (!IsWine)
        {
            SpinWait.SpinUntil(isBroken, TimeSpan.FromMilliseconds(700));
        }
    }

    private static bool IsActive(BitsJob job)
    {
        using (job)
        {
            return job.State is BitsJobState.Queued or BitsJobState.Connecting or BitsJobState.Transferring or BitsJobState.TransientError;
        }
    }
}

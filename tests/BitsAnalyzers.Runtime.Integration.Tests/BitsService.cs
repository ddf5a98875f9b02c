using System.Runtime.InteropServices;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>The service that the tests run against.</summary>
internal abstract class BitsService
{
    /// <summary>Tests on one service run one after the other: the jobs of all of them are in its list.</summary>
    public const string Collection = "The service";

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

    /// <summary>Waits until no job is active.</summary>
    public abstract void RunTransfers(BitsManager manager);

    /// <summary>Gives the service time to tell what it has to tell, and no more than it takes until that is enough.</summary>
    public abstract void Settle(Func<bool> isEnough);

    public async Task<T> CompleteAsync<T>(Task<T> task)
    {
        await CompleteAsync((Task)task);
        return await task;
    }

    /// <summary>Waits until something is true.</summary>
    public Task UntilAsync(Func<bool> condition) => CompleteAsync(Task.Run(async () =>
    {
        for (var attempt = 0; attempt < 600; attempt++)
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

    public override Task CompleteAsync(Task task) => task.WaitAsync(TimeSpan.FromMinutes(1));

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
        var hasEnded = SpinWait.SpinUntil(() => manager.GetJobs().Count(IsActive) == 0, TimeSpan.FromMinutes(1));
        Assert.True(hasEnded, "A transfer does not end.");
    }

    public override void Settle(Func<bool> isEnough) => SpinWait.SpinUntil(isEnough, TimeSpan.FromMilliseconds(700));

    private static bool IsActive(BitsJob job)
    {
        using (job)
        {
            return job.State is BitsJobState.Queued or BitsJobState.Connecting or BitsJobState.Transferring or BitsJobState.TransientError;
        }
    }
}

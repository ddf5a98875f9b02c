using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>The service that the tests run against.</summary>
internal abstract class BitsService
{
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

    public abstract byte[]? TryReadFile(string path);

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

    public override byte[]? TryReadFile(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}

namespace BitsAnalyzers.Runtime;

/// <summary>Waiting by a given clock.</summary>
internal static class Delays
{
    public static Task DelayAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif

    /// <summary>Waits for a signal, at most for a time.</summary>
    /// <returns>Whether the signal came.</returns>
    public static async Task<bool> WaitAsync(
        this SemaphoreSlim signal, TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signalled = signal.WaitAsync(done.Token);
        var delay = clock.DelayAsync(time, done.Token);
        var first = await Task.WhenAny(signalled, delay).ConfigureAwait(false);
#if NET
        await done.CancelAsync().ConfigureAwait(false);
#else
        done.Cancel();
#endif
        cancellationToken.ThrowIfCancellationRequested();
        return first == signalled;
    }
}

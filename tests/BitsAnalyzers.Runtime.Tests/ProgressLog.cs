namespace BitsAnalyzers.Runtime.Tests;

/// <summary>Reports in their order, on the thread that makes them, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class ProgressLog(Action<BitsProgress>? onReport = null) : IProgress<BitsProgress>
{
    public List<BitsProgress> Reports { get; } = [];

    public void Report(BitsProgress value)
    {
        Reports.Add(value);
        onReport?.Invoke(value);
    }
}

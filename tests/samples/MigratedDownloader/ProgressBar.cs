using BitsAnalyzers.Runtime;

namespace MigratedDownloader;

/// <summary>Draws a bar of fifty characters.</summary>
internal sealed class ProgressBar : IProgress<BitsProgress>
{
    public void Report(BitsProgress value)
    {
        var filled = (int)((value.Fraction ?? 0) * 50);
        Console.Write($"\r[{new string('#', filled)}{new string(' ', 50 - filled)}]");
    }
}

using BitsAnalyzers.Runtime;

if (args.Length != 2)
{
    Console.Error.WriteLine(@"usage: BitsDownloader <address> <full path>");
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

try
{
    await BitsTransfer.DownloadAsync(args[0], args[1], new ProgressBar(), cancellation.Token);
    Console.WriteLine();
    return 0;
}
catch (OperationCanceledException)
{
    Console.WriteLine("\ncancelled");
    return 1;
}
catch (Exception failure) when (failure is BitsException or ArgumentException or PlatformNotSupportedException)
{
    Console.Error.WriteLine($"\n{failure.Message}");
    return 1;
}

internal sealed class ProgressBar : IProgress<BitsProgress>
{
    private const int Width = 40;

    public void Report(BitsProgress value)
    {
        var filled = (int)((value.Fraction ?? 0) * Width);
        Console.Write(
            $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value.BytesTransferred:N0} bytes  {value.State,-12}");
    }
}

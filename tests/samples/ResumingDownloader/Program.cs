using BitsAnalyzers.Runtime;
using ResumingDownloader;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: ResumingDownloader <address> <full path> [seconds until it gives up for this time]");
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};
if (args.Length > 2)
{
    stopping.CancelAfter(TimeSpan.FromSeconds(double.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture)));
}

try
{
    var progress = new Progress<BitsProgress>(now => Console.Write($"\r{now.Fraction:P0} {now.TransientError?.Meaning} "));
    Console.WriteLine(await new Downloader(BitsConnection.Local, TimeProvider.System).RunAsync(args[0], args[1], progress, stopping.Token));
    return 0;
}
catch (Exception failure) when (failure is BitsException or ArgumentException or PlatformNotSupportedException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

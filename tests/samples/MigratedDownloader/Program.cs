using BitsAnalyzers.Runtime;
using MigratedDownloader;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // Ctrl+Break ends the program and leaves the download to BITS.
    if (key.SpecialKey == ConsoleSpecialKey.ControlC)
    {
        key.Cancel = true;
        cancellation.Cancel();
    }
};

try
{
    using var manager = new DownloadManager();
    switch (args)
    {
        case []:
            manager.GiveUp(10);
            manager.ContinueUnfinished();
            return 0;
        case ["/reattach", var id]:
            return await FinishAsync(manager.Find(Guid.Parse(id)));
        case [var url, var path, "/view"]:
            manager.StartWithViewer(url, path);
            return 0;
        case [var url, var path, "/background"]:
            using (var download = manager.Create(url, path))
            {
                download.Start();
                Console.WriteLine(download.Id);
                return 0;
            }

        case [var url, var path]:
            return await FinishAsync(manager.Create(url, path), "/progress");
        case [var url, var path, "/progress" or "/log" or "/end" or "/errors" or "/beep"]:
            return await FinishAsync(manager.Create(url, path), args[2]);
        default:
            Console.Error.WriteLine("MigratedDownloader URL FILE [/progress | /log | /end | /errors | /beep | /background | /view]");
            Console.Error.WriteLine("MigratedDownloader /reattach ID");
            return 1;
    }
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Given up.");
    return 1;
}
catch (Exception failure) when (failure is BitsException or NotSupportedException or ArgumentException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

async Task<int> FinishAsync(Download download, string report = "/end")
{
    using (download)
    {
        var result = report == "/log"
            ? await download.RunWithLogAsync(cancellation.Token)
            : await download.RunAsync(report == "/progress" ? new ProgressBar() : null, cancellation.Token);
        if (result.Outcome != BitsJobOutcome.Transferred)
        {
            Console.Error.WriteLine($"Failed: {result.Outcome} {result.Error}");
            return 1;
        }

        Console.Write(report switch
        {
            "/errors" => "",
            "/beep" => "\a",
            "/progress" => "\nDone.\n",
            _ => "Done.\n",
        });
        return 0;
    }
}

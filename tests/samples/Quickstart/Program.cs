using BitsAnalyzers.Runtime;

var (address, path) = (args[0], args[1]);
var progress = new Progress<BitsProgress>(now => Console.Write($"\r{now.Fraction:P0}, {now.BytesTransferred:N0} bytes "));
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) => { key.Cancel = true; cancellation.Cancel(); };

await BitsTransfer.DownloadAsync(address, path, progress, cancellation.Token);
Console.WriteLine($"\n{path} is there.");

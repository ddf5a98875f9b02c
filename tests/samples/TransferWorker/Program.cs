using BitsAnalyzers.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferWorker;

// Run without arguments it waits for its jobs, as a service does; with an address and a path it starts one and ends. When a job ends while
// no worker runs, BITS runs this program with the identifier of the job.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddBits<CompletingHandler>(options =>
{
    options.JobName = "Transfer worker";
    options.CommandLine = Environment.ProcessPath is { } program ? BitsCommandLine.Run(program).WithArgument("--finish").WithJobId() : null;
});
using var host = builder.Build();
if (args is ["--finish", var id])
{
    await BitsTransfer.FinishAsync(Guid.Parse(id));
    return;
}

if (args is [var address, var path])
{
    host.Services.GetRequiredService<BitsAnalyzers.Runtime.Hosting.BitsJobs>().StartDownload([new BitsFileRequest(address, path)]);
    return;
}

await host.RunAsync();

using BitsAnalyzers.Runtime.Hosting;
using BitsAnalyzers.Runtime.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferWorker;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Samples;

/// <summary>The sample of a worker service with callbacks and a program, and the hosting of it.</summary>
public sealed class TransferWorkerTests
{
    private const string Url = "https://example.com/a";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BitsSimulator _bits = new();

    public TransferWorkerTests() => _bits.Server.Add(Url, new byte[1_000_000]);

    [Fact]
    public async Task A_job_that_it_starts_is_completed()
    {
        using var host = await StartAsync();
        Jobs(host).StartDownload([new(Url, @"C:\a")]);
        _bits.RunUntilIdle();

        Assert.True(SpinWait.SpinUntil(() => _bits.Jobs[0].State == BitsJobState.Acknowledged, Patience));
        Assert.Equal(1_000_000, _bits.Files.Read(@"C:\a").Length);
        Assert.Empty(_bits.ProgramRuns);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_job_that_ends_while_no_worker_runs_is_for_the_program()
    {
        using (var host = await StartAsync())
        {
            Jobs(host).StartDownload([new(Url, @"C:\a")]);
            await host.StopAsync();
        }

        _bits.RunProgram = run =>
        {
            // What the program does with --finish.
            using var job = _bits.Connect().GetJob(run.JobId);
            Assert.Contains(job.Id.ToString("B"), run.Parameters);
            job.Complete();
            return 0;
        };
        _bits.RunUntilIdle();
        Assert.Single(_bits.ProgramRuns);
        Assert.Equal(BitsJobState.Acknowledged, _bits.Jobs[0].State);
    }

    [Fact]
    public async Task The_next_worker_takes_up_the_jobs_of_the_last()
    {
        using (var first = await StartAsync())
        {
            Jobs(first).StartDownload([new(Url, @"C:\a")]);
            Jobs(first).StartDownload([new("https://example.com/missing", @"C:\b")]);
        }

        // The process dies, and the program that BITS runs does nothing.
        _bits.DisconnectReceivers();
        _bits.RunUntilIdle(TimeSpan.FromDays(1));
        using var second = await StartAsync();

        Assert.True(SpinWait.SpinUntil(() => _bits.Jobs.All(job => job.IsFinal), Patience));
        Assert.Equal([BitsJobState.Acknowledged, BitsJobState.Cancelled], _bits.Jobs.Select(job => job.State));
        await second.StopAsync();
    }

    [Fact]
    public async Task A_service_that_is_not_there_yet_is_waited_for()
    {
        using (var manager = _bits.Connect())
        using (var job = manager.CreateDownloadJob("worker"))
        {
            job.AddFile(Url, @"C:\a");
            job.Resume();
        }

        _bits.RunUntilIdle();
        _bits.IsServiceEnabled = false;
        using var host = await StartAsync();
        _bits.IsServiceEnabled = true;
        Assert.True(SpinWait.SpinUntil(() =>
        {
            _bits.Advance(TimeSpan.FromSeconds(10));
            return _bits.Jobs[0].State == BitsJobState.Acknowledged;
        }, Patience));
        await host.StopAsync();
    }

    [Fact]
    public void A_host_without_a_name_for_its_jobs_is_refused()
    {
        var services = new ServiceCollection().AddLogging().AddBits<CompletingHandler>(_ => { }).BuildServiceProvider();

        Assert.Contains("JobName", Assert.ThrowsAny<Exception>(() => services.GetRequiredService<BitsJobs>()).Message);
    }

    private static BitsJobs Jobs(IHost host) => host.Services.GetRequiredService<BitsJobs>();

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddBits<CompletingHandler>(options =>
        {
            options.JobName = "worker";
            options.Connection = _bits.Connection;
            options.TimeProvider = _bits.TimeProvider;
            options.CommandLine = BitsCommandLine.Run(@"C:\Worker\TransferWorker.exe").WithArgument("--finish").WithJobId();
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

using System.Collections.Concurrent;
using BitsAnalyzers.Runtime.Hosting;
using BitsAnalyzers.Runtime.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>The jobs of a host, where others have a hand in them.</summary>
public sealed class HostedJobsTests
{
    private const string Url = "https://example.com/a";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BitsSimulator _bits = new();

    public HostedJobsTests() => _bits.Server.Add(Url, [1, 2, 3]);

    [Fact]
    public async Task A_receiver_that_was_replaced_is_renewed_and_tells_nothing_twice()
    {
        var handler = new Handler(_ => { });
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("hosted");
        job.AddFile(Url, @"C:\a");
        await using (var jobs = NewJobs(handler, NullLogger<BitsJobs>.Instance))
        {
            jobs.Watch(job);
            job.ToInterop().SetNotifyInterface(new Receiver());

            // That the receiver was released is looked at on another thread.
            Assert.True(SpinWait.SpinUntil(() => IsRefused(() => jobs.Watch(job)), Patience));
            job.ToInterop().SetNotifyInterface(null);
            jobs.Watch(job);
            job.Resume();
            _bits.RunUntilIdle();
        }

        Assert.Equal([BitsEventKinds.JobTransferred], handler.Events);
    }

    [Fact]
    public async Task A_failure_of_the_handler_is_logged_from_the_first_event_on()
    {
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("hosted");
        job.AddFile(Url, @"C:\a");
        job.Resume();
        _bits.RunUntilIdle();
        var log = new ExceptionLog();
        await using (var jobs = NewJobs(new Handler(_ => throw new FormatException()), log))
        {
            Assert.Equal(1, jobs.WatchAll());
        }

        Assert.Contains(log.Exceptions, exception => exception is FormatException);
    }

    private static bool IsRefused(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private BitsJobs NewJobs(IBitsEventHandler handler, ILogger<BitsJobs> logger) => new(
        Options.Create(new BitsHostOptions { JobName = "hosted", Connection = _bits.Connection, TimeProvider = _bits.TimeProvider }),
        handler,
        logger);

    private sealed class Handler(Action<BitsEvent> handle) : IBitsEventHandler
    {
        public ConcurrentQueue<BitsEventKinds> Events { get; } = new();

        public Task HandleAsync(BitsEvent bitsEvent, CancellationToken cancellationToken)
        {
            Events.Enqueue(bitsEvent.Kind);
            handle(bitsEvent);
            return Task.CompletedTask;
        }
    }

    private sealed class ExceptionLog : ILogger<BitsJobs>
    {
        public ConcurrentQueue<Exception> Exceptions { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                Exceptions.Enqueue(exception);
            }
        }
    }
}

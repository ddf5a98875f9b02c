using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A service can see what the library does.</summary>
public sealed class EventSourceTests
{
    [Fact]
    public async Task What_the_library_does_is_traced()
    {
        // A source that another thread is about to make takes no commands yet.
        RuntimeHelpers.RunClassConstructor(
            typeof(BitsManager).Assembly.GetType("BitsAnalyzers.Runtime.BitsEventSource", throwOnError: true)!.TypeHandle);
        using var trace = new Trace();
        var bits = new BitsSimulator();
        bits.Server.Add("https://example.com/a", [1]);
        bits.Faults.FailCall("SetPriority", HResults.E_UNEXPECTED);
        var options = new BitsTransferOptions { Connection = bits.Connection };
        await Assert.ThrowsAsync<BitsException>(
            () => bits.RunUntilAsync(BitsTransfer.DownloadAsync([new("https://example.com/a", @"C:\a")], options)));
        await bits.RunUntilAsync(BitsTransfer.DownloadAsync([new("https://example.com/a", @"C:\a")], options));

        var ids = bits.Jobs.Select(job => job.Id.ToString()).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.All(ids, id => Assert.Contains(trace.Events, told => told.Contains(id, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(trace.Events, told => told.Contains("SetPriority", StringComparison.Ordinal));
    }

    private sealed class Trace : EventListener
    {
        public ConcurrentQueue<string> Events { get; } = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "BitsAnalyzers-Runtime")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        // Called by the base class before the queue is there, too.
        protected override void OnEventWritten(EventWrittenEventArgs eventData)
            => Events?.Enqueue($"{eventData.EventName}: {string.Join(", ", eventData.Payload ?? (IEnumerable<object?>)[])}");
    }
}

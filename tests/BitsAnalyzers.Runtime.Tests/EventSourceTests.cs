using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A service can see what the library does.</summary>
public sealed class EventSourceTests
{
    /// <summary>
    /// The tests load the other build of the library, too, and .NET refuses every command to the second of two sources of one name, or to
    /// both where neither has had one before. So this source gets its first command while it is alone.
    /// </summary>
    [ModuleInitializer]
    internal static void EnableOnceWhileAlone()
    {
        RuntimeHelpers.RunClassConstructor(Library.GetType("BitsAnalyzers.Runtime.BitsEventSource", throwOnError: true)!.TypeHandle);
        new Trace().Dispose();
    }

    private static Assembly Library => typeof(BitsManager).Assembly;

    [Fact]
    public async Task What_the_library_does_is_traced()
    {
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
            if (eventSource.Name == "BitsAnalyzers-Runtime" && eventSource.GetType().Assembly == Library)
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        // Called by the base class before the queue is there, too.
        protected override void OnEventWritten(EventWrittenEventArgs eventData)
            => Events?.Enqueue($"{eventData.EventName}: {string.Join(", ", eventData.Payload ?? (IEnumerable<object?>)[])}");
    }
}

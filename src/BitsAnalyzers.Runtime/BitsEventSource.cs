using System.Diagnostics.Tracing;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// What the library does, for whoever operates the program: <c>dotnet-trace --providers BitsAnalyzers-Runtime</c>, PerfView or an
/// EventListener. Names and addresses of files are not written; identifiers of jobs are.
/// </summary>
[EventSource(Name = "BitsAnalyzers-Runtime")]
internal sealed class BitsEventSource : EventSource
{
    public static readonly BitsEventSource Log = new();

    private BitsEventSource()
    {
    }

    [Event(1, Level = EventLevel.Informational, Message = "Job {0} was created.")]
    public void JobCreated(string jobId, int type) => WriteEvent(1, jobId, type);

    [Event(2, Level = EventLevel.Informational, Message = "Job {0} has ended with HRESULT {1}.")]
    public void JobEnded(string jobId, int hresult) => WriteEvent(2, jobId, hresult);

    [Event(3, Level = EventLevel.Informational, Message = "Events {1} of job {0} were subscribed to.")]
    public void Subscribed(string jobId, int events) => WriteEvent(3, jobId, events);

    [Event(4, Level = EventLevel.Informational, Message = "The subscription to job {0} is {1} now.")]
    public void SubscriptionChanged(string jobId, string state) => WriteEvent(4, jobId, state);

    [Event(5, Level = EventLevel.Verbose, Message = "Event {1} of job {0} is handed to the handler.")]
    public void EventDelivered(string jobId, int kind) => WriteEvent(5, jobId, kind);

    [Event(6, Level = EventLevel.Warning, Message = "A handler of job {0} has thrown {1}.")]
    public void HandlerFaulted(string jobId, string exception) => WriteEvent(6, jobId, exception);

    [Event(7, Level = EventLevel.Warning, Message = "{0} failed with HRESULT {1}.")]
    public void CallFailed(string operation, int hresult) => WriteEvent(7, operation, hresult);

    [Event(8, Level = EventLevel.Informational, Message = "The connection of job {0} to the service was made anew: {1}.")]
    public void Reconnected(string jobId, bool isQueued) => WriteEvent(8, jobId, isQueued ? 1 : 0);

    [Event(9, Level = EventLevel.Informational, Message = "Job {0} is tried again after HRESULT {1}.")]
    public void Retried(string jobId, int hresult) => WriteEvent(9, jobId, hresult);

    [Event(10, Level = EventLevel.Verbose, Message = "The mask of job {0} was set to {1}.")]
    public void MaskWritten(string jobId, int mask) => WriteEvent(10, jobId, mask);
}

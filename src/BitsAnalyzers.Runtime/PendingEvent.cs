namespace BitsAnalyzers.Runtime;

/// <summary>An event on its way to the handler.</summary>
internal readonly record struct PendingEvent(BitsEventKinds Kind)
{
    /// <summary>Whether it was seen by looking at the job rather than delivered.</summary>
    public bool IsLook { get; init; }

    public EventStamp? Stamp { get; init; }

    public BitsJobError? Error { get; init; }

    public BitsFileSnapshot? File { get; init; }

    public IReadOnlyList<BitsFileRange>? Ranges { get; init; }
}

using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>A notification that the service owes.</summary>
internal sealed class PendingNotification(BitsEventKinds kind, SimulatedFile? file)
{
    public BitsEventKinds Kind { get; } = kind;

    public SimulatedFile? File { get; } = file;

    public BG_FILE_RANGE[] Ranges { get; init; } = [];

    public DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }

    public bool InFlight { get; set; }

    public bool IsJobEnd => Kind is BitsEventKinds.JobTransferred or BitsEventKinds.JobError;
}

using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>A job as the simulated service keeps it. Final jobs are kept too, for tests to look at.</summary>
public sealed class SimulatedJob
{
    internal SimulatedJob(Guid id, string displayName, BitsJobType type, string owner, DateTimeOffset now)
    {
        Id = id;
        DisplayName = displayName;
        Type = type;
        Owner = owner;
        Created = now;
        Modified = now;
    }

    /// <summary>The identifier.</summary>
    public Guid Id { get; }

    /// <summary>The name.</summary>
    public string DisplayName { get; internal set; }

    /// <summary>Whether the job fetches or sends.</summary>
    public BitsJobType Type { get; }

    /// <summary>The state.</summary>
    public BitsJobState State { get; internal set; } = BitsJobState.Suspended;

    /// <summary>The events in its mask.</summary>
    public BitsEventKinds Events => (BitsEventKinds)(Flags & ~BitsNotifyFlags.Disable);

    /// <summary>Whether the mask has BG_NOTIFY_DISABLE.</summary>
    public bool IsMuted => (Flags & BitsNotifyFlags.Disable) != BitsNotifyFlags.None;

    /// <summary>The mask.</summary>
    internal BitsNotifyFlags Flags { get; set; } = BitsNotifyFlags.JobTransferred | BitsNotifyFlags.JobError;

    /// <summary>Whether a callback object is registered.</summary>
    public bool HasCallback => Callback is not null;

    /// <summary>The files.</summary>
    public IReadOnlyList<SimulatedFile> Files => FileList;

    /// <summary>Whether the job is completed or cancelled.</summary>
    public bool IsFinal => State is BitsJobState.Acknowledged or BitsJobState.Cancelled;

    internal bool IsActive
        => State is BitsJobState.Queued or BitsJobState.Connecting or BitsJobState.Transferring or BitsJobState.TransientError;

    internal string Owner { get; set; }

    internal string Description { get; set; } = string.Empty;

    internal List<SimulatedFile> FileList { get; } = [];

    internal BG_JOB_PRIORITY Priority { get; set; } = BG_JOB_PRIORITY.BG_JOB_PRIORITY_NORMAL;

    internal uint MinimumRetryDelay { get; set; } = 600;

    internal uint NoProgressTimeout { get; set; } = 14 * 24 * 3600;

    internal uint MaximumDownloadTime { get; set; } = 90 * 24 * 3600;

    /// <summary>How long it has been downloading, for the maximum download time. Waiting and retrying do not count.</summary>
    internal TimeSpan DownloadTime { get; set; }

    internal bool IsOwnerElevated { get; set; }

    internal uint ErrorCount { get; set; }

    internal BG_JOB_PROXY_USAGE ProxyUsage { get; set; }

    internal string? ProxyList { get; set; }

    internal string? ProxyBypassList { get; set; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Modified { get; set; }

    internal DateTimeOffset? Transferred { get; set; }

    internal SimulatedError? Error { get; set; }

    /// <summary>When progress stopped, for the no-progress timeout.</summary>
    internal DateTimeOffset? StalledSince { get; set; }

    internal bool HasBeenResumed { get; set; }

    /// <summary>Counts starts and stops, so that a step planned before a stop is recognised as outdated.</summary>
    internal int Run { get; set; }

    internal RegisteredCallback? Callback { get; set; }

    internal ComPointer? ClassCallback { get; set; }

    internal bool ChecksCertificates { get; set; }

    internal RegisteredCallback? CertificateValidator { get; set; }

    internal string Program { get; set; } = string.Empty;

    internal string Parameters { get; set; } = string.Empty;

    internal string ReplyFileName { get; set; } = string.Empty;

    internal byte[]? Reply { get; set; }

    internal HashSet<(BG_AUTH_TARGET Target, BG_AUTH_SCHEME Scheme)> Credentials { get; } = [];

    internal uint AclFlags { get; set; }

    internal uint PeerCachingFlags { get; set; }

    internal uint CostFlags { get; set; }

    internal Guid NotificationClassId { get; set; }

    internal bool IsDynamicContent { get; set; }

    internal bool IsHighPerformance { get; set; }

    internal ulong MaxDownloadSize { get; set; } = ulong.MaxValue;

    internal uint NotificationInterval { get; set; } = 500;

    internal bool IsOnDemand { get; set; }

    internal string? CustomHeaders { get; set; }

    internal bool AreHeadersWriteOnly { get; set; }

    internal uint SecurityFlags { get; set; }

    internal string HttpMethod { get; set; } = "GET";

    internal BG_TOKEN TokenFlags { get; set; }

    internal bool HasHelperToken { get; set; }

    internal BG_CERT_STORE_LOCATION CertificateLocation { get; set; }

    internal string? CertificateStore { get; set; }

    internal string? CertificateSubject { get; set; }

    internal byte[]? CertificateHash { get; set; }

    internal List<PendingNotification> Pending { get; } = [];

    internal DateTimeOffset NextModification { get; set; }

    internal bool IsModificationPlanned { get; set; }

    internal ulong BytesTransferred => FileList.Aggregate(0UL, (sum, file) => sum + (ulong)file.BytesTransferred);

    internal ulong BytesTotal => FileList.TrueForAll(file => file.Content is not null)
        ? FileList.Aggregate(0UL, (sum, file) => sum + (ulong)file.BytesTotal!.Value)
        : Sizes.Unknown;

    internal void ReleaseReceivers()
    {
        Callback?.Dispose();
        Callback = null;
        ClassCallback?.Dispose();
        ClassCallback = null;
        CertificateValidator?.Dispose();
        CertificateValidator = null;
    }
}

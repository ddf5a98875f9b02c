namespace BitsAnalyzers.Runtime;

/// <summary>Where the error of a job arose.</summary>
public enum BitsErrorContext
{
    /// <summary>There is no error.</summary>
    None = 0,

    /// <summary>Unknown.</summary>
    Unknown = 1,

    /// <summary>In the queue manager.</summary>
    GeneralQueueManager = 2,

    /// <summary>While the client was notified.</summary>
    QueueManagerNotification = 3,

    /// <summary>With the local file.</summary>
    LocalFile = 4,

    /// <summary>With the remote file.</summary>
    RemoteFile = 5,

    /// <summary>In the transport.</summary>
    GeneralTransport = 6,

    /// <summary>In the server application.</summary>
    RemoteApplication = 7,

    /// <summary>In the client's own certificate check.</summary>
    ServerCertificateCallback = 8,
}

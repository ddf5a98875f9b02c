namespace BitsAnalyzers.Configuration;

/// <summary>
/// Where the steps of a report are shown, besides its additional locations, which not every editor and no build log shows.
/// </summary>
internal enum TraceDisplay
{
    /// <summary>Nowhere else.</summary>
    None,

    /// <summary>At the end of the message.</summary>
    Message,

    /// <summary>Each at its place, as a report of its own.</summary>
    Steps,
}

namespace BitsAnalyzers.Runtime;

/// <summary>Integrity levels of Windows. A process of a lower one cannot change a job of a higher one.</summary>
public enum BitsIntegrityLevel
{
    /// <summary>Untrusted.</summary>
    Untrusted = 0x0000,

    /// <summary>Low: a sandbox.</summary>
    Low = 0x1000,

    /// <summary>Medium: usual programs.</summary>
    Medium = 0x2000,

    /// <summary>Medium, with access to the user interface of others.</summary>
    MediumPlus = 0x2100,

    /// <summary>High: elevated.</summary>
    High = 0x3000,

    /// <summary>System: services.</summary>
    System = 0x4000,
}

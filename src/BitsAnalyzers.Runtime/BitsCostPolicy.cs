namespace BitsAnalyzers.Runtime;

/// <summary>On which networks a job may transfer, by what they cost.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_transfer_policy">BITS_JOB_TRANSFER_POLICY</see></remarks>
[Flags]
public enum BitsCostPolicy : uint
{
    /// <summary>The network is unrestricted.</summary>
    StateUnrestricted = 0x1,

    /// <summary>A capped plan, with its use unknown.</summary>
    StateCappedUsageUnknown = 0x2,

    /// <summary>A capped plan that is not used up.</summary>
    StateBelowCap = 0x4,

    /// <summary>A capped plan that is almost used up.</summary>
    StateNearCap = 0x8,

    /// <summary>A capped plan that is used up, and costs.</summary>
    StateOvercapCharged = 0x10,

    /// <summary>A capped plan that is used up, and is slowed down.</summary>
    StateOvercapThrottled = 0x20,

    /// <summary>A plan that is paid by its use.</summary>
    StateUsageBased = 0x40,

    /// <summary>Roaming.</summary>
    StateRoaming = 0x80,

    /// <summary>Other than by the flags of a state: costs are ignored where there is congestion.</summary>
    IgnoreCongestion = 0x80000000,

    /// <summary>On every network.</summary>
    Always = 0x800000FF,

    /// <summary>On every network, but not when roaming.</summary>
    NotRoaming = 0x8000007F,

    /// <summary>Where it costs nothing extra.</summary>
    NoSurcharge = 0x8000006F,

    /// <summary>Where it costs nothing extra and the plan is not almost used up. For tasks that can wait a while.</summary>
    Standard = 0x80000067,

    /// <summary>On unrestricted networks, and where a used-up plan is only slowed down.</summary>
    Unrestricted = 0x80000021,
}

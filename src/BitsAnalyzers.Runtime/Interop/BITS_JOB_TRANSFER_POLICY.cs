namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Cost flags in common combinations.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_transfer_policy">BITS_JOB_TRANSFER_POLICY</see></remarks>
public enum BITS_JOB_TRANSFER_POLICY : uint
{
    /// <summary>Always.</summary>
    BITS_JOB_TRANSFER_POLICY_ALWAYS = 0x800000FF,

    /// <summary>Not roaming.</summary>
    BITS_JOB_TRANSFER_POLICY_NOT_ROAMING = 0x8000007F,

    /// <summary>No surcharge.</summary>
    BITS_JOB_TRANSFER_POLICY_NO_SURCHARGE = 0x8000006F,

    /// <summary>Standard.</summary>
    BITS_JOB_TRANSFER_POLICY_STANDARD = 0x80000067,

    /// <summary>Unrestricted.</summary>
    BITS_JOB_TRANSFER_POLICY_UNRESTRICTED = 0x80000021,
}

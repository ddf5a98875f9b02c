namespace BitsAnalyzers.Runtime;

/// <summary>The installed BITS is too old for what was asked.</summary>
public sealed class BitsVersionNotSupportedException : BitsException
{
    internal BitsVersionNotSupportedException(string feature, BitsVersion requiredVersion)
        : base(
            $"{feature} needs {Describe(requiredVersion)} or later, and the BITS that owns this job is older.",
            HResults.E_NOINTERFACE,
            feature) =>
        RequiredVersion = requiredVersion;

    /// <summary>The version of BITS that introduced it.</summary>
    public BitsVersion RequiredVersion { get; }

    private static string Describe(BitsVersion version) => version switch
    {
        BitsVersion.V1_0 => "BITS 1.0 (Windows XP)",
        BitsVersion.V1_5 => "BITS 1.5 (Windows Server 2003)",
        BitsVersion.V2_0 => "BITS 2.0 (Windows XP SP2)",
        BitsVersion.V2_5 => "BITS 2.5 (Windows XP SP3)",
        BitsVersion.V3_0 => "BITS 3.0 (Windows Vista)",
        BitsVersion.V4_0 => "BITS 4.0 (Windows 7)",
        BitsVersion.V5_0 => "BITS 5.0 (Windows 8)",
        BitsVersion.V10_1 => "BITS 10.1 (Windows 10 version 1703)",
        BitsVersion.V10_2 => "BITS 10.2 (Windows 10 version 1809)",
        _ => "BITS 10.3 (Windows 10 version 1903)",
    };
}

namespace BitsAnalyzers.Runtime;

/// <summary>Versions of BITS that added something this library uses.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/what-s-new">What's new in BITS</see></remarks>
public enum BitsVersion
{
    /// <summary>BITS 1.0: Windows XP.</summary>
    V1_0 = 0x0100,

    /// <summary>BITS 1.5: Windows Server 2003.</summary>
    V1_5 = 0x0105,

    /// <summary>BITS 2.0: Windows XP with Service Pack 2.</summary>
    V2_0 = 0x0200,

    /// <summary>BITS 2.5: Windows XP with Service Pack 3.</summary>
    V2_5 = 0x0205,

    /// <summary>BITS 3.0: Windows Vista, Windows Server 2008.</summary>
    V3_0 = 0x0300,

    /// <summary>BITS 4.0: Windows 7, Windows Server 2008 R2.</summary>
    V4_0 = 0x0400,

    /// <summary>BITS 5.0: Windows 8, Windows Server 2012.</summary>
    V5_0 = 0x0500,

    /// <summary>BITS 10.1: Windows 10 version 1703 (build 15063).</summary>
    V10_1 = 0x0A01,

    /// <summary>BITS 10.2: Windows 10 version 1809 (build 17763).</summary>
    V10_2 = 0x0A02,

    /// <summary>BITS 10.3: Windows 10 version 1903 (build 18362).</summary>
    V10_3 = 0x0A03,
}

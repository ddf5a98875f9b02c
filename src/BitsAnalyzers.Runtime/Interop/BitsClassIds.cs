namespace BitsAnalyzers.Runtime.Interop;

/// <summary>
/// Class identifiers of the BITS manager, one per version; creating one that is not registered tells that this version is not installed.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/connecting-to-the-bits-service">Connecting to the BITS
/// service</see></remarks>
public static class BitsClassIds
{
    /// <summary>The manager of every version.</summary>
    public static readonly Guid BackgroundCopyManager = new("4991D34B-80A1-4291-83B6-3328366B9097");

    /// <summary>The manager of BITS 1.5.</summary>
    public static readonly Guid BackgroundCopyManager1_5 = new("F087771F-D74F-4C1A-BB8A-E16ACA9124EA");

    /// <summary>The manager of BITS 2.0.</summary>
    public static readonly Guid BackgroundCopyManager2_0 = new("6D18AD12-BDE3-4393-B311-099C346E6DF9");

    /// <summary>The manager of BITS 2.5.</summary>
    public static readonly Guid BackgroundCopyManager2_5 = new("03CA98D6-FF5D-49B8-ABC6-03DD84127020");

    /// <summary>The manager of BITS 3.0 (Windows Vista).</summary>
    public static readonly Guid BackgroundCopyManager3_0 = new("659CDEA7-489E-11D9-A9CD-000D56965251");

    /// <summary>The manager of BITS 4.0 (Windows 7).</summary>
    public static readonly Guid BackgroundCopyManager4_0 = new("BB6DF56B-CACE-11DC-9992-0019B93A3A84");

    /// <summary>The manager of BITS 5.0 (Windows 8).</summary>
    public static readonly Guid BackgroundCopyManager5_0 = new("1ECCA34C-E88A-44E3-8D6A-8921BDE9E452");

    /// <summary>The manager of BITS 10.1 (Windows 10 version 1703).</summary>
    public static readonly Guid BackgroundCopyManager10_1 = new("4BD3E4E1-7BD4-4A2B-9964-496400DE5193");

    /// <summary>The manager of BITS 10.2 (Windows 10 version 1809).</summary>
    public static readonly Guid BackgroundCopyManager10_2 = new("4575438F-A6C8-4976-B0FE-2F26B80D959E");

    /// <summary>The manager of BITS 10.3 (Windows 10 version 1903).</summary>
    public static readonly Guid BackgroundCopyManager10_3 = new("5FD42AD5-C04E-4D36-ADC7-E08FF15737AD");
}

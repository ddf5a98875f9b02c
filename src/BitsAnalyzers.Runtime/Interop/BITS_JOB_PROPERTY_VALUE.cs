using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Value of a job property: a union of 16 bytes, passed by value.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ns-bits5_0-bits_job_property_value">BITS_JOB_PROPERTY_VALUE</see></remarks>
[StructLayout(LayoutKind.Explicit)]
public struct BITS_JOB_PROPERTY_VALUE
{
    /// <summary>Cost flags; interval in milliseconds.</summary>
    [FieldOffset(0)]
    public uint Dword;

    /// <summary>Class of the callback object.</summary>
    [FieldOffset(0)]
    public Guid ClsID;

    /// <summary>A switch: 0 or 1.</summary>
    [FieldOffset(0)]
    public int Enable;

    /// <summary>A size in bytes.</summary>
    [FieldOffset(0)]
    public ulong Uint64;

    /// <summary>Who asks for credentials.</summary>
    [FieldOffset(0)]
    public BG_AUTH_TARGET Target;
}

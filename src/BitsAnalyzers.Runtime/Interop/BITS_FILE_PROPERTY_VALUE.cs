using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Value of a file property.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ns-bits5_0-bits_file_property_value">BITS_FILE_PROPERTY_VALUE</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BITS_FILE_PROPERTY_VALUE
{
    /// <summary>Pointer to a null-terminated UTF-16 string, to be freed with CoTaskMemFree.</summary>
    public nint String;
}

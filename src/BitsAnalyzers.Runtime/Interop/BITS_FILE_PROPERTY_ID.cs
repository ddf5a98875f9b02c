namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Properties of a file.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_file_property_id">BITS_FILE_PROPERTY_ID</see></remarks>
public enum BITS_FILE_PROPERTY_ID
{
    /// <summary>Http response headers.</summary>
    BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS = 1,
}

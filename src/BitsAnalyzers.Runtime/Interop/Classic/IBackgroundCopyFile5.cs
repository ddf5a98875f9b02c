using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds file properties (BITS 5.0, Windows 8).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nn-bits5_0-ibackgroundcopyfile5">IBackgroundCopyFile5</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("85C1657F-DAFC-40E8-8834-DF18EA25717E")]
public interface IBackgroundCopyFile5 : IBackgroundCopyFile4
{
    /// <inheritdoc cref="IBackgroundCopyFile.GetRemoteName"/>
    [PreserveSig]
    new int GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string remoteName);

    /// <inheritdoc cref="IBackgroundCopyFile.GetLocalName"/>
    [PreserveSig]
    new int GetLocalName([MarshalAs(UnmanagedType.LPWStr)] out string localName);

    /// <inheritdoc cref="IBackgroundCopyFile.GetProgress"/>
    [PreserveSig]
    new int GetProgress(out BG_FILE_PROGRESS progress);

    /// <inheritdoc cref="IBackgroundCopyFile2.GetFileRanges"/>
    [PreserveSig]
    new int GetFileRanges(ref uint rangeCount, out nint ranges);

    /// <inheritdoc cref="IBackgroundCopyFile2.SetRemoteName"/>
    [PreserveSig]
    new int SetRemoteName([MarshalAs(UnmanagedType.LPWStr)] string remoteName);

    /// <inheritdoc cref="IBackgroundCopyFile3.GetTemporaryName"/>
    [PreserveSig]
    new int GetTemporaryName([MarshalAs(UnmanagedType.LPWStr)] out string fileName);

    /// <inheritdoc cref="IBackgroundCopyFile3.SetValidationState"/>
    [PreserveSig]
    new int SetValidationState([MarshalAs(UnmanagedType.Bool)] bool isValid);

    /// <inheritdoc cref="IBackgroundCopyFile3.GetValidationState"/>
    [PreserveSig]
    new int GetValidationState([MarshalAs(UnmanagedType.Bool)] out bool isValid);

    /// <inheritdoc cref="IBackgroundCopyFile3.IsDownloadedFromPeer"/>
    [PreserveSig]
    new int IsDownloadedFromPeer([MarshalAs(UnmanagedType.Bool)] out bool isFromPeer);

    /// <inheritdoc cref="IBackgroundCopyFile4.GetPeerDownloadStats"/>
    [PreserveSig]
    new int GetPeerDownloadStats(out ulong fromOrigin, out ulong fromPeers);

    /// <summary>Sets a property of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyfile5-setproperty">IBackgroundCopyFile5::SetProperty</see></remarks>
    [PreserveSig]
    int SetProperty(BITS_FILE_PROPERTY_ID propertyId, BITS_FILE_PROPERTY_VALUE value);

    /// <summary>Reads a property of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyfile5-getproperty">IBackgroundCopyFile5::GetProperty</see></remarks>
    [PreserveSig]
    int GetProperty(BITS_FILE_PROPERTY_ID propertyId, out BITS_FILE_PROPERTY_VALUE value);
}

using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds downloads on demand (BITS 10.1, Windows 10 version 1703).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopyfile6">IBackgroundCopyFile6</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("CF6784F7-D677-49FD-9368-CB47AEE9D1AD")]
public interface IBackgroundCopyFile6 : IBackgroundCopyFile5
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

    /// <inheritdoc cref="IBackgroundCopyFile5.SetProperty"/>
    [PreserveSig]
    new int SetProperty(BITS_FILE_PROPERTY_ID propertyId, BITS_FILE_PROPERTY_VALUE value);

    /// <inheritdoc cref="IBackgroundCopyFile5.GetProperty"/>
    [PreserveSig]
    new int GetProperty(BITS_FILE_PROPERTY_ID propertyId, out BITS_FILE_PROPERTY_VALUE value);

    /// <summary>Where to go on downloading.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-updatedownloadposition">IBackgroundCopyFile6::UpdateDownloadPosition</see></remarks>
    [PreserveSig]
    int UpdateDownloadPosition(ulong offset);

    /// <summary>Asks for parts of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-requestfileranges">IBackgroundCopyFile6::RequestFileRanges</see></remarks>
    [PreserveSig]
    int RequestFileRanges(uint rangeCount, [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 0)] BG_FILE_RANGE[] ranges);

    /// <summary>The parts that are there, an array of BG_FILE_RANGE to be freed with CoTaskMemFree.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-getfilledfileranges">IBackgroundCopyFile6::GetFilledFileRanges</see></remarks>
    [PreserveSig]
    int GetFilledFileRanges(out uint rangeCount, out nint ranges);
}

using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds partial files and moved servers (BITS 2.0).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nn-bits2_0-ibackgroundcopyjob3">IBackgroundCopyJob3</see></remarks>
[GeneratedComInterface]
[Guid("443C8934-90FF-48ED-BCDE-26F5C7450042")]
public partial interface IBackgroundCopyJob3 : IBackgroundCopyJob2
{
    /// <summary>Points all files with this prefix to another; S_FALSE when none has it.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix">IBackgroundCopyJob3::ReplaceRemotePrefix</see></remarks>
    [PreserveSig]
    int ReplaceRemotePrefix([MarshalAs(UnmanagedType.LPWStr)] string oldPrefix, [MarshalAs(UnmanagedType.LPWStr)] string newPrefix);

    /// <summary>Adds parts of a file to a download.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-addfilewithranges">IBackgroundCopyJob3::AddFileWithRanges</see></remarks>
    [PreserveSig]
    int AddFileWithRanges(
        [MarshalAs(UnmanagedType.LPWStr)] string remoteUrl,
        [MarshalAs(UnmanagedType.LPWStr)] string localName,
        uint rangeCount,
        [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] BG_FILE_RANGE[] ranges);

    /// <summary>Which owner and access information is kept with the file (BG_COPY_FILE_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-setfileaclflags">IBackgroundCopyJob3::SetFileACLFlags</see></remarks>
    [PreserveSig]
    int SetFileACLFlags(uint flags);

    /// <summary>Which owner and access information is kept with the file (BG_COPY_FILE_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-getfileaclflags">IBackgroundCopyJob3::GetFileACLFlags</see></remarks>
    [PreserveSig]
    int GetFileACLFlags(out uint flags);
}

using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds job properties (BITS 5.0, Windows 8).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nn-bits5_0-ibackgroundcopyjob5">IBackgroundCopyJob5</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("E847030C-BBBA-4657-AF6D-484AA42BF1FE")]
public interface IBackgroundCopyJob5 : IBackgroundCopyJob4
{
    /// <inheritdoc cref="IBackgroundCopyJob.AddFileSet"/>
    [PreserveSig]
    new int AddFileSet(uint fileCount, [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 0)] BG_FILE_INFO[] files);

    /// <inheritdoc cref="IBackgroundCopyJob.AddFile"/>
    [PreserveSig]
    new int AddFile([MarshalAs(UnmanagedType.LPWStr)] string remoteUrl, [MarshalAs(UnmanagedType.LPWStr)] string localName);

    /// <inheritdoc cref="IBackgroundCopyJob.EnumFiles"/>
    [PreserveSig]
    new int EnumFiles(out IEnumBackgroundCopyFiles files);

    /// <inheritdoc cref="IBackgroundCopyJob.Suspend"/>
    [PreserveSig]
    new int Suspend();

    /// <inheritdoc cref="IBackgroundCopyJob.Resume"/>
    [PreserveSig]
    new int Resume();

    /// <inheritdoc cref="IBackgroundCopyJob.Cancel"/>
    [PreserveSig]
    new int Cancel();

    /// <inheritdoc cref="IBackgroundCopyJob.Complete"/>
    [PreserveSig]
    new int Complete();

    /// <inheritdoc cref="IBackgroundCopyJob.GetId"/>
    [PreserveSig]
    new int GetId(out Guid id);

    /// <inheritdoc cref="IBackgroundCopyJob.GetType"/>
    [PreserveSig]
    new int GetType(out BG_JOB_TYPE type);

    /// <inheritdoc cref="IBackgroundCopyJob.GetProgress"/>
    [PreserveSig]
    new int GetProgress(out BG_JOB_PROGRESS progress);

    /// <inheritdoc cref="IBackgroundCopyJob.GetTimes"/>
    [PreserveSig]
    new int GetTimes(out BG_JOB_TIMES times);

    /// <inheritdoc cref="IBackgroundCopyJob.GetState"/>
    [PreserveSig]
    new int GetState(out BG_JOB_STATE state);

    /// <inheritdoc cref="IBackgroundCopyJob.GetError"/>
    [PreserveSig]
    new int GetError(out IBackgroundCopyError error);

    /// <inheritdoc cref="IBackgroundCopyJob.GetOwner"/>
    [PreserveSig]
    new int GetOwner([MarshalAs(UnmanagedType.LPWStr)] out string owner);

    /// <inheritdoc cref="IBackgroundCopyJob.SetDisplayName"/>
    [PreserveSig]
    new int SetDisplayName([MarshalAs(UnmanagedType.LPWStr)] string displayName);

    /// <inheritdoc cref="IBackgroundCopyJob.GetDisplayName"/>
    [PreserveSig]
    new int GetDisplayName([MarshalAs(UnmanagedType.LPWStr)] out string displayName);

    /// <inheritdoc cref="IBackgroundCopyJob.SetDescription"/>
    [PreserveSig]
    new int SetDescription([MarshalAs(UnmanagedType.LPWStr)] string description);

    /// <inheritdoc cref="IBackgroundCopyJob.GetDescription"/>
    [PreserveSig]
    new int GetDescription([MarshalAs(UnmanagedType.LPWStr)] out string description);

    /// <inheritdoc cref="IBackgroundCopyJob.SetPriority"/>
    [PreserveSig]
    new int SetPriority(BG_JOB_PRIORITY priority);

    /// <inheritdoc cref="IBackgroundCopyJob.GetPriority"/>
    [PreserveSig]
    new int GetPriority(out BG_JOB_PRIORITY priority);

    /// <inheritdoc cref="IBackgroundCopyJob.SetNotifyFlags"/>
    [PreserveSig]
    new int SetNotifyFlags(uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob.GetNotifyFlags"/>
    [PreserveSig]
    new int GetNotifyFlags(out uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob.SetNotifyInterface"/>
    [PreserveSig]
    new int SetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] object? callback);

    /// <inheritdoc cref="IBackgroundCopyJob.GetNotifyInterface"/>
    [PreserveSig]
    new int GetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] out object? callback);

    /// <inheritdoc cref="IBackgroundCopyJob.SetMinimumRetryDelay"/>
    [PreserveSig]
    new int SetMinimumRetryDelay(uint seconds);

    /// <inheritdoc cref="IBackgroundCopyJob.GetMinimumRetryDelay"/>
    [PreserveSig]
    new int GetMinimumRetryDelay(out uint seconds);

    /// <inheritdoc cref="IBackgroundCopyJob.SetNoProgressTimeout"/>
    [PreserveSig]
    new int SetNoProgressTimeout(uint seconds);

    /// <inheritdoc cref="IBackgroundCopyJob.GetNoProgressTimeout"/>
    [PreserveSig]
    new int GetNoProgressTimeout(out uint seconds);

    /// <inheritdoc cref="IBackgroundCopyJob.GetErrorCount"/>
    [PreserveSig]
    new int GetErrorCount(out uint errors);

    /// <inheritdoc cref="IBackgroundCopyJob.SetProxySettings"/>
    [PreserveSig]
    new int SetProxySettings(
        BG_JOB_PROXY_USAGE usage,
        [MarshalAs(UnmanagedType.LPWStr)] string? proxyList,
        [MarshalAs(UnmanagedType.LPWStr)] string? proxyBypassList);

    /// <inheritdoc cref="IBackgroundCopyJob.GetProxySettings"/>
    [PreserveSig]
    new int GetProxySettings(
        out BG_JOB_PROXY_USAGE usage,
        [MarshalAs(UnmanagedType.LPWStr)] out string? proxyList,
        [MarshalAs(UnmanagedType.LPWStr)] out string? proxyBypassList);

    /// <inheritdoc cref="IBackgroundCopyJob.TakeOwnership"/>
    [PreserveSig]
    new int TakeOwnership();

    /// <inheritdoc cref="IBackgroundCopyJob2.SetNotifyCmdLine"/>
    [PreserveSig]
    new int SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string? program, [MarshalAs(UnmanagedType.LPWStr)] string? parameters);

    /// <inheritdoc cref="IBackgroundCopyJob2.GetNotifyCmdLine"/>
    [PreserveSig]
    new int GetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] out string program, [MarshalAs(UnmanagedType.LPWStr)] out string parameters);

    /// <inheritdoc cref="IBackgroundCopyJob2.GetReplyProgress"/>
    [PreserveSig]
    new int GetReplyProgress(ref BG_JOB_REPLY_PROGRESS progress);

    /// <inheritdoc cref="IBackgroundCopyJob2.GetReplyData"/>
    [PreserveSig]
    new int GetReplyData(out nint buffer, ref ulong length);

    /// <inheritdoc cref="IBackgroundCopyJob2.SetReplyFileName"/>
    [PreserveSig]
    new int SetReplyFileName([MarshalAs(UnmanagedType.LPWStr)] string fileName);

    /// <inheritdoc cref="IBackgroundCopyJob2.GetReplyFileName"/>
    [PreserveSig]
    new int GetReplyFileName([MarshalAs(UnmanagedType.LPWStr)] out string fileName);

    /// <inheritdoc cref="IBackgroundCopyJob2.SetCredentials"/>
    [PreserveSig]
    new int SetCredentials(in BG_AUTH_CREDENTIALS credentials);

    /// <inheritdoc cref="IBackgroundCopyJob2.RemoveCredentials"/>
    [PreserveSig]
    new int RemoveCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme);

    /// <inheritdoc cref="IBackgroundCopyJob3.ReplaceRemotePrefix"/>
    [PreserveSig]
    new int ReplaceRemotePrefix([MarshalAs(UnmanagedType.LPWStr)] string oldPrefix, [MarshalAs(UnmanagedType.LPWStr)] string newPrefix);

    /// <inheritdoc cref="IBackgroundCopyJob3.AddFileWithRanges"/>
    [PreserveSig]
    new int AddFileWithRanges(
        [MarshalAs(UnmanagedType.LPWStr)] string remoteUrl,
        [MarshalAs(UnmanagedType.LPWStr)] string localName,
        uint rangeCount,
        [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] BG_FILE_RANGE[] ranges);

    /// <inheritdoc cref="IBackgroundCopyJob3.SetFileACLFlags"/>
    [PreserveSig]
    new int SetFileACLFlags(uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob3.GetFileACLFlags"/>
    [PreserveSig]
    new int GetFileACLFlags(out uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob4.SetPeerCachingFlags"/>
    [PreserveSig]
    new int SetPeerCachingFlags(uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob4.GetPeerCachingFlags"/>
    [PreserveSig]
    new int GetPeerCachingFlags(out uint flags);

    /// <inheritdoc cref="IBackgroundCopyJob4.GetOwnerIntegrityLevel"/>
    [PreserveSig]
    new int GetOwnerIntegrityLevel(out uint level);

    /// <inheritdoc cref="IBackgroundCopyJob4.GetOwnerElevationState"/>
    [PreserveSig]
    new int GetOwnerElevationState([MarshalAs(UnmanagedType.Bool)] out bool elevated);

    /// <inheritdoc cref="IBackgroundCopyJob4.SetMaximumDownloadTime"/>
    [PreserveSig]
    new int SetMaximumDownloadTime(uint seconds);

    /// <inheritdoc cref="IBackgroundCopyJob4.GetMaximumDownloadTime"/>
    [PreserveSig]
    new int GetMaximumDownloadTime(out uint seconds);

    /// <summary>Sets a property; when and for which jobs depends on the property.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyjob5-setproperty">IBackgroundCopyJob5::SetProperty</see></remarks>
    [PreserveSig]
    int SetProperty(BITS_JOB_PROPERTY_ID propertyId, BITS_JOB_PROPERTY_VALUE value);

    /// <summary>Reads a property; BG_E_UNKNOWN_PROPERTY_ID where this version of BITS lacks it.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyjob5-getproperty">IBackgroundCopyJob5::GetProperty</see></remarks>
    [PreserveSig]
    int GetProperty(BITS_JOB_PROPERTY_ID propertyId, out BITS_JOB_PROPERTY_VALUE value);
}

using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the notification program, upload replies and credentials (BITS 1.5).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nn-bits1_5-ibackgroundcopyjob2">IBackgroundCopyJob2</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF")]
public interface IBackgroundCopyJob2 : IBackgroundCopyJob
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

    /// <summary>Names the program to run when the job is transferred or fails; the parameters begin with the program again.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setnotifycmdline">IBackgroundCopyJob2::SetNotifyCmdLine</see></remarks>
    [PreserveSig]
    int SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string? program, [MarshalAs(UnmanagedType.LPWStr)] string? parameters);

    /// <summary>The notification program and its parameters, empty when not set.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-getnotifycmdline">IBackgroundCopyJob2::GetNotifyCmdLine</see></remarks>
    [PreserveSig]
    int GetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] out string program, [MarshalAs(UnmanagedType.LPWStr)] out string parameters);

    /// <summary>Progress of the reply of an upload-reply job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-getreplyprogress">IBackgroundCopyJob2::GetReplyProgress</see></remarks>
    [PreserveSig]
    int GetReplyProgress(ref BG_JOB_REPLY_PROGRESS progress);

    /// <summary>The reply, up to 1 MB, in memory to be freed with CoTaskMemFree.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-getreplydata">IBackgroundCopyJob2::GetReplyData</see></remarks>
    [PreserveSig]
    int GetReplyData(out nint buffer, ref ulong length);

    /// <summary>Where the reply goes; before the reply has begun.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setreplyfilename">IBackgroundCopyJob2::SetReplyFileName</see></remarks>
    [PreserveSig]
    int SetReplyFileName([MarshalAs(UnmanagedType.LPWStr)] string fileName);

    /// <summary>Where the reply goes.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-getreplyfilename">IBackgroundCopyJob2::GetReplyFileName</see></remarks>
    [PreserveSig]
    int GetReplyFileName([MarshalAs(UnmanagedType.LPWStr)] out string fileName);

    /// <summary>User name and password for a server or proxy.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setcredentials">IBackgroundCopyJob2::SetCredentials</see></remarks>
    [PreserveSig]
    int SetCredentials(in BG_AUTH_CREDENTIALS credentials);

    /// <summary>Forgets credentials; S_FALSE when there were none.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-removecredentials">IBackgroundCopyJob2::RemoveCredentials</see></remarks>
    [PreserveSig]
    int RemoveCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme);
}

using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>A transfer job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyjob">IBackgroundCopyJob</see></remarks>
[GeneratedComInterface]
[Guid("37668D37-507E-4160-9316-26306D150B12")]
public partial interface IBackgroundCopyJob
{
    /// <summary>Adds several files at once.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-addfileset">IBackgroundCopyJob::AddFileSet</see></remarks>
    [PreserveSig]
    int AddFileSet(uint fileCount, [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 0)] BG_FILE_INFO[] files);

    /// <summary>Adds one file; an upload job takes a single one.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-addfile">IBackgroundCopyJob::AddFile</see></remarks>
    [PreserveSig]
    int AddFile([MarshalAs(UnmanagedType.LPWStr)] string remoteUrl, [MarshalAs(UnmanagedType.LPWStr)] string localName);

    /// <summary>Lists the files of the job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-enumfiles">IBackgroundCopyJob::EnumFiles</see></remarks>
    [PreserveSig]
    int EnumFiles([MarshalUsing(typeof(UniqueComInterfaceMarshaller<IEnumBackgroundCopyFiles>))] out IEnumBackgroundCopyFiles files);

    /// <summary>Stops the transfer until Resume.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-suspend">IBackgroundCopyJob::Suspend</see></remarks>
    [PreserveSig]
    int Suspend();

    /// <summary>Starts or restarts the transfer; BG_E_EMPTY for a job without files.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-resume">IBackgroundCopyJob::Resume</see></remarks>
    [PreserveSig]
    int Resume();

    /// <summary>Removes the job and its temporary files; succeeds with BG_S_UNABLE_TO_DELETE_FILES when some of these remain.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-cancel">IBackgroundCopyJob::Cancel</see></remarks>
    [PreserveSig]
    int Cancel();

    /// <summary>
    /// Gives the transferred files their final names and removes the job; succeeds with BG_S_PARTIAL_COMPLETE when only some files were
    /// there.
    /// </summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-complete">IBackgroundCopyJob::Complete</see></remarks>
    [PreserveSig]
    int Complete();

    /// <summary>The identifier that the job keeps for life.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getid">IBackgroundCopyJob::GetId</see></remarks>
    [PreserveSig]
    int GetId(out Guid id);

    /// <summary>Download, upload, or upload with reply.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-gettype">IBackgroundCopyJob::GetType</see></remarks>
    [PreserveSig]
    int GetType(out BG_JOB_TYPE type);

    /// <summary>Bytes and files transferred so far.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getprogress">IBackgroundCopyJob::GetProgress</see></remarks>
    [PreserveSig]
    int GetProgress(out BG_JOB_PROGRESS progress);

    /// <summary>When the job was created, last modified and transferred.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-gettimes">IBackgroundCopyJob::GetTimes</see></remarks>
    [PreserveSig]
    int GetTimes(out BG_JOB_TIMES times);

    /// <summary>The state of the job; it can still be read once the job is cancelled or acknowledged.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getstate">IBackgroundCopyJob::GetState</see></remarks>
    [PreserveSig]
    int GetState(out BG_JOB_STATE state);

    /// <summary>The current error; BG_E_ERROR_INFORMATION_UNAVAILABLE outside the states ERROR and TRANSIENT_ERROR.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-geterror">IBackgroundCopyJob::GetError</see></remarks>
    [PreserveSig]
    int GetError([MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyError>))] out IBackgroundCopyError error);

    /// <summary>The security identifier of the owner, as text.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getowner">IBackgroundCopyJob::GetOwner</see></remarks>
    [PreserveSig]
    int GetOwner([MarshalAs(UnmanagedType.LPWStr)] out string owner);

    /// <summary>Changes the name, 256 characters at most.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setdisplayname">IBackgroundCopyJob::SetDisplayName</see></remarks>
    [PreserveSig]
    int SetDisplayName([MarshalAs(UnmanagedType.LPWStr)] string displayName);

    /// <summary>The name of the job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getdisplayname">IBackgroundCopyJob::GetDisplayName</see></remarks>
    [PreserveSig]
    int GetDisplayName([MarshalAs(UnmanagedType.LPWStr)] out string displayName);

    /// <summary>Changes the description, 1024 characters at most.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setdescription">IBackgroundCopyJob::SetDescription</see></remarks>
    [PreserveSig]
    int SetDescription([MarshalAs(UnmanagedType.LPWStr)] string description);

    /// <summary>The description of the job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getdescription">IBackgroundCopyJob::GetDescription</see></remarks>
    [PreserveSig]
    int GetDescription([MarshalAs(UnmanagedType.LPWStr)] out string description);

    /// <summary>Changes the priority.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setpriority">IBackgroundCopyJob::SetPriority</see></remarks>
    [PreserveSig]
    int SetPriority(BG_JOB_PRIORITY priority);

    /// <summary>The priority of the job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getpriority">IBackgroundCopyJob::GetPriority</see></remarks>
    [PreserveSig]
    int GetPriority(out BG_JOB_PRIORITY priority);

    /// <summary>
    /// Replaces the mask of events to be notified of (BG_NOTIFY_FLAGS); E_NOTIMPL for a bit that this version of BITS does not know.
    /// </summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags">IBackgroundCopyJob::SetNotifyFlags</see></remarks>
    [PreserveSig]
    int SetNotifyFlags(uint flags);

    /// <summary>The mask of events to be notified of.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getnotifyflags">IBackgroundCopyJob::GetNotifyFlags</see></remarks>
    [PreserveSig]
    int GetNotifyFlags(out uint flags);

    /// <summary>Registers the object that is called back, an IBackgroundCopyCallback, or removes it with <see langword="null"/>.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyinterface">IBackgroundCopyJob::SetNotifyInterface</see></remarks>
    [PreserveSig]
    int SetNotifyInterface([MarshalUsing(typeof(UniqueComInterfaceMarshaller<object>))] object? callback);

    /// <summary>The registered callback object, if any.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getnotifyinterface">IBackgroundCopyJob::GetNotifyInterface</see></remarks>
    [PreserveSig]
    int GetNotifyInterface([MarshalUsing(typeof(ComInterfaceMarshaller<object>))] out object? callback);

    /// <summary>Shortest wait before a retry after a transient error; raised to 5 seconds where less.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay">IBackgroundCopyJob::SetMinimumRetryDelay</see></remarks>
    [PreserveSig]
    int SetMinimumRetryDelay(uint seconds);

    /// <summary>Shortest wait before a retry after a transient error.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getminimumretrydelay">IBackgroundCopyJob::GetMinimumRetryDelay</see></remarks>
    [PreserveSig]
    int GetMinimumRetryDelay(out uint seconds);

    /// <summary>How long a job may make no progress before a transient error becomes fatal.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnoprogresstimeout">IBackgroundCopyJob::SetNoProgressTimeout</see></remarks>
    [PreserveSig]
    int SetNoProgressTimeout(uint seconds);

    /// <summary>How long a job may make no progress before a transient error becomes fatal.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getnoprogresstimeout">IBackgroundCopyJob::GetNoProgressTimeout</see></remarks>
    [PreserveSig]
    int GetNoProgressTimeout(out uint seconds);

    /// <summary>How often the transfer was interrupted by an error.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-geterrorcount">IBackgroundCopyJob::GetErrorCount</see></remarks>
    [PreserveSig]
    int GetErrorCount(out uint errors);

    /// <summary>Chooses the proxy.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setproxysettings">IBackgroundCopyJob::SetProxySettings</see></remarks>
    [PreserveSig]
    int SetProxySettings(
        BG_JOB_PROXY_USAGE usage,
        [MarshalAs(UnmanagedType.LPWStr)] string? proxyList,
        [MarshalAs(UnmanagedType.LPWStr)] string? proxyBypassList);

    /// <summary>The proxy in use.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getproxysettings">IBackgroundCopyJob::GetProxySettings</see></remarks>
    [PreserveSig]
    int GetProxySettings(
        out BG_JOB_PROXY_USAGE usage,
        [MarshalAs(UnmanagedType.LPWStr)] out string? proxyList,
        [MarshalAs(UnmanagedType.LPWStr)] out string? proxyBypassList);

    /// <summary>Makes the calling administrator the owner; removes command line and credentials.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-takeownership">IBackgroundCopyJob::TakeOwnership</see></remarks>
    [PreserveSig]
    int TakeOwnership();
}

using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the notification program, upload replies and credentials (BITS 1.5).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nn-bits1_5-ibackgroundcopyjob2">IBackgroundCopyJob2</see></remarks>
[GeneratedComInterface]
[Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF")]
public partial interface IBackgroundCopyJob2 : IBackgroundCopyJob
{
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

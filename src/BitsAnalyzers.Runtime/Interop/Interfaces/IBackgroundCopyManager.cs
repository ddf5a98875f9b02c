using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>The service itself: creates, finds and lists transfer jobs.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopymanager">IBackgroundCopyManager</see></remarks>
[GeneratedComInterface]
[Guid("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C")]
public partial interface IBackgroundCopyManager
{
    /// <summary>Creates a job in the state SUSPENDED.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-createjob">IBackgroundCopyManager::CreateJob</see></remarks>
    [PreserveSig]
    int CreateJob(
        [MarshalAs(UnmanagedType.LPWStr)] string displayName,
        BG_JOB_TYPE type,
        out Guid jobId,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyJob>))] out IBackgroundCopyJob job);

    /// <summary>Finds a job that is still queued; BG_E_NOT_FOUND for one that has been completed or cancelled.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-getjob">IBackgroundCopyManager::GetJob</see></remarks>
    [PreserveSig]
    int GetJob(in Guid jobId, [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyJob>))] out IBackgroundCopyJob job);

    /// <summary>Lists the queued jobs of the caller, or with the flag 1 those of all users (administrators only).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs">IBackgroundCopyManager::EnumJobs</see></remarks>
    [PreserveSig]
    int EnumJobs(
        uint flags,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IEnumBackgroundCopyJobs>))] out IEnumBackgroundCopyJobs jobs);

    /// <summary>Text of an HRESULT in the given language.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-geterrordescription">IBackgroundCopyManager::GetErrorDescription</see></remarks>
    [PreserveSig]
    int GetErrorDescription(int hresult, uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);
}

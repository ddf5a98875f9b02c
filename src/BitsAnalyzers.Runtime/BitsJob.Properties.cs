using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

public sealed unsafe partial class BitsJob
{
    /// <summary>Longest description, in characters.</summary>
    public const int MaxDescriptionLength = 1024;

    /// <summary>Whether the job fetches or sends.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsJobType Type => (BitsJobType)GetNumber(Pointer, JobSlots.GetJobType, "IBackgroundCopyJob.GetType");

    /// <summary>The name of the job, 1 to 256 characters. It is visible to administrators.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setdisplayname">SetDisplayName</see></remarks>
    public string DisplayName
    {
        get => GetText(Pointer, JobSlots.GetDisplayName, "IBackgroundCopyJob.GetDisplayName");
        set
        {
            Arguments.RequireText(value, nameof(value));
            Arguments.RequireMaxLength(value, BitsManager.MaxDisplayNameLength, nameof(value));
            Check(ComStrings.Set(Pointer, JobSlots.SetDisplayName, value), "IBackgroundCopyJob.SetDisplayName");
        }
    }

    /// <summary>The description of the job, at most 1024 characters. It is visible to administrators.</summary>
    /// <exception cref="ArgumentException">The description is too long.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setdescription">SetDescription</see></remarks>
    public string Description
    {
        get => GetText(Pointer, JobSlots.GetDescription, "IBackgroundCopyJob.GetDescription");
        set
        {
            Arguments.RequireMaxLength(value, MaxDescriptionLength, nameof(value));
            Check(ComStrings.Set(Pointer, JobSlots.SetDescription, value), "IBackgroundCopyJob.SetDescription");
        }
    }

    /// <summary>The security identifier of the owner, for example <c>S-1-5-18</c>.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public string Owner => GetText(Pointer, JobSlots.GetOwner, "IBackgroundCopyJob.GetOwner");

    /// <summary>The priority; <see cref="BitsJobPriority.Normal"/> at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is not defined.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setpriority">SetPriority</see></remarks>
    public BitsJobPriority Priority
    {
        get => (BitsJobPriority)GetNumber(Pointer, JobSlots.GetPriority, "IBackgroundCopyJob.GetPriority");
        set
        {
            Arguments.RequireDefined(value, (int)BitsJobPriority.Low, nameof(value));
            Check(Pointer.Call(JobSlots.SetPriority, (nint)(int)value), "IBackgroundCopyJob.SetPriority");
        }
    }

    /// <summary>How far the job has come, with its state.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsProgress Progress
    {
        get
        {
            // The state is read last: a job that is seen as transferred has been counted completely.
            BG_JOB_PROGRESS progress = default;
            Check(Pointer.Call(JobSlots.GetProgress, (nint)(&progress)), "IBackgroundCopyJob.GetProgress");
            var state = State;
            if (state == BitsJobState.Transferred)
            {
                Check(Pointer.Call(JobSlots.GetProgress, (nint)(&progress)), "IBackgroundCopyJob.GetProgress");
            }

            return BitsProgress.From(state, progress);
        }
    }

    /// <summary>When the job was created, modified and transferred.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsJobTimes Times
    {
        get
        {
            BG_JOB_TIMES times = default;
            Check(Pointer.Call(JobSlots.GetTimes, (nint)(&times)), "IBackgroundCopyJob.GetTimes");
            return new(
                BitsJobTimes.FromFileTime(times.CreationTime) ?? default,
                BitsJobTimes.FromFileTime(times.ModificationTime) ?? default,
                BitsJobTimes.FromFileTime(times.TransferCompletionTime));
        }
    }

    /// <summary>How often an error interrupted the transfer.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public int ErrorCount => (int)GetNumber(Pointer, JobSlots.GetErrorCount, "IBackgroundCopyJob.GetErrorCount");

    /// <summary>
    /// The shortest wait before a retry after a transient error, in whole seconds, rounded up; 10 minutes at first, never below 5 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, below a second, or too long.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay">SetMinimumRetryDelay</see></remarks>
    public TimeSpan MinimumRetryDelay
    {
        get => TimeSpan.FromSeconds(GetNumber(Pointer, JobSlots.GetMinimumRetryDelay, "IBackgroundCopyJob.GetMinimumRetryDelay"));
        set => Check(
            Pointer.Call(JobSlots.SetMinimumRetryDelay, unchecked((nint)Arguments.RequireSeconds(value, nameof(value)))),
            "IBackgroundCopyJob.SetMinimumRetryDelay");
    }

    /// <summary>
    /// How long the job may make no progress before a transient error becomes fatal, in whole seconds, rounded up; zero for no retry at
    /// all; 14 days at first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, below a second, or too long.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is final.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnoprogresstimeout">SetNoProgressTimeout</see></remarks>
    public TimeSpan NoProgressTimeout
    {
        get => TimeSpan.FromSeconds(GetNumber(Pointer, JobSlots.GetNoProgressTimeout, "IBackgroundCopyJob.GetNoProgressTimeout"));
        set => Check(
            Pointer.Call(JobSlots.SetNoProgressTimeout, unchecked((nint)Arguments.RequireSeconds(value, nameof(value)))),
            "IBackgroundCopyJob.SetNoProgressTimeout");
    }

    /// <summary>How long a download may take, in whole seconds, rounded up; 90 days at first (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, below a second, or too long.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setmaximumdownloadtime">SetMaximumDownloadTime</see></remarks>
    public TimeSpan MaximumDownloadTime
    {
        get => TimeSpan.FromSeconds(GetNumber(
            RequireJob4("A time limit for downloads"), JobSlots.GetMaximumDownloadTime, "IBackgroundCopyJob4.GetMaximumDownloadTime"));
        set
        {
            var seconds = Arguments.RequireSeconds(value, nameof(value));
            Check(
                RequireJob4("A time limit for downloads").Call(JobSlots.SetMaximumDownloadTime, unchecked((nint)seconds)),
                "IBackgroundCopyJob4.SetMaximumDownloadTime");
        }
    }

    /// <summary>Whether the job was created by an elevated process; only such can then change it (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public bool IsOwnerElevated =>
        GetNumber(RequireJob4("The owner's elevation"), JobSlots.GetOwnerElevationState, "IBackgroundCopyJob4.GetOwnerElevationState") != 0;

    /// <summary>Why the job failed.</summary>
    /// <returns>The error; <see langword="null"/> if there is none, as in all states except ERROR and TRANSIENT_ERROR.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-geterror">GetError</see></remarks>
    public BitsJobError? GetError()
    {
        nint error = 0;
        var hresult = Pointer.Call(JobSlots.GetError, (nint)(&error));
        if (hresult == HResults.BG_E_ERROR_INFORMATION_UNAVAILABLE)
        {
            return null;
        }

        Check(hresult, "IBackgroundCopyJob.GetError");
        using var pointer = ComPointer.Own(error);
        return BitsJobError.Read(pointer);
    }

    /// <summary>Sets user name and password, before the first resume (BITS 1.5).</summary>
    /// <param name="target">Who asks for them.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="userName">The user name, at most 300 characters; <see langword="null"/> for the current user.</param>
    /// <param name="password">The password; <see langword="null"/> for the current user.</param>
    /// <exception cref="ArgumentException">The user name is too long.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_AUTH_TARGET</c>, <c>BG_E_INVALID_AUTH_SCHEME</c>,
    /// <c>BG_E_PASSWORD_TOO_LARGE</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setcredentials">SetCredentials</see></remarks>
    public void SetCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme, string? userName, string? password)
    {
        if (userName is not null)
        {
            Arguments.RequireMaxLength(userName, 300, nameof(userName));
        }

        var job = RequireJob2("Credentials");
        fixed (char* user = userName, secret = password)
        {
            var credentials = new BG_AUTH_CREDENTIALS
            {
                Target = target,
                Scheme = scheme,
                Credentials = new() { Basic = new() { UserName = (nint)user, Password = (nint)secret } },
            };
            Check(job.Call(JobSlots.SetCredentials, (nint)(&credentials)), "IBackgroundCopyJob2.SetCredentials");
        }
    }

    /// <summary>Forgets credentials (BITS 1.5).</summary>
    /// <param name="target">Who asks for them.</param>
    /// <param name="scheme">The scheme.</param>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-removecredentials">RemoveCredentials</see></remarks>
    public bool RemoveCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) =>
        Check(
            RequireJob2("Credentials").Call(JobSlots.RemoveCredentials, (nint)(int)target, (nint)(int)scheme),
            "IBackgroundCopyJob2.RemoveCredentials") != HResults.S_FALSE;

    /// <summary>Where the reply of an upload goes; to be set before the first resume (BITS 1.5).</summary>
    /// <exception cref="ArgumentException">The path is not a full one.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException"><c>E_NOTIMPL</c>: the job has no reply. When set: <c>BG_E_INVALID_STATE</c>, the reply has
    /// begun.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setreplyfilename">SetReplyFileName</see></remarks>
    public string ReplyFileName
    {
        get => GetText(RequireJob2("A reply"), JobSlots.GetReplyFileName, "IBackgroundCopyJob2.GetReplyFileName");
        set
        {
            Arguments.RequireFullPath(value, nameof(value));
            Check(ComStrings.Set(RequireJob2("A reply"), JobSlots.SetReplyFileName, value), "IBackgroundCopyJob2.SetReplyFileName");
        }
    }

    /// <summary>How far the reply of an upload has come (BITS 1.5).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsFileProgress ReplyProgress
    {
        get
        {
            BG_JOB_REPLY_PROGRESS progress = default;
            Check(RequireJob2("A reply").Call(JobSlots.GetReplyProgress, (nint)(&progress)), "IBackgroundCopyJob2.GetReplyProgress");
            var total = Sizes.Known(progress.BytesTotal);
            var transferred = Sizes.Known(progress.BytesTransferred) ?? 0;
            return new(transferred, total, total is > 0 && transferred == total);
        }
    }

    /// <summary>The reply of an upload, up to 1 MB (BITS 1.5).</summary>
    /// <returns>The reply; <see langword="null"/> where the server sent none.</returns>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 1.5.</exception>
    /// <exception cref="BitsException">
    /// <c>BG_E_INVALID_STATE</c>: not transferred yet. <c>E_NOTIMPL</c>: the job has no reply. <c>BG_E_TOO_LARGE</c>: read
    /// <see cref="ReplyFileName"/> after completing the job.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-getreplydata">GetReplyData</see></remarks>
    public byte[]? GetReplyData()
    {
        nint buffer = 0;
        ulong length = 0;
        Check(RequireJob2("A reply").Call(JobSlots.GetReplyData, (nint)(&buffer), (nint)(&length)), "IBackgroundCopyJob2.GetReplyData");
        if (buffer == 0)
        {
            return null;
        }

        try
        {
            var reply = new byte[checked((int)length)];
            Marshal.Copy(buffer, reply, 0, reply.Length);
            return reply;
        }
        finally
        {
            Marshal.FreeCoTaskMem(buffer);
        }
    }

    private ComPointer RequireJob2(string feature) => _interfaces.Require(InterfaceIds.Job2, BitsVersion.V1_5, feature);

    private ComPointer RequireJob4(string feature) => _interfaces.Require(InterfaceIds.Job4, BitsVersion.V3_0, feature);

    private ComPointer RequireJob5(string feature) => _interfaces.Require(InterfaceIds.Job5, BitsVersion.V5_0, feature);
}

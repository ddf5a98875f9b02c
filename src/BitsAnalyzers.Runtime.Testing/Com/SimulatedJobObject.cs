using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;
using ComTypes = System.Runtime.InteropServices.ComTypes;

namespace BitsAnalyzers.Runtime.Testing.Com;

[GeneratedComClass]
internal sealed partial class SimulatedJobObject(BitsSimulator simulator, SimulatedJob job)
    : SimulatedComObject(simulator), IBackgroundCopyJob5, IBackgroundCopyJobHttpOptions3, IBitsTokenOptions
{
    private const int MaxPathLength = 260;
    private const int MaxParametersLength = 4000;
    private const int MaxRemoteUrlLength = 2200;
    private const int MaxReplyData = 1024 * 1024;
    private const int MaxRanges = 500;
    private const uint AllAclFlags = 0xF;
    private const uint MinimumDelay = 5;

    public int AddFileSet(uint fileCount, BG_FILE_INFO[] files) => Authorize(() =>
    {
        var requests = Array.ConvertAll(
            files, info => (Remote: Marshal.PtrToStringUni(info.RemoteName), Local: Marshal.PtrToStringUni(info.LocalName)));
        foreach (var (remote, local) in requests)
        {
            var hresult = CheckFile(remote, local, requests.Length);
            if (hresult < 0)
            {
                return hresult;
            }
        }

        foreach (var (remote, local) in requests)
        {
            job.FileList.Add(new(job, remote!, local!, []));
        }

        Simulator.Modify(job);
        return requests.Length == 0 ? HResults.E_INVALIDARG : HResults.S_OK;
    });

    public int AddFile(string remoteUrl, string localName) => Authorize(() => Add(remoteUrl, localName, []));

    public int EnumFiles(out IEnumBackgroundCopyFiles files) => Read<IEnumBackgroundCopyFiles>(
        () => Simulator.Export(new SimulatedFilesEnumerator(Simulator, [.. job.FileList], 0)), out files);

    public int Suspend() => Authorize(() => Simulator.Suspend(job));

    public int Resume() => Authorize(() => Simulator.Resume(job));

    public int Cancel() => Authorize(() => Simulator.Cancel(job));

    public int Complete() => Authorize(() => Simulator.Complete(job));

    public int GetId(out Guid id) => Read(() => job.Id, out id);

    public int GetType(out BG_JOB_TYPE type) => Read(() => (BG_JOB_TYPE)job.Type, out type);

    public int GetProgress(out BG_JOB_PROGRESS progress) => Read(
        () => new BG_JOB_PROGRESS
        {
            BytesTotal = job.BytesTotal,
            BytesTransferred = job.BytesTransferred,
            FilesTotal = (uint)job.FileList.Count,
            FilesTransferred = (uint)job.FileList.Count(file => file.IsTransferred),
        },
        out progress);

    public int GetTimes(out BG_JOB_TIMES times) => Read(
        () => new BG_JOB_TIMES
        {
            CreationTime = ToFileTime(job.Created),
            ModificationTime = ToFileTime(job.Modified),
            TransferCompletionTime = job.Transferred is { } transferred ? ToFileTime(transferred) : default,
        },
        out times);

    public int GetState(out BG_JOB_STATE state) => Read(() => (BG_JOB_STATE)job.State, out state);

    public int GetError(out IBackgroundCopyError error)
    {
        error = null!;
        var hresult = Enter();
        if (hresult < 0)
        {
            return hresult;
        }

        lock (Simulator.Gate)
        {
            if (job.Error is not { } current)
            {
                return HResults.BG_E_ERROR_INFORMATION_UNAVAILABLE;
            }

            error = Simulator.Export(new SimulatedErrorObject(Simulator, current));
            return HResults.S_OK;
        }
    }

    public int GetOwner(out string owner) => Read(() => job.Owner, out owner);

    public int SetDisplayName(string displayName) => SetText(displayName, BitsManager.MaxDisplayNameLength, text => job.DisplayName = text);

    public int GetDisplayName(out string displayName) => Read(() => job.DisplayName, out displayName);

    public int SetDescription(string description) => SetText(description, BitsJob.MaxDescriptionLength, text => job.Description = text);

    public int GetDescription(out string description) => Read(() => job.Description, out description);

    public int SetPriority(BG_JOB_PRIORITY priority) => Change(() =>
    {
        if (priority is < 0 or > BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW)
        {
            return HResults.E_NOTIMPL;
        }

        job.Priority = priority;
        return HResults.S_OK;
    });

    public int GetPriority(out BG_JOB_PRIORITY priority) => Read(() => job.Priority, out priority);

    public int SetNotifyFlags(uint flags) => Change(() =>
    {
        var known = Simulator.Options.Version >= BitsVersion.V10_1 ? 0x3Fu : Simulator.Options.Version >= BitsVersion.V3_0 ? 0x1Fu : 0x0Fu;
        if ((flags & ~known) != 0 || (flags == 0 && !Simulator.Options.AcceptsZeroFlags))
        {
            return HResults.E_NOTIMPL;
        }

        job.Flags = (BitsNotifyFlags)flags;
        return HResults.S_OK;
    });

    public int GetNotifyFlags(out uint flags) => Read(() => (uint)job.Flags, out flags);

    public int SetNotifyInterface(object? callback)
    {
        var receiver = callback is null ? null : new RegisteredCallback(callback);
        var hresult = Change(() =>
        {
            job.Callback?.Dispose();
            job.Callback = null;
            if (receiver is null)
            {
                return HResults.S_OK;
            }

            using var newer = receiver.Pointer.Query(InterfaceIds.Callback2);
            using var oldest = newer is null ? receiver.Pointer.Query(InterfaceIds.Callback) : null;
            if (newer is null && oldest is null)
            {
                return HResults.E_NOINTERFACE;
            }

            job.Callback = receiver;
            BitsSimulator.RetryNow(job);
            return HResults.S_OK;
        });
        if (hresult < 0)
        {
            receiver?.Dispose();
        }

        return hresult;
    }

    public int GetNotifyInterface(out object? callback) => Read(() => job.Callback?.Wrapper, out callback);

    public int SetMinimumRetryDelay(uint seconds) => Change(() => Succeed(() => job.MinimumRetryDelay = Math.Max(MinimumDelay, seconds)));

    public int GetMinimumRetryDelay(out uint seconds) => Read(() => job.MinimumRetryDelay, out seconds);

    public int SetNoProgressTimeout(uint seconds) => Change(() => Succeed(() => job.NoProgressTimeout = seconds));

    public int GetNoProgressTimeout(out uint seconds) => Read(() => job.NoProgressTimeout, out seconds);

    public int GetErrorCount(out uint errors) => Read(() => job.ErrorCount, out errors);

    public int SetProxySettings(BG_JOB_PROXY_USAGE usage, string? proxyList, string? proxyBypassList) => Change(() =>
    {
        if (usage is < 0 or > BG_JOB_PROXY_USAGE.BG_JOB_PROXY_USAGE_AUTODETECT)
        {
            return HResults.E_NOTIMPL;
        }

        if (usage == BG_JOB_PROXY_USAGE.BG_JOB_PROXY_USAGE_OVERRIDE
            ? proxyList is null
            : proxyList is not null || proxyBypassList is not null)
        {
            return HResults.E_INVALIDARG;
        }

        (job.ProxyUsage, job.ProxyList, job.ProxyBypassList) = (usage, proxyList, proxyBypassList);
        return HResults.S_OK;
    });

    public int GetProxySettings(out BG_JOB_PROXY_USAGE usage, out string? proxyList, out string? proxyBypassList)
    {
        (proxyList, proxyBypassList) = (job.ProxyList, job.ProxyBypassList);
        return Read(() => job.ProxyUsage, out usage);
    }

    public int TakeOwnership() => Change(() =>
    {
        if (!Simulator.IsElevated)
        {
            return HResults.E_ACCESSDENIED;
        }

        job.Owner = Simulator.UserSid;
        job.IsOwnerElevated = Simulator.IsElevated;
        (job.Program, job.Parameters) = (string.Empty, string.Empty);
        job.Credentials.Clear();
        job.CustomHeaders = null;
        RemoveCertificate();
        return HResults.S_OK;
    });

    public int SetNotifyCmdLine(string? program, string? parameters) => Change(() =>
    {
        if (program is null && parameters is not null)
        {
            return HResults.E_INVALIDARG;
        }

        if (program?.Length > MaxPathLength || parameters?.Length > MaxParametersLength)
        {
            return HResults.BG_E_STRING_TOO_LONG;
        }

        (job.Program, job.Parameters) = (program ?? string.Empty, parameters ?? string.Empty);
        BitsSimulator.RetryNow(job);
        return HResults.S_OK;
    });

    public int GetNotifyCmdLine(out string program, out string parameters)
    {
        parameters = job.Parameters;
        return Read(() => job.Program, out program);
    }

    public int GetReplyProgress(ref BG_JOB_REPLY_PROGRESS progress)
    {
        var hresult = Read(
            () => job.Type != BitsJobType.UploadReply ? default
                : job.Reply is null ? new BG_JOB_REPLY_PROGRESS { BytesTotal = ulong.MaxValue }
                : new() { BytesTotal = (ulong)job.Reply.LongLength, BytesTransferred = (ulong)job.Reply.LongLength },
            out var read);
        progress = read;
        return hresult;
    }

    public int GetReplyData(out nint buffer, ref ulong length)
    {
        buffer = 0;
        var hresult = Enter();
        if (hresult < 0)
        {
            return hresult;
        }

        lock (Simulator.Gate)
        {
            if (job.Type != BitsJobType.UploadReply)
            {
                return HResults.E_NOTIMPL;
            }

            if (job.State is not (BitsJobState.Transferred or BitsJobState.Acknowledged))
            {
                return HResults.BG_E_INVALID_STATE;
            }

            length = (ulong)(job.Reply?.LongLength ?? 0);
            if (length > MaxReplyData)
            {
                return HResults.BG_E_TOO_LARGE;
            }

            if (job.Reply is { Length: > 0 } reply)
            {
                buffer = Marshal.AllocCoTaskMem(reply.Length);
                Marshal.Copy(reply, 0, buffer, reply.Length);
            }

            return HResults.S_OK;
        }
    }

    public int SetReplyFileName(string fileName) => Authorize(() =>
    {
        if (job.Type != BitsJobType.UploadReply)
        {
            return HResults.E_NOTIMPL;
        }

        if (job.Reply is not null || job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (fileName?.Length > MaxPathLength || (fileName is not null && !IsFullPath(fileName)))
        {
            return HResults.E_INVALIDARG;
        }

        job.ReplyFileName = fileName ?? string.Empty;
        return HResults.S_OK;
    });

    public int GetReplyFileName(out string fileName)
    {
        fileName = string.Empty;
        return job.Type == BitsJobType.UploadReply ? Read(() => job.ReplyFileName, out fileName) : HResults.E_NOTIMPL;
    }

    public int SetCredentials(in BG_AUTH_CREDENTIALS credentials)
    {
        var (target, scheme) = (credentials.Target, credentials.Scheme);
        var user = Marshal.PtrToStringUni(credentials.Credentials.Basic.UserName);
        var password = Marshal.PtrToStringUni(credentials.Credentials.Basic.Password);
        return Authorize(() =>
        {
            var hresult = CheckCredentials(target, scheme);
            if (hresult < 0)
            {
                return hresult;
            }

            if (user?.Length > 300)
            {
                return HResults.BG_E_USERNAME_TOO_LARGE;
            }

            if (password?.Length > 65535)
            {
                return HResults.BG_E_PASSWORD_TOO_LARGE;
            }

            job.Credentials.Add((target, scheme));
            return HResults.S_OK;
        });
    }

    public int RemoveCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) => Authorize(() =>
    {
        var hresult = CheckCredentials(target, scheme);
        return hresult < 0 ? hresult : job.Credentials.Remove((target, scheme)) ? HResults.S_OK : HResults.S_FALSE;
    });

    public int ReplaceRemotePrefix(string oldPrefix, string newPrefix) => Change(() =>
    {
        if (job.Type != BitsJobType.Download)
        {
            return HResults.E_NOTIMPL;
        }

        if (string.IsNullOrEmpty(oldPrefix) || string.IsNullOrEmpty(newPrefix))
        {
            return HResults.E_INVALIDARG;
        }

        var matching = job.FileList.FindAll(file => file.RemoteName.StartsWith(oldPrefix, StringComparison.OrdinalIgnoreCase));
        foreach (var file in matching)
        {
            file.RemoteName = newPrefix + file.RemoteName[oldPrefix.Length..];
        }

        return matching.Count == 0 ? HResults.S_FALSE : HResults.S_OK;
    });

    public int AddFileWithRanges(string remoteUrl, string localName, uint rangeCount, BG_FILE_RANGE[] ranges) => Authorize(() =>
    {
        if (job.Type != BitsJobType.Download)
        {
            return HResults.E_NOTIMPL;
        }

        if (job.IsDynamicContent)
        {
            return HResults.BG_E_UNSUPPORTED_JOB_CONFIGURATION;
        }

        if (ranges.Length > MaxRanges)
        {
            return HResults.BG_E_TOO_MANY_RANGES_IN_FILE;
        }

        ulong end = 0;
        foreach (var range in ranges.OrderBy(range => range.InitialOffset))
        {
            if (range.Length == 0)
            {
                return HResults.BG_E_INVALID_RANGE;
            }

            if (range.InitialOffset < end)
            {
                return HResults.BG_E_OVERLAPPING_RANGES;
            }

            end = range.Length == ulong.MaxValue ? ulong.MaxValue : range.InitialOffset + range.Length;
        }

        return Add(remoteUrl, localName, ranges);
    });

    public int SetFileACLFlags(uint flags) => Do(() =>
    {
        if (job.IsFinal || job.State == BitsJobState.Transferred)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if ((flags & ~AllAclFlags) != 0)
        {
            return HResults.E_INVALIDARG;
        }

        job.AclFlags = flags;
        return HResults.S_OK;
    });

    public int GetFileACLFlags(out uint flags) => Read(() => job.AclFlags, out flags);

    public int SetPeerCachingFlags(uint flags) => Authorize(() => Succeed(() => job.PeerCachingFlags = flags));

    public int GetPeerCachingFlags(out uint flags) => Read(() => job.PeerCachingFlags, out flags);

    public int GetOwnerIntegrityLevel(out uint level) => Read(
        () => job.Owner == "S-1-5-18" ? 0x4000u : job.IsOwnerElevated ? 0x3000u : 0x2000u, out level);

    public int GetOwnerElevationState(out bool elevated) => Read(() => job.IsOwnerElevated, out elevated);

    public int SetMaximumDownloadTime(uint seconds) => Authorize(() => Succeed(() => job.MaximumDownloadTime = seconds));

    public int GetMaximumDownloadTime(out uint seconds) => Read(() => job.MaximumDownloadTime, out seconds);

    public int SetProperty(BITS_JOB_PROPERTY_ID propertyId, BITS_JOB_PROPERTY_VALUE value)
        => Authorize(() => SetPropertyCore(propertyId, value));

    public int GetProperty(BITS_JOB_PROPERTY_ID propertyId, out BITS_JOB_PROPERTY_VALUE value)
    {
        if (!IsKnown(propertyId))
        {
            value = default;
            return HResults.BG_E_UNKNOWN_PROPERTY_ID;
        }

        return Read(
            () => propertyId switch
            {
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS => new BITS_JOB_PROPERTY_VALUE { Dword = job.CostFlags },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID => new() { ClsID = job.NotificationClassId },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT => new() { Enable = job.IsDynamicContent ? 1 : 0 },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE => new() { Enable = job.IsHighPerformance ? 1 : 0 },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE => new() { Uint64 = job.MaxDownloadSize },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS => new() { Dword = job.NotificationInterval },
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE => new() { Enable = job.IsOnDemand ? 1 : 0 },
                _ => default,
            },
            out value);
    }

    public int SetClientCertificateByID(BG_CERT_STORE_LOCATION storeLocation, string storeName, nint certificateHash) => Change(() =>
    {
        var hash = new byte[20];
        Marshal.Copy(certificateHash, hash, 0, hash.Length);
        (job.CertificateLocation, job.CertificateStore, job.CertificateHash, job.CertificateSubject) = (
            storeLocation, storeName, hash, null);
        return HResults.S_OK;
    });

    public int SetClientCertificateByName(BG_CERT_STORE_LOCATION storeLocation, string storeName, string subjectName) => Change(() =>
    {
        (job.CertificateLocation, job.CertificateStore, job.CertificateHash, job.CertificateSubject) =
            (storeLocation, storeName, new byte[20], subjectName);
        return HResults.S_OK;
    });

    public int RemoveClientCertificate() => Change(() => Succeed(RemoveCertificate));

    public int GetClientCertificate(
        out BG_CERT_STORE_LOCATION storeLocation, out string? storeName, out nint certificateHash, out string? subjectName)
    {
        (storeName, subjectName, certificateHash) = (job.CertificateStore, job.CertificateSubject, 0);
        if (job.CertificateHash is { } hash)
        {
            certificateHash = Marshal.AllocCoTaskMem(hash.Length);
            Marshal.Copy(hash, 0, certificateHash, hash.Length);
        }

        return Read(() => job.CertificateLocation, out storeLocation);
    }

    public int SetCustomHeaders(string? requestHeaders) => Authorize(() => Succeed(() => job.CustomHeaders = requestHeaders));

    public int GetCustomHeaders(out string? requestHeaders)
    {
        var hresult = Read(() => job.CustomHeaders, out requestHeaders);
        if (hresult >= 0 && job.AreHeadersWriteOnly)
        {
            requestHeaders = null;
            return HResults.E_ACCESSDENIED;
        }

        return hresult == HResults.S_OK && requestHeaders is null ? HResults.S_FALSE : hresult;
    }

    public int SetSecurityFlags(uint flags) => Authorize(() => Succeed(() => job.SecurityFlags = flags));

    public int GetSecurityFlags(out uint flags) => Read(() => job.SecurityFlags, out flags);

    public int SetHttpMethod(string method) => Change(() =>
    {
        if (string.IsNullOrEmpty(method))
        {
            return HResults.E_INVALIDARG;
        }

        job.HttpMethod = method;
        return HResults.S_OK;
    });

    public int GetHttpMethod(out string method) => Read(() => job.HttpMethod, out method);

    public int SetServerCertificateValidationInterface(object? certValidationCallback)
    {
        var validator = certValidationCallback is null ? null : new RegisteredCallback(certValidationCallback);
        var hresult = Change(() =>
        {
            job.CertificateValidator?.Dispose();
            job.CertificateValidator = validator;
            job.ChecksCertificates = validator is not null;
            return HResults.S_OK;
        });
        if (hresult < 0)
        {
            validator?.Dispose();
        }

        return hresult;
    }

    public int MakeCustomHeadersWriteOnly() => Authorize(() => Succeed(() => job.AreHeadersWriteOnly = true));

    public int SetHelperTokenFlags(BG_TOKEN usageFlags) => Authorize(() => Succeed(() => job.TokenFlags = usageFlags));

    public int GetHelperTokenFlags(out BG_TOKEN usageFlags) => Read(() => job.TokenFlags, out usageFlags);

    public int SetHelperToken() => Authorize(() => Succeed(() => job.HasHelperToken = true));

    public int ClearHelperToken() => Authorize(() => Succeed(() => job.HasHelperToken = false));

    public int GetHelperTokenSid(out string sid) => Read(() => job.HasHelperToken ? Simulator.UserSid : string.Empty, out sid);

    private static int Succeed(Action action)
    {
        action();
        return HResults.S_OK;
    }

    private static bool IsFullPath(string path) => Arguments.IsWindowsFullPath(path) || (!OperatingSystem.IsWindows() && path[0] == '/');

    private static ComTypes.FILETIME ToFileTime(DateTimeOffset time)
    {
        var ticks = time.ToFileTime();
        return new() { dwLowDateTime = unchecked((int)ticks), dwHighDateTime = (int)(ticks >> 32) };
    }

    private static int CheckCredentials(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) =>
        target is not (BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER or BG_AUTH_TARGET.BG_AUTH_TARGET_PROXY) ? HResults.BG_E_INVALID_AUTH_TARGET
        : scheme is < BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC or > BG_AUTH_SCHEME.BG_AUTH_SCHEME_PASSPORT ? HResults.BG_E_INVALID_AUTH_SCHEME
        : HResults.S_OK;

    /// <summary>For those only who may change the job.</summary>
    private int Authorize(Func<int> action, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Do(() => Simulator.MayChange(job) ? action() : HResults.E_ACCESSDENIED, method);

    /// <summary>A change of the job: for those who may, and not in a final state.</summary>
    private int Change(Func<int> change, [System.Runtime.CompilerServices.CallerMemberName] string method = "") => Authorize(
        () =>
        {
            if (job.IsFinal)
            {
                return HResults.BG_E_INVALID_STATE;
            }

            var hresult = change();
            if (hresult >= 0)
            {
                Simulator.Modify(job);
            }

            return hresult;
        },
        method);

    // The length is looked at before the state.
    private int SetText(
        string text, int maxLength, Action<string> set, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        text is null ? HResults.E_INVALIDARG
        : text.Length > maxLength ? HResults.BG_E_STRING_TOO_LONG
        : Change(() => Succeed(() => set(text)), method);

    private int Add(string remoteUrl, string localName, BG_FILE_RANGE[] ranges)
    {
        var hresult = CheckFile(remoteUrl, localName, 1);
        if (hresult >= 0)
        {
            job.FileList.Add(new(job, remoteUrl, localName, ranges));
            Simulator.Modify(job);
        }

        return hresult;
    }

    private int CheckFile(string? remoteUrl, string? localName, int added)
    {
        if (job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (string.IsNullOrEmpty(remoteUrl)
            || remoteUrl.Length > MaxRemoteUrlLength
            || string.IsNullOrEmpty(localName)
            || !IsFullPath(localName)
            || !Uri.TryCreate(remoteUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "file"))
        {
            return HResults.E_INVALIDARG;
        }

        if (job.Type != BitsJobType.Download && job.FileList.Count + added > 1)
        {
            return HResults.BG_E_TOO_MANY_FILES;
        }

        if (!Simulator.IsElevated && job.FileList.Count + added > Simulator.Options.MaxFilesPerJob)
        {
            return HResults.BG_E_TOO_MANY_FILES_IN_JOB;
        }

        return Simulator.Files.IsDenied(localName) ? HResults.E_ACCESSDENIED : HResults.S_OK;
    }

    private bool IsKnown(BITS_JOB_PROPERTY_ID id) => id switch
    {
        BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS or BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE =>
            Simulator.Options.Version >= BitsVersion.V10_1,
        _ => Enum.IsDefined(id),
    };

    private int SetPropertyCore(BITS_JOB_PROPERTY_ID id, BITS_JOB_PROPERTY_VALUE value)
    {
        if (!IsKnown(id))
        {
            return HResults.BG_E_UNKNOWN_PROPERTY_ID;
        }

        var isDownloadOnly = id is BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT
            or BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE
            or BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE or BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE;
        if (isDownloadOnly && job.Type != BitsJobType.Download)
        {
            return HResults.BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY;
        }

        switch (id)
        {
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS:
                if (!Simulator.Options.AllowsImpersonation)
                {
                    return HResults.E_ACCESSDENIED;
                }

                job.CostFlags = value.Dword;
                break;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
                if (value.ClsID != Guid.Empty && !Simulator.IsCallbackClassRegistered(value.ClsID))
                {
                    return HResults.REGDB_E_CLASSNOTREG;
                }

                job.NotificationClassId = value.ClsID;
                job.ClassCallback?.Dispose();
                job.ClassCallback = null;
                break;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
                if (job.HasBeenResumed)
                {
                    return HResults.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME;
                }

                if (value.Enable != 0 && (job.IsOnDemand || job.FileList.Exists(file => file.Ranges.Length > 0)))
                {
                    return HResults.BG_E_UNSUPPORTED_JOB_CONFIGURATION;
                }

                job.IsDynamicContent = value.Enable != 0;
                break;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
                if (job.FileList.Count > 0)
                {
                    return HResults.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE;
                }

                job.IsHighPerformance = value.Enable != 0;
                break;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
                if (job.HasBeenResumed)
                {
                    return HResults.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME;
                }

                job.MaxDownloadSize = value.Uint64;
                break;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS:
                return value.Target == BG_AUTH_TARGET.BG_AUTH_TARGET_PROXY
                    ? HResults.S_OK
                    : HResults.BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED;
            case BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS:
                job.NotificationInterval = value.Dword;
                break;
            default:
                if (job.IsDynamicContent)
                {
                    return HResults.BG_E_UNSUPPORTED_JOB_CONFIGURATION;
                }

                job.IsOnDemand = value.Enable != 0;
                break;
        }

        Simulator.Modify(job);
        return HResults.S_OK;
    }

    private void RemoveCertificate() =>
        (job.CertificateStore, job.CertificateHash, job.CertificateSubject) = (null, null, null);
}

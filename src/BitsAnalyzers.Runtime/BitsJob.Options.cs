using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

// What IBackgroundCopyJob5 keeps in untyped properties, and the HTTP options, with types.
public sealed unsafe partial class BitsJob
{
    /// <summary>
    /// The class of a callback object that BITS creates when none is registered; <see cref="Guid.Empty"/> for none. It must be registered
    /// as an out-of-process server, and outlives restarts (BITS 5.0, Windows 8).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException">The class is not registered.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/registering-a-com-callback">Registering a COM
    /// callback</see></remarks>
    public Guid NotificationClassId
    {
        get => GetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID).ClsID;
        set => SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID, new() { ClsID = value });
    }

    /// <summary>
    /// Whether the server may not know the size of the content; before the first resume, downloads only (BITS 5.0, Windows 8).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException">
    /// <c>BG_E_READ_ONLY_PROPERTY_AFTER_RESUME</c>, <c>BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY</c>.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_DYNAMIC_CONTENT</see></remarks>
    public bool IsDynamicContent
    {
        get => GetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT);
        set => SetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value);
    }

    /// <summary>
    /// Whether BITS writes straight into the destination; before the first file is added, downloads only. A partial file is then left
    /// to the caller when the job fails or is cancelled (BITS 5.0, Windows 8).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException">
    /// <c>BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE</c>, <c>BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY</c>.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_HIGH_PERFORMANCE</see></remarks>
    public bool IsHighPerformance
    {
        get => GetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE);
        set => SetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE, value);
    }

    /// <summary>The most the download may have, in bytes; before the first resume (BITS 5.0, Windows 8).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException">
    /// <c>BG_E_READ_ONLY_PROPERTY_AFTER_RESUME</c>, <c>BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY</c>,
    /// <c>BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE</c>.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE</see></remarks>
    public long MaxDownloadSize
    {
        get => Sizes.Known(GetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE).Uint64) ?? long.MaxValue;
        set
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A size is not negative.");
            }

            SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new() { Uint64 = (ulong)value });
        }
    }

    /// <summary>The shortest time between two modification or range events; 500 ms at first (BITS 10.1, Windows 10 version 1703).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or too long.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.1.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS</see></remarks>
    public TimeSpan MinimumNotificationInterval
    {
        get => TimeSpan.FromMilliseconds(GetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS).Dword);
        set
        {
            if (value < TimeSpan.Zero || value.TotalMilliseconds > uint.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The interval is 0 to 4294967295 milliseconds.");
            }

            SetProperty(
                BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, new() { Dword = (uint)value.TotalMilliseconds });
        }
    }

    /// <summary>
    /// Whether only the parts asked for are downloaded; downloads that are not dynamic (BITS 10.1, Windows 10 version 1703).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.1.</exception>
    /// <exception cref="BitsException"><c>BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY</c>,
    /// <c>BG_E_UNSUPPORTED_JOB_CONFIGURATION</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_ON_DEMAND_MODE</see></remarks>
    public bool IsOnDemand
    {
        get => GetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE);
        set => SetSwitch(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE, value);
    }

    /// <summary>Lets the proxy use the credentials stored on this machine (BITS 5.0, Windows 8).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException"><c>BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS</see></remarks>
    public void UseStoredProxyCredentials() => SetProperty(
        BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS, new() { Target = BG_AUTH_TARGET.BG_AUTH_TARGET_PROXY });

    /// <summary>Headers added to each request, separated by CR LF; empty for none (BITS 2.5).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException">The headers are too long or not valid.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setcustomheaders">SetCustomHeaders</see></remarks>
    public string CustomHeaders
    {
        get => GetText(RequireHttpOptions(), HttpOptionsSlots.GetCustomHeaders, "IBackgroundCopyJobHttpOptions.GetCustomHeaders");
        set
        {
            _ = value ?? throw new ArgumentNullException(nameof(value));
            Check(
                ComStrings.Set(RequireHttpOptions(), HttpOptionsSlots.SetCustomHeaders, value.Length == 0 ? null : value),
                "IBackgroundCopyJobHttpOptions.SetCustomHeaders");
        }
    }

    /// <summary>The HTTP method; GET at first (BITS 10.2, Windows 10 version 1809).</summary>
    /// <exception cref="ArgumentException">The method is empty.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.2.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>, <c>BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_2/nf-bits10_2-ibackgroundcopyjobhttpoptions2-sethttpmethod">SetHttpMethod</see></remarks>
    public string HttpMethod
    {
        get => GetText(RequireHttpOptions2(), HttpOptionsSlots.GetHttpMethod, "IBackgroundCopyJobHttpOptions2.GetHttpMethod");
        set
        {
            Arguments.RequireText(value, nameof(value));
            Check(
                ComStrings.Set(RequireHttpOptions2(), HttpOptionsSlots.SetHttpMethod, value),
                "IBackgroundCopyJobHttpOptions2.SetHttpMethod");
        }
    }

    private static BitsVersionNotSupportedException TooOld(BITS_JOB_PROPERTY_ID id) => new(
        $"The property {id}",
        id is BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS
            or BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ON_DEMAND_MODE
            ? BitsVersion.V10_1
            : BitsVersion.V5_0);

    private bool GetSwitch(BITS_JOB_PROPERTY_ID id) => GetProperty(id).Enable != 0;

    private void SetSwitch(BITS_JOB_PROPERTY_ID id, bool value) => SetProperty(id, new() { Enable = value ? 1 : 0 });

    private BITS_JOB_PROPERTY_VALUE GetProperty(BITS_JOB_PROPERTY_ID id)
    {
        BITS_JOB_PROPERTY_VALUE value = default;
        var hresult = RequireJob5($"The property {id}").Call(JobSlots.GetProperty, (nint)(int)id, (nint)(&value));
        if (hresult == HResults.BG_E_UNKNOWN_PROPERTY_ID)
        {
            throw TooOld(id);
        }

        Check(hresult, $"IBackgroundCopyJob5.GetProperty({id})");
        return value;
    }

    private void SetProperty(BITS_JOB_PROPERTY_ID id, BITS_JOB_PROPERTY_VALUE value)
    {
        var hresult = RequireJob5($"The property {id}").Call(JobSlots.SetProperty, (int)id, value);
        if (hresult == HResults.BG_E_UNKNOWN_PROPERTY_ID)
        {
            throw TooOld(id);
        }

        Check(hresult, $"IBackgroundCopyJob5.SetProperty({id})");
    }

    private ComPointer RequireHttpOptions() => _interfaces.Require(InterfaceIds.HttpOptions, BitsVersion.V2_5, "HTTP options");

    private ComPointer RequireHttpOptions2() => _interfaces.Require(InterfaceIds.HttpOptions2, BitsVersion.V10_2, "Another HTTP method");
}

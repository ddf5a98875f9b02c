using System.Globalization;
using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

// Settings for which interop has numbers and several parameters.
public sealed unsafe partial class BitsJob
{
    private const int ThumbprintLength = 20;

    /// <summary>Which proxy the job uses; that of its owner at first.</summary>
    /// <exception cref="BitsException">
    /// When set: <c>BG_E_INVALID_STATE</c>, <c>BG_E_PROXY_LIST_TOO_LARGE</c>, <c>BG_E_PROXY_BYPASS_LIST_TOO_LARGE</c>,
    /// <c>BG_E_INVALID_PROXY_INFO</c>.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setproxysettings">SetProxySettings</see></remarks>
    public BitsProxy Proxy
    {
        get
        {
            var usage = 0;
            nint proxies = 0, bypass = 0;
            Check(
                Pointer.Call(JobSlots.GetProxySettings, (nint)(&usage), (nint)(&proxies), (nint)(&bypass)),
                "IBackgroundCopyJob.GetProxySettings");
            return BitsProxy.From((BitsProxyUsage)usage, ComStrings.Take(proxies), ComStrings.Take(bypass));
        }

        set
        {
            _ = value ?? throw new ArgumentNullException(nameof(value));
            fixed (char* proxies = value.ProxyList, bypass = value.BypassList)
            {
                Check(
                    Pointer.Call(JobSlots.SetProxySettings, (nint)(int)value.Usage, (nint)proxies, (nint)bypass),
                    "IBackgroundCopyJob.SetProxySettings");
            }
        }
    }

    /// <summary>On which networks the job may transfer; at any time (BITS 5.0, Windows 8).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException"><c>E_ACCESSDENIED</c>: the impersonation level is too low.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_ID_COST_FLAGS</see></remarks>
    public BitsCostPolicy CostPolicy
    {
        get => (BitsCostPolicy)GetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS).Dword;
        set => SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS, new() { Dword = (uint)value });
    }

    /// <summary>Which certificate problems are ignored and how redirections are treated (BITS 2.5).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException">A flag is not defined.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setsecurityflags">SetSecurityFlags</see></remarks>
    public BitsHttpSecurityFlags HttpSecurityFlags
    {
        get => (BitsHttpSecurityFlags)GetNumber(
            RequireHttpOptions(), HttpOptionsSlots.GetSecurityFlags, "IBackgroundCopyJobHttpOptions.GetSecurityFlags");
        set => Check(
            RequireHttpOptions().Call(HttpOptionsSlots.SetSecurityFlags, (nint)(int)value),
            "IBackgroundCopyJobHttpOptions.SetSecurityFlags");
    }

    /// <summary>Which parts of the access control lists of files from shares are kept; before the transfer ends (BITS 2.0).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.0.</exception>
    /// <exception cref="BitsException">When set: <c>BG_E_INVALID_STATE</c>, the job is transferred. <c>E_INVALIDARG</c>: a flag is not
    /// defined.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-setfileaclflags">SetFileACLFlags</see></remarks>
    public BitsFileAclFlags FileAclFlags
    {
        get => (BitsFileAclFlags)GetNumber(
            RequireJob3("Access control lists"), JobSlots.GetFileACLFlags, "IBackgroundCopyJob3.GetFileACLFlags");
        set => Check(
            RequireJob3("Access control lists").Call(JobSlots.SetFileACLFlags, (nint)(int)value), "IBackgroundCopyJob3.SetFileACLFlags");
    }

    /// <summary>What the job has to do with the caches of peers (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setpeercachingflags">SetPeerCachingFlags</see></remarks>
    public BitsPeerCaching PeerCaching
    {
        get => (BitsPeerCaching)GetNumber(
            RequireJob4("Peer caching"), JobSlots.GetPeerCachingFlags, "IBackgroundCopyJob4.GetPeerCachingFlags");
        set => Check(
            RequireJob4("Peer caching").Call(JobSlots.SetPeerCachingFlags, (nint)(int)value), "IBackgroundCopyJob4.SetPeerCachingFlags");
    }

    /// <summary>The integrity level of the owner when the job was created (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-getownerintegritylevel">GetOwnerIntegrityLevel</see></remarks>
    public BitsIntegrityLevel OwnerIntegrityLevel => (BitsIntegrityLevel)GetNumber(
        RequireJob4("The owner's integrity level"), JobSlots.GetOwnerIntegrityLevel, "IBackgroundCopyJob4.GetOwnerIntegrityLevel");

    /// <summary>For which access the helper token is used (BITS 4.0, Windows 7).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 4.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-sethelpertokenflags">SetHelperTokenFlags</see></remarks>
    public BG_TOKEN HelperTokenFlags
    {
        get => (BG_TOKEN)GetNumber(RequireTokenOptions(), TokenOptionsSlots.GetHelperTokenFlags, "IBitsTokenOptions.GetHelperTokenFlags");
        set => Check(
            RequireTokenOptions().Call(TokenOptionsSlots.SetHelperTokenFlags, (nint)(uint)value), "IBitsTokenOptions.SetHelperTokenFlags");
    }

    /// <summary>The security identifier behind the helper token; empty if there is none (BITS 4.0, Windows 7).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 4.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public string HelperTokenSid
        => GetText(RequireTokenOptions(), TokenOptionsSlots.GetHelperTokenSid, "IBitsTokenOptions.GetHelperTokenSid");

    /// <summary>
    /// Makes the token of the caller the helper token of the job; it is lost when the user logs off (BITS 4.0, Windows 7).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 4.0.</exception>
    /// <exception cref="BitsException"><c>CO_E_FAILEDTOIMPERSONATE</c>: the impersonation level is too low.
    /// <c>E_ACCESSDENIED</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/helper-tokens-for-bits-transfer-jobs">Helper
    /// tokens</see></remarks>
    public void SetHelperToken() =>
        Check(RequireTokenOptions().Call(TokenOptionsSlots.SetHelperToken), "IBitsTokenOptions.SetHelperToken");

    /// <summary>Takes the helper token away (BITS 4.0, Windows 7).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 4.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public void ClearHelperToken() =>
        Check(RequireTokenOptions().Call(TokenOptionsSlots.ClearHelperToken), "IBitsTokenOptions.ClearHelperToken");

    /// <summary>Names the certificate that the job shows to servers, by its hash (BITS 2.5).</summary>
    /// <param name="storeLocation">Where the store is.</param>
    /// <param name="storeName">The store, <c>MY</c> for example.</param>
    /// <param name="thumbprint">The SHA-1 hash, as 40 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The store has no name, or the hash is not a hash.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>; or there is no such certificate.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setclientcertificatebyid">SetClientCertificateByID</see></remarks>
    public void SetClientCertificate(BG_CERT_STORE_LOCATION storeLocation, string storeName, string thumbprint)
    {
        Arguments.RequireText(storeName, nameof(storeName));
        var hash = ParseThumbprint(thumbprint ?? throw new ArgumentNullException(nameof(thumbprint)));
        var options = RequireHttpOptions();
        fixed (char* store = storeName)
        fixed (byte* first = hash)
        {
            Check(
                options.Call(HttpOptionsSlots.SetClientCertificateByID, (nint)(int)storeLocation, (nint)store, (nint)first),
                "IBackgroundCopyJobHttpOptions.SetClientCertificateByID");
        }
    }

    /// <summary>Names the certificate that the job shows to servers, by the simple name of its subject (BITS 2.5).</summary>
    /// <param name="storeLocation">Where the store is.</param>
    /// <param name="storeName">The store, <c>MY</c> for example.</param>
    /// <param name="subjectName">The simple name of the subject.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>; or there is no such certificate.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setclientcertificatebyname">SetClientCertificateByName</see></remarks>
    public void SetClientCertificateBySubject(BG_CERT_STORE_LOCATION storeLocation, string storeName, string subjectName)
    {
        Arguments.RequireText(storeName, nameof(storeName));
        Arguments.RequireText(subjectName, nameof(subjectName));
        var options = RequireHttpOptions();
        fixed (char* store = storeName, subject = subjectName)
        {
            Check(
                options.Call(HttpOptionsSlots.SetClientCertificateByName, (nint)(int)storeLocation, (nint)store, (nint)subject),
                "IBackgroundCopyJobHttpOptions.SetClientCertificateByName");
        }
    }

    /// <summary>The certificate that the job shows to servers (BITS 2.5).</summary>
    /// <returns>The certificate; <see langword="null"/> for none.</returns>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsClientCertificate? GetClientCertificate()
    {
        var location = 0;
        nint store = 0, hash = 0, subject = 0;
        Check(
            RequireHttpOptions().Call(
                HttpOptionsSlots.GetClientCertificate, (nint)(&location), (nint)(&store), (nint)(&hash), (nint)(&subject)),
            "IBackgroundCopyJobHttpOptions.GetClientCertificate");
        var (storeName, subjectName) = (ComStrings.Take(store), ComStrings.Take(subject));
        if (hash == 0)
        {
            return null;
        }

        var thumbprint = new byte[ThumbprintLength];
        Marshal.Copy(hash, thumbprint, 0, thumbprint.Length);
        Marshal.FreeCoTaskMem(hash);
        return new(
            (BG_CERT_STORE_LOCATION)location,
            storeName,
            string.Concat(thumbprint.Select(part => part.ToString("X2", CultureInfo.InvariantCulture))),
            NullIfEmpty(subjectName));
    }

    /// <summary>Shows no certificate to servers any more (BITS 2.5).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.5.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final.</exception>
    public void RemoveClientCertificate() => Check(
        RequireHttpOptions().Call(HttpOptionsSlots.RemoveClientCertificate), "IBackgroundCopyJobHttpOptions.RemoveClientCertificate");

    /// <summary>
    /// Lets this program judge the certificates of servers, beside the checks of Windows (BITS 10.3, Windows 10 version 1903). The last one
    /// set wins; it is gone with the process: the job then waits with <c>BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED</c> until one is
    /// set again and the job
    /// is resumed.
    /// </summary>
    /// <param name="validate">
    /// Whether a certificate is good; called on threads of BITS. An exception refuses it. <see langword="null"/> for no check of this
    /// program.
    /// </param>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.3.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>, <c>BG_E_READ_ONLY_WHEN_JOB_ACTIVE</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-setservercertificatevalidationinterface">SetServerCertificateValidationInterface</see></remarks>
    public void SetServerCertificateValidator(Func<BitsServerCertificate, bool>? validate)
    {
        var options = RequireHttpOptions3();
        using var callback = validate is null ? null : CertificateCallbackObject.Create(validate);
        Check(
            callback is null
                ? options.Call(HttpOptionsSlots.SetServerCertificateValidationInterface, 0)
                : callback.Lend(unknown => options.Call(HttpOptionsSlots.SetServerCertificateValidationInterface, unknown)),
            "IBackgroundCopyJobHttpOptions3.SetServerCertificateValidationInterface");
    }

    /// <summary>
    /// Makes <see cref="CustomHeaders"/> unreadable, because they contain a secret. This cannot be undone (BITS 10.3, Windows 10 version
    /// 1903).
    /// </summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.3.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-makecustomheaderswriteonly">MakeCustomHeadersWriteOnly</see></remarks>
    public void MakeCustomHeadersWriteOnly() => Check(
        RequireHttpOptions3().Call(HttpOptionsSlots.MakeCustomHeadersWriteOnly),
        "IBackgroundCopyJobHttpOptions3.MakeCustomHeadersWriteOnly");

    private static byte[] ParseThumbprint(string thumbprint)
    {
        var digits = new string(thumbprint.Where(c => c is not (' ' or ':' or '-')).ToArray());
        var hash = new byte[ThumbprintLength];
        for (var index = 0; index < hash.Length; index++)
        {
            if (digits.Length != 2 * ThumbprintLength
                || !byte.TryParse(
                    digits.Substring(2 * index, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash[index]))
            {
                throw new ArgumentException("A SHA-1 hash has 40 hexadecimal digits.", nameof(thumbprint));
            }
        }

        return hash;
    }

    private ComPointer RequireJob3(string feature) => _interfaces.Require(InterfaceIds.Job3, BitsVersion.V2_0, feature);

    private ComPointer RequireHttpOptions3()
        => _interfaces.Require(InterfaceIds.HttpOptions3, BitsVersion.V10_3, "Checks and secrets of this program");

    private ComPointer RequireTokenOptions() => _interfaces.Require(InterfaceIds.TokenOptions, BitsVersion.V4_0, "A helper token");
}

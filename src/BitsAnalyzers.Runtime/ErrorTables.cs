namespace BitsAnalyzers.Runtime;

/// <summary>
/// Failures that BITS passes on from below: from the HTTP stack, the certificates, the files and disks, and network shares. The names are
/// those of the Windows headers.
/// </summary>
internal static class ErrorTables
{
    private const string CheckHost = "Check the host name in the address, the DNS settings and the proxy.";
    private const string CheckNetwork = "Check the network, the firewall and the proxy; BITS tries again by itself.";
    private const string CheckCertificate =
        "Give the server a certificate that this machine trusts; HttpSecurityFlags can allow single faults, for tests.";

    private const string CheckProxyOrServer = "Look at what the server, or a proxy on the way, has sent.";
    private const string CloseFile = "Close the file in the program that has it open, then complete or resume the job.";
    private const string FreeSpace = "Free space on the destination volume, then resume or complete the job.";
    private const string CheckFolder = "Create the folder, or correct the path; then resume or complete the job.";
    private const string CheckRights = "Give the owner of the job the right to the file and its folder.";
    private const string CheckShare =
        "Check the name of the server and the share. BITS reaches a share as the owner of the job; a service account is the computer "
        + "there.";

    /// <summary>The HTTP stack: WinHTTP and WinINet number their errors alike, from 12000.</summary>
    public static readonly (uint HResult, string Name, string Meaning, string Advice, bool IsTransient)[] Transport =
    [
        (0x80072EE1, "WININET_E_OUT_OF_HANDLES", "The HTTP stack has no handles left.", "Run fewer transfers at the same time.", true),
        (0x80072EE2, "WININET_E_TIMEOUT", "The server did not answer in time.", CheckNetwork, true),
        (0x80072EE4, "WININET_E_INTERNAL_ERROR", "The HTTP stack failed inside.", "Try again; restart the machine if it stays.", true),
        (0x80072EE5, "WININET_E_INVALID_URL", "The address is not valid.", "Correct the address; special "
            + "characters must be escaped.", false),
        (0x80072EE6, "WININET_E_UNRECOGNIZED_SCHEME", "The address has a scheme that "
            + "is not http or https.", "Use http, https, or file for a share.", false),
        (0x80072EE7, "WININET_E_NAME_NOT_RESOLVED", "The name of the server could not be found.", CheckHost, true),
        (0x80072EE8, "WININET_E_PROTOCOL_NOT_FOUND", "The protocol of the address is not installed.", "Use http or https.", false),
        (0x80072EEB, "WININET_E_SHUTDOWN", "The HTTP stack is shutting down.", "Try again.", true),
        (0x80072EEF, "WININET_E_LOGIN_FAILURE", "The server or proxy did not "
            + "accept the credentials.", "Set other credentials with SetCredentials.", false),
        (0x80072EF1, "WININET_E_OPERATION_CANCELLED", "The request was cancelled.", "Resume the job.", true),
        (0x80072EF3, "WININET_E_INCORRECT_HANDLE_STATE", "The HTTP stack was used in the wrong order.", "Try again.", true),
        (0x80072EFD, "WININET_E_CANNOT_CONNECT", "No connection to the server could be made.", CheckNetwork, true),
        (0x80072EFE, "WININET_E_CONNECTION_ABORTED", "The connection was broken off.", CheckNetwork, true),
        (0x80072EFF, "WININET_E_CONNECTION_RESET", "The server closed the connection.", CheckNetwork, true),
        (0x80072F00, "WININET_E_FORCE_RETRY", "The request has to be sent again.", "BITS tries again by itself.", true),
        (0x80072F05, "WININET_E_SEC_CERT_DATE_INVALID", "The certificate of the server has expired or is not valid yet.",
            "Check the clock of this machine. " + CheckCertificate, false),
        (0x80072F06, "WININET_E_SEC_CERT_CN_INVALID", "The certificate of the server is for another host name.",
            "Use the name that is in the certificate. " + CheckCertificate, false),
        (0x80072F0C, "WININET_E_CLIENT_AUTH_CERT_NEEDED", "The server asks for a "
            + "client certificate.", "Set one with SetClientCertificate.", false),
        (0x80072F0D, "WININET_E_INVALID_CA", "The certificate of the server comes from an authority "
            + "that is not trusted.", CheckCertificate, false),
        (0x80072F17, "WININET_E_SEC_CERT_ERRORS", "The certificate of the server has faults.", CheckCertificate, false),
        (0x80072F19, "WININET_E_SEC_CERT_REV_FAILED", "It could not be checked whether the certificate was revoked.",
            "Let this machine reach the revocation list of the authority. " + CheckCertificate, false),
        (0x80072F76, "WININET_E_HEADER_NOT_FOUND", "The server's answer lacks a header that BITS needs.", CheckProxyOrServer, false),
        (0x80072F78, "WININET_E_INVALID_SERVER_RESPONSE", "The server's answer is no valid HTTP.", CheckProxyOrServer, true),
        (0x80072F7C, "WININET_E_REDIRECT_FAILED", "The redirection was not followed.", "Use the final address, or allow it with "
            + "HttpSecurityFlags.", false),
        (0x80072F7D, "WININET_E_SECURITY_CHANNEL_ERROR", "No secure connection could be made.",
            "See to a version of TLS and ciphers that both sides allow.", false),
        (0x80072F83, "WININET_E_SERVER_UNREACHABLE", "The server cannot be reached.", CheckNetwork, true),
        (0x80072F84, "WININET_E_PROXY_SERVER_UNREACHABLE", "The proxy cannot be reached.", "Check the proxy settings of the job and of "
            + "the machine.", true),
        (0x80072F86, "WININET_E_BAD_AUTO_PROXY_SCRIPT", "The proxy configuration "
            + "script has an error.", "Correct it, or set another Proxy on the job.", false),
        (0x80072F87, "WININET_E_UNABLE_TO_DOWNLOAD_SCRIPT", "The proxy configuration script could not be fetched.",
            "Check its address, or set another Proxy on the job.", true),
        (0x80072F89, "WININET_E_SEC_INVALID_CERT", "The certificate of the server is not valid.", CheckCertificate, false),
        (0x80072F8A, "WININET_E_SEC_CERT_REVOKED", "The certificate of the "
            + "server was revoked.", "Give the server a new certificate.", false),
        (0x80072F8F, "WININET_E_DECODING_FAILED", "The secure connection or the encoding of the answer failed.",
            "Check the clock of this machine and the certificate of the server.", false),
        (0x80072F94, "WINHTTP_AUTODETECTION_FAILED", "No proxy could be found by itself.", "Set another Proxy on the job.", true),
        (0x80072741, "WSAEADDRNOTAVAIL", "The network address is not valid here.", CheckNetwork, true),
        (0x80072742, "WSAENETDOWN", "The network is down.", CheckNetwork, true),
        (0x80072743, "WSAENETUNREACH", "The network cannot be reached.", CheckNetwork, true),
        (0x80072745, "WSAECONNABORTED", "The connection was broken off on this machine.", CheckNetwork, true),
        (0x80072746, "WSAECONNRESET", "The other side closed the connection.", CheckNetwork, true),
        (0x8007274C, "WSAETIMEDOUT", "The other side did not answer in time.", CheckNetwork, true),
        (0x8007274D, "WSAECONNREFUSED", "The server refused the connection: "
            + "nothing listens there.", "Check the port in the address, and that the server runs.", true),
        (0x80072751, "WSAEHOSTUNREACH", "The host cannot be reached.", CheckNetwork, true),
        (0x80072AF9, "WSAHOST_NOT_FOUND", "The name of the server could not be found.", CheckHost, true),
        (0x80072AFA, "WSATRY_AGAIN", "The name server did not answer.", CheckHost, true),
        (0x80072AFC, "WSANO_DATA", "The name of the server has no address.", CheckHost, true),
        (0x800B0101, "CERT_E_EXPIRED", "A certificate has expired or is not valid yet.", "Check the clock of this machine. "
            + CheckCertificate, false),
        (0x800B0109, "CERT_E_UNTRUSTEDROOT", "A certificate chain ends in a root that is not trusted.", CheckCertificate, false),
        (0x800B010A, "CERT_E_CHAINING", "A certificate chain could not be built to a trusted root.", CheckCertificate, false),
        (0x800B010C, "CERT_E_REVOKED", "A certificate was revoked.", "Give the server a new certificate.", false),
        (0x800B010F, "CERT_E_CN_NO_MATCH", "The certificate is for another host name.", "Use the name that is in the certificate.", false),
        (0x800B0110, "CERT_E_WRONG_USAGE", "The certificate is not meant for this use.", CheckCertificate, false),
        (0x80092012, "CRYPT_E_NO_REVOCATION_CHECK", "It could not be checked whether a certificate was revoked.",
            "Let this machine reach the revocation list of the authority.", false),
        (0x80092013, "CRYPT_E_REVOCATION_OFFLINE", "The revocation list could not be reached.",
            "Let this machine reach the revocation list of the authority.", true),
        (0x80090322, "SEC_E_WRONG_PRINCIPAL", "The certificate of the server "
            + "is for another name.", "Use the name that is in the certificate.", false),
        (0x80090325, "SEC_E_UNTRUSTED_ROOT", "The certificate of the server comes from an authority "
            + "that is not trusted.", CheckCertificate, false),
        (0x80090326, "SEC_E_ILLEGAL_MESSAGE", "The secure connection broke while it was made.",
            "See to a version of TLS and ciphers that both sides allow.", false),
        (0x80090328, "SEC_E_CERT_EXPIRED", "The certificate of the server has expired.", CheckCertificate, false),
        (0x80090331, "SEC_E_ALGORITHM_MISMATCH", "Client and server have no cipher in common.",
            "See to a version of TLS and ciphers that both sides allow.", false),
    ];

    /// <summary>Files, disks and shares: Win32 errors as HRESULTs.</summary>
    public static readonly (uint HResult, string Name, string Meaning, string Advice, bool IsTransient)[] Files =
    [
        (0x80070002, "ERROR_FILE_NOT_FOUND", "The file is not there.", "Check the path, or the file on the share.", false),
        (0x80070003, "ERROR_PATH_NOT_FOUND", "The folder is not there.", CheckFolder, false),
        (0x80070004, "ERROR_TOO_MANY_OPEN_FILES", "Too many files are open.", "Close some, then resume the job.", true),
        (0x8007000F, "ERROR_INVALID_DRIVE", "The drive is not there.", "Use a drive that the BITS service sees; mapped drives are those "
            + "of one logon.", false),
        (0x80070013, "ERROR_WRITE_PROTECT", "The disk is write-protected.", "Remove the protection, or use another destination.", false),
        (0x80070015, "ERROR_NOT_READY", "The drive is not ready.", "Insert or unlock it, then resume the job.", true),
        (0x80070017, "ERROR_CRC", "The disk has a read error.", "Check the disk.", false),
        (0x8007001D, "ERROR_WRITE_FAULT", "The disk could not be written.", "Check the disk.", false),
        (0x8007001F, "ERROR_GEN_FAILURE", "A device does not work.", "Check the device.", false),
        (0x80070020, "ERROR_SHARING_VIOLATION", "The file is open in another program.", CloseFile, true),
        (0x80070021, "ERROR_LOCK_VIOLATION", "A part of the file is locked by another program.", CloseFile, true),
        (0x80070027, "ERROR_HANDLE_DISK_FULL", "The disk is full.", FreeSpace, false),
        (0x80070032, "ERROR_NOT_SUPPORTED", "The file system or the server "
            + "does not support this.", "Use another destination or server.", false),
        (0x80070033, "ERROR_REM_NOT_LIST", "The file server cannot be found.", CheckShare, true),
        (0x80070034, "ERROR_DUP_NAME", "The name is there twice on the network.", CheckShare, false),
        (0x80070035, "ERROR_BAD_NETPATH", "The network path was not found.", CheckShare, true),
        (0x80070036, "ERROR_NETWORK_BUSY", "The network is busy.", CheckNetwork, true),
        (0x80070037, "ERROR_DEV_NOT_EXIST", "The share is no longer there.", CheckShare, true),
        (0x8007003A, "ERROR_BAD_NET_RESP", "The file server cannot do this.", CheckShare, false),
        (0x8007003B, "ERROR_UNEXP_NET_ERR", "The connection to the file server failed.", CheckNetwork, true),
        (0x80070040, "ERROR_NETNAME_DELETED", "The connection to the share was closed.", CheckNetwork, true),
        (0x80070041, "ERROR_NETWORK_ACCESS_DENIED", "The share does not let the owner of the job in.", CheckShare, false),
        (0x80070043, "ERROR_BAD_NET_NAME", "The share was not found.", CheckShare, false),
        (0x80070047, "ERROR_REQ_NOT_ACCEP", "The file server takes no more connections.", CheckNetwork, true),
        (0x80070050, "ERROR_FILE_EXISTS", "The file is already there.", "Delete it, or use another name; then complete the job.", false),
        (0x80070052, "ERROR_CANNOT_MAKE", "The file could not be created.", CheckFolder, false),
        (0x80070056, "ERROR_INVALID_PASSWORD", "The share does not accept the password.", CheckShare, false),
        (0x80070070, "ERROR_DISK_FULL", "The disk is full.", FreeSpace, false),
        (0x80070079, "ERROR_SEM_TIMEOUT", "A device or the network did not answer in time.", CheckNetwork, true),
        (0x8007007B, "ERROR_INVALID_NAME", "The name of the file is not valid.", "Correct the local path.", false),
        (0x800700B7, "ERROR_ALREADY_EXISTS", "The file is already there.", "Delete it, or use another name; then complete the job.", false),
        (0x800700CE, "ERROR_FILENAME_EXCED_RANGE", "The path is too long.", "Use a shorter one.", false),
        (0x800700DF, "ERROR_FILE_TOO_LARGE", "The file is larger than allowed, or than the "
            + "file system can hold.", "Use another volume or server.", false),
        (0x8007010B, "ERROR_DIRECTORY", "The path of the folder is not valid.", CheckFolder, false),
        (0x800703EE, "ERROR_FILE_INVALID", "The volume of the file was changed from outside.", "Resume the job.", true),
        (0x8007045D, "ERROR_IO_DEVICE", "The disk failed.", "Check the disk.", false),
        (0x800704B3, "ERROR_NO_NET_OR_BAD_PATH", "The network path was not found, or there is no network.", CheckShare, true),
        (0x800704C3, "ERROR_SESSION_CREDENTIAL_CONFLICT", "There is a connection to the file server "
            + "under another name.", CheckShare, false),
        (0x800704C6, "ERROR_NO_NETWORK", "There is no network.", CheckNetwork, true),
        (0x800704C7, "ERROR_CANCELLED", "The transfer was cancelled.", "Resume the job.", false),
        (0x800704C9, "ERROR_CONNECTION_REFUSED", "The server refused the connection.", CheckNetwork, true),
        (0x800704CA, "ERROR_GRACEFUL_DISCONNECT", "The server closed the connection.", CheckNetwork, true),
        (0x800704CF, "ERROR_NETWORK_UNREACHABLE", "The network cannot be reached.", CheckNetwork, true),
        (0x800704D0, "ERROR_HOST_UNREACHABLE", "The server cannot be reached.", CheckNetwork, true),
        (0x800704D4, "ERROR_CONNECTION_ABORTED", "The connection was broken off.", CheckNetwork, true),
        (0x80070522, "ERROR_PRIVILEGE_NOT_HELD", "The owner of the job lacks a privilege.", CheckRights, false),
        (0x8007052E, "ERROR_LOGON_FAILURE", "The user name or the password is wrong.", "Set other credentials with SetCredentials.", false),
        (0x80070533, "ERROR_ACCOUNT_DISABLED", "The account is disabled.", "Use another account.", false),
        (0x800705B4, "ERROR_TIMEOUT", "The time is over.", "Try again, or allow more time.", true),
        (0x80070641, "ERROR_INSTALL_SERVICE_FAILURE", "A service that is needed is not there.", "Repair it.", false),
        (0x80070718, "ERROR_NOT_ENOUGH_QUOTA", "The quota of the user does not suffice.", FreeSpace, false),
        (0x8007050F, "ERROR_DISK_QUOTA_EXCEEDED", "The disk quota of the owner is used up.", FreeSpace, false),
        (0x80071771, "ERROR_DECRYPTION_FAILED", "The file could not be decrypted.", CheckRights, false),
        (0x80071776, "ERROR_CS_ENCRYPTION_UNSUPPORTED_SERVER", "The file server does not support encryption.", CheckShare, false),
    ];

    /// <summary>What to do about an answer of the server.</summary>
    public static string AdviceForStatus(int status) => status switch
    {
        400 => "Check the address and the custom headers.",
        401 => "Set credentials for the server with SetCredentials.",
        403 => "The server refuses this user: check the rights there, and the credentials.",
        404 => "Check the address: the server has no such file.",
        405 or 501 => "The server does not allow this method. An upload needs the BITS extension of IIS.",
        407 => "Set credentials for the proxy with SetCredentials, or UseStoredProxyCredentials.",
        408 or 504 => "The server is slow or a proxy gave up; BITS tries again by itself after 5xx.",
        409 => "The server has a conflict with what is there; look at it there.",
        410 => "The file is gone from the server for good: use another address.",
        411 or 412 => "A proxy or the server does not take the request as BITS sends it; look at its log.",
        413 => "The upload is larger than the server allows.",
        414 => "Use a shorter address.",
        416 => "The file on the server is shorter than the ranges, or has changed: start anew.",
        429 => "The server wants fewer requests: wait, then resume the job.",
        >= 500 => "The server has failed: look at its log. BITS tries again by itself.",
        >= 300 and < 400 => "Use the final address, or allow the redirection with HttpSecurityFlags.",
        _ => "Check the address and the server.",
    };

    public static bool IsTransientStatus(int status) => status is 408 or 429 or >= 500;
}

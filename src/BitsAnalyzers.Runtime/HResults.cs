namespace BitsAnalyzers.Runtime;

/// <summary>HRESULTs that BITS and the COM connection to it answer with, by their Windows names.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/bits-return-values">BITS return values</see></remarks>
public static class HResults
{
    /// <summary>The call succeeded.</summary>
    public const int S_OK = 0x00000000;

    /// <summary>There was nothing to do or nothing left.</summary>
    public const int S_FALSE = 0x00000001;

    /// <summary>There has been no error.</summary>
    public const int BG_S_ERROR_CONTEXT_NONE = 0x00200006;

    /// <summary>The job was completed, but some of its files had not been transferred and were dropped.</summary>
    public const int BG_S_PARTIAL_COMPLETE = 0x00200017;

    /// <summary>The job is gone, but some temporary files could not be deleted.</summary>
    public const int BG_S_UNABLE_TO_DELETE_FILES = 0x0020001A;

    /// <summary>The proxy settings have changed.</summary>
    public const int BG_S_PROXY_CHANGED = 0x0020002A;

    /// <summary>The value was stored, but a group policy overrides it.</summary>
    public const int BG_S_OVERRIDDEN_BY_POLICY = 0x00200055;

    /// <summary>The file is not finished yet.</summary>
    public const int E_PENDING = unchecked((int)0x8000000A);

    /// <summary>BITS does not know this value, or this kind of job does not have this function.</summary>
    public const int E_NOTIMPL = unchecked((int)0x80004001);

    /// <summary>
    /// The object does not have the interface: the installed BITS is older, or a callback object implements none of the callback
    /// interfaces.
    /// </summary>
    public const int E_NOINTERFACE = unchecked((int)0x80004002);

    /// <summary>A pointer is null.</summary>
    public const int E_POINTER = unchecked((int)0x80004003);

    /// <summary>The transfer was broken off: somebody cancelled its job.</summary>
    public const int E_ABORT = unchecked((int)0x80004004);

    /// <summary>The call failed for a reason that was not told.</summary>
    public const int E_FAIL = unchecked((int)0x80004005);

    /// <summary>The service is in an unexpected condition.</summary>
    public const int E_UNEXPECTED = unchecked((int)0x8000FFFF);

    /// <summary>The BITS service stopped during the call.</summary>
    public const int RPC_E_SERVER_DIED = unchecked((int)0x80010007);

    /// <summary>The BITS service stopped before the call.</summary>
    public const int RPC_E_SERVER_DIED_DNE = unchecked((int)0x80010012);

    /// <summary>The thread already belongs to another kind of apartment.</summary>
    public const int RPC_E_CHANGED_MODE = unchecked((int)0x80010106);

    /// <summary>The object is no longer connected to its client.</summary>
    public const int RPC_E_DISCONNECTED = unchecked((int)0x80010108);

    /// <summary>The pointer belongs to another apartment.</summary>
    public const int RPC_E_WRONG_THREAD = unchecked((int)0x8001010E);

    /// <summary>COM security was initialised before.</summary>
    public const int RPC_E_TOO_LATE = unchecked((int)0x80010119);

    /// <summary>The caller's impersonation level is too low.</summary>
    public const int CO_E_FAILEDTOIMPERSONATE = unchecked((int)0x80010123);

    /// <summary>This version of BITS is not installed.</summary>
    public const int REGDB_E_CLASSNOTREG = unchecked((int)0x80040154);

    /// <summary>The connection to the object is lost.</summary>
    public const int CO_E_OBJNOTCONNECTED = unchecked((int)0x800401FD);

    /// <summary>
    /// The caller may not do this: not the owner, not elevated, a lower integrity or impersonation level, or no right to write the file.
    /// </summary>
    public const int E_ACCESSDENIED = unchecked((int)0x80070005);

    /// <summary>Not enough memory.</summary>
    public const int E_OUTOFMEMORY = unchecked((int)0x8007000E);

    /// <summary>An argument is not valid: a relative local path, an unsupported protocol, or a name that is too long.</summary>
    public const int E_INVALIDARG = unchecked((int)0x80070057);

    /// <summary>The BITS service is disabled.</summary>
    public const int ERROR_SERVICE_DISABLED = unchecked((int)0x80070422);

    /// <summary>The owner of the job is not logged on interactively.</summary>
    public const int ERROR_NOT_LOGGED_ON = unchecked((int)0x800704DD);

    /// <summary>The BITS service is not running.</summary>
    public const int RPC_S_SERVER_UNAVAILABLE = unchecked((int)0x800706BA);

    /// <summary>The BITS service stopped during the call.</summary>
    public const int RPC_S_CALL_FAILED = unchecked((int)0x800706BE);

    /// <summary>No such job is queued: it was completed, cancelled, or never existed.</summary>
    public const int BG_E_NOT_FOUND = unchecked((int)0x80200001);

    /// <summary>The job's state does not allow this call; most often it has been completed or cancelled already.</summary>
    public const int BG_E_INVALID_STATE = unchecked((int)0x80200002);

    /// <summary>The job has no files.</summary>
    public const int BG_E_EMPTY = unchecked((int)0x80200003);

    /// <summary>The error does not concern a file.</summary>
    public const int BG_E_FILE_NOT_AVAILABLE = unchecked((int)0x80200004);

    /// <summary>The error does not concern a transfer protocol.</summary>
    public const int BG_E_PROTOCOL_NOT_AVAILABLE = unchecked((int)0x80200005);

    /// <summary>The place of the error is unknown.</summary>
    public const int BG_E_ERROR_CONTEXT_UNKNOWN = unchecked((int)0x80200007);

    /// <summary>The error arose in the queue manager.</summary>
    public const int BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER = unchecked((int)0x80200008);

    /// <summary>The error arose with the local file.</summary>
    public const int BG_E_ERROR_CONTEXT_LOCAL_FILE = unchecked((int)0x80200009);

    /// <summary>The error arose with the remote file.</summary>
    public const int BG_E_ERROR_CONTEXT_REMOTE_FILE = unchecked((int)0x8020000A);

    /// <summary>The error arose in the transport.</summary>
    public const int BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT = unchecked((int)0x8020000B);

    /// <summary>The error arose while the client was notified.</summary>
    public const int BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION = unchecked((int)0x8020000C);

    /// <summary>The volume of the destination is locked.</summary>
    public const int BG_E_DESTINATION_LOCKED = unchecked((int)0x8020000D);

    /// <summary>The destination volume has changed.</summary>
    public const int BG_E_VOLUME_CHANGED = unchecked((int)0x8020000E);

    /// <summary>The job has no current error.</summary>
    public const int BG_E_ERROR_INFORMATION_UNAVAILABLE = unchecked((int)0x8020000F);

    /// <summary>No network is connected.</summary>
    public const int BG_E_NETWORK_DISCONNECTED = unchecked((int)0x80200010);

    /// <summary>The server does not tell the size of the file.</summary>
    public const int BG_E_MISSING_FILE_SIZE = unchecked((int)0x80200011);

    /// <summary>The server does not support what BITS needs of HTTP/1.1.</summary>
    public const int BG_E_INSUFFICIENT_HTTP_SUPPORT = unchecked((int)0x80200012);

    /// <summary>The server does not support range requests properly.</summary>
    public const int BG_E_INSUFFICIENT_RANGE_SUPPORT = unchecked((int)0x80200013);

    /// <summary>BITS cannot be driven from another machine.</summary>
    public const int BG_E_REMOTE_NOT_SUPPORTED = unchecked((int)0x80200014);

    /// <summary>The new owner has other network drives than the old one.</summary>
    public const int BG_E_NEW_OWNER_DIFF_MAPPING = unchecked((int)0x80200015);

    /// <summary>The new owner cannot write the local files.</summary>
    public const int BG_E_NEW_OWNER_NO_FILE_ACCESS = unchecked((int)0x80200016);

    /// <summary>The list of proxies is longer than 32 KB.</summary>
    public const int BG_E_PROXY_LIST_TOO_LARGE = unchecked((int)0x80200018);

    /// <summary>The proxy bypass list is longer than 32 KB.</summary>
    public const int BG_E_PROXY_BYPASS_LIST_TOO_LARGE = unchecked((int)0x80200019);

    /// <summary>The server's answer is not valid.</summary>
    public const int BG_E_INVALID_SERVER_RESPONSE = unchecked((int)0x8020001B);

    /// <summary>An upload job takes one file only.</summary>
    public const int BG_E_TOO_MANY_FILES = unchecked((int)0x8020001C);

    /// <summary>The local file changed during the transfer.</summary>
    public const int BG_E_LOCAL_FILE_CHANGED = unchecked((int)0x8020001D);

    /// <summary>The error arose in the server application.</summary>
    public const int BG_E_ERROR_CONTEXT_REMOTE_APPLICATION = unchecked((int)0x8020001E);

    /// <summary>The server no longer knows the upload session.</summary>
    public const int BG_E_SESSION_NOT_FOUND = unchecked((int)0x8020001F);

    /// <summary>The data is too large: a reply beyond 1 MB, or an upload beyond the server's limit.</summary>
    public const int BG_E_TOO_LARGE = unchecked((int)0x80200020);

    /// <summary>The string is longer than BITS allows.</summary>
    public const int BG_E_STRING_TOO_LONG = unchecked((int)0x80200021);

    /// <summary>Client and server speak different upload protocols.</summary>
    public const int BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH = unchecked((int)0x80200022);

    /// <summary>The upload directory of the server allows execution.</summary>
    public const int BG_E_SERVER_EXECUTE_ENABLE = unchecked((int)0x80200023);

    /// <summary>The job made no progress for longer than its no-progress timeout.</summary>
    public const int BG_E_NO_PROGRESS = unchecked((int)0x80200024);

    /// <summary>The user name is longer than 300 characters.</summary>
    public const int BG_E_USERNAME_TOO_LARGE = unchecked((int)0x80200025);

    /// <summary>The password is longer than 65535 characters.</summary>
    public const int BG_E_PASSWORD_TOO_LARGE = unchecked((int)0x80200026);

    /// <summary>The authentication target is not defined.</summary>
    public const int BG_E_INVALID_AUTH_TARGET = unchecked((int)0x80200027);

    /// <summary>The authentication scheme is not defined.</summary>
    public const int BG_E_INVALID_AUTH_SCHEME = unchecked((int)0x80200028);

    /// <summary>The file is not there.</summary>
    public const int BG_E_FILE_NOT_FOUND = unchecked((int)0x80200029);

    /// <summary>A range lies outside the file or is empty.</summary>
    public const int BG_E_INVALID_RANGE = unchecked((int)0x8020002B);

    /// <summary>Two ranges overlap.</summary>
    public const int BG_E_OVERLAPPING_RANGES = unchecked((int)0x8020002C);

    /// <summary>The server could not be reached.</summary>
    public const int BG_E_CONNECT_FAILURE = unchecked((int)0x8020002D);

    /// <summary>The server closed the connection too early.</summary>
    public const int BG_E_CONNECTION_CLOSED = unchecked((int)0x8020002E);

    /// <summary>A group policy blocks transfers at this time.</summary>
    public const int BG_E_BLOCKED_BY_POLICY = unchecked((int)0x8020003E);

    /// <summary>The proxy list or bypass list is not valid.</summary>
    public const int BG_E_INVALID_PROXY_INFO = unchecked((int)0x8020003F);

    /// <summary>The credentials have the wrong form.</summary>
    public const int BG_E_INVALID_CREDENTIALS = unchecked((int)0x80200040);

    /// <summary>The hash algorithm is not known.</summary>
    public const int BG_E_INVALID_HASH_ALGORITHM = unchecked((int)0x80200041);

    /// <summary>The record in the peer cache has been deleted.</summary>
    public const int BG_E_RECORD_DELETED = unchecked((int)0x80200042);

    /// <summary>The record in the peer cache is being written.</summary>
    public const int BG_E_COMMIT_IN_PROGRESS = unchecked((int)0x80200043);

    /// <summary>Peers are being looked for.</summary>
    public const int BG_E_DISCOVERY_IN_PROGRESS = unchecked((int)0x80200044);

    /// <summary>A UPnP device reported an error.</summary>
    public const int BG_E_UPNP_ERROR = unchecked((int)0x80200045);

    /// <summary>A test option blocks the download.</summary>
    public const int BG_E_TEST_OPTION_BLOCKED_DOWNLOAD = unchecked((int)0x80200046);

    /// <summary>Peer caching is disabled.</summary>
    public const int BG_E_PEERCACHING_DISABLED = unchecked((int)0x80200047);

    /// <summary>The record in the peer cache is in use.</summary>
    public const int BG_E_BUSYCACHERECORD = unchecked((int)0x80200048);

    /// <summary>The user has too many jobs (60 by default).</summary>
    public const int BG_E_TOO_MANY_JOBS_PER_USER = unchecked((int)0x80200049);

    /// <summary>The machine has too many jobs (300 by default).</summary>
    public const int BG_E_TOO_MANY_JOBS_PER_MACHINE = unchecked((int)0x80200050);

    /// <summary>The job has too many files (200 by default).</summary>
    public const int BG_E_TOO_MANY_FILES_IN_JOB = unchecked((int)0x80200051);

    /// <summary>The file has too many ranges (500 by default).</summary>
    public const int BG_E_TOO_MANY_RANGES_IN_FILE = unchecked((int)0x80200052);

    /// <summary>The client rejected the content of the file.</summary>
    public const int BG_E_VALIDATION_FAILED = unchecked((int)0x80200053);

    /// <summary>The download took longer than the job's maximum download time.</summary>
    public const int BG_E_MAXDOWNLOAD_TIMEOUT = unchecked((int)0x80200054);

    /// <summary>The job's helper token is missing.</summary>
    public const int BG_E_TOKEN_REQUIRED = unchecked((int)0x80200056);

    /// <summary>This version of BITS does not know the property.</summary>
    public const int BG_E_UNKNOWN_PROPERTY_ID = unchecked((int)0x80200057);

    /// <summary>The property cannot be changed.</summary>
    public const int BG_E_READ_ONLY_PROPERTY = unchecked((int)0x80200058);

    /// <summary>The job's cost flags forbid a transfer on the current network.</summary>
    public const int BG_E_BLOCKED_BY_COST_TRANSFER_POLICY = unchecked((int)0x80200059);

    /// <summary>The property exists for download jobs only.</summary>
    public const int BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY = unchecked((int)0x80200060);

    /// <summary>The property must be set before the first file is added.</summary>
    public const int BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE = unchecked((int)0x80200061);

    /// <summary>The property must be set before the job is resumed for the first time.</summary>
    public const int BG_E_READ_ONLY_PROPERTY_AFTER_RESUME = unchecked((int)0x80200062);

    /// <summary>The maximum download size is not valid.</summary>
    public const int BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE = unchecked((int)0x80200063);

    /// <summary>The download exceeds the job's maximum size.</summary>
    public const int BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED = unchecked((int)0x80200064);

    /// <summary>The machine is in standby.</summary>
    public const int BG_E_STANDBY_MODE = unchecked((int)0x80200065);

    /// <summary>Stored credentials are for proxies only.</summary>
    public const int BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED = unchecked((int)0x80200066);

    /// <summary>The battery policy blocks transfers.</summary>
    public const int BG_E_BLOCKED_BY_BATTERY_POLICY = unchecked((int)0x80200067);

    /// <summary>The battery saver blocks transfers.</summary>
    public const int BG_E_BLOCKED_BY_BATTERY_SAVER = unchecked((int)0x80200068);

    /// <summary>The transfer stalled and was stopped.</summary>
    public const int BG_E_WATCHDOG_TIMEOUT = unchecked((int)0x80200069);

    /// <summary>The packaged app that owns the job is not installed.</summary>
    public const int BG_E_APP_PACKAGE_NOT_FOUND = unchecked((int)0x8020006A);

    /// <summary>Packaged apps cannot do this.</summary>
    public const int BG_E_APP_PACKAGE_SCENARIO_NOT_SUPPORTED = unchecked((int)0x8020006B);

    /// <summary>The job database is damaged.</summary>
    public const int BG_E_DATABASE_CORRUPT = unchecked((int)0x8020006C);

    /// <summary>The server does not support downloads on demand.</summary>
    public const int BG_E_RANDOM_ACCESS_NOT_SUPPORTED = unchecked((int)0x8020006D);

    /// <summary>The packaged app may not run in the background.</summary>
    public const int BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY = unchecked((int)0x8020006E);

    /// <summary>Game mode blocks transfers.</summary>
    public const int BG_E_BLOCKED_BY_GAME_MODE = unchecked((int)0x8020006F);

    /// <summary>A system policy blocks transfers.</summary>
    public const int BG_E_BLOCKED_BY_SYSTEM_POLICY = unchecked((int)0x80200070);

    /// <summary>This does not go with a custom HTTP method.</summary>
    public const int BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD = unchecked((int)0x80200071);

    /// <summary>These settings of the job exclude each other.</summary>
    public const int BG_E_UNSUPPORTED_JOB_CONFIGURATION = unchecked((int)0x80200072);

    /// <summary>The remote file changed during the transfer.</summary>
    public const int BG_E_REMOTE_FILE_CHANGED = unchecked((int)0x80200073);

    /// <summary>The client's certificate callback is gone.</summary>
    public const int BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED = unchecked((int)0x80200074);

    /// <summary>The setting cannot be changed while the job is active.</summary>
    public const int BG_E_READ_ONLY_WHEN_JOB_ACTIVE = unchecked((int)0x80200075);

    /// <summary>The client's own certificate check failed.</summary>
    public const int BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK = unchecked((int)0x80200076);
}

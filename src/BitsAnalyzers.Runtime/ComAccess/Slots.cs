namespace BitsAnalyzers.Runtime.ComAccess;

// Places of the methods in the vtables, counted from IUnknown::QueryInterface = 0.

internal static class ManagerSlots
{
    public const int CreateJob = 3;
    public const int GetJob = 4;
    public const int EnumJobs = 5;
    public const int GetErrorDescription = 6;
}

internal static class JobSlots
{
    public const int AddFileSet = 3;
    public const int AddFile = 4;
    public const int EnumFiles = 5;
    public const int Suspend = 6;
    public const int Resume = 7;
    public const int Cancel = 8;
    public const int Complete = 9;
    public const int GetId = 10;
    public const int GetJobType = 11;
    public const int GetProgress = 12;
    public const int GetTimes = 13;
    public const int GetState = 14;
    public const int GetError = 15;
    public const int GetOwner = 16;
    public const int SetDisplayName = 17;
    public const int GetDisplayName = 18;
    public const int SetDescription = 19;
    public const int GetDescription = 20;
    public const int SetPriority = 21;
    public const int GetPriority = 22;
    public const int SetNotifyFlags = 23;
    public const int GetNotifyFlags = 24;
    public const int SetNotifyInterface = 25;
    public const int GetNotifyInterface = 26;
    public const int SetMinimumRetryDelay = 27;
    public const int GetMinimumRetryDelay = 28;
    public const int SetNoProgressTimeout = 29;
    public const int GetNoProgressTimeout = 30;
    public const int GetErrorCount = 31;
    public const int SetProxySettings = 32;
    public const int GetProxySettings = 33;
    public const int TakeOwnership = 34;
    public const int SetNotifyCmdLine = 35;
    public const int GetNotifyCmdLine = 36;
    public const int GetReplyProgress = 37;
    public const int GetReplyData = 38;
    public const int SetReplyFileName = 39;
    public const int GetReplyFileName = 40;
    public const int SetCredentials = 41;
    public const int RemoveCredentials = 42;
    public const int ReplaceRemotePrefix = 43;
    public const int AddFileWithRanges = 44;
    public const int SetFileACLFlags = 45;
    public const int GetFileACLFlags = 46;
    public const int SetPeerCachingFlags = 47;
    public const int GetPeerCachingFlags = 48;
    public const int GetOwnerIntegrityLevel = 49;
    public const int GetOwnerElevationState = 50;
    public const int SetMaximumDownloadTime = 51;
    public const int GetMaximumDownloadTime = 52;
    public const int SetProperty = 53;
    public const int GetProperty = 54;
}

internal static class FileSlots
{
    public const int GetRemoteName = 3;
    public const int GetLocalName = 4;
    public const int GetProgress = 5;
    public const int GetFileRanges = 6;
    public const int SetRemoteName = 7;
    public const int GetTemporaryName = 8;
    public const int SetValidationState = 9;
    public const int GetValidationState = 10;
    public const int IsDownloadedFromPeer = 11;
    public const int GetPeerDownloadStats = 12;
    public const int SetProperty = 13;
    public const int GetProperty = 14;
    public const int UpdateDownloadPosition = 15;
    public const int RequestFileRanges = 16;
    public const int GetFilledFileRanges = 17;
}

internal static class ErrorSlots
{
    public const int GetError = 3;
    public const int GetFile = 4;
    public const int GetErrorDescription = 5;
    public const int GetErrorContextDescription = 6;
    public const int GetProtocol = 7;
}

internal static class EnumeratorSlots
{
    public const int Next = 3;
    public const int Skip = 4;
    public const int Reset = 5;
    public const int Clone = 6;
    public const int GetCount = 7;
}

internal static class TokenOptionsSlots
{
    public const int SetHelperTokenFlags = 3;
    public const int GetHelperTokenFlags = 4;
    public const int SetHelperToken = 5;
    public const int ClearHelperToken = 6;
    public const int GetHelperTokenSid = 7;
}

internal static class HttpOptionsSlots
{
    public const int SetClientCertificateByID = 3;
    public const int SetClientCertificateByName = 4;
    public const int RemoveClientCertificate = 5;
    public const int GetClientCertificate = 6;
    public const int SetCustomHeaders = 7;
    public const int GetCustomHeaders = 8;
    public const int SetSecurityFlags = 9;
    public const int GetSecurityFlags = 10;
    public const int SetHttpMethod = 11;
    public const int GetHttpMethod = 12;
    public const int SetServerCertificateValidationInterface = 13;
    public const int MakeCustomHeadersWriteOnly = 14;
}

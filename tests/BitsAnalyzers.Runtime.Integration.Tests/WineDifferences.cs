namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>What the implementation in Wine does otherwise than Microsoft documents. Each skipped test names one of these.</summary>
internal static class WineDifferences
{
    public const string OnlyTransferredIsDelivered =
        "Wine calls JobTransferred only; JobError, JobModification, FileTransferred and FileRangesTransferred are never called.";

    public const string DisableIsIgnored = "Wine stores BG_NOTIFY_DISABLE and still calls JobTransferred.";

    public const string NoCommandLine = "Wine has no command line: SetNotifyCmdLine and GetNotifyCmdLine answer E_NOTIMPL.";

    public const string NoSuspend = "Wine has no Suspend: it answers E_NOTIMPL.";

    public const string NoDisplayNameChange = "Wine has no SetDisplayName and no GetOwner: they answer E_NOTIMPL.";

    public const string NoLateDelivery = "Wine does not call a receiver that is registered after the end.";

    public const string NoTimes = "Wine keeps no times and counts no errors: GetTimes and GetErrorCount answer E_NOTIMPL.";

    public const string FinalJobsStayListed = "Wine still lists and finds jobs that are completed or cancelled.";

    public const string FilesAreListedBackwards = "Wine lists the file that was added last first.";

    public const string NoFileRanges = "Wine refuses BG_NOTIFY_FILE_RANGES_TRANSFERRED with E_NOTIMPL, as BITS before version 10.1 does.";

    public const string NoJob5 = "Wine has no IBackgroundCopyJob5.";

    public const string StateIsNotLookedAt =
        "Wine looks at no state in SetPriority, SetMinimumRetryDelay, SetNoProgressTimeout, SetFileACLFlags, ReplaceRemotePrefix and "
        + "AddFileWithRanges.";

    public const string NoOwnerAndNoProxy = "Wine has no TakeOwnership and no SetProxySettings: they answer E_NOTIMPL.";

    public const string BrokenTransfersAreTransferred =
        "Wine looks neither at the status 500 nor at the length of an answer: what breaks off, or is the text of an error, is reported as "
        + "transferred.";

    public const string RefusedConnectionsAreFatal =
        "Wine takes a refused connection for an error for good; there is no TRANSIENT_ERROR, and GetError knows nothing of it.";

    public const string AddressesAreNotLookedAt = "Wine takes any address for a file, whatever its scheme.";

    public const string OtherDefaults = "Wine has neither the retry delay of 10 minutes nor the timeout of 14 days.";

    public const string ResumeOfTransferredIsRefused = "Wine answers BG_E_EMPTY to Resume when all files are transferred.";

    public const string SettingsAreMissing =
        "Wine does not have this setting: the calls answer E_NOTIMPL, or the interface is not there. GetClientCertificate answers "
        + "RPC_X_NULL_REF_POINTER.";

    public const string SettingsAreNotKept =
        "Wine answers S_OK to SetPriority, SetMinimumRetryDelay, SetNoProgressTimeout and SetFileACLFlags, and keeps nothing of it.";

    public const string RemovingNothingIsNoDifference = "Wine answers S_OK, not S_FALSE, where RemoveCredentials has nothing to remove.";

    public const string UploadsAreDownloads =
        "Wine takes uploads for downloads: they may have many files and can be completed at any time.";

    public const string OnlyTheFirstClassIsRegistered =
        "Wine registers the class BackgroundCopyManager only; the classes of later versions answer REGDB_E_CLASSNOTREG.";

    public const string CancelClaimsThatFilesAreLeft =
        "Wine answers BG_S_UNABLE_TO_DELETE_FILES to Cancel of any job with files, also where there is nothing to delete.";

    public const string JobsEndWithTheService = "Wine keeps jobs in the memory of the service only: they end with it.";

    public const string ReceiverCannotLeaveDuringItsCall =
        "Wine holds no reference to a receiver while it calls it: after SetNotifyInterface(null) in JobTransferred the service hangs.";

    public const string ErrorsHaveNoTexts = "Wine has no texts for errors: GetErrorDescription and GetProtocol answer E_NOTIMPL.";

    public const string TotalsStayUnknown = "Wine never tells the bytes of all files in the progress of a job: they stay BG_SIZE_UNKNOWN.";

    public const string RangesAreDropped = "Wine answers S_OK to AddFileWithRanges and adds no file.";
}

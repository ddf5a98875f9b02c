namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>
/// What programs see of public libraries that wrap jobs: their types and members by their names, with bodies that do nothing. Tests compile
/// them to metadata.
/// </summary>
internal static class KnownLibraries
{
    public const string Vanara = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.IO;
        using System.Net;
        namespace Vanara.IO
        {
            public enum BackgroundCopyJobState { Queued, Connecting, Transferring, Suspended, Error, TransientError, Transferred, Acknowledged, Cancelled }
            public enum BackgroundCopyJobType { Download, Upload, UploadReply }
            public enum BackgroundCopyJobPriority { Foreground, High, Normal, Low }
            [Flags] public enum BackgroundCopyJobNotify { Transferred = 1, Error = 2 }
            [Flags] public enum BackgroundCopyCost : uint { Unrestricted = 1 }
            public struct BackgroundCopyJobProgress { public ulong BytesTotal { get; set; } public byte PercentComplete => 0; }
            public class BackgroundCopyException : Exception { }
            public class BackgroundCopyFileInfo { public string RemoteFilePath => ""; }
            public class BackgroundCopyJobCredential { }
            public class BackgroundCopyJobEventArgs : EventArgs { public BackgroundCopyJob Job { get; private set; } }
            public class BackgroundCopyFileTransferredEventArgs : BackgroundCopyJobEventArgs { public BackgroundCopyFileInfo FileInfo { get; private set; } }
            public class BackgroundCopyFileRangesTransferredEventArgs : BackgroundCopyFileTransferredEventArgs { }
            public class BackgroundCopyFileCollection : ICollection<BackgroundCopyFileInfo>, IDisposable
            {
                internal BackgroundCopyFileCollection() { }
                public int Count => 0;
                public void Add(string remoteFilePath, string localFilePath) { }
                public void Add(string remoteFilePath, string localFilePath, long initialOffset, long length = -1) { }
                public void AddRange(Uri remoteUrlRoot, DirectoryInfo localDirectory, IEnumerable<string> files) { }
                public void AddRange(string remoteUrlRoot, string localDirectory, IEnumerable<string> files) { }
                public IEnumerator<BackgroundCopyFileInfo> GetEnumerator() => null;
                bool ICollection<BackgroundCopyFileInfo>.IsReadOnly => false;
                void ICollection<BackgroundCopyFileInfo>.Add(BackgroundCopyFileInfo item) { }
                void ICollection<BackgroundCopyFileInfo>.Clear() { }
                bool ICollection<BackgroundCopyFileInfo>.Contains(BackgroundCopyFileInfo item) => false;
                void ICollection<BackgroundCopyFileInfo>.CopyTo(BackgroundCopyFileInfo[] array, int arrayIndex) { }
                bool ICollection<BackgroundCopyFileInfo>.Remove(BackgroundCopyFileInfo item) => false;
                IEnumerator IEnumerable.GetEnumerator() => null;
                void IDisposable.Dispose() { }
            }
            public class BackgroundCopyJobCredentials
            {
                internal BackgroundCopyJobCredentials() { }
                public void Add(BackgroundCopyJobCredential cred) { }
                public void Clear() { }
            }
            public class BackgroundCopyJob : IDisposable
            {
                internal BackgroundCopyJob() { }
                public event EventHandler<BackgroundCopyJobEventArgs> Completed { add { } remove { } }
                public event EventHandler<BackgroundCopyJobEventArgs> Error { add { } remove { } }
                public event EventHandler<BackgroundCopyJobEventArgs> Modified { add { } remove { } }
                public event EventHandler<BackgroundCopyFileTransferredEventArgs> FileTransferred { add { } remove { } }
                public event EventHandler<BackgroundCopyFileRangesTransferredEventArgs> FileRangesTransferred { add { } remove { } }
                public bool AutoCompleteOnSuccess { get; set; }
                public BackgroundCopyJobCredentials Credentials { get; private set; }
                public string Description { get; set; }
                public string DisplayName { get; set; }
                public bool DynamicContent { get; set; }
                public BackgroundCopyFileCollection Files { get; private set; }
                public bool HighPerformance { get; set; }
                public Guid ID => default;
                public BackgroundCopyJobType JobType => default;
                public BackgroundCopyException LastError => null;
                public ulong MaxDownloadSize { get; set; }
                public TimeSpan MinimumNotificationInterval { get; set; }
                public TimeSpan MinimumRetryDelay { get; set; }
                public TimeSpan NoProgressTimeout { get; set; }
                public string NotifyProgram { get; set; }
                public string Owner => "";
                public BackgroundCopyJobPriority Priority { get; set; }
                public BackgroundCopyJobProgress Progress => default;
                public WebProxy Proxy { get; set; }
                public BackgroundCopyJobState State => default;
                public BackgroundCopyCost TransferBehavior { get; set; }
                public void Cancel() { }
                public void ClearCredentials() { }
                public void Complete() { }
                public void ReplaceRemotePrefix(string oldPrefix, string newPrefix) { }
                public void Resume() { }
                public void SetCredentials(NetworkCredential cred, int target = 1) { }
                public void SetNotifyCommandLine(string exeFullPath, string parameters = null, BackgroundCopyJobNotify notifyFlags = BackgroundCopyJobNotify.Transferred | BackgroundCopyJobNotify.Error) { }
                public void Suspend() { }
                public void TakeOwnership() { }
                void IDisposable.Dispose() { }
            }
            public class BackgroundCopyJobCollection : ICollection<BackgroundCopyJob>
            {
                internal BackgroundCopyJobCollection() { }
                public int Count => 0;
                public BackgroundCopyJob this[Guid jobId] => null;
                public BackgroundCopyJob this[string displayName] => null;
                public BackgroundCopyJob Add(string displayName, string description = "", BackgroundCopyJobType jobType = BackgroundCopyJobType.Download) => null;
                public void Clear() { }
                public bool Contains(Guid jobId) => false;
                public IEnumerator<BackgroundCopyJob> GetEnumerator() => null;
                public bool Remove(BackgroundCopyJob item) => false;
                bool ICollection<BackgroundCopyJob>.IsReadOnly => false;
                void ICollection<BackgroundCopyJob>.Add(BackgroundCopyJob item) { }
                bool ICollection<BackgroundCopyJob>.Contains(BackgroundCopyJob item) => false;
                void ICollection<BackgroundCopyJob>.CopyTo(BackgroundCopyJob[] array, int arrayIndex) { }
                IEnumerator IEnumerable.GetEnumerator() => null;
            }
            public static class BackgroundCopyManager
            {
                public static BackgroundCopyJobCollection Jobs { get; } = null;
                public static Version Version => null;
            }
        }
        """;

    public const string Usis = """
        using System;
        using System.Collections.Generic;
        namespace usis.Net.Bits
        {
            public enum BackgroundCopyJobState { Queued, Connecting, Transferring, Suspended, Error, TransientError, Transferred, Acknowledged, Canceled }
            public enum BackgroundCopyJobType { Download, Upload, UploadReply }
            public enum BackgroundCopyJobPriority { Foreground, High, Normal, Low }
            [Flags] public enum BackgroundCopyJobNotifications { Transferred = 1, Error = 2, Disabled = 4, Modification = 8, FileTransferred = 16 }
            public class BackgroundCopyException : Exception { }
            public sealed class BackgroundCopyError { public int Code => 0; }
            public class BackgroundCopyErrorEventArgs : EventArgs { public BackgroundCopyError Error => null; }
            public class BackgroundCopyFileEventArgs : EventArgs { }
            public sealed class BackgroundCopyFileInfo { public BackgroundCopyFileInfo(string remote, string local) { } }
            public sealed class BackgroundCopyFileRange { public BackgroundCopyFileRange(long offset, long length) { } }
            public sealed class BackgroundCopyFile { }
            public sealed class BackgroundCopyJobProgress { public long BytesTotal => 0; }
            public sealed class BackgroundCopyNotifyCommandLine
            {
                public BackgroundCopyNotifyCommandLine(string program) { }
                public BackgroundCopyNotifyCommandLine(string program, string parameters) { }
            }
            public sealed class BackgroundCopyJob : IDisposable
            {
                internal BackgroundCopyJob() { }
                public void Dispose() { }
                public Guid Id => default;
                public string DisplayName { get; set; }
                public string Description { get; set; }
                public BackgroundCopyJobType JobType => default;
                public BackgroundCopyJobPriority Priority { get; set; }
                public BackgroundCopyJobState State => default;
                public string Owner => "";
                public int MinimumRetryDelay { get; set; }
                public int NoProgressTimeout { get; set; }
                public BackgroundCopyJobNotifications Notifications => default;
                public BackgroundCopyNotifyCommandLine NotifyCommandLine { get; set; }
                public event EventHandler<BackgroundCopyErrorEventArgs> Failed { add { } remove { } }
                public event EventHandler<EventArgs> Modified { add { } remove { } }
                public event EventHandler<EventArgs> Transferred { add { } remove { } }
                public event EventHandler<BackgroundCopyFileEventArgs> FileTransferred { add { } remove { } }
                public void Cancel() { }
                public void Complete() { }
                public void Suspend() { }
                public void Resume() { }
                public IEnumerable<BackgroundCopyFile> EnumerateFiles() => null;
                public BackgroundCopyJobProgress RetrieveProgress() => null;
                public void AddFile(string remoteUrl, string localName) { }
                public void AddFile(Uri remoteUrl, string localName) { }
                public void AddFile(string remoteUrl, string localName, long offset, long length) { }
                public void AddFile(string remoteUrl, string localName, params BackgroundCopyFileRange[] ranges) { }
                public void AddFiles(params BackgroundCopyFileInfo[] files) { }
                public void TakeOwnership() { }
                public BackgroundCopyError RetrieveError() => null;
                public void SetCredentials(int target, int scheme, string userName, string password) { }
                public void RemoveCredentials(int target, int scheme) { }
            }
            public sealed class BackgroundCopyManager : IDisposable
            {
                public void Dispose() { }
                public static BackgroundCopyManager Connect() => null;
                public BackgroundCopyJob CreateJob(string displayName, BackgroundCopyJobType type) => null;
                public IEnumerable<BackgroundCopyJob> EnumerateJobs(bool forAllUsers) => null;
                public IEnumerable<BackgroundCopyJob> EnumerateJobs() => null;
                public BackgroundCopyJob GetJob(Guid jobId, bool throwNotFoundException) => null;
                public BackgroundCopyJob GetJob(Guid jobId) => null;
            }
        }
        """;

    public const string SharpBits = """
        using System;
        using System.Collections.Generic;
        using System.Collections.ObjectModel;
        namespace SharpBits.Base
        {
            public enum JobOwner { CurrentUser = 0, AllUsers = 1 }
            public enum JobPriority { ForeGround, High, Normal, Low }
            public enum JobState { Queued, Connecting, Transferring, Suspended, Error, TransientError, Transferred, Acknowledged, Canceled }
            public enum JobType { Download, Upload, UploadReply, Unknown }
            [Flags] public enum NotificationFlags { JobTransferred = 1, JobErrorOccured = 2, NotificationDisabled = 4, JobModified = 8 }
            public class BitsError { public string Description => ""; }
            public class BitsFileInfo { public BitsFileInfo(string remoteName, string localName) { } }
            public class BitsCredentials { }
            public class JobNotificationEventArgs : EventArgs { }
            public class JobErrorNotificationEventArgs : JobNotificationEventArgs { public BitsError Error => null; }
            public class NotificationEventArgs : JobNotificationEventArgs { public BitsJob Job => null; }
            public class ErrorNotificationEventArgs : NotificationEventArgs { public BitsError Error => null; }
            public class BitsJob : IDisposable
            {
                internal BitsJob() { }
                public string DisplayName { get; set; }
                public string Description { get; set; }
                public string Owner => "";
                public string OwnerName => "";
                public JobPriority Priority { get; set; }
                public Guid JobId => default;
                public JobState State => default;
                public BitsError Error => null;
                public uint MinimumRetryDelay { get; set; }
                public NotificationFlags NotificationFlags { get; set; }
                public string NotifyCommandLineProgram { get; set; }
                public string NotifyCommandLineParameters { get; set; }
                public void Suspend() { }
                public void Resume() { }
                public void Cancel() { }
                public void Complete() { }
                public void TakeOwnership() { }
                public void AddFile(string remoteName, string localName) { }
                public void AddFile(BitsFileInfo fileInfo) { }
                public void AddFiles(Collection<BitsFileInfo> files) { }
                public void AddCredentials(BitsCredentials credentials) { }
                public event EventHandler<JobNotificationEventArgs> OnJobModified { add { } remove { } }
                public event EventHandler<JobNotificationEventArgs> OnJobTransferred { add { } remove { } }
                public event EventHandler<JobErrorNotificationEventArgs> OnJobError { add { } remove { } }
                public void Dispose() { }
            }
            public class BitsJobs : Dictionary<Guid, BitsJob>, IDisposable { internal BitsJobs() { } public void Dispose() { } }
            public class BitsManager : IDisposable
            {
                public BitsJobs EnumJobs() => null;
                public BitsJobs EnumJobs(JobOwner jobOwner) => null;
                public BitsJob CreateJob(string displayName, JobType jobType) => null;
                public BitsJobs Jobs => null;
                public event EventHandler<NotificationEventArgs> OnJobModified { add { } remove { } }
                public event EventHandler<NotificationEventArgs> OnJobTransferred { add { } remove { } }
                public event EventHandler<ErrorNotificationEventArgs> OnJobError { add { } remove { } }
                public void Dispose() { }
            }
        }
        """;
}

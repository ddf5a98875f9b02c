using System;
using System.Runtime.InteropServices;

namespace LegacyDownloader.Interop
{
    internal enum BG_JOB_TYPE
    {
        BG_JOB_TYPE_DOWNLOAD,
        BG_JOB_TYPE_UPLOAD,
        BG_JOB_TYPE_UPLOAD_REPLY
    }

    internal enum BG_JOB_STATE
    {
        BG_JOB_STATE_QUEUED,
        BG_JOB_STATE_CONNECTING,
        BG_JOB_STATE_TRANSFERRING,
        BG_JOB_STATE_SUSPENDED,
        BG_JOB_STATE_ERROR,
        BG_JOB_STATE_TRANSIENT_ERROR,
        BG_JOB_STATE_TRANSFERRED,
        BG_JOB_STATE_ACKNOWLEDGED,
        BG_JOB_STATE_CANCELLED
    }

    internal enum BG_JOB_PRIORITY
    {
        BG_JOB_PRIORITY_FOREGROUND,
        BG_JOB_PRIORITY_HIGH,
        BG_JOB_PRIORITY_NORMAL,
        BG_JOB_PRIORITY_LOW
    }

    internal enum BG_JOB_PROXY_USAGE
    {
        BG_JOB_PROXY_USAGE_PRECONFIG,
        BG_JOB_PROXY_USAGE_NO_PROXY,
        BG_JOB_PROXY_USAGE_OVERRIDE,
        BG_JOB_PROXY_USAGE_AUTODETECT
    }

    internal enum BG_ERROR_CONTEXT
    {
        BG_ERROR_CONTEXT_NONE,
        BG_ERROR_CONTEXT_UNKNOWN,
        BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER,
        BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION,
        BG_ERROR_CONTEXT_LOCAL_FILE,
        BG_ERROR_CONTEXT_REMOTE_FILE,
        BG_ERROR_CONTEXT_GENERAL_TRANSPORT,
        BG_ERROR_CONTEXT_REMOTE_APPLICATION
    }

    [Flags]
    internal enum BG_NOTIFY : uint
    {
        BG_NOTIFY_JOB_TRANSFERRED = 0x0001,
        BG_NOTIFY_JOB_ERROR = 0x0002,
        BG_NOTIFY_DISABLE = 0x0004,
        BG_NOTIFY_JOB_MODIFICATION = 0x0008
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct BG_JOB_PROGRESS
    {
        public ulong BytesTotal;
        public ulong BytesTransferred;
        public uint FilesTotal;
        public uint FilesTransferred;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct BG_JOB_TIMES
    {
        public System.Runtime.InteropServices.ComTypes.FILETIME CreationTime;
        public System.Runtime.InteropServices.ComTypes.FILETIME ModificationTime;
        public System.Runtime.InteropServices.ComTypes.FILETIME TransferCompletionTime;
    }

    [ComImport, Guid("4991D34B-80A1-4291-83B6-3328366B9097")]
    internal class BackgroundCopyManager
    {
    }

    [ComImport, Guid("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IBackgroundCopyManager
    {
        void CreateJob([MarshalAs(UnmanagedType.LPWStr)] string displayName, BG_JOB_TYPE type, out Guid id, out IBackgroundCopyJob job);
        void GetJob(ref Guid id, out IBackgroundCopyJob job);
        void EnumJobs(uint flags, out IEnumBackgroundCopyJobs jobs);
        void GetErrorDescription(int result, uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);
    }

    [ComImport, Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IBackgroundCopyJob
    {
        void AddFileSet(uint count, IntPtr files);
        void AddFile([MarshalAs(UnmanagedType.LPWStr)] string remoteUrl, [MarshalAs(UnmanagedType.LPWStr)] string localName);
        void EnumFiles([MarshalAs(UnmanagedType.IUnknown)] out object files);
        void Suspend();
        void Resume();
        void Cancel();
        void Complete();
        void GetId(out Guid id);
        void GetType(out BG_JOB_TYPE type);
        void GetProgress(out BG_JOB_PROGRESS progress);
        void GetTimes(out BG_JOB_TIMES times);
        void GetState(out BG_JOB_STATE state);
        void GetError(out IBackgroundCopyError error);
        void GetOwner([MarshalAs(UnmanagedType.LPWStr)] out string owner);
        void SetDisplayName([MarshalAs(UnmanagedType.LPWStr)] string name);
        void GetDisplayName([MarshalAs(UnmanagedType.LPWStr)] out string name);
        void SetDescription([MarshalAs(UnmanagedType.LPWStr)] string description);
        void GetDescription([MarshalAs(UnmanagedType.LPWStr)] out string description);
        void SetPriority(BG_JOB_PRIORITY priority);
        void GetPriority(out BG_JOB_PRIORITY priority);
        void SetNotifyFlags(uint flags);
        void GetNotifyFlags(out uint flags);
        void SetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] object callback);
        void GetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] out object callback);
        void SetMinimumRetryDelay(uint seconds);
        void GetMinimumRetryDelay(out uint seconds);
        void SetNoProgressTimeout(uint seconds);
        void GetNoProgressTimeout(out uint seconds);
        void GetErrorCount(out uint count);
        void SetProxySettings(
            BG_JOB_PROXY_USAGE usage,
            [MarshalAs(UnmanagedType.LPWStr)] string proxies,
            [MarshalAs(UnmanagedType.LPWStr)] string bypass);
        void GetProxySettings(
            out BG_JOB_PROXY_USAGE usage,
            [MarshalAs(UnmanagedType.LPWStr)] out string proxies,
            [MarshalAs(UnmanagedType.LPWStr)] out string bypass);
        void TakeOwnership();
    }

    // The slots of the base interface have to be repeated: the runtime does not take them over.
    [ComImport, Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IBackgroundCopyJob2 : IBackgroundCopyJob
    {
        new void AddFileSet(uint count, IntPtr files);
        new void AddFile([MarshalAs(UnmanagedType.LPWStr)] string remoteUrl, [MarshalAs(UnmanagedType.LPWStr)] string localName);
        new void EnumFiles([MarshalAs(UnmanagedType.IUnknown)] out object files);
        new void Suspend();
        new void Resume();
        new void Cancel();
        new void Complete();
        new void GetId(out Guid id);
        new void GetType(out BG_JOB_TYPE type);
        new void GetProgress(out BG_JOB_PROGRESS progress);
        new void GetTimes(out BG_JOB_TIMES times);
        new void GetState(out BG_JOB_STATE state);
        new void GetError(out IBackgroundCopyError error);
        new void GetOwner([MarshalAs(UnmanagedType.LPWStr)] out string owner);
        new void SetDisplayName([MarshalAs(UnmanagedType.LPWStr)] string name);
        new void GetDisplayName([MarshalAs(UnmanagedType.LPWStr)] out string name);
        new void SetDescription([MarshalAs(UnmanagedType.LPWStr)] string description);
        new void GetDescription([MarshalAs(UnmanagedType.LPWStr)] out string description);
        new void SetPriority(BG_JOB_PRIORITY priority);
        new void GetPriority(out BG_JOB_PRIORITY priority);
        new void SetNotifyFlags(uint flags);
        new void GetNotifyFlags(out uint flags);
        new void SetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] object callback);
        new void GetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] out object callback);
        new void SetMinimumRetryDelay(uint seconds);
        new void GetMinimumRetryDelay(out uint seconds);
        new void SetNoProgressTimeout(uint seconds);
        new void GetNoProgressTimeout(out uint seconds);
        new void GetErrorCount(out uint count);
        new void SetProxySettings(
            BG_JOB_PROXY_USAGE usage,
            [MarshalAs(UnmanagedType.LPWStr)] string proxies,
            [MarshalAs(UnmanagedType.LPWStr)] string bypass);
        new void GetProxySettings(
            out BG_JOB_PROXY_USAGE usage,
            [MarshalAs(UnmanagedType.LPWStr)] out string proxies,
            [MarshalAs(UnmanagedType.LPWStr)] out string bypass);
        new void TakeOwnership();

        void SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string program, [MarshalAs(UnmanagedType.LPWStr)] string parameters);
        void GetNotifyCmdLine(
            [MarshalAs(UnmanagedType.LPWStr)] out string program,
            [MarshalAs(UnmanagedType.LPWStr)] out string parameters);
    }

    [ComImport, Guid("97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IBackgroundCopyCallback
    {
        void JobTransferred(IBackgroundCopyJob job);
        void JobError(IBackgroundCopyJob job, IBackgroundCopyError error);
        void JobModification(IBackgroundCopyJob job, uint reserved);
    }

    [ComImport, Guid("19C613A0-FCB8-4F28-81AE-897C3D078F81"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IBackgroundCopyError
    {
        void GetError(out BG_ERROR_CONTEXT context, out int code);
        void GetFile([MarshalAs(UnmanagedType.IUnknown)] out object file);
        void GetErrorDescription(uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);
        void GetErrorContextDescription(uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);
        void GetProtocol([MarshalAs(UnmanagedType.LPWStr)] out string protocol);
    }

    [ComImport, Guid("1AF4F612-3B71-466F-8F58-7B6F73AC57AD"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IEnumBackgroundCopyJobs
    {
        [PreserveSig]
        int Next(uint count, out IBackgroundCopyJob job, out uint fetched);
        void Skip(uint count);
        void Reset();
        void Clone(out IEnumBackgroundCopyJobs copy);
        void GetCount(out uint count);
    }
}

using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>The declarations that every program is compiled with.</summary>
internal static class Prelude
{
    /// <summary>The method that returns what it is given.</summary>
    public const string Same = "Masks.Same";

    private static readonly string[] s_jobMethods =
    [
        "void AddFile(string remoteUrl, string localName)",
        "void EnumFiles(out object files)",
        "void Suspend()",
        "void Resume()",
        "void Cancel()",
        "void Complete()",
        "void GetId(out Guid id)",
        "void GetState(out BG_JOB_STATE state)",
        "void SetDisplayName(string name)",
        "void SetDescription(string description)",
        "void SetPriority(uint priority)",
        "void SetNotifyFlags(MASK flags)",
        "void GetNotifyFlags(out MASK flags)",
        "void SetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] object? callback)",
        "void SetMinimumRetryDelay(uint seconds)",
        "void SetNoProgressTimeout(uint seconds)",
        "void GetErrorCount(out uint errors)",
        "void TakeOwnership()",
    ];

    private static readonly string[] s_job2Methods = ["void SetNotifyCmdLine(string? program, string? parameters)"];

    private static readonly string[] s_job5Methods = ["void SetProperty(BITS_JOB_PROPERTY_ID id, BITS_JOB_PROPERTY_VALUE value)"];

    public static string Write(Dialect dialect) => $$"""
        #nullable enable
        using System;
        using System.Runtime.InteropServices;

        [Flags]
        public enum BG_NOTIFY : uint
        {
            BG_NOTIFY_JOB_TRANSFERRED = 0x01,
            BG_NOTIFY_JOB_ERROR = 0x02,
            BG_NOTIFY_DISABLE = 0x04,
            BG_NOTIFY_JOB_MODIFICATION = 0x08,
            BG_NOTIFY_FILE_TRANSFERRED = 0x10,
            BG_NOTIFY_FILE_RANGES_TRANSFERRED = 0x20,
        }

        public enum BG_JOB_STATE
        {
        {{string.Join("\n", Enum.GetValues<JobState>().Select(state => $"    {state.WindowsName()} = {(int)state},"))}}
        }

        public enum BG_JOB_TYPE
        {
            BG_JOB_TYPE_DOWNLOAD,
            BG_JOB_TYPE_UPLOAD,
        }

        public enum BITS_JOB_PROPERTY_ID
        {
            BITS_JOB_PROPERTY_ID_COST_FLAGS = 1,
            BITS_JOB_PROPERTY_NOTIFICATION_CLSID = 2,
            BITS_JOB_PROPERTY_DYNAMIC_CONTENT = 3,
            BITS_JOB_PROPERTY_HIGH_PERFORMANCE = 4,
            BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE = 5,
        }

        [StructLayout(LayoutKind.Explicit)]
        public struct BITS_JOB_PROPERTY_VALUE
        {
            [FieldOffset(0)] public uint Dword;
            [FieldOffset(0)] public Guid ClsID;
            [FieldOffset(0)] public int Enable;
            [FieldOffset(0)] public ulong Uint64;
        }

        public static class Masks
        {
            public const BG_NOTIFY Usual = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
            public const BG_NOTIFY Muted = BG_NOTIFY.BG_NOTIFY_DISABLE;
            public static readonly uint Everything =
                (uint)(Usual | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED);
            public const uint Progress = (uint)BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
            public static void Reset(ref uint mask) => mask = (uint)Usual;
            public static T Same<T>(T value) => value;
        }

        [ComImport, Guid("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyManager
        {
            void CreateJob(string displayName, BG_JOB_TYPE type, out Guid id, out IBackgroundCopyJob job);
            void GetJob(in Guid id, out IBackgroundCopyJob job);
        }

        [ComImport, Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyJob
        {
        {{Members(s_jobMethods, dialect, "")}}
        }

        [ComImport, Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyJob2 : IBackgroundCopyJob
        {
        {{(dialect.Redeclares ? Members(s_jobMethods, dialect, "new ") : "")}}
        {{Members(s_job2Methods, dialect, "")}}
        }

        [ComImport, Guid("E847030C-BBBA-4657-AF6D-484AA42BF1FE"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyJob5 : IBackgroundCopyJob2
        {
        {{(dialect.Redeclares ? Members([.. s_jobMethods, .. s_job2Methods], dialect, "new ") : "")}}
        {{Members(s_job5Methods, dialect, "")}}
        }

        [ComImport, Guid("97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyCallback
        {
            void JobTransferred(IBackgroundCopyJob job);
            void JobError(IBackgroundCopyJob job, [MarshalAs(UnmanagedType.IUnknown)] object error);
            void JobModification(IBackgroundCopyJob job, uint reserved);
        }

        public sealed class Listener : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, object error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        public sealed class EndListener : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine();
            public void JobError(IBackgroundCopyJob job, object error) => Console.WriteLine();
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        public sealed class ProgressListener : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, object error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine();
        }

        public sealed class Holder
        {
            private IBackgroundCopyJob? _job;
            public Holder() { }
            public Holder(IBackgroundCopyJob job) => _job = job;
            public IBackgroundCopyJob Job { get => _job!; set => _job = value; }
        }

        public sealed class FixedHolder
        {
            public readonly IBackgroundCopyJob Job;
            public FixedHolder(IBackgroundCopyJob job) => Job = job;
        }

        public sealed class Settings
        {
            public uint Mask { get; set; }
        }

        public sealed class CleanSettings
        {
            private uint _mask;
            public uint Mask { get => _mask; set => _mask = (value & 4) != 0 ? 4 : value; }
        }

        public struct Pair
        {
            public uint Mask;
        }

        public sealed class Failures
        {
            private readonly System.Collections.Generic.List<int> _all = new();
            public static bool IsBad(int result) => result < 0;
            public void ThrowIfFailed(int result) { if (result < 0) { _all.Add(result); } }
        }

        public readonly struct Outcome
        {
            private readonly int _value;
            public Outcome(int value) => _value = value;
            public bool Succeeded => _value >= 0;
            public bool Failed => _value < 0;
            public bool IsPartial => _value > 0;
            public static bool IsFailure(int value) => value < 0;
            public static explicit operator Outcome(int value) => new(value);
        }

        public class Plugin
        {
            public virtual void Act() { }
        }

        public interface IPauseAwaiter : System.Runtime.CompilerServices.INotifyCompletion
        {
            bool IsCompleted { get; }
            void GetResult();
        }

        public interface IPause
        {
            IPauseAwaiter GetAwaiter();
        }

        public interface IElsewhere
        {
            bool Ask();
            void Use(IBackgroundCopyJob job);
            IDisposable Open();
            void Act();
            int Level { get; set; }
            IBackgroundCopyJob Other { get; set; }
            void Later(Action action);
            void Take(object thing);
            void Adjust(ref uint mask);
            void Tell(int result);
            IPause Pause();
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] void Stop();
        }
        """;

    private static string Members(string[] methods, Dialect dialect, string modifier)
        => string.Join("\n", methods.Select(method => "    " + Member(method, modifier, dialect)));

    private static string Member(string method, string modifier, Dialect dialect)
    {
        method = method.Replace("MASK", dialect.MaskParameter == MaskType.Flags ? "BG_NOTIFY" : "uint", StringComparison.Ordinal);
        if (dialect.ReturnsValues && method.IndexOf("(out ", StringComparison.Ordinal) is var open and >= 0)
        {
            var type = method[(open + "(out ".Length)..method.LastIndexOf(' ')];
            method = type + method["void".Length..open] + "()";
        }

        return (dialect.PreservesResults ? $"[PreserveSig] {modifier}int{method["void".Length..]}" : modifier + method) + ";";
    }
}

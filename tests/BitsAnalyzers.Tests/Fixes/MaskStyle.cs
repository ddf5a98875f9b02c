namespace BitsAnalyzers.Tests.Fixes;

/// <summary>A way to declare the flags, and with it the way to write them. Only what the fixes look at is declared.</summary>
internal sealed record MaskStyle(string Name, string Parameter, string Flags, string Usings = "using Contoso.Interop;\n")
{
    private const string Enum = """
        [System.Flags]
        public enum BG_NOTIFY : uint
        {
            None = 0,
            BG_NOTIFY_JOB_TRANSFERRED = 1,
            BG_NOTIFY_JOB_ERROR = 2,
            BG_NOTIFY_DISABLE = 4,
            BG_NOTIFY_JOB_MODIFICATION = 8,
            BG_NOTIFY_FILE_TRANSFERRED = 16,
            BG_NOTIFY_FILE_RANGES_TRANSFERRED = 32,
            All = 63,
        }

        public enum BG_JOB_STATE
        {
            BG_JOB_STATE_QUEUED = 0,
            BG_JOB_STATE_CONNECTING = 1,
            BG_JOB_STATE_TRANSFERRING = 2,
            BG_JOB_STATE_SUSPENDED = 3,
            BG_JOB_STATE_ERROR = 4,
            BG_JOB_STATE_TRANSIENT_ERROR = 5,
            BG_JOB_STATE_TRANSFERRED = 6,
            BG_JOB_STATE_ACKNOWLEDGED = 7,
            BG_JOB_STATE_CANCELLED = 8,
        }
        """;

    private const string Constants = """
        public static class PInvoke
        {
            public const uint BG_NOTIFY_JOB_TRANSFERRED = 1U;
            public const uint BG_NOTIFY_JOB_ERROR = 2U;
            public const uint BG_NOTIFY_DISABLE = 4U;
            public const uint BG_NOTIFY_JOB_MODIFICATION = 8U;
            public const uint BG_NOTIFY_FILE_TRANSFERRED = 16U;
            public const uint BG_NOTIFY_FILE_RANGES_TRANSFERRED = 32U;
            public const uint QM_NOTIFY_FILE_DONE = 1U;
            public const uint QM_NOTIFY_JOB_DONE = 2U;
            public const uint QM_NOTIFY_GROUP_DONE = 4U;
            public const uint QM_NOTIFY_DISABLE_NOTIFY = 64U;
        }
        """;

    /// <summary>The parameter is the enum.</summary>
    public static MaskStyle EnumParameter { get; } = new(nameof(EnumParameter), "BG_NOTIFY", Enum);

    /// <summary>The parameter is <c>uint</c>; the enum is cast.</summary>
    public static MaskStyle CastEnum { get; } = new(nameof(CastEnum), "uint", Enum);

    /// <summary><c>uint</c> constants of a class.</summary>
    public static MaskStyle PInvoke { get; } = new(nameof(PInvoke), "uint", Constants);

    /// <summary>The same constants without the class in front of them.</summary>
    public static MaskStyle UsingStatic { get; } = new(
        nameof(UsingStatic), "uint", Constants, "using Contoso.Interop;\nusing static Contoso.Interop.PInvoke;\n");

    /// <summary><c>int</c> constants, which are cast for the parameter where they are not constant any more.</summary>
    public static MaskStyle IntConstants { get; } = new(
        nameof(IntConstants), "uint", Constants.Replace("const uint", "const int").Replace("U;", ";"));

    /// <summary>An imported type library: no names at all.</summary>
    public static MaskStyle Numbers { get; } = new(nameof(Numbers), "uint", "");

    /// <summary>An old wrapper's enum, without the newer flags and with names of its own.</summary>
    public static MaskStyle OldEnum { get; } = new(nameof(OldEnum), "uint", """
        [System.Flags]
        public enum NotificationFlags
        {
            JobTransferred = 1,
            JobErrorOccured = 2,
            NotificationDisabled = 4,
            JobModified = 8,
        }
        """);

    public string Declarations { get; } = $$"""
        namespace Contoso.Interop
        {
            [System.Runtime.InteropServices.ComImport]
            [System.Runtime.InteropServices.Guid("37668D37-507E-4160-9316-26306D150B12")]
            [System.Runtime.InteropServices.InterfaceType(System.Runtime.InteropServices.ComInterfaceType.InterfaceIsIUnknown)]
            public interface IBackgroundCopyJob
            {
                void SetNotifyFlags({{Parameter}} flags);
                void GetNotifyFlags(out {{Parameter}} flags);
            }

        {{Flags}}
        }
        """;

    /// <summary>A program with these statements. Each <c>Job()</c> is another job.</summary>
    public string Method(string statements) => $$"""
        {{Usings}}
        abstract class Downloader
        {
            protected abstract IBackgroundCopyJob Job();

            void Start({{Parameter}} x, bool muted)
            {
        {{statements}}
            }
        }
        """;

    public override string ToString() => Name;
}

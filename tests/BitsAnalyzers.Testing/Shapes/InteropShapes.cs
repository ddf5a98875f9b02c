using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>The ways in which C# code bases declare BITS. A scenario must get the same verdict in each of them.</summary>
public static class InteropShapes
{
    private static readonly ImmutableArray<string> FrameworkUsings = ["System", "System.Runtime.InteropServices"];

    /// <summary>
    /// [ComImport] interfaces whose derived ones redeclare the base slots, a [Flags] enum, and <c>uint</c> as the parameter.
    /// </summary>
    public static InteropShape ComImport { get; } = new("ComImport", new()
    {
        Declarations = ["ComImport"],
        Usings = [.. FrameworkUsings, "Contoso.Interop"],
        MaskType = "BG_NOTIFY",
        FlagsType = "uint",
        Flag = name => $"BG_NOTIFY.BG_NOTIFY_{name}",
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
    });

    /// <summary>
    /// Everything nested in a static class, the enum as the parameter's type, getters that return, a typed callback parameter.
    /// </summary>
    public static InteropShape NestedEnum { get; } = new("NestedEnum", new()
    {
        Declarations = ["NestedEnum"],
        Usings = [.. FrameworkUsings, "static Northwind.PInvoke.BITS"],
        TakesAnySink = false,
        SinkType = "IBackgroundCopyCallback",
        Outputs = OutputStyle.ReturnValue,
        GuidArgument = id => id,
        MaskType = "BG_NOTIFY",
        FlagsType = "BG_NOTIFY",
        Flag = name => $"BG_NOTIFY.BG_NOTIFY_{name}",
        LegacyConstant = name => $"QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
    });

    /// <summary>[ComImport] with [PreserveSig] and <c>int</c> results throughout.</summary>
    public static InteropShape PreserveSig { get; } = new("PreserveSig", new()
    {
        Declarations = ["PreserveSig"],
        Usings = [.. FrameworkUsings, "AdventureWorks.Bits"],
        Failures = FailureStyle.Int32,
        MaskType = "BG_NOTIFY",
        FlagsType = "uint",
        Flag = name => $"BG_NOTIFY.BG_NOTIFY_{name}",
        LegacyConstant = name => $"QM_NOTIFY.QM_NOTIFY_{name}",
        LegacyConstantType = "QM_NOTIFY",
        HandlerResult = "int",
        HandlerSuccess = "return 0;",
        HandlerFailure = code => $"return unchecked((int){code});",
    });

    /// <summary>[GeneratedComInterface], an enum parameter, and the callback as a pointer-sized integer.</summary>
    public static InteropShape GeneratedComInterface { get; } = new("GeneratedComInterface", new()
    {
        Declarations = ["GeneratedComInterface"],
        Usings = [.. FrameworkUsings, "System.Runtime.InteropServices.Marshalling", "WideWorld.WindowsAPI.ComTypes"],
        LanguageVersion = LanguageVersion.CSharp10,
        Failures = FailureStyle.Int32,
        MaskType = "BG_JOB_NOTIFICATION_TYPE",
        FlagsType = "BG_JOB_NOTIFICATION_TYPE",
        Flag = name => $"BG_JOB_NOTIFICATION_TYPE.BG_NOTIFY_{name}",
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
        Manager = "BackgroundCopyManager.Create()",
        GuidArgument = id => id,
        Sink = sink => $"new StrategyBasedComWrappers().GetOrCreateComInterfaceForObject({sink}, CreateComInterfaceFlags.None)",
        NoSink = "0",
        SinkType = "nint",
        CallbackModifiers = "[GeneratedComClass] internal sealed partial class",
        HandlerResult = "int",
        HandlerSuccess = "return 0;",
        HandlerFailure = code => $"return unchecked((int){code});",
    });

    /// <summary>Structs behind pointers as a metadata-driven generator writes them: HRESULT structs, loose <c>uint</c> constants.</summary>
    public static InteropShape CsWin32Pointers { get; } = new("CsWin32Pointers", new()
    {
        Declarations = ["CsWin32Pointers"],
        Usings =
        [
            .. FrameworkUsings,
            "Windows.Win32",
            "Windows.Win32.Foundation",
            "Windows.Win32.Networking.BackgroundIntelligentTransferService",
            "Windows.Win32.System.Com",
        ],
        LanguageVersion = LanguageVersion.CSharp11,
        UsesPointers = true,
        Failures = FailureStyle.ThrowOnFailure,
        MaskType = "uint",
        FlagsType = "uint",
        Flag = name => $"PInvoke.BG_NOTIFY_{name}",
        LegacyConstant = name => $"PInvoke.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
        Manager = "BitsService.Connect()",
        GuidArgument = id => id,
        Sink = sink => $"(IUnknown*)Marshal.GetIUnknownForObject({sink})",
        SinkType = "IUnknown*",
        Text = text => text == "null" ? "(string)null" : text,
        Enable = value => value,
        Ranges = "BG_FILE_RANGE*",
        QueryInterface = (type, job, name) => $"{job}->QueryInterface(out {type}* {name}).ThrowOnFailure()",
        CallbackInterface = name => $"{name}.Interface",
        HandlerResult = "HRESULT",
        HandlerSuccess = "return HRESULT.S_OK;",
        HandlerFailure = code => $"return (HRESULT)unchecked((int){code});",
    });

    /// <summary>
    /// [ComImport] interfaces that derive from each other without the base slots that the runtime would need; <c>uint</c> constants.
    /// </summary>
    public static InteropShape NotRedeclared { get; } = new("NotRedeclared", new()
    {
        Declarations = ["ComImportNotRedeclared", "LegacyQueueManager"],
        Usings = [.. FrameworkUsings, "Fabrikam.Downloads.Native", "Proseware.Legacy"],
        DeclarationFindings = ["BITS100"],
        MaskType = "uint",
        FlagsType = "uint",
        Flag = name => $"BitsNotify.BG_NOTIFY_{name}",
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
    });

    /// <summary>
    /// Interfaces as a metadata-driven generator writes them: HRESULT structs, pointers, and extension methods in front of them.
    /// </summary>
    public static InteropShape CsWin32 { get; } = new("CsWin32", new()
    {
        Declarations = ["CsWin32"],
        Usings =
        [
            .. FrameworkUsings,
            "Windows.Win32",
            "Windows.Win32.Foundation",
            "Windows.Win32.Networking.BackgroundIntelligentTransferService",
        ],
        LanguageVersion = LanguageVersion.CSharp10,
        NeedsUnsafe = true,
        Failures = FailureStyle.ThrowOnFailure,
        MaskType = "uint",
        FlagsType = "uint",
        Flag = name => $"PInvoke.BG_NOTIFY_{name}",
        LegacyConstant = name => $"PInvoke.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
        GuidArgument = id => id,
        Enable = value => value,
        Ranges = "BG_FILE_RANGE*",
        CallbackModifiers = "internal sealed unsafe class",
        HandlerResult = "HRESULT",
        HandlerSuccess = "return HRESULT.S_OK;",
        HandlerFailure = code => $"return (HRESULT)unchecked((int){code});",
    });

    /// <summary>
    /// Structs behind pointers as in complete hand-made bindings: addresses for all results, <c>int</c> constants by <c>using static</c>.
    /// </summary>
    public static InteropShape TerraFX { get; } = new("TerraFX", new()
    {
        Declarations = ["TerraFX", "TerraFXApplication"],
        Usings =
        [
            .. FrameworkUsings,
            "Litware.Downloads",
            "Litware.Interop.Windows",
            "static Litware.Interop.Windows.BG",
            "static Litware.Interop.Windows.QM",
            "static Litware.Interop.Windows.S",
            "static Litware.Interop.Windows.Windows",
        ],
        LanguageVersion = LanguageVersion.CSharp10,
        UsesPointers = true,
        Failures = FailureStyle.ThrowIfFailed,
        Outputs = OutputStyle.Address,
        MaskType = "int",
        FlagsType = "uint",
        Flag = name => $"BG_NOTIFY_{name}",
        LegacyConstant = name => $"QM_NOTIFY_{name}",
        LegacyConstantType = "int",
        Manager = "BitsService.Connect()",
        GuidArgument = id => $"&{id}",
        QueryInterface = (type, job, name)
            => $"{type}* {name}; ThrowIfFailed({job}->QueryInterface(__uuidof<{type}>(), (void**)&{name}))",
        Sink = sink => $"(IUnknown*)Marshal.GetIUnknownForObject({sink})",
        SinkType = "IUnknown*",
        Text = text => text == "null" ? text : $"(char*)Marshal.StringToHGlobalUni({text})",
        Enable = value => value,
        Ranges = "BG_FILE_RANGE*",
        CallbackInterface = name => name.Replace("IBackgroundCopyCallback", "INotifySink"),
        HandlerResult = "HRESULT",
        HandlerSuccess = "return S_OK;",
        HandlerFailure = code => $"return unchecked((int){code});",
    });

    /// <summary>An imported type library, referenced as an assembly. It has no names for the flags, so numbers are used.</summary>
    public static InteropShape TypeLibrary { get; } = new("TypeLibrary", new()
    {
        Declarations = ["LegacyQueueManager"],
        TypeLibraries = [new("1_5", ClassId: "F087771F-D74F-4C1A-BB8A-E16ACA9124EA", EmbedsTypes: false)],
        Usings = [.. FrameworkUsings, "BITSReference1_5", "Proseware.Legacy"],
        NamesFlags = false,
        MaskType = "uint",
        FlagsType = "uint",
        Flag = name => name switch
        {
            "JOB_TRANSFERRED" => "0x1u",
            "JOB_ERROR" => "0x2u",
            "DISABLE" => "0x4u",
            "JOB_MODIFICATION" => "0x8u",
            "FILE_TRANSFERRED" => "0x10u",
            _ => "0x20u",
        },
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
        TypeName = ImportedName,
        Manager = "new BackgroundCopyManager1_5()",
        GuidType = "GUID",
        GuidValue = guid => ImportedGuid("GUID", guid),
        Ranges = "ref _BG_FILE_RANGE",
    });

    /// <summary>
    /// An old wrapper library's internal interfaces: <c>uint</c> on the job, an enum on its second version, some versions not derived at
    /// all.
    /// </summary>
    public static InteropShape SharpBits { get; } = new("SharpBits", new()
    {
        Declarations = ["SharpBits"],
        Usings = [.. FrameworkUsings, "Tailspin.SharpBits"],
        DeclarationFindings = ["BITS100"],
        MaskType = "NotificationFlags",
        FlagsType = "uint",
        Flag = name => name switch
        {
            "JOB_TRANSFERRED" => "NotificationFlags.JobTransferred",
            "JOB_ERROR" => "NotificationFlags.JobErrorOccured",
            "DISABLE" => "NotificationFlags.NotificationDisabled",
            "JOB_MODIFICATION" => "NotificationFlags.JobModified",
            "FILE_TRANSFERRED" => "(NotificationFlags)0x10",
            _ => "(NotificationFlags)0x20",
        },
        LegacyConstant = name => $"QueueManagerNotify.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
    });

    /// <summary>Two imported type libraries side by side, embedded, and an enum of the application's own without [Flags].</summary>
    public static InteropShape BitsManager { get; } = new("BitsManager", new()
    {
        Declarations = ["BitsManagerFlags", "LegacyQueueManager"],
        TypeLibraries =
        [
            new("1_5", ClassId: "F087771F-D74F-4C1A-BB8A-E16ACA9124EA", EmbedsTypes: true),
            new("5_0", ClassId: "1ECCA34C-E88A-44E3-8D6A-8921BDE9E452", EmbedsTypes: true),
        ],
        Usings = [.. FrameworkUsings, "BITS = BITSReference1_5", "BITS5 = BITSReference5_0", "Lucerne.BitsViewer", "Proseware.Legacy"],
        DeclarationFindings = ["BITS104"],
        MaskType = "BitsNotifyFlags",
        FlagsType = "UInt32",
        Flag = name => name switch
        {
            "JOB_TRANSFERRED" => "BitsNotifyFlags.Transferred",
            "JOB_ERROR" => "BitsNotifyFlags.Error",
            "DISABLE" => "BitsNotifyFlags.Disable",
            "JOB_MODIFICATION" => "BitsNotifyFlags.Modification",
            "FILE_TRANSFERRED" => "BitsNotifyFlags.FileTransferred",
            _ => "BitsNotifyFlags.FileRangesTransferred",
        },
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "UInt32",
        TypeName = name => name switch
        {
            "IBackgroundCopyJob3" or "IBackgroundCopyJob4" or "IBackgroundCopyJob5" => $"BITS5.{name}",
            _ when name.StartsWith("BITS_JOB_PROPERTY", StringComparison.Ordinal) => $"BITS5.{name}",
            _ => $"BITS.{ImportedName(name)}",
        },
        Manager = "new BITS.BackgroundCopyManager1_5()",
        GuidType = "BITS.GUID",
        GuidValue = guid => ImportedGuid("BITS5.GUID", guid),
        Ranges = "ref BITS._BG_FILE_RANGE",
    });

    /// <summary>Interfaces in the global namespace, and <c>int</c> where the headers say ULONG.</summary>
    public static InteropShape GlobalNamespace { get; } = new("GlobalNamespace", new()
    {
        Declarations = ["GlobalNamespace"],
        Usings = FrameworkUsings,
        MaskType = "int",
        FlagsType = "int",
        Flag = name => $"BitsNotification.{name switch
        {
            "JOB_TRANSFERRED" => "JobTransferred",
            "JOB_ERROR" => "JobError",
            "DISABLE" => "Disable",
            "JOB_MODIFICATION" => "JobModification",
            "FILE_TRANSFERRED" => "FileTransferred",
            _ => "FileRangesTransferred",
        }}",
        LegacyConstant = name => $"QueueManagerNotification.QM_NOTIFY_{name}",
        LegacyConstantType = "int",
    });

    /// <summary>
    /// Nested interfaces with names of their own, IIDs from constants in either letter case, and an enum whose members say nothing of BITS.
    /// </summary>
    public static InteropShape GuidConstants { get; } = new("GuidConstants", new()
    {
        Declarations = ["GuidConstants"],
        Usings = [.. FrameworkUsings, "static Relecloud.Transfers.Bits"],
        MaskType = "NotifyOn",
        FlagsType = "NotifyOn",
        Flag = name => $"NotifyOn.{name switch
        {
            "JOB_TRANSFERRED" => "Completed",
            "JOB_ERROR" => "Failed",
            "DISABLE" => "Muted",
            "JOB_MODIFICATION" => "Progress",
            "FILE_TRANSFERRED" => "FileCompleted",
            _ => "FileRangesCompleted",
        }}",
        LegacyConstant = name => $"OldNotify.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
        TypeName = name => name switch
        {
            "IEnumBackgroundCopyJobs" => "IJobEnumerator",
            "IEnumBackgroundCopyFiles" => "IFileEnumerator",
            _ => name.Replace("IBackgroundCopy", "I"),
        },
        Manager = "(IManager)new Manager()",
    });

    public static ImmutableArray<InteropShape> All { get; } =
    [
        ComImport,
        NotRedeclared,
        NestedEnum,
        PreserveSig,
        GeneratedComInterface,
        CsWin32,
        CsWin32Pointers,
        TerraFX,
        TypeLibrary,
        SharpBits,
        BitsManager,
        GlobalNamespace,
        GuidConstants,
    ];

    /// <summary>The commonest shape, for tests that are about something else than shapes.</summary>
    public static InteropShape Default => ComImport;

    /// <summary>The names of <see cref="All"/> as rows of a theory.</summary>
    public static IEnumerable<object[]> Names => All.Select(shape => new object[] { shape.Name });

    public static InteropShape Named(string name) => All.Single(shape => shape.Name == name);

    private static string ImportedName(string name) => name switch
    {
        "BG_JOB_PROGRESS" or "BG_JOB_TIMES" or "BG_FILE_INFO" or "BG_FILE_PROGRESS" => $"_{name}",
        _ => name,
    };

    private static string ImportedGuid(string type, Guid guid)
    {
        var bytes = guid.ToByteArray();
        var tail = string.Join(", ", bytes[8..].Select(static value => $"0x{value:X2}"));
        return $"new {type} {{ Data1 = 0x{BitConverter.ToUInt32(bytes, 0):X8}, Data2 = 0x{BitConverter.ToUInt16(bytes, 4):X4}, "
            + $"Data3 = 0x{BitConverter.ToUInt16(bytes, 6):X4}, Data4 = new byte[] {{ {tail} }} }}";
    }
}

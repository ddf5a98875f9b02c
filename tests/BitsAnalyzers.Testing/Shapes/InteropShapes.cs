using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>The ways in which C# code bases declare BITS. A scenario must get the same verdict in each of them.</summary>
public static class InteropShapes
{
    private static readonly ImmutableArray<string> s_frameworkUsings = ["System", "System.Runtime.InteropServices"];

    /// <summary>[ComImport] interfaces whose derived ones redeclare the base slots, a [Flags] enum, and <c>uint</c> as the parameter.</summary>
    public static InteropShape ComImport { get; } = new("ComImport", new()
    {
        Declarations = ["ComImport"],
        Usings = [.. s_frameworkUsings, "Contoso.Interop"],
        MaskType = "BG_NOTIFY",
        FlagsType = "uint",
        Flag = name => $"BG_NOTIFY.BG_NOTIFY_{name}",
        LegacyConstant = name => $"LegacyQueueManager.QM_NOTIFY_{name}",
        LegacyConstantType = "uint",
    });

    /// <summary>Everything nested in a static class, the enum as the parameter's type, getters that return, a typed callback parameter.</summary>
    public static InteropShape NestedEnum { get; } = new("NestedEnum", new()
    {
        Declarations = ["NestedEnum"],
        Usings = [.. s_frameworkUsings, "static Northwind.PInvoke.BITS"],
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
        Usings = [.. s_frameworkUsings, "AdventureWorks.Bits"],
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
        Usings = [.. s_frameworkUsings, "System.Runtime.InteropServices.Marshalling", "WideWorld.WindowsAPI.ComTypes"],
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
            .. s_frameworkUsings,
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
        QueryInterface = (type, job, name) => $"{job}->QueryInterface(out {type}* {name}).ThrowOnFailure()",
        CallbackInterface = name => $"{name}.Interface",
        HandlerResult = "HRESULT",
        HandlerSuccess = "return HRESULT.S_OK;",
        HandlerFailure = code => $"return (HRESULT)unchecked((int){code});",
    });

    public static ImmutableArray<InteropShape> All { get; } = [ComImport, NestedEnum, PreserveSig, GeneratedComInterface, CsWin32Pointers];

    /// <summary>The commonest shape, for tests that are about something else than shapes.</summary>
    public static InteropShape Default => ComImport;

    /// <summary>The names of <see cref="All"/> as rows of a theory.</summary>
    public static IEnumerable<object[]> Names => All.Select(shape => new object[] { shape.Name });

    public static InteropShape Named(string name) => All.Single(shape => shape.Name == name);
}

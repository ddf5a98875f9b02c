using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>A BITS interface of the Windows headers, with the methods that it adds to its base's in the order of their slots.</summary>
internal sealed record BitsInterface(string Name, string Id, string? Base, ImmutableArray<string> Methods);

/// <summary>What the shapes' declarations are measured by, written down independently of them.</summary>
internal static class BitsInterfaces
{
    public static ImmutableArray<BitsInterface> All { get; } =
    [
        new(
            "IBackgroundCopyManager",
            "5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C",
            Base: null,
            [
                "CreateJob", "GetJob", "EnumJobs", "GetErrorDescription"
            ]),
        new(
            "IEnumBackgroundCopyJobs",
            "1AF4F612-3B71-466F-8F58-7B6F73AC57AD",
            Base: null,
            [
                "Next", "Skip", "Reset", "Clone", "GetCount"
            ]),
        new(
            "IEnumBackgroundCopyFiles",
            "CA51E165-C365-424C-8D41-24AAA4FF3C40",
            Base: null,
            [
                "Next", "Skip", "Reset", "Clone", "GetCount"
            ]),
        new(
            "IBackgroundCopyFile",
            "01B7BD23-FB88-4A77-8490-5891D3E4653A",
            Base: null,
            [
                "GetRemoteName", "GetLocalName", "GetProgress"
            ]),
        new(
            "IBackgroundCopyError",
            "19C613A0-FCB8-4F28-81AE-897C3D078F81",
            Base: null,
            [
                "GetError", "GetFile", "GetErrorDescription", "GetErrorContextDescription", "GetProtocol"
            ]),
        new(
            "IBackgroundCopyJob",
            "37668D37-507E-4160-9316-26306D150B12",
            Base: null,
            [
                "AddFileSet", "AddFile", "EnumFiles", "Suspend", "Resume", "Cancel", "Complete", "GetId", "GetType", "GetProgress",
                "GetTimes", "GetState", "GetError", "GetOwner", "SetDisplayName", "GetDisplayName", "SetDescription",
                "GetDescription", "SetPriority", "GetPriority", "SetNotifyFlags", "GetNotifyFlags", "SetNotifyInterface",
                "GetNotifyInterface", "SetMinimumRetryDelay", "GetMinimumRetryDelay", "SetNoProgressTimeout", "GetNoProgressTimeout",
                "GetErrorCount", "SetProxySettings", "GetProxySettings", "TakeOwnership"
            ]),
        new(
            "IBackgroundCopyJob2",
            "54B50739-686F-45EB-9DFF-D6A9A0FAA9AF",
            Base: "IBackgroundCopyJob",
            [
                "SetNotifyCmdLine", "GetNotifyCmdLine", "GetReplyProgress", "GetReplyData", "SetReplyFileName", "GetReplyFileName",
                "SetCredentials", "RemoveCredentials"
            ]),
        new(
            "IBackgroundCopyJob3",
            "443C8934-90FF-48ED-BCDE-26F5C7450042",
            Base: "IBackgroundCopyJob2",
            [
                "ReplaceRemotePrefix", "AddFileWithRanges", "SetFileACLFlags", "GetFileACLFlags"
            ]),
        new(
            "IBackgroundCopyJob4",
            "659CDEAE-489E-11D9-A9CD-000D56965251",
            Base: "IBackgroundCopyJob3",
            [
                "SetPeerCachingFlags", "GetPeerCachingFlags", "GetOwnerIntegrityLevel", "GetOwnerElevationState",
                "SetMaximumDownloadTime", "GetMaximumDownloadTime"
            ]),
        new(
            "IBackgroundCopyJob5",
            "E847030C-BBBA-4657-AF6D-484AA42BF1FE",
            Base: "IBackgroundCopyJob4",
            [
                "SetProperty", "GetProperty"
            ]),
        new(
            "IBackgroundCopyCallback",
            "97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22",
            Base: null,
            [
                "JobTransferred", "JobError", "JobModification"
            ]),
        new(
            "IBackgroundCopyCallback2",
            "659CDEAC-489E-11D9-A9CD-000D56965251",
            Base: "IBackgroundCopyCallback",
            [
                "FileTransferred"
            ]),
        new(
            "IBackgroundCopyCallback3",
            "98C97BD2-E32B-4AD8-A528-95FD8B16BD42",
            Base: "IBackgroundCopyCallback2",
            [
                "FileRangesTransferred"
            ]),
    ];

    /// <summary>All methods behind those of IUnknown, from slot 3 on.</summary>
    public static ImmutableArray<string> SlotsOf(BitsInterface type)
        => [.. type.Base is null ? [] : SlotsOf(All.Single(other => other.Name == type.Base)), .. type.Methods];

    /// <summary>The interfaces and structs that an assembly declares under a BITS IID, coclasses aside.</summary>
    public static IEnumerable<(BitsInterface Interface, INamedTypeSymbol Symbol)> DeclaredIn(IAssemblySymbol assembly)
        => from symbol in TypesIn(assembly.GlobalNamespace)
           from type in All
           where IdOf(symbol) is { } id && string.Equals(id, type.Id, StringComparison.OrdinalIgnoreCase)
           select (type, symbol);

    private static string? IdOf(INamedTypeSymbol symbol)
    {
        var attributes = symbol.GetAttributes().ToLookup(static attribute => attribute.AttributeClass?.Name);
        return symbol.TypeKind is TypeKind.Interface or TypeKind.Struct && !attributes.Contains("CoClassAttribute")
            ? attributes["GuidAttribute"].SingleOrDefault()?.ConstructorArguments[0].Value as string
            : null;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(
            static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}

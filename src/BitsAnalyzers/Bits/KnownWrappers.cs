using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>Public libraries that wrap a job, by what their public members come to.</summary>
internal static class KnownWrappers
{
    private static readonly ImmutableDictionary<string, string> s_methods = new Dictionary<string, string>
    {
        ["Cancel"] = "Cancel",
        ["Complete"] = "Complete",
        ["Resume"] = "Resume",
        ["Suspend"] = "Suspend",
        ["TakeOwnership"] = "TakeOwnership",
        ["AddFile"] = "AddFile",
        ["AddFiles"] = "AddFileSet",
        ["ReplaceRemotePrefix"] = "ReplaceRemotePrefix",
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> s_properties = new Dictionary<string, string>
    {
        ["DisplayName"] = "SetDisplayName",
        ["Description"] = "SetDescription",
        ["Priority"] = "SetPriority",
        ["MinimumRetryDelay"] = "SetMinimumRetryDelay",
        ["NoProgressTimeout"] = "SetNoProgressTimeout",
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Wrapper> s_wrappers = new Dictionary<string, Wrapper>
    {
        ["SharpBits.Base.BitsJob"] = new(
            s_methods,
            s_properties.Add("NotificationFlags", "SetNotifyFlags").Add("NotifyCommandLineProgram", "SetNotifyCmdLine").Add(
                "ProxySettings", "SetProxySettings")),
        ["Vanara.IO.BackgroundCopyJob"] = new(
            s_methods.Add("SetNotifyCommandLine", "SetNotifyCmdLine"),
            s_properties.Add("Proxy", "SetProxySettings").Add("ACLFlags", "SetFileACLFlags")),
        ["usis.Net.Bits.BackgroundCopyJob"] = new(s_methods, s_properties),
    }.ToImmutableDictionary();

    // Most types end here: to write out a whole name takes its time.
    private static readonly HashSet<string> s_names = new(s_wrappers.Keys.Select(static name => name.Substring(name.LastIndexOf('.') + 1)));

    /// <summary>The names of the types, without their namespaces.</summary>
    public static IEnumerable<string> Names => s_names;

    /// <summary>Whether objects of a type stand for a job.</summary>
    public static bool IsJob(INamedTypeSymbol type) => Find(type) is not null;

    /// <summary>What a method of such a type does; null where it does nothing to the job.</summary>
    public static WrapperMember? Find(IMethodSymbol method)
        => Find(method.ContainingType) is { } wrapper && wrapper.Methods.TryGetValue(method.Name, out var member)
            ? new(member, member == "SetNotifyCmdLine" ? 0 : -1)
            : null;

    /// <summary>What writing a property of such a type does; null where it does nothing to the job.</summary>
    public static WrapperMember? Find(IPropertySymbol property)
        => Find(property.ContainingType) is { } wrapper && wrapper.Properties.TryGetValue(property.Name, out var member)
            ? new(member)
            : null;

    private static Wrapper? Find(INamedTypeSymbol? type)
        => type is { ContainingType: null }
            && s_names.Contains(type.Name)
            && s_wrappers.TryGetValue(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), out var wrapper)
            ? wrapper
            : null;

    private sealed record Wrapper(ImmutableDictionary<string, string> Methods, ImmutableDictionary<string, string> Properties);
}

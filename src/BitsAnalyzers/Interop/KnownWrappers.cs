using System.Collections.Immutable;

namespace BitsAnalyzers.Interop;

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
            s_properties.Add("NotificationFlags", "SetNotifyFlags").Add("NotifyCommandLineProgram", "SetNotifyCmdLine").Add("ProxySettings", "SetProxySettings")),
        ["Vanara.IO.BackgroundCopyJob"] = new(
            s_methods.Add("SetNotifyCommandLine", "SetNotifyCmdLine"),
            s_properties.Add("Proxy", "SetProxySettings").Add("ACLFlags", "SetFileACLFlags")),
        ["usis.Net.Bits.BackgroundCopyJob"] = new(s_methods, s_properties),
    }.ToImmutableDictionary();

    /// <summary>Whether objects of a type stand for a job.</summary>
    public static bool IsJob(string type) => s_wrappers.ContainsKey(type);

    /// <summary>What a method of such a type does; null where it does nothing to the job.</summary>
    public static WrapperMember? FindMethod(string type, string name)
        => s_wrappers.TryGetValue(type, out var wrapper) && wrapper.Methods.TryGetValue(name, out var member)
            ? new(member, member == "SetNotifyCmdLine" ? 0 : -1)
            : null;

    /// <summary>What writing a property of such a type does; null where it does nothing to the job.</summary>
    public static WrapperMember? FindProperty(string type, string name)
        => s_wrappers.TryGetValue(type, out var wrapper) && wrapper.Properties.TryGetValue(name, out var member) ? new(member) : null;

    private sealed record Wrapper(ImmutableDictionary<string, string> Methods, ImmutableDictionary<string, string> Properties);
}

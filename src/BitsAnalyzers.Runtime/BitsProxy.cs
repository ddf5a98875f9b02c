namespace BitsAnalyzers.Runtime;

/// <summary>Which proxy a job uses.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setproxysettings">SetProxySettings</see></remarks>
public sealed record BitsProxy
{
    private BitsProxy(BitsProxyUsage usage, string? proxyList, string? bypassList)
    {
        Usage = usage;
        ProxyList = proxyList;
        BypassList = bypassList;
    }

    /// <summary>The settings of the owner of the job, which is what a new job has.</summary>
    public static BitsProxy Preconfigured { get; } = new(BitsProxyUsage.Preconfigured, null, null);

    /// <summary>No proxy.</summary>
    public static BitsProxy None { get; } = new(BitsProxyUsage.None, null, null);

    /// <summary>The network is asked for the proxy of each file (BITS 1.5).</summary>
    public static BitsProxy AutoDetect { get; } = new(BitsProxyUsage.AutoDetect, null, null);

    /// <summary>Where the proxy comes from.</summary>
    public BitsProxyUsage Usage { get; }

    /// <summary>The proxies, separated by spaces; <see langword="null"/> where they are not given by the job.</summary>
    public string? ProxyList { get; }

    /// <summary>Hosts that are reached without a proxy, separated by spaces; <see langword="null"/> for none.</summary>
    public string? BypassList { get; }

    /// <summary>Given proxies.</summary>
    /// <param name="proxyList">One or more, separated by spaces, each as <c>http://proxy:8080</c>.</param>
    /// <param name="bypassList">Hosts that are reached without one, separated by spaces; <c>&lt;local&gt;</c> for those without a
    /// dot.</param>
    /// <returns>The setting.</returns>
    /// <exception cref="ArgumentException">The list of proxies is empty.</exception>
    public static BitsProxy Use(string proxyList, string? bypassList = null)
    {
        Arguments.RequireText(proxyList, nameof(proxyList));
        return new(BitsProxyUsage.Override, proxyList, bypassList);
    }

    internal static BitsProxy From(BitsProxyUsage usage, string proxyList, string bypassList) => new(
        usage, proxyList.Length == 0 ? null : proxyList, bypassList.Length == 0 ? null : bypassList);
}

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>What a helper token is used for.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-sethelpertokenflags">BG_TOKEN</see></remarks>
[Flags]
public enum BG_TOKEN : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Local file.</summary>
    BG_TOKEN_LOCAL_FILE = 1,

    /// <summary>Network.</summary>
    BG_TOKEN_NETWORK = 2,
}

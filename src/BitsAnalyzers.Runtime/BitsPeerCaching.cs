namespace BitsAnalyzers.Runtime;

/// <summary>
/// What a job has to do with the caches of peers. The caches of BITS are deprecated since BITS 4.0, in favour of BranchCache.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setpeercachingflags">SetPeerCachingFlags</see></remarks>
[Flags]
public enum BitsPeerCaching
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The job fetches from peers.</summary>
    Fetch = 1,

    /// <summary>The files of the job are given to peers.</summary>
    Serve = 2,

    /// <summary>The job does not use BranchCache (BITS 4.0, Windows 7).</summary>
    DisableBranchCache = 4,
}

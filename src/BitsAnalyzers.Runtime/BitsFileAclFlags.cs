namespace BitsAnalyzers.Runtime;

/// <summary>Which parts of the access control list of a remote file, on a share, are kept with the local one.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-setfileaclflags">SetFileACLFlags</see></remarks>
[Flags]
public enum BitsFileAclFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The owner.</summary>
    Owner = 1,

    /// <summary>The group.</summary>
    Group = 2,

    /// <summary>The access rights.</summary>
    Dacl = 4,

    /// <summary>The auditing rules.</summary>
    Sacl = 8,

    /// <summary>All of them.</summary>
    All = Owner | Group | Dacl | Sacl,
}

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Certificate stores.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/ne-bits2_5-bg_cert_store_location">BG_CERT_STORE_LOCATION</see></remarks>
public enum BG_CERT_STORE_LOCATION
{
    /// <summary>Current user.</summary>
    BG_CERT_STORE_LOCATION_CURRENT_USER = 0,

    /// <summary>Local machine.</summary>
    BG_CERT_STORE_LOCATION_LOCAL_MACHINE = 1,

    /// <summary>Current service.</summary>
    BG_CERT_STORE_LOCATION_CURRENT_SERVICE = 2,

    /// <summary>Services.</summary>
    BG_CERT_STORE_LOCATION_SERVICES = 3,

    /// <summary>Users.</summary>
    BG_CERT_STORE_LOCATION_USERS = 4,

    /// <summary>Current user group policy.</summary>
    BG_CERT_STORE_LOCATION_CURRENT_USER_GROUP_POLICY = 5,

    /// <summary>Local machine group policy.</summary>
    BG_CERT_STORE_LOCATION_LOCAL_MACHINE_GROUP_POLICY = 6,

    /// <summary>Local machine enterprise.</summary>
    BG_CERT_STORE_LOCATION_LOCAL_MACHINE_ENTERPRISE = 7,
}

using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime.Testing.Com;

/// <summary>Which version of BITS introduced an interface.</summary>
internal static class InterfaceVersions
{
    private static readonly Dictionary<Guid, BitsVersion> Introduced = new()
    {
        [InterfaceIds.Job2] = BitsVersion.V1_5,
        [InterfaceIds.Job3] = BitsVersion.V2_0,
        [InterfaceIds.File2] = BitsVersion.V2_0,
        [InterfaceIds.HttpOptions] = BitsVersion.V2_5,
        [InterfaceIds.Job4] = BitsVersion.V3_0,
        [InterfaceIds.File3] = BitsVersion.V3_0,
        [InterfaceIds.File4] = BitsVersion.V4_0,
        [InterfaceIds.TokenOptions] = BitsVersion.V4_0,
        [InterfaceIds.Job5] = BitsVersion.V5_0,
        [InterfaceIds.File5] = BitsVersion.V5_0,
        [InterfaceIds.File6] = BitsVersion.V10_1,
        [InterfaceIds.HttpOptions2] = BitsVersion.V10_2,
        [InterfaceIds.HttpOptions3] = BitsVersion.V10_3,
    };

    public static BitsVersion Get(in Guid iid) => Introduced.TryGetValue(iid, out var version) ? version : BitsVersion.V1_0;
}

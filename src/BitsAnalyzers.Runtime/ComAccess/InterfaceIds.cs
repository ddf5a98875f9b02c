namespace BitsAnalyzers.Runtime.ComAccess;

internal static class InterfaceIds
{
    public static readonly Guid Unknown = new("00000000-0000-0000-C000-000000000046");
    public static readonly Guid Manager = new("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C");
    public static readonly Guid Job = new("37668D37-507E-4160-9316-26306D150B12");
    public static readonly Guid Job2 = new("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF");
    public static readonly Guid Job3 = new("443C8934-90FF-48ED-BCDE-26F5C7450042");
    public static readonly Guid Job4 = new("659CDEAE-489E-11D9-A9CD-000D56965251");
    public static readonly Guid Job5 = new("E847030C-BBBA-4657-AF6D-484AA42BF1FE");
    public static readonly Guid HttpOptions = new("F1BD1079-9F01-4BDC-8036-F09B70095066");
    public static readonly Guid HttpOptions2 = new("B591A192-A405-4FC3-8323-4C5C542578FC");
    public static readonly Guid HttpOptions3 = new("8A9263D3-FD4C-4EDA-9B28-30132A4D4E3C");
    public static readonly Guid TokenOptions = new("9A2584C3-F7D2-457A-9A5E-22B67BFFC7D2");
    public static readonly Guid File = new("01B7BD23-FB88-4A77-8490-5891D3E4653A");
    public static readonly Guid File2 = new("83E81B93-0873-474D-8A8C-F2018B1A939C");
    public static readonly Guid File3 = new("659CDEAA-489E-11D9-A9CD-000D56965251");
    public static readonly Guid File4 = new("EF7E0655-7888-4960-B0E5-730846E03492");
    public static readonly Guid File5 = new("85C1657F-DAFC-40E8-8834-DF18EA25717E");
    public static readonly Guid File6 = new("CF6784F7-D677-49FD-9368-CB47AEE9D1AD");
    public static readonly Guid Callback = new("97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22");
    public static readonly Guid Callback2 = new("659CDEAC-489E-11D9-A9CD-000D56965251");
    public static readonly Guid Callback3 = new("98C97BD2-E32B-4AD8-A528-95FD8B16BD42");
}

using BitsAnalyzers.Runtime.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Settings for HTTP.</summary>
internal static class HttpSettings
{
    private const string Thumbprint = "000102030405060708090A0B0C0D0E0F10111213";

    [Setting(Since = BitsVersion.V2_5)]
    public static void Custom_headers(SettingStage stage)
        => stage.Check("X-One: 1", (job, value) => job.CustomHeaders = value, job => job.CustomHeaders);

    [Setting(Since = BitsVersion.V2_5)]
    public static void No_headers(SettingStage stage) => Assert.Equal("", stage.Job.CustomHeaders);

    [Setting(Since = BitsVersion.V10_3, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Write_only_headers(SettingStage stage)
    {
        stage.Job.CustomHeaders = "Authorization: secret";
        stage.Job.MakeCustomHeadersWriteOnly();
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => stage.Job.CustomHeaders).Error.Name);
    }

    [Setting(Since = BitsVersion.V2_5)]
    public static void Security_flags(SettingStage stage) => stage.Check(
        BitsHttpSecurityFlags.CheckRevocation, (job, value) => job.HttpSecurityFlags = value, job => job.HttpSecurityFlags);

    [Setting(Since = BitsVersion.V10_2, OnWine = WineDifferences.SettingsAreMissing)]
    public static void HTTP_method(SettingStage stage)
        => stage.Check("GET", (job, value) => job.HttpMethod = value, job => job.HttpMethod);

    [Setting(Since = BitsVersion.V2_5, OnWine = WineDifferences.SettingsAreMissing)]
    public static void No_client_certificate(SettingStage stage) => Assert.Null(stage.Job.GetClientCertificate());

    // What the hash names need not be there before a server asks for it.
    [Setting(Since = BitsVersion.V2_5, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Client_certificate(SettingStage stage)
    {
        stage.Job.SetClientCertificate(BG_CERT_STORE_LOCATION.BG_CERT_STORE_LOCATION_CURRENT_USER, "MY", Thumbprint);
        Assert.Equal(Thumbprint, stage.Job.GetClientCertificate()!.Thumbprint);
    }

    [Setting(Since = BitsVersion.V10_3, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Check_of_server_certificates(SettingStage stage)
    {
        stage.Job.SetServerCertificateValidator(_ => true);
        stage.Job.SetServerCertificateValidator(null);
    }
}

using BitsAnalyzers.Runtime.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Settings of a job.</summary>
internal static class JobSettings
{
    [Setting(OnWine = WineDifferences.NoDisplayNameChange)]
    public static void Display_name(SettingStage stage)
        => stage.Check("another name", (job, value) => job.DisplayName = value, job => job.DisplayName);

    [Setting]
    public static void Description(SettingStage stage)
        => stage.Check("described", (job, value) => job.Description = value, job => job.Description);

    [Setting(OnWine = WineDifferences.SettingsAreNotKept)]
    public static void Priority(SettingStage stage)
        => stage.Check(BitsJobPriority.Low, (job, value) => job.Priority = value, job => job.Priority);

    [Setting(OnWine = WineDifferences.SettingsAreNotKept)]
    public static void Minimum_retry_delay(SettingStage stage)
        => stage.Check(TimeSpan.FromMinutes(2), (job, value) => job.MinimumRetryDelay = value, job => job.MinimumRetryDelay);

    [Setting(OnWine = WineDifferences.SettingsAreNotKept)]
    public static void No_progress_timeout(SettingStage stage)
        => stage.Check(TimeSpan.FromMinutes(3), (job, value) => job.NoProgressTimeout = value, job => job.NoProgressTimeout);

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Maximum_download_time(SettingStage stage)
        => stage.Check(TimeSpan.FromHours(1), (job, value) => job.MaximumDownloadTime = value, job => job.MaximumDownloadTime);

    [Setting(OnWine = WineDifferences.NoOwnerAndNoProxy)]
    public static void Proxy(SettingStage stage)
        => stage.Check(BitsProxy.Use("http://proxy:8080", "<local>"), (job, value) => job.Proxy = value, job => job.Proxy);

    [Setting(Since = BitsVersion.V1_5, OnWine = WineDifferences.RemovingNothingIsNoDifference)]
    public static void Credentials(SettingStage stage)
    {
        stage.Job.SetCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC, "user", "password");
        Assert.True(stage.Job.RemoveCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC));
        Assert.False(stage.Job.RemoveCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC));
    }

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void Stored_credentials_for_the_proxy(SettingStage stage) => stage.Job.UseStoredProxyCredentials();

    [Setting(Since = BitsVersion.V1_5, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Name_of_the_reply(SettingStage stage)
    {
        using var job = stage.CreateUploadReplyJob();
        var path = stage.NewPath();
        job.ReplyFileName = path;
        Assert.Equal(path, job.ReplyFileName);
    }

    [Setting(Since = BitsVersion.V1_5, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Progress_of_the_reply(SettingStage stage)
    {
        using var job = stage.CreateUploadReplyJob();
        Assert.Equal(new BitsFileProgress(0, null, false), job.ReplyProgress);
    }

    [Setting(Since = BitsVersion.V2_0, OnWine = WineDifferences.SettingsAreNotKept)]
    public static void Access_control_lists(SettingStage stage) => stage.Check(
        BitsFileAclFlags.Owner | BitsFileAclFlags.Dacl, (job, value) => job.FileAclFlags = value, job => job.FileAclFlags);

    [Setting(OnWine = WineDifferences.NoDisplayNameChange)]
    public static void Owner(SettingStage stage) => Assert.StartsWith("S-1-", stage.Job.Owner);

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Integrity_level_of_the_owner(SettingStage stage)
        => Assert.InRange(stage.Job.OwnerIntegrityLevel, BitsIntegrityLevel.Low, BitsIntegrityLevel.System);

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Elevation_of_the_owner(SettingStage stage)
        => Assert.Equal(stage.Job.OwnerIntegrityLevel >= BitsIntegrityLevel.High, stage.Job.IsOwnerElevated);

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Peer_caching(SettingStage stage)
        => stage.Check(BitsPeerCaching.None, (job, value) => job.PeerCaching = value, job => job.PeerCaching);

    [Setting(Since = BitsVersion.V4_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Helper_token(SettingStage stage) => Assert.Equal("", stage.Job.HelperTokenSid);

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void Cost_policy(SettingStage stage)
        => stage.Check(BitsCostPolicy.Standard, (job, value) => job.CostPolicy = value, job => job.CostPolicy);

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void Callback_class(SettingStage stage)
        => stage.Check(Guid.Empty, (job, value) => job.NotificationClassId = value, job => job.NotificationClassId);

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void Dynamic_content(SettingStage stage)
        => stage.Check(true, (job, value) => job.IsDynamicContent = value, job => job.IsDynamicContent);

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void High_performance(SettingStage stage)
        => stage.Check(true, (job, value) => job.IsHighPerformance = value, job => job.IsHighPerformance);

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.NoJob5)]
    public static void Largest_size(SettingStage stage)
        => stage.Check(12345L, (job, value) => job.MaxDownloadSize = value, job => job.MaxDownloadSize);

    [Setting(Since = BitsVersion.V10_1, OnWine = WineDifferences.NoJob5)]
    public static void Interval_of_modifications(SettingStage stage) => stage.Check(
        TimeSpan.FromSeconds(2), (job, value) => job.MinimumNotificationInterval = value, job => job.MinimumNotificationInterval);

    [Setting(Since = BitsVersion.V10_1, OnWine = WineDifferences.NoJob5)]
    public static void On_demand(SettingStage stage)
        => stage.Check(true, (job, value) => job.IsOnDemand = value, job => job.IsOnDemand);

    [Setting]
    public static void Place_and_file_of_an_error(SettingStage stage)
    {
        var error = FailWithMissingFile(stage);
        Assert.Equal((BitsErrorContext.RemoteFile, stage.MissingUrl), (error.Context, error.File!.RemoteName));
    }

    [Setting(OnWine = WineDifferences.ErrorsHaveNoTexts)]
    public static void Texts_and_protocol_of_an_error(SettingStage stage)
    {
        var error = FailWithMissingFile(stage);
        Assert.NotNull(error.Description);
        Assert.NotNull(error.ContextDescription);
        Assert.StartsWith("http", error.Protocol, StringComparison.OrdinalIgnoreCase);
    }

    [Setting(OnWine = WineDifferences.ErrorsHaveNoTexts)]
    public static void Text_of_an_HRESULT(SettingStage stage) => Assert.NotEmpty(stage.DescribeError(HResults.BG_E_INVALID_STATE));

    private static BitsJobError FailWithMissingFile(SettingStage stage)
    {
        stage.Job.AddFile(stage.MissingUrl, stage.NewPath());
        stage.Transfer();
        return stage.Job.GetError()!;
    }
}

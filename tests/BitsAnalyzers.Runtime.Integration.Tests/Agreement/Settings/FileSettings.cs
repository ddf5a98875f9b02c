using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Settings and facts of files.</summary>
internal static class FileSettings
{
    [Setting(OnWine = WineDifferences.TotalsStayUnknown)]
    public static void Sizes_before_and_after_the_transfer(SettingStage stage)
    {
        using var file = stage.AddFile();
        Assert.Equal((null, 1, 0), (stage.Job.Progress.BytesTotal, stage.Job.Progress.FilesTotal, stage.Job.Progress.FilesTransferred));
        stage.Transfer();
        Assert.Equal(
            new BitsProgress(BitsJobState.Transferred, SettingStage.Size, SettingStage.Size, 1, 1), stage.Job.Progress);
        Assert.Equal(SettingStage.Size, file.Progress.BytesTotal);
    }

    [Setting(OnWine = WineDifferences.TotalsStayUnknown)]
    public static void Sizes_of_several_files(SettingStage stage)
    {
        stage.AddFile().Dispose();
        stage.AddFile().Dispose();
        stage.Transfer();
        Assert.Equal(
            new BitsProgress(BitsJobState.Transferred, 2 * SettingStage.Size, 2 * SettingStage.Size, 2, 2), stage.Job.Progress);
    }

    [Setting(Since = BitsVersion.V2_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Another_address(SettingStage stage)
    {
        using var file = stage.AddFile();
        file.SetRemoteName(stage.MissingUrl);
        Assert.Equal(stage.MissingUrl, file.RemoteName);
    }

    [Setting(Since = BitsVersion.V2_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Another_prefix(SettingStage stage)
    {
        using var file = stage.AddFile();
        Assert.True(stage.Job.ReplaceRemotePrefix(stage.Url, stage.MissingUrl));
        Assert.False(stage.Job.ReplaceRemotePrefix("http://nowhere.invalid/", stage.Url));
        Assert.Equal(stage.MissingUrl, stage.Job.GetFileSnapshots()[0].RemoteName);
    }

    [Setting(Since = BitsVersion.V2_0, OnWine = WineDifferences.RangesAreDropped)]
    public static void Ranges_of_a_file(SettingStage stage)
    {
        stage.Job.AddFileRanges(stage.Url, stage.NewPath(), new BitsFileRange(10, 20));
        using var files = stage.Job.GetFiles();
        Assert.Equal([new BitsFileRange(10, 20)], Assert.Single(files).GetRequestedRanges());
    }

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Temporary_name(SettingStage stage)
    {
        using var file = stage.AddFile();
        stage.Transfer();
        Assert.NotEmpty(file.TemporaryName);
    }

    [Setting(Since = BitsVersion.V3_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Validation(SettingStage stage)
    {
        using var file = stage.AddFile();
        stage.Transfer();
        file.SetValidationState(true);
        Assert.True(file.IsValidated);
    }

    [Setting(Since = BitsVersion.V4_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Where_a_file_came_from(SettingStage stage)
    {
        using var file = stage.AddFile();
        stage.Transfer();
        Assert.Equal(new BitsPeerDownload(SettingStage.Size, 0), file.PeerDownload);
    }

    [Setting(Since = BitsVersion.V5_0, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Headers_of_the_answer(SettingStage stage)
    {
        using var file = stage.AddFile();
        stage.Transfer();
        Assert.Contains("Content-Length", file.ResponseHeaders, StringComparison.OrdinalIgnoreCase);
    }

    [Setting(Since = BitsVersion.V10_1, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Download_position(SettingStage stage)
    {
        stage.Job.IsOnDemand = true;
        using var file = stage.AddFile();
        file.UpdateDownloadPosition(10);
    }

    [Setting(Since = BitsVersion.V10_1, OnWine = WineDifferences.SettingsAreMissing)]
    public static void Ranges_that_are_there(SettingStage stage)
    {
        using var file = stage.AddFile();
        Assert.Empty(file.GetFilledRanges());
    }
}

using BitsAnalyzers.Runtime.Interop;
using static BitsAnalyzers.Runtime.Interop.BG_NOTIFY_FLAGS;
using static BitsAnalyzers.Runtime.Integration.Tests.Agreement.Stage;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>States, and what is legal in them.</summary>
internal static class LifetimeScenarios
{
    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Flags_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int A_receiver_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetNotifyInterface(null);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return ((IBackgroundCopyJob2)job).SetNotifyCmdLine(null, null);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Resume_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.Resume();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.NoSuspend)]
    public static int Suspend_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.Suspend();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Cancel_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.Cancel();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Complete_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.Complete();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.NoDisplayNameChange)]
    public static int A_name_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetDisplayName("another");
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int A_description_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetDescription("another");
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int A_priority_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int A_retry_delay_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetMinimumRetryDelay(60);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int A_timeout_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetNoProgressTimeout(60);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.NoOwnerAndNoProxy)]
    public static int A_proxy_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.SetProxySettings(BG_JOB_PROXY_USAGE.BG_JOB_PROXY_USAGE_NO_PROXY, null, null);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.NoOwnerAndNoProxy)]
    public static int An_owner_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return job.TakeOwnership();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int A_prefix_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return ((IBackgroundCopyJob3)job).ReplaceRemotePrefix("http://a/", "http://b/");
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int File_permissions_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return ((IBackgroundCopyJob3)job).SetFileACLFlags(0);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.StateIsNotLookedAt)]
    public static int Ranges_after_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        return ((IBackgroundCopyJob3)job).AddFileWithRanges(stage.Url, stage.NewPath(), 1, new[] { new BG_FILE_RANGE { Length = 10 } });
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Flags_after_Complete(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        return job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int A_receiver_after_Complete(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        return job.SetNotifyInterface(null);
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Resume_after_Complete(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        return job.Resume();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Cancel_after_Complete(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        return job.Cancel();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Complete_after_Complete(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        return job.Complete();
    }

    [Scenario(Reports = "BITS040", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Resume_on_every_way_on_from_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        if (stage.Chance)
        {
            Ok(job.Cancel());
        }

        return job.Resume();
    }

    [Scenario(Reports = "BITS041", Fails = HResults.BG_E_INVALID_STATE)]
    public static int Resume_on_one_way_on_from_Cancel(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        if (stage.Chance)
        {
            Ok(job.Cancel());
        }

        return stage.Chance ? job.Resume() : HResults.S_OK;
    }

    [Scenario(Reports = "BITS042", Fails = HResults.BG_E_EMPTY)]
    public static int An_empty_job_is_not_resumed(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        return job.Resume();
    }

    [Scenario(Reports = "BITS043", Fails = HResults.BG_E_TOO_MANY_FILES, OnWine = WineDifferences.UploadsAreDownloads)]
    public static int An_upload_takes_one_file(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewFile()));
        return job.AddFile(stage.Url, stage.NewFile());
    }

    [Scenario(Reports = "BITS044", Fails = HResults.BG_E_INVALID_STATE, OnWine = WineDifferences.UploadsAreDownloads)]
    public static int An_upload_is_not_completed_before_it_is_transferred(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewFile()));
        return job.Complete();
    }

    [Scenario(Reports = "BITS045", Fails = HResults.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, OnWine = WineDifferences.NoJob5)]
    public static int Dynamic_content_after_Resume(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        var job5 = job as IBackgroundCopyJob5 ?? throw NoInterface();
        return job5.SetProperty(
            BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
    }

    [Scenario(Reports = "BITS045", Fails = HResults.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, OnWine = WineDifferences.NoJob5)]
    public static int A_size_limit_after_Resume(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        var job5 = job as IBackgroundCopyJob5 ?? throw NoInterface();
        return job5.SetProperty(
            BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new BITS_JOB_PROPERTY_VALUE { Uint64 = 1_000_000 });
    }

    [Scenario(Reports = "BITS045", Fails = HResults.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE, OnWine = WineDifferences.NoJob5)]
    public static int High_performance_after_a_file(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        var job5 = job as IBackgroundCopyJob5 ?? throw NoInterface();
        return job5.SetProperty(
            BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
    }

    [Scenario(OnWine = WineDifferences.NoJob5)]
    public static int Properties_in_their_time(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        var job5 = job as IBackgroundCopyJob5 ?? throw NoInterface();
        Ok(job5.SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 }));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job5.SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new BITS_JOB_PROPERTY_VALUE { Uint64 = 1_000_000 }));
        return job.Resume();
    }

    [Scenario]
    public static int A_suspended_job_is_cancelled(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        return job.Cancel();
    }

    [Scenario]
    public static int A_transferred_job_is_cancelled(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        return job.Cancel();
    }

    [Scenario]
    public static int A_failed_job_is_cancelled(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.MissingUrl, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        return job.Cancel();
    }

    [Scenario]
    public static int A_download_is_completed_before_it_is_transferred(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        return job.Complete();
    }

    [Scenario]
    public static int A_failed_download_is_completed(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.MissingUrl, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        return job.Complete();
    }

    [Scenario]
    public static int Resume_twice(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        return job.Resume();
    }

    [Scenario(OnWine = WineDifferences.NoSuspend)]
    public static int Suspend_twice(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Suspend());
        return job.Suspend();
    }

    [Scenario]
    public static int A_cancelled_job_can_be_read(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Cancel());
        Ok(job.GetId(out _));
        Ok(job.GetNotifyFlags(out _));
        Ok(job.GetDisplayName(out _));
        Ok(job.GetProgress(out _));
        return job.GetState(out _);
    }

    [Scenario]
    public static int A_completed_job_can_be_read(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        Ok(job.Complete());
        Ok(job.EnumFiles(out _));
        Ok(job.GetProgress(out _));
        return job.GetState(out _);
    }

    [Scenario]
    public static int Cancel_where_the_state_allows_it(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        if (stage.Chance)
        {
            Ok(job.Cancel());
        }

        Ok(job.GetState(out var state));
        return state is BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED ? HResults.S_OK : job.Cancel();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int A_new_job_in_the_place_of_a_cancelled_one(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.Cancel());
        Ok(stage.Manager.CreateJob("another", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        return job.Resume();
    }

    [Scenario]
    public static int Each_round_of_a_loop_has_its_own_job(Stage stage)
    {
        for (var round = 0; round < 3; round++)
        {
            Ok(stage.Manager.CreateJob("round", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
            Ok(job.AddFile(stage.Url, stage.NewPath()));
            Ok(job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW));
            Ok(job.Cancel());
        }

        return HResults.S_OK;
    }
}

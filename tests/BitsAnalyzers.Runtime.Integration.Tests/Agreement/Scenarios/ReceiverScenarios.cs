using BitsAnalyzers.Runtime.Interop;
using static BitsAnalyzers.Runtime.Interop.BG_NOTIFY_FLAGS;
using static BitsAnalyzers.Runtime.Integration.Tests.Agreement.Stage;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Receivers, and when they are registered.</summary>
internal static class ReceiverScenarios
{
    [Scenario(Reports = "BITS028", Delivers = BitsEventKinds.JobTransferred, Withholds = BitsEventKinds.JobModification)]
    public static int A_handler_without_its_flag_never_runs(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(new JobWatcher(stage)));
        return job.Resume();
    }

    [Scenario(
        Delivers = BitsEventKinds.JobTransferred | BitsEventKinds.JobModification, OnWine = WineDifferences.OnlyTransferredIsDelivered)]
    public static int A_handler_with_its_flag_runs(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(new JobWatcher(stage)));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS025", Withholds = BitsEventKinds.JobTransferred)]
    public static int A_muted_job_tells_its_receiver_nothing(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int Flags_may_come_before_the_receiver(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        Ok(job.SetNotifyInterface(stage.Receiver));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int A_receiver_may_come_after_Resume(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        Ok(job.Resume());
        return job.SetNotifyInterface(stage.Receiver);
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred, OnWine = WineDifferences.NoLateDelivery)]
    public static int A_receiver_may_come_after_the_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.Resume());
        stage.RunTransfers();
        return job.SetNotifyInterface(stage.Receiver);
    }

    [Scenario(Withholds = BitsEventKinds.JobTransferred)]
    public static int A_receiver_that_is_taken_away_gets_nothing(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyInterface(null));
        return job.Resume();
    }

    [Scenario]
    public static int A_receiver_may_be_taken_away_before_the_end_of_the_job(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyInterface(null));
        return job.Cancel();
    }
}

using BitsAnalyzers.Runtime.Interop;
using static BitsAnalyzers.Runtime.Interop.BG_NOTIFY_FLAGS;
using static BitsAnalyzers.Runtime.Integration.Tests.Agreement.Stage;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Programs that BITS runs at the end of a job.</summary>
internal static class CommandLineScenarios
{
    [Scenario(Reports = "BITS020", Withholds = BitsEventKinds.FileTransferred, RunsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_not_run_for_files(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS021", WithholdsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_not_run_for_a_muted_job(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE));
        return job.Resume();
    }

    [Scenario(Reports = "BITS021", WithholdsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_not_run_for_modifications(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_JOB_MODIFICATION));
        return job.Resume();
    }

    [Scenario(
        Reports = "BITS027", Delivers = BitsEventKinds.JobTransferred, WithholdsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_not_run_where_a_receiver_answers(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(RunsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_run_at_the_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(RunsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_run_for_a_new_job(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        return job.Resume();
    }

    [Scenario(Withholds = BitsEventKinds.JobTransferred, RunsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_is_run_in_place_of_a_receiver_that_was_taken_away(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyInterface(null));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        return job.Resume();
    }

    [Scenario(Reports = "BITS047", WithholdsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_change_of_owner_removes_the_program(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        Ok(job.TakeOwnership());
        return job.Resume();
    }

    [Scenario(RunsProgram = true, OnWine = WineDifferences.NoCommandLine)]
    public static int A_program_may_be_set_after_a_change_of_owner(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.TakeOwnership());
        Ok(((IBackgroundCopyJob2)job).SetNotifyCmdLine(stage.Program, stage.Parameters));
        return job.Resume();
    }
}

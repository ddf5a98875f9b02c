using BitsAnalyzers.Runtime.Interop;
using static BitsAnalyzers.Runtime.Interop.BG_NOTIFY_FLAGS;
using static BitsAnalyzers.Runtime.Integration.Tests.Agreement.Stage;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>Values of the mask.</summary>
internal static class FlagScenarios
{
    [Scenario(Reports = "BITS001", Withholds = BitsEventKinds.JobTransferred, OnWine = WineDifferences.DisableIsIgnored)]
    public static int Disable_hides_the_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_DISABLE)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS002", Fails = HResults.E_NOTIMPL)]
    public static int An_undefined_flag_is_refused(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        return job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED | 0x40);
    }

    [Scenario(Reports = "BITS002", Fails = HResults.E_NOTIMPL)]
    public static int All_bits_are_refused(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        return job.SetNotifyFlags(0xFFFFFFFF);
    }

    [Scenario(Reports = "BITS003", Withholds = BitsEventKinds.JobTransferred)]
    public static int Flags_joined_by_and_ask_for_nothing(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED & BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS003", Withholds = BitsEventKinds.JobTransferred)]
    public static int A_flag_added_to_itself_is_another_flag(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY_JOB_TRANSFERRED));
        return job.Resume();
    }

    [Scenario(Reports = "BITS004", Delivers = BitsEventKinds.JobTransferred)]
    public static int Flags_joined_by_plus_are_their_union_by_luck(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY_JOB_ERROR));
        return job.Resume();
    }

    [Scenario(Reports = "BITS005", Withholds = BitsEventKinds.JobTransferred)]
    public static int Zero_asks_for_nothing(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags(0));
        return job.Resume();
    }

    [Scenario(Reports = "BITS006", Withholds = BitsEventKinds.JobTransferred)]
    public static int Modifications_do_not_tell_the_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_JOB_MODIFICATION));
        return job.Resume();
    }

    [Scenario(Reports = "BITS006", Withholds = BitsEventKinds.JobTransferred)]
    public static int Files_do_not_tell_the_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS007", Withholds = BitsEventKinds.JobError)]
    public static int Without_the_flag_an_error_is_not_told(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.MissingUrl, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED));
        return job.Resume();
    }

    [Scenario(Reports = "BITS008", Delivers = BitsEventKinds.JobTransferred)]
    public static int Numbers_do_what_the_names_do(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags(3));
        return job.Resume();
    }

    [Scenario(Reports = "BITS009", Delivers = BitsEventKinds.JobTransferred, Withholds = BitsEventKinds.JobModification)]
    public static int The_second_mask_replaces_the_first(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(Reports = "BITS010", Withholds = BitsEventKinds.JobTransferred)]
    public static int A_state_is_not_a_flag(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int The_end_is_told_to_those_who_ask(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobError, OnWine = WineDifferences.OnlyTransferredIsDelivered)]
    public static int An_error_is_told_to_those_who_ask(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.MissingUrl, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int A_new_job_tells_its_end(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        return job.Resume();
    }

    [Scenario(
        Delivers = BitsEventKinds.JobTransferred | BitsEventKinds.JobModification | BitsEventKinds.FileTransferred,
        OnWine = WineDifferences.OnlyTransferredIsDelivered)]
    public static int Everything_can_be_asked_for(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags(
            (uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED)));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred | BitsEventKinds.FileRangesTransferred, OnWine = WineDifferences.NoFileRanges)]
    public static int Ranges_can_be_asked_for(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)));
        return job.Resume();
    }

    [Scenario]
    public static int Disable_alone_mutes(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int What_is_muted_can_speak_again(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE));
        Ok(job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred)]
    public static int A_flag_can_be_added_to_those_in_force(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        Ok(job.GetNotifyFlags(out var flags));
        Ok(job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_MODIFICATION));
        return job.Resume();
    }

    [Scenario(Delivers = BitsEventKinds.JobTransferred, Withholds = BitsEventKinds.JobModification)]
    public static int A_flag_can_be_taken_away(Stage stage)
    {
        Ok(stage.Manager.CreateJob("scenario", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Ok(job.AddFile(stage.Url, stage.NewPath()));
        Ok(job.SetNotifyInterface(stage.Receiver));
        var all = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
        Ok(job.SetNotifyFlags((uint)(all & ~BG_NOTIFY_JOB_MODIFICATION)));
        return job.Resume();
    }
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>What a call of BITS does to a job, in words.</summary>
internal static class CallWords
{
    /// <summary>How the job has ended.</summary>
    public static string Ended(JobState job) => job.States switch
    {
        JobStates.Cancelled => "cancelled",
        JobStates.Acknowledged => "acknowledged",
        _ => "cancelled or acknowledged",
    };

    /// <summary>The call as a step of a proof; an object is made where there is none.</summary>
    public static string Step(CalledMember? called, JobState? job) => called switch
    {
        null => "the object is made here",
        { Id: BitsMemberId.Cancel } => "the job is cancelled here",
        { Id: BitsMemberId.Complete } => "the job is acknowledged here",
        { Id: BitsMemberId.GetState } when job is not null && !job.States.IsFinal() =>
            "a test of the state read here shows that the files are not transferred",
        { Id: BitsMemberId.GetState } when job is not null => $"a test of the state read here shows that the job is {Ended(job)}",
        { Id: BitsMemberId.CreateJob } => "the job is created here",
        { Id: BitsMemberId.Resume } => "the job is resumed here",
        { Id: BitsMemberId.SetNotifyCmdLine } => "a command line is set here",
        { Id: BitsMemberId.SetNotifyInterface } => "a callback is registered here",
        { Id: BitsMemberId.SetNotifyFlags } => "the mask is set here",
        { Id: BitsMemberId.SetCredentials } => "credentials are set here",
        { Id: BitsMemberId.AddFile or BitsMemberId.AddFileWithRanges } => "a file is added here",
        { Id: BitsMemberId.AddFileSet } => "files are added here",
        { Id: BitsMemberId.Next } => "the job is found among those of all programs here",
        { Id: BitsMemberId.SetProperty } => "the content is made dynamic here",
        { Name: var name } => $"{name} is called here",
    };

    /// <summary>That the call has been made, as a sentence; an object has been made where there is none.</summary>
    public static string HasHappened(CalledMember? called) => called switch
    {
        null => "the object has been made",
        { Id: BitsMemberId.Cancel } => "the job has been cancelled",
        { Id: BitsMemberId.Complete } => "the job has been acknowledged",
        { Id: BitsMemberId.CreateJob } => "the job has been created",
        { Id: BitsMemberId.Resume } => "the job has been resumed",
        { Id: BitsMemberId.GetState } => "the state has been read",
        { Id: BitsMemberId.SetNotifyCmdLine } => "a command line has been set",
        { Id: BitsMemberId.SetNotifyInterface } => "a callback has been registered",
        { Id: BitsMemberId.SetNotifyFlags } => "the mask has been set",
        { Id: BitsMemberId.AddFile or BitsMemberId.AddFileWithRanges } => "a file has been added",
        { Id: BitsMemberId.AddFileSet } => "files have been added",
        { Id: BitsMemberId.Next } => "the job has been found",
        { Id: BitsMemberId.SetProperty } => "the content has been made dynamic",
        { Name: var name } => $"{name} has been called",
    };

    /// <summary>The call as a participle, behind which the line is named.</summary>
    public static string Participle(CalledMember? called) => called switch
    {
        null => "made",
        { Id: BitsMemberId.Cancel } => "cancelled",
        { Id: BitsMemberId.Complete } => "acknowledged",
        { Id: BitsMemberId.CreateJob } => "created",
        { Id: BitsMemberId.Resume } => "resumed",
        { Id: BitsMemberId.GetState } => "state read",
        { Id: BitsMemberId.SetNotifyCmdLine } => "command line set",
        { Id: BitsMemberId.SetNotifyInterface } => "callback registered",
        { Id: BitsMemberId.SetNotifyFlags } => "mask set",
        { Id: BitsMemberId.AddFile or BitsMemberId.AddFileWithRanges } => "file added",
        { Id: BitsMemberId.AddFileSet } => "files added",
        { Id: BitsMemberId.Next } => "found",
        { Id: BitsMemberId.SetProperty } => "made dynamic",
        { Name: var name } => name,
    };
}

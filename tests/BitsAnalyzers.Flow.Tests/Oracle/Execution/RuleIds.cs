namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>The rules that the oracle has an opinion on.</summary>
internal static class RuleIds
{
    public const string DisableHidesFlags = "BITS001";
    public const string UndefinedFlag = "BITS002";
    public const string FlagsNotCombinedWithOr = "BITS003";
    public const string UseOrToCombineFlags = "BITS004";
    public const string ZeroRequestsNoEvents = "BITS005";
    public const string EndNeverAnnounced = "BITS006";
    public const string FailureNeverAnnounced = "BITS007";
    public const string SuccessNeverAnnounced = "BITS011";
    public const string UseNamedFlags = "BITS008";
    public const string MaskReplaced = "BITS009";
    public const string ConstantOfAnotherFamily = "BITS010";
    public const string FlagsIgnoredByCommandLine = "BITS020";
    public const string CommandLineNeverRuns = "BITS021";
    public const string DisabledWithReceiver = "BITS025";
    public const string CommandLineIsFallback = "BITS027";
    public const string HandlerNeverRuns = "BITS028";
    public const string JobIsFinal = "BITS040";
    public const string JobMayBeFinal = "BITS041";
    public const string ResumeOnEmptyJob = "BITS042";
    public const string UploadTakesOneFile = "BITS043";
    public const string CompleteNeedsTransferredUpload = "BITS044";
    public const string PropertyIsLate = "BITS045";
    public const string TakeOwnershipRemovesSetting = "BITS047";
    public const string JobLeftInQueue = "BITS048";
    public const string JobForgotten = "BITS049";
    public const string JobNeverCompleted = "BITS052";

    public static readonly string[] All =
    [
        DisableHidesFlags, UndefinedFlag, FlagsNotCombinedWithOr, UseOrToCombineFlags, ZeroRequestsNoEvents, EndNeverAnnounced,
        FailureNeverAnnounced,
        SuccessNeverAnnounced,
        UseNamedFlags,
        MaskReplaced,
        ConstantOfAnotherFamily,
        FlagsIgnoredByCommandLine,
        CommandLineNeverRuns,
        DisabledWithReceiver, CommandLineIsFallback, HandlerNeverRuns, JobIsFinal, JobMayBeFinal, ResumeOnEmptyJob, UploadTakesOneFile,
        CompleteNeedsTransferredUpload, PropertyIsLate, TakeOwnershipRemovesSetting,
        JobLeftInQueue, JobForgotten, JobNeverCompleted,
    ];

    /// <summary>What these say is that an execution comes to its end and leaves a job behind; they are not about a call.</summary>
    public static readonly string[] LeftBehind = [JobLeftInQueue, JobForgotten, JobNeverCompleted];

    /// <summary>Calls that break these fail.</summary>
    public static readonly string[] Refusals =
    [
        JobIsFinal,
        ResumeOnEmptyJob,
        UploadTakesOneFile,
        CompleteNeedsTransferredUpload,
        PropertyIsLate
    ];

    /// <summary>At one call the first of these that applies is the one that is reported.</summary>
    public static readonly string[] Precedence =
    [
        JobIsFinal, ConstantOfAnotherFamily, FlagsNotCombinedWithOr, UndefinedFlag, DisableHidesFlags, CommandLineNeverRuns,
        FlagsIgnoredByCommandLine, EndNeverAnnounced, ZeroRequestsNoEvents, FailureNeverAnnounced,
        SuccessNeverAnnounced, UseOrToCombineFlags, MaskReplaced,
        UseNamedFlags,
    ];
}

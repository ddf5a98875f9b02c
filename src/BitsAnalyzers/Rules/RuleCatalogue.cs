using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static BitsAnalyzers.Rules.RuleLevel;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Every rule of the package, one row each. An id never changes its meaning. Messages end with <c>{n}</c>, which names the line of the
/// decisive step where that is not the reported one.
/// </summary>
internal static class RuleCatalogue
{
    public static readonly Rule DisableHidesFlags = new(
        "BITS001", Certain, RuleCategory.Flags,
        "BG_NOTIFY_DISABLE hides the other flags",
        "BITS ignores {0} because the mask also has BG_NOTIFY_DISABLE{1}",
        "While BG_NOTIFY_DISABLE is set, BITS ignores every other notification flag. The call succeeds, and nothing shows that the events "
        + "never arrive.");

    public static readonly Rule UndefinedFlag = new(
        "BITS002", Certain, RuleCategory.Flags,
        "Undefined notification flag",
        "BITS defines no notification flag {0}, so SetNotifyFlags fails with E_NOTIMPL{1}",
        "A mask with a bit that BITS does not define is refused as a whole with E_NOTIMPL, which .NET turns into a "
        + "NotImplementedException.");

    public static readonly Rule FlagsNotCombinedWithOr = new(
        "BITS003", Certain, RuleCategory.Flags,
        "Flags are not combined with '|'",
        "Joined with '{0}', these flags give {1} instead of {2}{3}",
        "Only '|' combines flags. Other operators lose flags, and adding a flag to itself gives another flag.");

    public static readonly Rule UseOrToCombineFlags = new(
        "BITS004", Advice, RuleCategory.Flags,
        "Use '|' to combine flags",
        "{0}; combine flags with '|', each once{1}",
        "The value is right only as long as no flag is named twice or contained in another. '|' is always right.");

    public static readonly Rule ZeroRequestsNoEvents = new(
        "BITS005", Advice, RuleCategory.Flags,
        "Zero requests no events",
        "A mask of 0 requests no event; use BG_NOTIFY_DISABLE to mute the job, or name the events{0}",
        "The documentation asks for one or more flags and says nothing about zero. BG_NOTIFY_DISABLE is the documented way to mute a job.");

    public static readonly Rule EndNeverAnnounced = new(
        "BITS006", Certain, RuleCategory.Flags,
        "The end of the job is never announced",
        "With {0} BITS never announces the end of the job, because modification and file events exclude it{1}",
        "BITS raises no modification event when a job enters the states TRANSFERRED and ERROR. Without BG_NOTIFY_JOB_TRANSFERRED and "
        + "BG_NOTIFY_JOB_ERROR the program is never told that the job has ended.");

    public static readonly Rule FailureNeverAnnounced = new(
        "BITS007", Advice, RuleCategory.Flags,
        "A failing job is never announced",
        "With {0} BITS announces that the job is transferred, but never that it has failed{1}",
        "A job that fails enters the state ERROR and stays there. Without BG_NOTIFY_JOB_ERROR nobody is told.");

    public static readonly Rule UseNamedFlags = new(
        "BITS008", Advice, RuleCategory.Flags,
        "Use the named flags",
        "The number {0} stands for {1}, and names for these flags are in scope",
        "Named flags show what is requested. A number has to be looked up.");

    public static readonly Rule MaskReplaced = new(
        "BITS009", Advice, RuleCategory.Flags,
        "SetNotifyFlags replaces the mask",
        "This mask replaces the one set before and gives up {0}{1}",
        "SetNotifyFlags does not add to the flags of the job, it replaces them. Nothing can have happened between the two calls, so the "
        + "first one has no effect.");

    public static readonly Rule ConstantOfAnotherFamily = new(
        "BITS010", Certain, RuleCategory.Flags,
        "Constant of another family",
        "'{0}' is {1}, not a notification flag; as a mask its value means {2}{3}",
        "Constants of other parts of BITS reuse the same small numbers with other meanings.");

    public static readonly Rule SuccessNeverAnnounced = new(
        "BITS011", Advice, RuleCategory.Flags,
        "Success is never announced",
        "With {0} BITS announces that the job has failed, but never that it is transferred{1}",
        "A job that is transferred waits until somebody completes it, and only then its files get their names. Without "
        + "BG_NOTIFY_JOB_TRANSFERRED nobody is told.");

    public static readonly Rule FlagsIgnoredByCommandLine = new(
        "BITS020", Certain, RuleCategory.Receivers,
        "Flags ignored by command-line notification",
        "BITS runs the command line for the end of the job only and ignores {0}{1}",
        "BITS runs a command line only for BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR. Modification and file events need a callback "
        + "interface, and this job has none.");

    public static readonly Rule CommandLineNeverRuns = new(
        "BITS021", Certain, RuleCategory.Receivers,
        "The command line never runs",
        "With {0} BITS never runs the command line that is set on the job{1}",
        "BITS runs a command line when the job is transferred or fails. The mask must have BG_NOTIFY_JOB_TRANSFERRED or "
        + "BG_NOTIFY_JOB_ERROR, and must not have BG_NOTIFY_DISABLE.");

    public static readonly Rule CallbackLacksInterface = new(
        "BITS022", Certain, RuleCategory.Receivers,
        "The callback lacks the interface for a flag",
        "BITS delivers {0} through {1}, which '{2}' does not implement{3}",
        "File events arrive through IBackgroundCopyCallback2, events about ranges through IBackgroundCopyCallback3. A callback without "
        + "that interface never gets them, even if the mask requests them.");

    public static readonly Rule NoCallback = new(
        "BITS023", Certain, RuleCategory.Receivers,
        "The notify object is not a BITS callback",
        "'{0}' implements none of the callback interfaces of BITS, so BITS cannot call it{1}",
        "SetNotifyInterface takes any object. Only at run time does BITS ask it for IBackgroundCopyCallback or a later version of it. "
        + "BITS never calls an object without them.");

    public static readonly Rule EventOfAnotherJobType = new(
        "BITS024", Certain, RuleCategory.Receivers,
        "The job type cannot raise this event",
        "BITS never raises {0} for {1}{2}",
        "A file is announced when it has been downloaded, so an upload announces none. Ranges are announced only for downloads without "
        + "dynamic content.");

    public static readonly Rule DisabledWithReceiver = new(
        "BITS025", Advice, RuleCategory.Receivers,
        "Notifications are disabled while a receiver is registered",
        "A callback is registered, but BG_NOTIFY_DISABLE is in force when the job is resumed, so it is never called{0}",
        "BG_NOTIFY_DISABLE mutes the job. The registered callback is not called until the flags are set again.");

    public static readonly Rule FlagNeedsNewerWindows = new(
        "BITS026", Possible, RuleCategory.Receivers,
        "The flag needs a newer Windows",
        "{0} needs Windows {1}: on Windows {2}, which this code supports, SetNotifyFlags fails with E_NOTIMPL{3}",
        "A version of BITS that does not know a flag refuses the whole mask with E_NOTIMPL, which .NET turns into a "
        + "NotImplementedException.");

    public static readonly Rule CommandLineIsFallback = new(
        "BITS027", Advice, RuleCategory.Receivers,
        "The command line is only a fallback",
        "With a callback registered, BITS runs the command line only where the callback cannot be reached or fails{0}",
        "A callback comes before a command line. Both together are useful if the program may have ended. Otherwise one of them is never "
        + "used.");

    public static readonly Rule HandlerNeverRuns = new(
        "BITS028", Certain, RuleCategory.Receivers,
        "The handler never runs",
        "The callback handles {0}, but the mask in force lacks {1}{2}",
        "A new job announces only that it is transferred or has failed. For every other event the callback is called only if "
        + "SetNotifyFlags requests it.");

    public static readonly Rule PropertyNeedsNewerWindows = new(
        "BITS029", Possible, RuleCategory.Receivers,
        "The property needs a newer Windows",
        "{0} needs Windows {1}: on Windows {2}, which this code supports, {3} fails with BG_E_UNKNOWN_PROPERTY_ID{4}",
        "A version of BITS that does not know a property refuses its id with BG_E_UNKNOWN_PROPERTY_ID, whether it is set or read.");

    public static readonly Rule CallInFinalState = new(
        "BITS040", Certain, RuleCategory.Lifetime,
        "The job is already cancelled or acknowledged",
        "{0} fails with BG_E_INVALID_STATE because the job is already {1}{2}",
        "After Cancel or Complete a job stays ended. From then on, methods that change the job fail with BG_E_INVALID_STATE. Methods that "
        + "read it still work.",
        wherever: "{0} fails with BG_E_INVALID_STATE wherever the job has been {1}{2}");

    public static readonly Rule CallInPossiblyFinalState = new(
        "BITS041", Possible, RuleCategory.Lifetime,
        "The job may already be cancelled or acknowledged",
        "{0} fails with BG_E_INVALID_STATE where the job has been {1} before{2}",
        "On some path to this call the job has been cancelled or completed. From then on, methods that change the job fail with "
        + "BG_E_INVALID_STATE.");

    public static readonly Rule ResumeWithoutFiles = new(
        "BITS042", Certain, RuleCategory.Lifetime,
        "Resume on an empty job",
        "Resume fails with BG_E_EMPTY because no file has been added to the job{0}",
        "A job without files cannot be resumed: Resume fails with BG_E_EMPTY and the job stays suspended.");

    public static readonly Rule SecondFileOfUpload = new(
        "BITS043", Certain, RuleCategory.Lifetime,
        "An upload job takes one file",
        "{0} fails with BG_E_TOO_MANY_FILES because an upload job takes one file only{1}",
        "A job of the type upload or upload-reply has exactly one file.");

    public static readonly Rule CompleteBeforeTransferred = new(
        "BITS044", Certain, RuleCategory.Lifetime,
        "Complete needs a transferred upload",
        "Complete fails with BG_E_INVALID_STATE because this upload job is not transferred{0}",
        "An upload job can be completed only in the state TRANSFERRED. Download jobs can be completed at any time.");

    public static readonly Rule PropertyTooLate = new(
        "BITS045", Certain, RuleCategory.Lifetime,
        "The property is set too late",
        "{0} can no longer be set after {1}{2}",
        "BITS_JOB_PROPERTY_DYNAMIC_CONTENT and BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE can be set until the job is resumed for the first time. "
        + "BITS_JOB_PROPERTY_HIGH_PERFORMANCE can be set until the first file is added.");

    public static readonly Rule NotificationsTakenOver = new(
        "BITS046", Possible, RuleCategory.Lifetime,
        "Registering takes over other programs' notifications",
        "This job may be another program's, which gets no notifications any more when a callback is registered here{0}",
        "A job has one callback, and the last program to register wins. EnumJobs also returns jobs of other programs of the same user, and "
        + "these are not told that they have lost their callback.");

    public static readonly Rule SettingRemovedByTakeOwnership = new(
        "BITS047", Certain, RuleCategory.Lifetime,
        "TakeOwnership removes this setting",
        "TakeOwnership removes what {0} sets here{1}",
        "When a job changes its owner, BITS removes its command line and its credentials. The new owner has to set them.");

    public static readonly Rule JobLeftInQueue = new(
        "BITS048", Certain, RuleCategory.Lifetime,
        "A new job is left in the queue",
        "This job stays in the queue where {0}: it is neither resumed nor ended there{1}",
        "A job that is created and forgotten stays in the queue for 90 days. It counts against the number of jobs that a user may have. "
        + "When that number is reached, CreateJob fails with BG_E_TOO_MANY_JOBS_PER_USER.");

    public static readonly Rule JobForgotten = new(
        "BITS049", Advice, RuleCategory.Lifetime,
        "A callback or a branch leaves the job in the queue",
        "{0}{1}",
        "A job in the state ERROR stays there until somebody resumes, completes or cancels it. A job in the state TRANSFERRED has no files "
        + "until somebody completes it. BITS does not announce it again.");

    public static readonly Rule WaitNeverEnds = new(
        "BITS050", Certain, RuleCategory.Lifetime,
        "The wait never ends",
        "This loop has no way out while the job is in the state {0}{1}",
        "The states ERROR, CANCELLED and ACKNOWLEDGED do not change by themselves. A loop that does not end in such a state never ends.");

    public static readonly Rule OtherProgramsJobEnded = new(
        "BITS051", Possible, RuleCategory.Lifetime,
        "Other programs' jobs are ended",
        "This job may be another program's, and {0} ends it{1}",
        "EnumJobs also returns jobs of other programs. Only the name, the description, the id or the owner of a job shows whose it is.");

    public static readonly Rule JobNeverCompleted = new(
        "BITS052", Certain, RuleCategory.Lifetime,
        "The job is never completed",
        "The job is waited for until it is transferred, but never completed, so its files never appear{0}",
        "BITS downloads to temporary files. Only Complete gives them their names. Until then the files do not exist, and the job stays in "
        + "the queue.");

    public static readonly Rule PolledWithoutPause = new(
        "BITS053", Advice, RuleCategory.Lifetime,
        "The state is polled without a pause",
        "This loop calls {0} again and again without a pause{1}",
        "The calls go to another process. A loop without a pause makes them as fast as it can, and keeps a processor core busy.");

    public static readonly Rule CallbackFails = new(
        "BITS060", Certain, RuleCategory.Callbacks,
        "A callback must return success",
        "{0} {1}, so BITS counts every notification as failed{2}",
        "Every method of a callback must exist and return S_OK, also for events that nobody requested. BITS calls JobTransferred and "
        + "JobError again until they do.");

    public static readonly Rule CallbackBlocks = new(
        "BITS061", Advice, RuleCategory.Callbacks,
        "A callback must not block",
        "{0} makes {1} wait; four callbacks that wait silence every BITS client of the user{2}",
        "BITS delivers at most four notifications of a user at a time, for all programs together. A callback should pass its work to "
        + "another thread and return.");

    public static readonly Rule CallbackReleasesArgument = new(
        "BITS062", Certain, RuleCategory.Callbacks,
        "Do not release what BITS passed in",
        "BITS itself releases '{0}' when {1} returns{2}",
        "The arguments of a callback belong to BITS, which releases them when the callback returns.");

    public static readonly Rule CallbackIsAsyncVoid = new(
        "BITS063", Certain, RuleCategory.Callbacks,
        "A callback must not be 'async void'",
        "{0} is 'async void': for BITS it ends at the first await, and an exception after that ends the process{1}",
        "BITS cannot wait for an async method. It gets success, whatever happens later, and nothing catches an exception that leaves an "
        + "async void method.");

    public static readonly Rule CallbackMayThrow = new(
        "BITS064", Advice, RuleCategory.Callbacks,
        "An exception would make BITS call again",
        "Where {0} throws, the exception leaves {1}, and BITS calls again{2}",
        "An exception that leaves JobTransferred or JobError becomes a failing HRESULT. BITS calls the method again and again until it "
        + "returns S_OK, or runs the command line instead.");

    public static readonly Rule CallbackKeepsPointer = new(
        "BITS065", Certain, RuleCategory.Callbacks,
        "The argument is only valid during the call",
        "BITS releases '{0}' when {1} returns, and the pointer that is kept here without AddRef is then invalid{2}",
        "A pointer argument of a callback is valid until the callback returns. To keep it, the callback has to call AddRef.");

    public static readonly Rule ParametersWithoutProgram = new(
        "BITS080", Certain, RuleCategory.CommandLines,
        "Parameters without a program",
        "SetNotifyCmdLine fails because the program is null and the parameters are not{0}",
        "Without a program, parameters make no sense. To remove the command line of a job, both are null.");

    public static readonly Rule ProgramNeedsFullPath = new(
        "BITS081", Certain, RuleCategory.CommandLines,
        "The program needs a full path",
        "{0} is not a full path, and BITS does not search for the program{1}",
        "BITS does not search for the program: it does not know the current directory of the caller, and does not look at PATH.");

    public static readonly Rule VariablesNotExpanded = new(
        "BITS082", Certain, RuleCategory.CommandLines,
        "Environment variables are not expanded",
        "BITS does not expand {0} in the {1}{2}",
        "BITS takes both strings as they are. The program has to expand variables before the call.");

    public static readonly Rule ParametersRepeatProgram = new(
        "BITS083", Certain, RuleCategory.CommandLines,
        "Parameters must repeat the program",
        "The parameters have to begin with the program, but they begin with {0}{1}",
        "The parameters are the whole command line of the new process, and its first word is the program again. Without it the program "
        + "takes the first parameter as its own name.");

    public static readonly Rule ProgramNeedsQuotes = new(
        "BITS084", Certain, RuleCategory.CommandLines,
        "The program path needs quotes",
        "Without quotes around the program its path ends after '{0}', and the rest is taken for parameters{1}",
        "A space ends the first word of a command line unless the word is quoted. What follows the space becomes a parameter of its own.");

    public static readonly Rule StringTooLong = new(
        "BITS085", Certain, RuleCategory.CommandLines,
        "The string is too long",
        "{0} fails with {1} because the {2} has {3} characters, and {4} are allowed{5}",
        "A program may have 260 characters, its parameters 4000, the name of a job 256 and its description 1024.");

    public static readonly Rule ScriptNeedsInterpreter = new(
        "BITS086", Certain, RuleCategory.CommandLines,
        "A script needs its interpreter",
        "BITS cannot start a {0} file; the program has to be its interpreter{1}",
        "BITS starts a process and does not look up which program opens a file. The program has to be the interpreter, and the script one "
        + "of its parameters.");

    public static readonly Rule VtableMismatch = new(
        "BITS100", Certain, RuleCategory.Interop,
        "The interface does not match the BITS vtable",
        "{0}",
        "COM calls a member by its position in the interface, with the parameters of the declaration. A member in a wrong position, or "
        + "with wrong parameters, calls another method or reads wrong memory.");

    public static readonly Rule DroppedResult = new(
        "BITS101", Advice, RuleCategory.Interop,
        "The HRESULT is dropped",
        "The HRESULT of {0} is dropped, so nobody learns that it has failed",
        "A signature with [PreserveSig] returns the HRESULT instead of throwing. If the code does not test it, a failure goes unnoticed.");

    public static readonly Rule ZeroIsNotSuccess = new(
        "BITS102", Advice, RuleCategory.Interop,
        "Success codes are not only zero",
        "{0} may succeed with {1}, which is not 0{2}",
        "An HRESULT is a failure only if it is negative. Some members of BITS succeed with other codes than S_OK, and a comparison with "
        + "zero takes these as failures.");

    public static readonly Rule UncaughtFailure = new(
        "BITS103", Advice, RuleCategory.Interop,
        "COMException does not catch this failure",
        "{0} may fail with {1}, which is thrown as {2}, and this handler does not catch that",
        ".NET turns some HRESULTs into other exceptions, which do not derive from COMException. A handler for COMException does not catch "
        + "them.");

    public static readonly Rule WrongFlagsEnum = new(
        "BITS104", Certain, RuleCategory.Interop,
        "The flags enum is wrong",
        "{0}",
        "BITS uses the values of flags, not their names. An enum with a wrong value requests other events than it says. An enum without "
        + "[Flags] does not show that its members can be combined.");

    public static readonly Rule ClaimIsNotKept = new(
        "BITS110", Advice, RuleCategory.Interop,
        "The attribute claims what the body does not do",
        "{0} is marked [{1}], but {2}{3}",
        "If the body is in another assembly, the analyzer relies on the attribute. If it can see the body, it checks the attribute.");

    public static readonly Rule OptionIsNotUnderstood = new(
        "BITS111", Certain, RuleCategory.Interop,
        "An entry of an option is not understood",
        "'{0}' in {1} {2}",
        "The options about wrappers list members and types by their documentation comment ids. An entry that is not understood has no "
        + "effect.",
        tags: new[] { WellKnownDiagnosticTags.CompilationEnd });

    public static readonly Rule Explanation = new(
        "BITS900", RuleLevel.Explanation, RuleCategory.Explanations,
        "What the analyzer believes",
        "{0}",
        "Not a misuse: what is known of the job before a call, for those who ask why something is reported or why not.");

    public static readonly Rule StepOfReport = new(
        "BITS901", RuleLevel.Step, RuleCategory.Explanations,
        "A step of a report",
        "{0}, step {1}: {2}",
        "Not a misuse: one of the steps that prove a report, shown at its place where an editor or a log does not show the places of the "
        + "report itself.");

    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create(
        DisableHidesFlags,
        UndefinedFlag,
        FlagsNotCombinedWithOr,
        UseOrToCombineFlags,
        ZeroRequestsNoEvents,
        EndNeverAnnounced,
        FailureNeverAnnounced,
        UseNamedFlags,
        MaskReplaced,
        ConstantOfAnotherFamily,
        SuccessNeverAnnounced,
        FlagsIgnoredByCommandLine,
        CommandLineNeverRuns,
        CallbackLacksInterface,
        NoCallback,
        EventOfAnotherJobType,
        DisabledWithReceiver,
        FlagNeedsNewerWindows,
        CommandLineIsFallback,
        HandlerNeverRuns,
        PropertyNeedsNewerWindows,
        CallInFinalState,
        CallInPossiblyFinalState,
        ResumeWithoutFiles,
        SecondFileOfUpload,
        CompleteBeforeTransferred,
        PropertyTooLate,
        NotificationsTakenOver,
        SettingRemovedByTakeOwnership,
        JobLeftInQueue,
        JobForgotten,
        WaitNeverEnds,
        OtherProgramsJobEnded,
        JobNeverCompleted,
        PolledWithoutPause,
        CallbackFails,
        CallbackBlocks,
        CallbackReleasesArgument,
        CallbackIsAsyncVoid,
        CallbackMayThrow,
        CallbackKeepsPointer,
        ParametersWithoutProgram,
        ProgramNeedsFullPath,
        VariablesNotExpanded,
        ParametersRepeatProgram,
        ProgramNeedsQuotes,
        StringTooLong,
        ScriptNeedsInterpreter,
        VtableMismatch,
        DroppedResult,
        ZeroIsNotSuccess,
        UncaughtFailure,
        WrongFlagsEnum,
        ClaimIsNotKept,
        OptionIsNotUnderstood,
        Explanation,
        StepOfReport);

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = All.Select(rule => rule.Descriptor).ToImmutableArray();
}

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
        "While BG_NOTIFY_DISABLE is set, BITS disregards every other notification flag. The call succeeds all the same, so nothing tells "
        + "that the events never arrive.");

    public static readonly Rule UndefinedFlag = new(
        "BITS002", Certain, RuleCategory.Flags,
        "Undefined notification flag",
        "BITS defines no notification flag {0}, so SetNotifyFlags fails with E_NOTIMPL{1}",
        "A mask with a bit that BITS does not define is refused as a whole with E_NOTIMPL, which .NET turns into a NotImplementedException.");

    public static readonly Rule FlagsNotCombinedWithOr = new(
        "BITS003", Certain, RuleCategory.Flags,
        "Flags are not combined with '|'",
        "Joined with '{0}', these flags give {1} instead of {2}{3}",
        "Operators other than '|' do not form the union of flags, and adding a flag to itself makes another flag of it.");

    public static readonly Rule UseOrToCombineFlags = new(
        "BITS004", Advice, RuleCategory.Flags,
        "Use '|' to combine flags",
        "{0}; combine flags with '|', each once{1}",
        "The value is right, but only as long as no flag is named twice or contained in another. '|' is right always.");

    public static readonly Rule ZeroRequestsNoEvents = new(
        "BITS005", Advice, RuleCategory.Flags,
        "Zero requests no events",
        "A mask of 0 requests no event; use BG_NOTIFY_DISABLE to mute the job, or name the events{0}",
        "The documentation asks for one or more flags and says nothing about zero. BG_NOTIFY_DISABLE is the documented way to mute a job.");

    public static readonly Rule EndNeverAnnounced = new(
        "BITS006", Certain, RuleCategory.Flags,
        "The end of the job is never announced",
        "With {0} BITS never announces the end of the job, because modification and file events exclude it{1}",
        "BITS raises no modification event when a job enters the states TRANSFERRED and ERROR. Those who ask for neither "
        + "BG_NOTIFY_JOB_TRANSFERRED nor BG_NOTIFY_JOB_ERROR wait for ever.");

    public static readonly Rule FailureNeverAnnounced = new(
        "BITS007", Advice, RuleCategory.Flags,
        "A failing job is never announced",
        "With {0} BITS announces that the job is transferred, but never that it has failed{1}",
        "A job that fails enters the state ERROR and stays there. Without BG_NOTIFY_JOB_ERROR nobody is told.");

    public static readonly Rule UseNamedFlags = new(
        "BITS008", Advice, RuleCategory.Flags,
        "Use the named flags",
        "The number {0} stands for {1}, and names for these flags are in scope",
        "Named flags say what is requested; a number has to be decoded by every reader.");

    public static readonly Rule MaskReplaced = new(
        "BITS009", Advice, RuleCategory.Flags,
        "SetNotifyFlags replaces the mask",
        "This mask replaces the one set before and gives up {0}{1}",
        "SetNotifyFlags does not add to the flags of the job, it replaces them. Nothing can have happened between the two calls, so the first "
        + "one has no effect.");

    public static readonly Rule ConstantOfAnotherFamily = new(
        "BITS010", Certain, RuleCategory.Flags,
        "Constant of another family",
        "'{0}' is {1}, not a notification flag; as a mask its value means {2}{3}",
        "Constants of other parts of BITS reuse the same small numbers with other meanings.");

    public static readonly Rule FlagsIgnoredByCommandLine = new(
        "BITS020", Certain, RuleCategory.Receivers,
        "Flags ignored by command-line notification",
        "BITS runs the command line for the end of the job only and ignores {0}{1}",
        "A command line is run for BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR. Modification and file events need a callback interface, "
        + "and this job has none.");

    public static readonly Rule CommandLineNeverRuns = new(
        "BITS021", Certain, RuleCategory.Receivers,
        "The command line never runs",
        "With {0} BITS never runs the command line that is set on the job{1}",
        "BITS runs a command line when the job is transferred or fails, and only if BG_NOTIFY_JOB_TRANSFERRED or BG_NOTIFY_JOB_ERROR asks "
        + "for it and BG_NOTIFY_DISABLE does not forbid it.");

    public static readonly Rule DisabledWithReceiver = new(
        "BITS025", Advice, RuleCategory.Receivers,
        "Notifications are disabled while a receiver is registered",
        "A callback is registered, but BG_NOTIFY_DISABLE is in force when the job is resumed, so it is never called{0}",
        "BG_NOTIFY_DISABLE mutes the job. A callback that is registered all the same is not called until the flags are set again.");

    public static readonly Rule CommandLineIsFallback = new(
        "BITS027", Advice, RuleCategory.Receivers,
        "The command line is only a fallback",
        "With a callback registered, BITS runs the command line only where the callback cannot be reached or fails{0}",
        "A callback takes precedence over a command line. Both together are of use where the program may have ended; otherwise one of them is "
        + "never used.");

    public static readonly Rule HandlerNeverRuns = new(
        "BITS028", Certain, RuleCategory.Receivers,
        "The handler never runs",
        "The callback handles {0}, but the mask in force lacks {1}{2}",
        "A new job announces that it is transferred or has failed. Every other event has to be requested with SetNotifyFlags before the "
        + "callback is called for it.");

    public static readonly Rule CallInFinalState = new(
        "BITS040", Certain, RuleCategory.Lifetime,
        "The job is already cancelled or acknowledged",
        "{0} fails with BG_E_INVALID_STATE because the job is already {1}{2}",
        "Cancel and Complete end a job for ever. What changes a job fails from then on with BG_E_INVALID_STATE; what reads it still works.");

    public static readonly Rule CallInPossiblyFinalState = new(
        "BITS041", Possible, RuleCategory.Lifetime,
        "The job may already be cancelled or acknowledged",
        "{0} fails with BG_E_INVALID_STATE where the job has been {1} before{2}",
        "On some path to this call the job has been cancelled or completed. What changes a job fails from then on with BG_E_INVALID_STATE.");

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
        "An upload job can be completed in the state TRANSFERRED only. Download jobs can be completed at any time.");

    public static readonly Rule PropertyTooLate = new(
        "BITS045", Certain, RuleCategory.Lifetime,
        "The property is set too late",
        "{0} can no longer be set after {1}{2}",
        "BITS_JOB_PROPERTY_DYNAMIC_CONTENT and BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE can be set until the job is resumed for the first time, "
        + "BITS_JOB_PROPERTY_HIGH_PERFORMANCE until the first file is added.");

    public static readonly Rule SettingRemovedByTakeOwnership = new(
        "BITS047", Certain, RuleCategory.Lifetime,
        "TakeOwnership removes this setting",
        "TakeOwnership removes what {0} sets here{1}",
        "When a job changes its owner, BITS removes its command line and its credentials. They have to be set by the new owner.");

    public static readonly Rule ParametersWithoutProgram = new(
        "BITS080", Certain, RuleCategory.CommandLines,
        "Parameters without a program",
        "SetNotifyCmdLine fails because the program is null and the parameters are not{0}",
        "Without a program there is nothing to pass parameters to. Both are null to remove the command line of a job.");

    public static readonly Rule ProgramNeedsFullPath = new(
        "BITS081", Certain, RuleCategory.CommandLines,
        "The program needs a full path",
        "{0} is not a full path, and BITS does not search for the program{1}",
        "BITS looks for the program where its path says, and nowhere else: it knows no current directory of the caller and does not search PATH.");

    public static readonly Rule VariablesNotExpanded = new(
        "BITS082", Certain, RuleCategory.CommandLines,
        "Environment variables are not expanded",
        "BITS does not expand {0} in the {1}{2}",
        "BITS takes both strings as they are. A variable has to be expanded before they are passed on.");

    public static readonly Rule ParametersRepeatProgram = new(
        "BITS083", Certain, RuleCategory.CommandLines,
        "Parameters must repeat the program",
        "The parameters have to begin with the program, but they begin with {0}{1}",
        "The parameters are the whole command line of the new process, and its first word is the program once more. Without it the first parameter is "
        + "lost: the program takes it for its own name.");

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
        "BITS starts a process and does not look up which program a file belongs to. The interpreter is the program, and the script one of its "
        + "parameters.");

    public static readonly Rule VtableMismatch = new(
        "BITS100", Certain, RuleCategory.Interop,
        "The interface does not match the BITS vtable",
        "{0}",
        "COM calls a member by its place in the interface and passes what the declaration says. A member in another place, or with other parameters, "
        + "calls something else or reads what is not there.");

    public static readonly Rule DroppedResult = new(
        "BITS101", Advice, RuleCategory.Interop,
        "The HRESULT is dropped",
        "The HRESULT of {0} is dropped, so nobody learns that it has failed",
        "A signature with [PreserveSig] returns the HRESULT instead of throwing. Unless the code looks at it, a call that has failed looks like one "
        + "that has not.");

    public static readonly Rule ZeroIsNotSuccess = new(
        "BITS102", Advice, RuleCategory.Interop,
        "Success codes are not only zero",
        "{0} may succeed with {1}, which is not 0{2}",
        "An HRESULT tells of a failure where it is negative. Some members of BITS succeed with other codes than S_OK, and a comparison with zero "
        + "takes those for failures.");

    public static readonly Rule UncaughtFailure = new(
        "BITS103", Advice, RuleCategory.Interop,
        "COMException does not catch this failure",
        "{0} may fail with {1}, which is thrown as {2}, and this handler does not catch that",
        ".NET turns the HRESULTs that it knows into exceptions of their own, which do not derive from COMException. Handlers for COMException let "
        + "them pass.");

    public static readonly Rule WrongFlagsEnum = new(
        "BITS104", Certain, RuleCategory.Interop,
        "The flags enum is wrong",
        "{0}",
        "BITS knows notification flags by their values. An enum that gives one of their names another value requests other events than it says; one "
        + "without [Flags] hides that its members are to be combined.");

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
        FlagsIgnoredByCommandLine,
        CommandLineNeverRuns,
        DisabledWithReceiver,
        CommandLineIsFallback,
        HandlerNeverRuns,
        CallInFinalState,
        CallInPossiblyFinalState,
        ResumeWithoutFiles,
        SecondFileOfUpload,
        CompleteBeforeTransferred,
        PropertyTooLate,
        SettingRemovedByTakeOwnership,
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
        WrongFlagsEnum);

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = All.Select(rule => rule.Descriptor).ToImmutableArray();
}

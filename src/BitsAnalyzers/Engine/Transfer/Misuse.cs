namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A way to misuse BITS that shows on a path. Rules give it their words.</summary>
internal enum Misuse
{
    /// <summary>A value is passed as a mask; what is wrong with it is for the rules about masks to say.</summary>
    Mask,

    /// <summary>Strings are passed to BITS; what is wrong with them is for the rules about command lines to say.</summary>
    Text,
    CallInFinalState,
    CallInFinalStateByOnePage,
    FlagsIgnoredByCommandLine,
    CommandLineNeverRuns,
    CallbackLacksInterface,
    NoCallback,
    EventOfAnotherJobType,
    DisabledWithReceiver,
    FlagNeedsNewerWindows,
    CommandLineIsFallback,
    HandlerNeverRuns,
    MaskReplaced,
    ResumeWithoutFiles,
    SecondFileOfUpload,
    CompleteBeforeTransferred,
    PropertyTooLate,
    NotificationsTakenOver,
    SettingRemovedByTakeOwnership,
}

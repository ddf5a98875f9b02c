using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Rules.Flags;
using BitsAnalyzers.Rules.Lifetime;
using BitsAnalyzers.Rules.Receivers;

namespace BitsAnalyzers.Rules;

/// <summary>The rules about what is done to a job, in the order in which they are told of one call.</summary>
internal static class JobRules
{
    public static readonly ImmutableArray<JobRule> InOrder = ImmutableArray.Create<JobRule>(
        new Bits040CallInFinalState(),
        new Bits041CallInPossiblyFinalState(),
        new Bits020FlagsIgnoredByCommandLine(),
        new Bits021CommandLineNeverRuns(),
        new Bits022CallbackLacksInterface(),
        new Bits023NoCallback(),
        new Bits024EventOfAnotherJobType(),
        new Bits025DisabledWithReceiver(),
        new Bits026FlagNeedsNewerWindows(),
        new Bits027CommandLineIsFallback(),
        new Bits028HandlerNeverRuns(),
        new Bits029PropertyNeedsNewerWindows(),
        new Bits009MaskReplaced(),
        new Bits042ResumeWithoutFiles(),
        new Bits043SecondFileOfUpload(),
        new Bits044CompleteBeforeTransferred(),
        new Bits045PropertyTooLate(),
        new Bits046NotificationsTakenOver(),
        new Bits047SettingRemovedByTakeOwnership(static job => job.CommandLine),
        new Bits047SettingRemovedByTakeOwnership(static job => job.Credentials),
        new Bits051OtherProgramsJobEnded());

    /// <summary>The same for the engine.</summary>
    public static readonly JobChecks Checks = new(InOrder.CastArray<IJobCheck>());
}

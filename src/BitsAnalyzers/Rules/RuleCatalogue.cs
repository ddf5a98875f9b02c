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

    public static readonly Rule ConstantOfAnotherFamily = new(
        "BITS010", Certain, RuleCategory.Flags,
        "Constant of another family",
        "'{0}' is {1}, not a notification flag; as a mask its value means {2}{3}",
        "Constants of other parts of BITS reuse the same small numbers with other meanings.");

    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create(
        DisableHidesFlags,
        UndefinedFlag,
        FlagsNotCombinedWithOr,
        UseOrToCombineFlags,
        ZeroRequestsNoEvents,
        EndNeverAnnounced,
        FailureNeverAnnounced,
        UseNamedFlags,
        ConstantOfAnotherFamily);

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = All.Select(rule => rule.Descriptor).ToImmutableArray();
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>Whether what is said of something holds wherever something else holds: the order that joins go up in.</summary>
internal static class Knowledge
{
    public static bool Covers(this JobState general, JobState special)
        => (special.States & ~general.States) == JobStates.None &&
            (general.FinalSite == 0 || general.States.IsFinal()) &&
            (general.StateReadSite == 0 || general.StateReadSite == special.StateReadSite) &&
            Covers(general.Pending, special.Pending) &&
            (general.IsFromService || !special.IsFromService) &&
            (general.CreationSite == 0 || general.CreationSite == special.CreationSite) &&
            (general.Kind == JobKind.Unknown || general.Kind == special.Kind) &&
            (general.Mask is null || (special.Mask is not null && special.Mask.Bits.Implies(general.Mask.Bits))) &&
            (general.MaskSite == 0 || general.MaskSite == special.MaskSite) &&
            (general.IsMaskStale || !special.IsMaskStale) &&
            (general.IsMaskSeen || !special.IsMaskSeen) &&
            general.Interface.Covers(special.Interface) &&
            general.Class.Covers(special.Class) &&
            general.CommandLine.Covers(special.CommandLine) &&
            general.Credentials.Covers(special.Credentials) &&
            (general.Files == FileCount.Unknown || general.Files == special.Files) &&
            (general.FileSite == 0 || general.FileSite == special.FileSite) &&
            (general.IsResumed == Truth.Unknown || general.IsResumed == special.IsResumed) &&
            (general.ResumeSite == 0 || general.ResumeSite == special.ResumeSite) &&
            (general.IsEscaped || !special.IsEscaped) &&
            (general.IsShared || !special.IsShared);

    public static bool Covers(this ProgramState general, ProgramState special)
        => special.Locations.All(pair => general.Locations.TryGetValue(pair.Key, out var value) && Covers(value, pair.Value)) &&
            general.Jobs.All(pair => special.Jobs.TryGetValue(pair.Key, out var state) && pair.Value.Covers(state)) &&
            general.PathCondition.All(pair => special.PathCondition.TryGetValue(pair.Key, out var outcome) && outcome == pair.Value);

    // The same calls are open, and cover each other whether they have failed or not.
    private static bool Covers(PendingCall? general, PendingCall? special)
        => general is null ||
            (special is not null &&
                general.Site == special.Site &&
                general.IsAskedFor == special.IsAskedFor &&
                general.Before.Covers(special.Before) &&
                general.After.Covers(special.After) &&
                (general.Earlier is null) == (special.Earlier is null) &&
                Covers(general.Earlier, special.Earlier));

    private static bool Covers(this Receiver general, Receiver special)
        => (general.Presence == Presence.Unknown || general.Presence == special.Presence) &&
            (general.ExactType < 0 || general.ExactType == special.ExactType) &&
            (general.Presence == Presence.Unknown || general.IsStale || !special.IsStale) &&
            (general.Presence == Presence.Unknown || general.MayHaveOtherSite
                || (!special.MayHaveOtherSite && general.Site == special.Site));

    private static bool Covers(Value general, Value special)
        => general is UnknownValue || general == special ||
            (general is NumberValue number && special is NumberValue other && other.Bits.Implies(number.Bits) &&
                (number.Identity is null || number.Identity == other.Identity)) ||
            (general is TextValue { IsWhole: false } start &&
                special is TextValue text &&
                text.Text.StartsWith(start.Text, StringComparison.Ordinal) &&
                (start.Identity is null || start.Identity == text.Identity)) ||
            (general is TextValue { IsWhole: true } whole && special is TextValue { IsWhole: true } same && whole.Text == same.Text) ||
            (general is JobValue { MayBeNull: not null } job && special is JobValue { MayBeNull: null } sure && job.Job == sure.Job);
}

using BitsAnalyzers.Engine.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>
/// States and what is known of jobs, joined: nothing is said that does not hold of both, and the order in which they come does not matter.
/// </summary>
public class JoinTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    [Fact]
    public void JoinedJobsSayOnlyWhatHoldsOfBoth()
        => Check.One(s_config, Prop.ForAll(Arb.From(Jobs), Arb.From(Jobs), static (left, right) =>
            JobState.Join(left, right).Covers(left) && JobState.Join(left, right).Covers(right)));

    [Fact]
    public void JoinOfJobsIsCommutativeAndIdempotent()
        => Check.One(s_config, Prop.ForAll(Arb.From(Jobs), Arb.From(Jobs), static (left, right) =>
            JobState.Join(left, right) == JobState.Join(right, left) && JobState.Join(left, left) == left));

    [Fact]
    public void AJobIsNotChangedByWhatItIsAlreadyJoinedWith()
        => Check.One(s_config, Prop.ForAll(Arb.From(Jobs), Arb.From(Jobs), static (left, right) =>
            JobState.Join(JobState.Join(left, right), right) == JobState.Join(left, right)));

    [Fact]
    public void JoinedStatesSayOnlyWhatHoldsOfBoth()
        => Check.One(s_config, Prop.ForAll(Arb.From(States), Arb.From(States), static (left, right) =>
            ProgramState.Join(left, right).Covers(left) && ProgramState.Join(left, right).Covers(right)));

    [Fact]
    public void JoinOfStatesIsCommutativeAndIdempotent()
        => Check.One(s_config, Prop.ForAll(Arb.From(States), Arb.From(States), static (left, right) =>
            ProgramState.Join(left, right).Equals(ProgramState.Join(right, left)) && ProgramState.Join(left, left).Equals(left)));

    [Fact]
    public void AStateIsNotChangedByWhatItIsAlreadyJoinedWith()
        => Check.One(s_config, Prop.ForAll(Arb.From(States), Arb.From(States), static (left, right) =>
            ProgramState.Join(ProgramState.Join(left, right), right).Equals(ProgramState.Join(left, right))));

    [Fact]
    public void EqualStatesHaveEqualHashesAndNoDistance()
        => Check.One(s_config, Prop.ForAll(Arb.From(States), Arb.From(States), static (left, right) =>
            left.Equals(right) == (ProgramState.Distance(left, right) == 0 && left.FieldEpoch == right.FieldEpoch) &&
            ProgramState.Distance(left, right) == ProgramState.Distance(right, left) &&
            (!left.Equals(right) || left.GetHashCode() == right.GetHashCode())));

    [Fact]
    public void ExternalCodeOnlyTakesKnowledgeAway()
        => Check.One(s_config, Prop.ForAll(Arb.From(Jobs), static job =>
            job.AfterExternalCode().Covers(job)
                && job.AfterHiddenCode().Covers(job)
                && job.AfterHiddenCode().Covers(job.AfterExternalCode())));

    [Fact]
    public void NoCodeBringsAnEndedJobBack()
        => Check.One(s_config, Prop.ForAll(Arb.From(Jobs), static job =>
            job.AfterExternalCode().States.IsFinal() == job.States.IsFinal()
                && job.AfterHiddenCode().States.IsFinal() == job.States.IsFinal()));

    private static Gen<Origin?> Origins
        => Gen.Choose(1, 3).ListOf().Select(static sites => sites.Aggregate((Origin?)null, Origin.Then));

    private static Gen<NotifyMask> Masks => Gen.Elements(SmallMasks.All);

    private static Gen<SymbolicValue> Symbols => Gen.Choose(1, 2).Select(static site => new SymbolicValue(site));

    private static Gen<NumberValue> Numbers
        => from mask in Masks
           from identity in Gen.Elements<Value?>(null, new SymbolicValue(1), new SymbolicValue(2))
           from origin in Origins
           select new NumberValue(mask, mask.IsConstant ? null : identity, origin);

    private static Gen<TextValue> Texts
        => from text in Gen.Elements("", "a", "ab", "b")
           from isWhole in Bools
           from identity in Gen.Elements<Value?>(null, new SymbolicValue(1), new SymbolicValue(2))
           from origin in Origins
           select new TextValue(text, isWhole, isWhole ? null : identity, origin);

    private static Gen<Receiver> Receivers
        => from presence in Gen.Elements(Enum.GetValues<Presence>())
           from site in Gen.Choose(0, 2)
           from type in Gen.Choose(-1, 1)
           from isStale in Bools
           from mayHaveOtherSite in Bools
           select presence == Presence.Unknown
               ? Receiver.Unknown with { Site = site, ExactType = type }
               : new Receiver(presence, site, type) { IsStale = isStale, MayHaveOtherSite = mayHaveOtherSite };

    private static Gen<bool> Bools => Gen.Elements(true, false);

    private static Gen<int> Sites => Gen.Choose(0, 2);

    private static Gen<JobState> Jobs
        => from states in Gen.Elements(
            JobStates.Any, JobStates.Open, JobStates.Suspended, JobStates.Cancelled, JobStates.Acknowledged, JobStates.Final)
           from finalSite in Sites
           from read in Sites
           from pending in Sites
           from creation in Sites
           from kind in Gen.Elements(JobKind.Unknown, JobKind.Download, JobKind.Upload)
           from hasMask in Bools
           from mask in Numbers
           from maskSite in Sites
           from flags in Gen.Choose(0, 31)
           from @interface in Receivers
           from commandLine in Receivers
           from files in Gen.Elements(Enum.GetValues<FileCount>())
           from fileSite in Sites
           from isResumed in Gen.Elements(Enum.GetValues<Truth>())
           from resumeSite in Sites
           select new JobState
           {
               States = states,
               FinalSite = states.IsFinal() ? finalSite : 0,
               StateReadSite = read,
               Pending = pending == 0 ? null : new(pending, JobState.Outside, JobState.Outside),
               IsFromService = (flags & 16) != 0,
               CreationSite = creation,
               Kind = kind,
               Mask = hasMask ? mask : null,
               MaskSite = maskSite,
               IsMaskStale = (flags & 1) != 0,
               IsMaskSeen = (flags & 2) != 0,
               Interface = @interface,
               CommandLine = commandLine,
               Files = files,
               FileSite = fileSite,
               IsResumed = isResumed,
               ResumeSite = resumeSite,
               IsEscaped = (flags & 4) != 0,
               IsShared = (flags & 8) != 0,
           };

    private static Gen<Value> Values => Gen.OneOf(
        Numbers.Select(static number => (Value)number),
        Symbols.Select(static symbol => (Value)symbol),
        Gen.Elements(Value.Null, Value.True, Value.Unknown),
        Texts.Select(static text => (Value)text),
        from job in Symbols
        from nullness in Gen.Elements(null, new SymbolicValue(1, 7), new SymbolicValue(2, 7))
        select (Value)new JobValue(job, nullness));

    private static Gen<ProgramState> States
        => from locations in Gen.Choose(1, 3).SelectMany(static location => Values.Select(value => (Key: location, value))).ListOf()
           from jobs in Symbols.SelectMany(static job => Jobs.Select(state => (Key: job, state))).ListOf()
           from decisions in Symbols.SelectMany(static symbol => Bools.Select(outcome => (Key: (Value)symbol, outcome))).ListOf()
           from epoch in Sites
           select new ProgramState(FirstOfEach(locations), FirstOfEach(jobs), FirstOfEach(decisions), epoch);

    private static Entries<TKey, TValue> FirstOfEach<TKey, TValue>(IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull
        where TValue : notnull
        => Entries<TKey, TValue>.From(entries
            .GroupBy(static entry => entry.Key)
            .Select(static group => KeyValuePair.Create(group.Key, group.First().Value)));
}

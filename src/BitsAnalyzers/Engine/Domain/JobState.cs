namespace BitsAnalyzers.Engine.Domain;

/// <summary>What is known of a job at a point on a path.</summary>
internal sealed record JobState
{
    /// <summary>
    /// A job from outside, of which nothing is known: its flags and receivers may have been set long ago, by another process.
    /// </summary>
    public static readonly JobState Outside = new();

    /// <summary>A job that has just been created. The mask of a new job is that of the default pair.</summary>
    public static JobState New(int site, JobKind kind) => new()
    {
        CreationSite = site,
        Kind = kind,
        States = JobStates.Suspended,
        Mask = NumberValue.Constant(NotifyFlags.DefaultPair),
        Interface = Receiver.None,
        Class = Receiver.None,
        CommandLine = Receiver.None,
        Credentials = Receiver.None,
        Files = FileCount.None,
        IsEscaped = false,
        IsShared = false,
        IsResumed = Truth.No,
    };

    /// <summary>The states the job may be in.</summary>
    public JobStates States { get; init; } = JobStates.Any;

    /// <summary>The call or test that made the state final; 0 where it is not known to be final.</summary>
    public int FinalSite { get; init; }

    /// <summary>Where the state was last read and nothing that changes it was done since; 0 where that is not so.</summary>
    public int StateReadSite { get; init; }

    /// <summary>The calls that may yet turn out to have failed, the latest first: somebody has their results.</summary>
    public PendingCall? Pending { get; init; }

    /// <summary>Where the job was created; 0 for a job from outside.</summary>
    public int CreationSite { get; init; }

    /// <summary>Whether its creation has failed, or somebody may know that it has.</summary>
    public bool MayNotExist { get; init; }

    /// <summary>Whether the service was asked for the job: it may be any that exists, also one made here.</summary>
    public bool IsFromService { get; init; }

    public JobKind Kind { get; init; }

    /// <summary>The mask in force.</summary>
    public NumberValue? Mask { get; init; }

    /// <summary>The call that set the mask; 0 where none did.</summary>
    public int MaskSite { get; init; }

    /// <summary>Whether code that is not seen may have replaced the mask since it was set.</summary>
    public bool IsMaskStale { get; init; }

    /// <summary>Whether the mask may have been read, or an event delivered, since it was set.</summary>
    public bool IsMaskSeen { get; init; } = true;

    /// <summary>Where the job was found among those of other programs; 0 where it was not, or has been looked at since.</summary>
    public int EnumerationSite { get; init; }

    /// <summary>Where the job was found among those of other programs, and nothing has told since whose it is; 0 otherwise.</summary>
    public int StrangerSite { get; init; }

    /// <summary>The call that made the content dynamic; 0 where none is known to have.</summary>
    public int DynamicContentSite { get; init; }

    public Receiver Interface { get; init; } = Receiver.Untouched;

    public Receiver Class { get; init; } = Receiver.Untouched;

    public Receiver CommandLine { get; init; } = Receiver.Untouched;

    public Receiver Credentials { get; init; } = Receiver.Untouched;

    public FileCount Files { get; init; }

    /// <summary>The call that added the first file; 0 where none is known.</summary>
    public int FileSite { get; init; }

    public Truth IsResumed { get; init; }

    /// <summary>The call that resumed the job; 0 where none is known.</summary>
    public int ResumeSite { get; init; }

    /// <summary>Whether code that is not seen may hold the job.</summary>
    public bool IsEscaped { get; init; } = true;

    /// <summary>
    /// Whether code that is called may get at the job without being passed it: through a member, a collection or a closure.
    /// </summary>
    public bool IsShared { get; init; } = true;

    /// <summary>Whether a job that was made here has been resumed with a callback of a known class.</summary>
    public bool IsWatched => CreationSite != 0 && IsResumed == Truth.Yes && Interface is { Presence: Presence.Present, ExactType: >= 0 };

    /// <summary>
    /// Whether there may be something to say of the job in the end, although no more can happen to it: it has something that not every mask
    /// goes with, or it is left behind.
    /// </summary>
    public bool MayBeJudged
        => IsWatched || IsLeftNew || IsLeftTransferred || IsLeftInError ||
            (MaskSite != 0 &&
                (CommandLine.Presence == Presence.Present ||
                    Interface.Presence == Presence.Present ||
                    Kind is JobKind.Upload or JobKind.UploadReply ||
                    DynamicContentSite != 0));

    /// <summary>Whether BITS refuses to resume the job, because it has no files: then it stays as it is.</summary>
    public bool CannotBeResumed => this is { Files: FileCount.None, CreationSite: not 0, IsEscaped: false } && !States.IsFinal();

    /// <summary>Whether somebody may have acknowledged the job: that can only be who has it, or who is told of it.</summary>
    public bool MayBeAcknowledged
        => !IsOurs || !IsUntold(Interface) || !IsUntold(Class) || !IsUntold(CommandLine)
            || (States & JobStates.Acknowledged) != JobStates.None;

    /// <summary>Whether the job was created here, and would be left in the queue as it is.</summary>
    public bool IsLeftNew => IsOurs && IsResumed == Truth.No;

    /// <summary>Whether the job was created here and is known to be transferred, and nobody has completed it.</summary>
    public bool IsLeftTransferred => IsOurs && (States & ~JobStates.Final) == JobStates.Transferred;

    /// <summary>Whether the job was created here and is known to have failed, and nobody has ended or resumed it.</summary>
    public bool IsLeftInError => IsOurs && (States & ~JobStates.Final) == JobStates.Error;

    private static bool IsUntold(Receiver receiver) => receiver.Presence == Presence.Absent;

    // No other code has it, so no other code ends it.
    private bool IsOurs => CreationSite != 0 && !MayNotExist && !IsEscaped && !States.IsFinal();

    // What tells most states apart; jobs are looked up often.
    public override int GetHashCode()
        => unchecked((((((((int)States * 31) + FinalSite) * 31) + MaskSite) * 31) + (Mask?.GetHashCode() ?? 0)) * 31) +
            Interface.Site
                + (CommandLine.Site * 3)
                + (FileSite * 5)
                + (ResumeSite * 7)
                + (StateReadSite * 11)
                + (Pending?.Site ?? 0)
                + (int)Files
                + (IsMaskSeen ? 13 : 0);

    /// <summary>
    /// Whether reports are about none of what the two differ in: the end of the job, its mask, its receivers and its files.
    /// </summary>
    public static bool AreAlike(JobState left, JobState right)
        => left.States.IsFinal() == right.States.IsFinal() &&
            left.MaskSite == right.MaskSite &&
            left.Mask == right.Mask &&
            left.Files == right.Files &&
            left.IsResumed == right.IsResumed &&
            left.Interface.Presence == right.Interface.Presence &&
            left.CommandLine.Presence == right.CommandLine.Presence &&
            left.IsEscaped == right.IsEscaped;

    public static JobState Join(JobState left, JobState right)
    {
        if (left == right)
        {
            return left;
        }

        if (left.Pending != right.Pending)
        {
            (left, right) = (PendingCall.UndecideAll(left), PendingCall.UndecideAll(right));
        }

        return new JobState
        {
            States = left.States | right.States,
            FinalSite = (left.States | right.States).IsFinal() ? Math.Min(left.FinalSite, right.FinalSite) : 0,
            StateReadSite = Same(left.StateReadSite, right.StateReadSite),
            Pending = left.Pending == right.Pending ? left.Pending : null,
            CreationSite = Same(left.CreationSite, right.CreationSite),
            MayNotExist = left.MayNotExist || right.MayNotExist,
            IsFromService = left.IsFromService || right.IsFromService,
            Kind = left.Kind == right.Kind ? left.Kind : JobKind.Unknown,
            Mask = Join(left.Mask, right.Mask),
            MaskSite = Same(left.MaskSite, right.MaskSite),
            IsMaskStale = left.IsMaskStale || right.IsMaskStale,
            IsMaskSeen = left.IsMaskSeen || right.IsMaskSeen || left.MaskSite != right.MaskSite,
            EnumerationSite = Same(left.EnumerationSite, right.EnumerationSite),
            StrangerSite = Same(left.StrangerSite, right.StrangerSite),
            DynamicContentSite = Same(left.DynamicContentSite, right.DynamicContentSite),
            Interface = Receiver.Join(left.Interface, right.Interface),
            Class = Receiver.Join(left.Class, right.Class),
            CommandLine = Receiver.Join(left.CommandLine, right.CommandLine),
            Credentials = Receiver.Join(left.Credentials, right.Credentials),
            Files = left.Files == right.Files ? left.Files : FileCount.Unknown,
            FileSite = Same(left.FileSite, right.FileSite),
            IsResumed = left.IsResumed == right.IsResumed ? left.IsResumed : Truth.Unknown,
            ResumeSite = Same(left.ResumeSite, right.ResumeSite),
            IsEscaped = left.IsEscaped || right.IsEscaped,
            IsShared = left.IsShared || right.IsShared,
        };
    }

    /// <summary>
    /// The job after code in another assembly may have used it. Only the end of a job and its files are for ever; the set-up made here
    /// still counts as what was in force when the job was passed on, but is not relied on.
    /// </summary>
    public JobState AfterExternalCode() => this with
    {
        Pending = Pending?.Then(static state => state.AfterExternalCode()),
        States = States.IsFinal() ? States : JobStates.Any,
        StateReadSite = 0,
        IsMaskStale = true,
        IsMaskSeen = true,
        EnumerationSite = 0,
        StrangerSite = 0,
        DynamicContentSite = 0,
        Interface = Interface.Stale(),
        Class = Class.Stale(),
        CommandLine = CommandLine.Stale(),
        Credentials = Credentials.Stale(),
        Files = Files == FileCount.None ? FileCount.Unknown : Files,
        IsResumed = IsResumed == Truth.Yes ? Truth.Yes : Truth.Unknown,
        IsEscaped = true,
    };

    /// <summary>The job after code of this compilation that is not followed may have used it: nothing is left of its set-up.</summary>
    public JobState AfterHiddenCode() => AfterExternalCode() with
    {
        Pending = Pending?.Then(static state => state.AfterHiddenCode()),
        Mask = null,
        MaskSite = 0,
        Interface = Receiver.Unknown,
        Class = Receiver.Unknown,
        CommandLine = Receiver.Unknown,
        Credentials = Receiver.Unknown,
    };

    /// <summary>
    /// The job when something new is set on it. What was in force together when the job was passed on is judged together; what others may
    /// have replaced since says nothing of what is set now.
    /// </summary>
    public JobState WithoutStaleSettings() => this with
    {
        Mask = IsMaskStale ? null : Mask,
        MaskSite = IsMaskStale ? 0 : MaskSite,
        IsMaskStale = false,
        Interface = Interface.IsStale ? Receiver.Unknown : Interface,

        // Of a class that nothing here has set no more is known than of that of any job from outside.
        Class = Class is { IsStale: true, Presence: not Presence.Untouched } ? Receiver.Unknown : Class,
        CommandLine = CommandLine.IsStale ? Receiver.Unknown : CommandLine,
        Credentials = Credentials.IsStale ? Receiver.Unknown : Credentials,
    };

    private static NumberValue? Join(NumberValue? left, NumberValue? right)
        => left == right ? left
        : left is null || right is null ? null
        : new NumberValue(left.Bits.Join(right.Bits), null, Origin.EarlierOf(left.Origin, right.Origin));

    private static int Same(int left, int right) => left == right ? left : 0;
}

/// <summary>How many files a job has.</summary>
internal enum FileCount
{
    Unknown,
    None,
    One,
    Several,
}

/// <summary>Whether something is so, where that may not be known.</summary>
internal enum Truth
{
    Unknown,
    No,
    Yes,
}

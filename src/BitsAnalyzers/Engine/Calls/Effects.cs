using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// What running a method may do, whatever path it takes and whatever it is given: the effects of its own operations and of everything that
/// it calls (a flow-insensitive mod/ref summary). Jobs go by their <see cref="Roots"/>.
/// </summary>
internal sealed class Effects
{
    /// <summary>The jobs that are cancelled or completed.</summary>
    public ulong Ends { get; set; }

    /// <summary>The jobs whose state is read or compared, which may show that they have ended.</summary>
    public ulong Tells { get; set; }

    /// <summary>The jobs on which something is called that is refused once they have ended.</summary>
    public ulong Refused { get; set; }

    /// <summary>The jobs that are changed in any way.</summary>
    public ulong Changes { get; set; }

    /// <summary>The jobs of which something is read.</summary>
    public ulong Reads { get; set; }

    /// <summary>The jobs that are made, found, or set up in a way that other settings may contradict.</summary>
    public ulong SetsUp { get; set; }

    /// <summary>Whether jobs are made or set up in such a way, and not only found.</summary>
    public bool MakesOrSetsUp { get; set; }

    /// <summary>Whether that is done to a job that an element or a call gives: it may be any that others have.</summary>
    public bool SetsUpStrangers { get; set; }

    /// <summary>Whether such a job is changed in any way.</summary>
    public bool ChangesStrangers { get; set; }

    /// <summary>The masks that are set.</summary>
    public MaskSet Masks { get; set; }

    /// <summary>Where a string is given to a job that is too long if it is very long.</summary>
    public bool SetsText { get; set; }

    /// <summary>Whether strings are written down that may add up to one that is too long.</summary>
    public bool HasLongText { get; set; }

    /// <summary>What is given to code that is not seen, or stored where others reach it.</summary>
    public ulong Escapes { get; set; }

    /// <summary>Whether code of the program may run that is not followed, and use what it can get at.</summary>
    public bool RunsHiddenCode { get; set; }

    /// <summary>Whether some of what escapes is given to code of this program that is not seen.</summary>
    public bool GivesToHiddenCode { get; set; }

    /// <summary>Whether a delegate is invoked, or something awaited: any code may run.</summary>
    public bool RunsAnyCode { get; set; }

    /// <summary>Whether a delegate is invoked, which may be one that the caller has made.</summary>
    public bool InvokesDelegate { get; set; }

    /// <summary>Whether other assemblies are called, which takes time.</summary>
    public bool TakesTime { get; set; }

    /// <summary>Whether collections may have other sizes afterwards.</summary>
    public bool ChangesSizes { get; set; }

    /// <summary>Whether it may not return, depending on what it finds: that it has returned tells something.</summary>
    public bool Guards { get; set; }

    /// <summary>Whether an exception may leave it.</summary>
    public bool MayThrow { get; set; }

    /// <summary>Whether that may be one of COM.</summary>
    public bool MayThrowComException { get; set; }

    /// <summary>The exception that a failure of COM becomes, where something handles it.</summary>
    public ITypeSymbol? ComException { get; set; }

    /// <summary>Whether there is something in it that this summary cannot speak of.</summary>
    public bool IsUnclear { get; set; }

    /// <summary>The members that are written.</summary>
    public HashSet<ISymbol> Written { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members that are read.</summary>
    public HashSet<ISymbol> ReadMembers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether nothing is done to a job that a caller could have, and nothing is told of one.</summary>
    public bool LeavesJobsAlone => Roots.Visible(Ends | Tells | Refused | Changes | SetsUp) == Roots.None && Masks.IsEmpty && !IsUnclear;

    /// <summary>Adds effects; whether they are more than before.</summary>
    /// <param name="other">The effects of what is called.</param>
    /// <param name="map">What roots of the callee are here.</param>
    public bool Add(Effects other, Func<ulong, ulong> map)
    {
        var before = Measure();
        Ends |= map(other.Ends);
        Tells |= map(other.Tells);
        Refused |= map(other.Refused);
        Changes |= map(other.Changes);
        Reads |= map(other.Reads);
        SetsUp |= map(other.SetsUp);
        Escapes |= map(other.Escapes);
        Masks = Masks.With(other.Masks);
        MakesOrSetsUp |= other.MakesOrSetsUp;
        SetsUpStrangers |= other.SetsUpStrangers;
        ChangesStrangers |= other.ChangesStrangers;
        SetsText |= other.SetsText;
        GivesToHiddenCode |= other.GivesToHiddenCode;
        ComException ??= other.ComException;
        HasLongText |= other.HasLongText;
        RunsHiddenCode |= other.RunsHiddenCode;
        RunsAnyCode |= other.RunsAnyCode;
        InvokesDelegate |= other.InvokesDelegate;
        TakesTime |= other.TakesTime;
        ChangesSizes |= other.ChangesSizes;
        Guards |= other.Guards;
        IsUnclear |= other.IsUnclear;
        Written.UnionWith(other.Written);
        ReadMembers.UnionWith(other.ReadMembers);
        return before != Measure();
    }

    // Effects only grow: where nothing of this has changed, nothing has.
    private ((ulong, ulong, ulong, ulong, ulong, ulong, ulong) Jobs, MaskSet Masks, int Flags, int Members) Measure() => (
        (Ends, Tells, Refused, Changes, Reads, SetsUp, Escapes),
        Masks,
        Count(SetsText, HasLongText, RunsHiddenCode, RunsAnyCode, InvokesDelegate, GivesToHiddenCode)
            + Count(TakesTime, ChangesSizes, Guards, MayThrow, MayThrowComException, IsUnclear),
        Written.Count + ReadMembers.Count + Count(MakesOrSetsUp, SetsUpStrangers, ChangesStrangers, false, false, false));

    private static int Count(bool first, bool second, bool third, bool fourth, bool fifth, bool sixth)
        => (first ? 1 : 0) + (second ? 1 : 0) + (third ? 1 : 0) + (fourth ? 1 : 0) + (fifth ? 1 : 0) + (sixth ? 1 : 0);
}

/// <summary>The masks that are set: none, always the same constant, or others.</summary>
internal readonly record struct MaskSet(bool IsSet, uint? Only)
{
    public static readonly MaskSet Various = new(true, null);

    public bool IsEmpty => !IsSet;

    public static MaskSet Of(uint value) => new(true, value);

    public MaskSet With(MaskSet other)
        => other.IsEmpty ? this
        : IsEmpty ? other
        : Only == other.Only ? this
        : Various;
}

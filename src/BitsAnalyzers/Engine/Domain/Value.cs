using System.Text;

namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// What is known of a value at run time. Values are compared by content: two equal ones are the same at run time, too, unless unknown.
/// </summary>
internal abstract record Value
{
    /// <summary>A value of which nothing is known, not even that it equals itself a moment ago.</summary>
    public static readonly Value Unknown = new UnknownValue();

    public static readonly Value Null = new NullValue();

    public static readonly Value True = new BoolValue(true);

    public static readonly Value False = new BoolValue(false);

    public static Value Of(bool value) => value ? True : False;

    /// <summary>Whether the value says anything about the value that the operation at a site gave it.</summary>
    public virtual bool Mentions(int site) => false;

    /// <summary>The same value where a state read at the site is at hand no more; itself where it makes no difference.</summary>
    public virtual Value WithoutEarlier(int site) => this;

    /// <summary>The same value without what only tells how it came about, so that values that are the same compare equal.</summary>
    public virtual Value Bare => this;

    // The default text of a record shows every property, and Bare would show itself for ever.
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

internal sealed record UnknownValue : Value;

internal sealed record NullValue : Value;

internal sealed record BoolValue(bool IsTrue) : Value;

/// <summary>
/// A value that is not known but keeps its identity: what the operation at a site gave (the latest time it ran), or what a location held at
/// first.
/// </summary>
/// <param name="Site">The site; negative numbers stand for what a location held when the body was entered.</param>
/// <param name="Part">Which of several values of that site.</param>
internal sealed record SymbolicValue(int Site, int Part = 0) : Value
{
    /// <summary>The order of sites, and of parts in them.</summary>
    public static readonly Comparer<SymbolicValue> Order = Comparer<SymbolicValue>.Create(static (left, right)
        => left.Site != right.Site ? left.Site.CompareTo(right.Site) : left.Part.CompareTo(right.Part));

    public override bool Mentions(int site) => Site == site;

    public override int GetHashCode() => unchecked((Site * 486187739) + Part);
}

/// <summary>An integer or enum value.</summary>
/// <param name="Bits">What is known of its bits.</param>
/// <param name="Identity">What makes it the same as another of which no more is known; null for a constant.</param>
/// <param name="Origin">How it came about; null where that is of no interest.</param>
internal sealed record NumberValue(NotifyMask Bits, Value? Identity, Origin? Origin) : Value
{
    public static NumberValue Constant(uint value, Origin? origin = null) => new(NotifyMask.FromConstant(value), null, origin);

    public override bool Mentions(int site) => Identity is not null && Identity.Mentions(site);

    public override Value Bare => Bits.IsConstant ? new NumberValue(Bits, null, null) : Identity ?? Unknown;

    // Numbers that differ in no more than how they came about long ago are few.
    public override int GetHashCode() => unchecked((Bits.GetHashCode() * 31) + (Origin?.Site ?? 0));
}

/// <summary>A number that is written in the code, where 32 bits do not tell which it is, or it is no integer.</summary>
/// <param name="Kind">The type that it is computed with.</param>
/// <param name="Number">A <see cref="double"/> of floating-point numbers, a <see cref="decimal"/> of all others.</param>
internal sealed record LiteralValue(NumberKind Kind, IComparable Number) : Value
{
    /// <summary>The bits of an integer that 32 of them are enough for; null where it is none.</summary>
    public uint? Bits => Kind == NumberKind.Integer && Number is decimal and >= int.MinValue and <= uint.MaxValue and var number
        ? unchecked((uint)(long)number)
        : null;

    /// <summary>Floating-point numbers have a value that is none.</summary>
    public bool IsNaN => Number is double number && double.IsNaN(number);
}

/// <summary>The types that numbers are computed with.</summary>
internal enum NumberKind
{
    Integer,
    Decimal,
    FloatingPoint,
}

/// <summary>An object that is not null.</summary>
/// <param name="Site">Where it was made or came from.</param>
/// <param name="ExactType">The number of its exact type; negative where only a base of it is known.</param>
internal sealed record ObjectValue(int Site, int ExactType) : Value
{
    public override bool Mentions(int site) => Site == site;
}

/// <summary>A reference to a job, in whatever interface.</summary>
/// <param name="Job">Which job.</param>
/// <param name="MayBeNull">What decides whether the reference is null; null where it is not.</param>
internal sealed record JobValue(SymbolicValue Job, SymbolicValue? MayBeNull) : Value
{
    public override bool Mentions(int site) => Job.Mentions(site) || (MayBeNull is not null && MayBeNull.Mentions(site));
}

/// <summary>The state of a job as it was read at a site: a snapshot, which later calls do not change.</summary>
/// <param name="Job">Which job.</param>
/// <param name="Site">Where it was read.</param>
/// <param name="Possible">What it could be, by what was done to the job before.</param>
/// <param name="Earlier">The older readings of the job that were still at hand then.</param>
internal sealed record StateValue(SymbolicValue Job, int Site, JobStates Possible = JobStates.Any, Origin? Earlier = null) : Value
{
    private const int WithoutJobPart = 890;

    /// <summary>Whether the state was read after it was read at another site.</summary>
    public bool IsAfter(int site) => Earlier is not null && Earlier.Contains(site);

    /// <summary>The same reading where nothing is known of the job any more: it still is the value that it is.</summary>
    public NumberValue WithoutJob() => new(NotifyMask.Unknown, new SymbolicValue(Site, WithoutJobPart), null);

    public override Value WithoutEarlier(int site) => IsAfter(site) ? this with { Earlier = Origin.Without(Earlier, site) } : this;

    public override bool Mentions(int site) => Site == site || Job.Mentions(site);
}

/// <summary>The HRESULT of a call whose effect on a job depends on it.</summary>
/// <param name="Site">The call.</param>
/// <param name="Job">Which job.</param>
/// <param name="IsUnsigned">Whether it is held as a number without a sign, in which a failure is large.</param>
internal sealed record ResultValue(int Site, SymbolicValue Job, bool IsUnsigned = false) : Value
{
    public override bool Mentions(int site) => Site == site || Job.Mentions(site);
}

/// <summary>A version number that is written in the code.</summary>
internal sealed record VersionValue(WindowsVersion Version) : Value;

/// <summary>The version of the Windows that the program runs on: it never changes.</summary>
internal sealed record RunningWindowsValue : Value;

/// <summary>A pure operation on values of which not enough is known to carry it out.</summary>
internal sealed record OperationValue(string Operator, Value Left, Value? Right) : Value
{
    public override bool Mentions(int site) => Left.Mentions(site) || (Right is not null && Right.Mentions(site));

    // Conditions on states are all that is of interest.
    public override Value WithoutEarlier(int site)
        => Left.WithoutEarlier(site) is var left && ReferenceEquals(left, Left) ? this : this with { Left = left };

    // The same values are seldom combined by several operators.
    public override int GetHashCode() => unchecked((Left.GetHashCode() * 31) + (Right?.GetHashCode() ?? 0));
}

/// <summary>A condition that is true where the other is false.</summary>
internal sealed record NotValue(Value Operand) : Value
{
    public override bool Mentions(int site) => Operand.Mentions(site);

    public override Value WithoutEarlier(int site)
        => Operand.WithoutEarlier(site) is var operand && ReferenceEquals(operand, Operand) ? this : new NotValue(operand);

    public override Value Bare => new NotValue(Operand.Bare);
}

/// <summary>A condition that is true where both (or one of both) are.</summary>
internal sealed record JunctionValue(bool IsAnd, Value Left, Value Right) : Value
{
    public override bool Mentions(int site) => Left.Mentions(site) || Right.Mentions(site);

    public override Value WithoutEarlier(int site)
        => (Left.WithoutEarlier(site), Right.WithoutEarlier(site)) is var (left, right)
            && ReferenceEquals(left, Left)
            && ReferenceEquals(right, Right)
            ? this
            : new JunctionValue(IsAnd, left, right);
}

/// <summary>A tuple: its elements in order.</summary>
internal sealed record TupleValue(Value First, Value? Rest) : Value
{
    public Value? this[int index] => index == 0 ? First : Rest switch
    {
        TupleValue rest when index > 0 => rest[index - 1],
        _ => null,
    };

    /// <summary>The same tuple with another value as one of its elements.</summary>
    public TupleValue With(int index, Value value)
        => index == 0 ? this with { First = value } : Rest is TupleValue rest ? this with { Rest = rest.With(index - 1, value) } : this;

    public override bool Mentions(int site) => First.Mentions(site) || (Rest is not null && Rest.Mentions(site));
}

/// <summary>A delegate.</summary>
/// <param name="Site">The lambda or method group that made it.</param>
/// <param name="Receiver">The object that the method is called on; null for a lambda or a static method.</param>
internal sealed record DelegateValue(int Site, Value? Receiver) : Value
{
    public override bool Mentions(int site) => Site == site || (Receiver is not null && Receiver.Mentions(site));
}

/// <summary>A task that has been followed to its end.</summary>
/// <param name="Result">What awaiting it gives.</param>
internal sealed record TaskValue(Value Result) : Value
{
    public override bool Mentions(int site) => Result.Mentions(site);
}

/// <summary>A reference to a location together with what it holds: what a flow capture keeps of the target of an assignment.</summary>
internal sealed record ReferenceValue(int Location, Value Value) : Value
{
    public override bool Mentions(int site) => Value.Mentions(site);
}

/// <summary>A property with accessors of its own that will be written: what a flow capture keeps of it.</summary>
/// <param name="Owner">The object whose property it is; null where it is static.</param>
/// <param name="Held">What reading it has given; unknown where it was not read.</param>
internal sealed record PropertyValue(Value? Owner, Value Held) : Value
{
    public override bool Mentions(int site) => Held.Mentions(site) || (Owner is not null && Owner.Mentions(site));
}

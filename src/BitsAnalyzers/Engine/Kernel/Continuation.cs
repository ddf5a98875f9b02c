namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// What is still to be done when a finally region has run: the way on that was interrupted by it. A finally region is traversed once for
/// each way that leaves through it, so that what enters on one does not leave on another.
/// </summary>
/// <param name="Region">The finally region that is being run.</param>
/// <param name="Target">The block to go on to once no finally region is left; negative for an exception that is on its way out.</param>
/// <param name="Remaining">The finally regions still to be run before that, the next one first.</param>
/// <param name="Outer">What was already to be done when this began: an exception that leaves the region goes on with that.</param>
/// <param name="After">What is still to be done at the target: less than <paramref name="Outer"/> for an exception that leaves another
/// finally region on its way.</param>
internal sealed record Continuation(int Region, int Target, Chain? Remaining, Continuation? Outer, Continuation? After)
{
    /// <summary>The <see cref="Target"/> of an exception.</summary>
    public const int Throw = -1;

    /// <summary>
    /// The <see cref="Target"/> where <see cref="Region"/> is an exception filter: an exception looks for its handler, and
    /// <see cref="Remaining"/> are the finally regions that it will run on its way there.
    /// </summary>
    public const int Search = -3;

    /// <summary>
    /// The <see cref="Target"/> of an exception filter that is only looked at: where the exception goes on is followed elsewhere.
    /// </summary>
    public const int Glance = -4;

    /// <summary>The <see cref="Region"/> where no finally region is being run: the way back to a caller.</summary>
    public const int Call = -2;

    // Each arrival at a block asks for it, and it stands for all that is still to be done.
    private readonly int _hash = unchecked(
        (((((((Region * 31) + Target) * 31) + (Remaining?.GetHashCode() ?? 0)) * 31) + (Outer?._hash ?? 0)) * 31) + (After?._hash ?? 0));

    public bool Equals(Continuation? other) => ReferenceEquals(this, other) ||
        (other is not null && _hash == other._hash && Region == other.Region && Target == other.Target &&
            Equals(Remaining, other.Remaining) && Equals(Outer, other.Outer) && Equals(After, other.After));

    public override int GetHashCode() => _hash;
}

/// <summary>Finally regions that are still to be run.</summary>
/// <param name="Head">The next one.</param>
/// <param name="Tail">The others.</param>
/// <param name="Outer">What was already to be done where the next one stands.</param>
internal sealed record Chain(int Head, Chain? Tail, Continuation? Outer);

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Counts the fixes that were applied against the number that a test expects or, if negative, allows.</summary>
internal sealed class FixIterationCount(int expected)
{
    private readonly int _limit = Math.Abs(expected);

    // At most one, where something has to change, is exactly one.
    private readonly bool _isExact = expected >= -1;

    private int _count;

    public bool IsExceeded => _count > _limit;

    public string? Failure => (_isExact ? _count == _limit : !IsExceeded) switch
    {
        true => null,
        false when _limit == 0 => "No code fixes were expected, but a fix was offered that made no changes to the code.",
        false when _isExact => $"Expected {_limit} iterations but found {_count}{(IsExceeded ? " or more" : string.Empty)}.",
        false => $"The upper limit of {_limit} iterations was exceeded.",
    };

    public void Increment() => _count++;
}

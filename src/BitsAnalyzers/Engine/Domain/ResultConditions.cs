namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// Comparisons of an HRESULT with a constant: what they say of whether the call has failed. Negative numbers are failures; held without a
/// sign, those from 0x80000000 on.
/// </summary>
internal static class ResultConditions
{
    private const uint FirstFailure = 0x8000_0000;

    /// <summary>Whether the result of the call is known where a comparison has come out so; null where it may be either.</summary>
    public static bool? HasFailed(OperationValue comparison, bool outcome) => comparison switch
    {
        { Operator: "==", Left: ResultValue, Right: NumberValue { Bits: { IsConstant: true, Value: var code } } } when outcome
            => code >= FirstFailure,
        { Operator: "<", Left: ResultValue { IsUnsigned: var large }, Right: NumberValue { Bits: { IsConstant: true, Value: var limit } } }
            => Below(Order(limit, large), outcome, large),
        { Operator: "<", Left: NumberValue { Bits: { IsConstant: true, Value: var limit } }, Right: ResultValue { IsUnsigned: var large } }
            => Below(Order(limit, large) + 1, !outcome, large),
        _ => null,
    };

    /// <summary>Whether a comparison of two values is one of a result with a constant.</summary>
    public static bool AreUnderstood(Value left, Value right)
        => (left is ResultValue && right is NumberValue { Bits.IsConstant: true }) ||
            (right is ResultValue && left is NumberValue { Bits.IsConstant: true });

    private static long Order(uint bits, bool isUnsigned) => isUnsigned ? bits : unchecked((int)bits);

    // What follows from the result being less than a limit, or not.
    private static bool? Below(long limit, bool isBelow, bool isUnsigned)
    {
        var boundary = isUnsigned ? FirstFailure : 0L;
        return isBelow
            ? limit <= boundary ? !isUnsigned : null
            : limit >= boundary ? isUnsigned : null;
    }
}

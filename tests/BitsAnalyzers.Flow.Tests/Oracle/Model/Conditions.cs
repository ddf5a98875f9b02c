using System.Collections.Immutable;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

internal enum NumberComparison
{
    Equal,
    NotEqual,
    Less,
}

internal enum MaskTestStyle
{
    /// <summary><c>(mask &amp; bits) != 0</c></summary>
    AnyBit,

    /// <summary><c>(mask &amp; bits) == 0</c></summary>
    NoBit,

    /// <summary><c>mask == bits</c></summary>
    Equals,

    /// <summary><c>mask.HasFlag(bits)</c>, for masks of the enum type.</summary>
    HasFlag,
}

internal enum StateTestStyle
{
    /// <summary><c>s == A || s == B</c></summary>
    Operators,

    /// <summary><c>s is A or B</c></summary>
    Pattern,
}

/// <summary>A test.</summary>
internal abstract record Condition : Node;

internal sealed record Constant(bool Value) : Condition;

/// <summary>A bool parameter or local.</summary>
internal sealed record BoolVariable(string Name) : Condition;

internal sealed record Not(Condition Operand) : Condition;

internal sealed record Both(Condition Left, Condition Right) : Condition;

internal sealed record Either(Condition Left, Condition Right) : Condition;

/// <summary>A comparison of an int parameter or a loop counter with a constant.</summary>
internal sealed record NumberTest(string Name, NumberComparison Comparison, int Value) : Condition;

internal sealed record MaskTest(MaskExpression Mask, MaskTestStyle Style, uint Bits) : Condition;

/// <summary>Whether a state that was read is one of these.</summary>
internal sealed record StateTest(string Name, ImmutableArray<JobState> States, StateTestStyle Style, bool IsNegated) : Condition;

internal sealed record NullTest(string Job, bool IsNegated) : Condition;

/// <summary>A call of unknown code that answers anew each time.</summary>
internal sealed record Ask : Condition;

internal enum LiftedComparison
{
    Greater,
    AtMost,
    Less,
    AtLeast,
    Equal,
    NotEqual,
}

/// <summary>A comparison of a number that may be null, or not a number, with a constant.</summary>
internal sealed record LiftedTest(string Name, LiftedComparison Comparison, int Value) : Condition;

/// <summary>Whether a number is null, or is not a number.</summary>
internal sealed record MissingTest(string Name, bool IsNegated) : Condition;

/// <summary>Whether a value from <see cref="DeclareHandle"/> is the zero of its type.</summary>
internal sealed record HandleTest(string Name, HandleForm Form, bool IsNegated) : Condition;

/// <summary>What a result is asked.</summary>
internal sealed record ResultTest(string Name, ResultQuestion Question) : Condition;

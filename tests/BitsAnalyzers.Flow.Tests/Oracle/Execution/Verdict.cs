namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>How sure a misuse is.</summary>
internal enum Certainty
{
    /// <summary>It happens in no execution.</summary>
    Never,

    /// <summary>It happens in some, and neither of the others holds.</summary>
    Sometimes,

    /// <summary>Every execution that established it makes the call ("must-after").</summary>
    AlwaysAfter,

    /// <summary>Every execution that makes the call misuses it ("must-before").</summary>
    AlwaysBefore,
}

/// <summary>What is to be said of one rule at one call.</summary>
/// <param name="Certainty">How sure a misuse is, with what is a matter of judgement counted as one.</param>
/// <param name="IsRequired">Whether every execution that makes the call misuses it beyond doubt, so that a report must be there.</param>
/// <param name="IsRequiredAfter">Whether every execution that established it misuses the call beyond doubt.</param>
/// <param name="IsFirmSometimes">Whether there is an execution with a misuse beyond doubt.</param>
internal readonly record struct Verdict(Certainty Certainty, bool IsRequired, bool IsRequiredAfter, bool IsFirmSometimes);

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

internal enum DisagreementKind
{
    /// <summary>A report where no execution misuses BITS in that way.</summary>
    NeverMisused,

    /// <summary>A report as possible where no execution misuses BITS in that way.</summary>
    Unfounded,

    /// <summary>A report as certain where some executions misuse BITS, and neither must-before nor must-after holds.</summary>
    LevelTooHigh,

    /// <summary>The report is not on the argument, or the name, that the rule is to be reported at.</summary>
    WrongPlace,

    /// <summary>More than one report for one cause.</summary>
    TwoReports,

    /// <summary>A report that is at no call.</summary>
    OutsideCalls,

    /// <summary>Every execution that makes the call misuses it, and there is no report.</summary>
    Missed,

    /// <summary>Every execution that established the misuse makes the call, and there is no report.</summary>
    MissedAfter,
}

/// <summary>A difference between what the analyzer and the executions say of a call.</summary>
internal sealed record Disagreement(DisagreementKind Kind, string Rule, int Site, string Explanation)
{
    public bool IsFailure => Kind is not (DisagreementKind.Unfounded or DisagreementKind.Missed or DisagreementKind.MissedAfter);
}

namespace BitsAnalyzers.Rules;

/// <summary>What a report of a rule promises; the default severity follows from it.</summary>
internal enum RuleLevel
{
    /// <summary>The misuse happens. A false report is a bug of the highest priority.</summary>
    Certain,

    /// <summary>A feasible path to the misuse exists.</summary>
    Possible,

    /// <summary>Legal but unwise, or a matter of readability.</summary>
    Advice,

    /// <summary>No misuse at all: what the analyzer believes, for those who ask.</summary>
    Explanation,

    /// <summary>No misuse at all: a step of a report, for those who ask.</summary>
    Step,
}

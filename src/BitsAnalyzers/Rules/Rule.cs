using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>A row of the <see cref="RuleCatalogue"/>.</summary>
internal sealed class Rule
{
    private const string Pages = "https://github.com/bits-analyzers/BitsAnalyzers/blob/main/docs/rules/";

    public Rule(string id, RuleLevel level, string category, string title, string message, string description, params string[] tags)
    {
        Id = id;
        Level = level;
        Descriptor = Describe(message, level switch
        {
            RuleLevel.Certain => DiagnosticSeverity.Warning,
            RuleLevel.Explanation => DiagnosticSeverity.Hidden,
            RuleLevel.Step or RuleLevel.Possible or RuleLevel.Advice => DiagnosticSeverity.Info,
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        });
        PossibleDescriptor = Describe("Possibly: " + message, DiagnosticSeverity.Info);
        DescriptorOfAnyText = Describe("{0}", Descriptor.DefaultSeverity);

        DiagnosticDescriptor Describe(string text, DiagnosticSeverity severity)
            => new(id, title, text, category, severity, isEnabledByDefault: true, description, Pages + id + ".md", tags);
    }

    public string Id { get; }

    public RuleLevel Level { get; }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The same rule for a misuse that is not certain, where those are asked for.</summary>
    public DiagnosticDescriptor PossibleDescriptor { get; }

    /// <summary>The same rule for a message that has been put together already.</summary>
    public DiagnosticDescriptor DescriptorOfAnyText { get; }

    public override string ToString() => Id;
}

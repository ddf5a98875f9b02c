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
        Descriptor = new DiagnosticDescriptor(
            id,
            title,
            message,
            category,
            level == RuleLevel.Certain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            description,
            Pages + id + ".md",
            tags);
    }

    public string Id { get; }

    public RuleLevel Level { get; }

    public DiagnosticDescriptor Descriptor { get; }

    public override string ToString() => Id;
}

using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>A row of the <see cref="RuleCatalogue"/>.</summary>
internal sealed class Rule
{
    /// <param name="id">The id.</param>
    /// <param name="level">The level.</param>
    /// <param name="category">The category.</param>
    /// <param name="title">The title.</param>
    /// <param name="message">The message.</param>
    /// <param name="description">The description.</param>
    /// <param name="wherever">The message where every way onward from a cause leads to it; null where that has no words of its own.</param>
    /// <param name="tags">The tags.</param>
    public Rule(
        string id,
        RuleLevel level,
        string category,
        string title,
        string message,
        string description,
        string? wherever = null,
        params string[] tags)
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
        WhereverDescriptor = wherever is null ? null : Describe(wherever, Descriptor.DefaultSeverity);

        DiagnosticDescriptor Describe(string text, DiagnosticSeverity severity)
            => new(
                id, title, text, category, severity, isEnabledByDefault: true, description, $"{DocumentationPlace.RulePages}{id}.md", tags);
    }

    public string Id { get; }

    public RuleLevel Level { get; }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The same rule for a misuse that is not certain, where those are asked for.</summary>
    public DiagnosticDescriptor PossibleDescriptor { get; }

    /// <summary>The same rule for a message that has been put together already.</summary>
    public DiagnosticDescriptor DescriptorOfAnyText { get; }

    /// <summary>The same rule for a misuse that every way onward from a cause leads to; null where that has no words of its own.</summary>
    public DiagnosticDescriptor? WhereverDescriptor { get; }

    public override string ToString() => Id;
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>The options of a project, and those that the command line has set over them.</summary>
internal sealed class ForcedOptions(AnalyzerConfigOptionsProvider provider, ImmutableDictionary<string, string> forced)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Layer(provider.GlobalOptions, forced);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Layer(provider.GetOptions(tree), forced);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Layer(provider.GetOptions(textFile), forced);

    private sealed class Layer(AnalyzerConfigOptions inner, ImmutableDictionary<string, string> forced) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => inner.Keys.Union(forced.Keys);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            => forced.TryGetValue(key, out value) || inner.TryGetValue(key, out value);
    }
}

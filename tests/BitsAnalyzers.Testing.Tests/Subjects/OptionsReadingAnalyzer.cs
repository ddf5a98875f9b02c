using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Says what the option <c>odd.reason</c> and the additional file <c>reason.txt</c> say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionsReadingAnalyzer : OddNumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, int number)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree);
        var option = options.TryGetValue("odd.reason", out var reason) ? reason : "none";
        var file = context.Options.AdditionalFiles.FirstOrDefault(text => Path.GetFileName(text.Path) == "reason.txt");
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            context.Node.GetLocation(),
            $"{option}, {file?.GetText(context.CancellationToken)?.ToString() ?? "none"}"));
    }
}

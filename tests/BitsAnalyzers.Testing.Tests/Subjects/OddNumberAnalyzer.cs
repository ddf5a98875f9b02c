using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Reports odd integer literals.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class OddNumberAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "ODD001", "Number is odd", "The number {0} is odd", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.NumericLiteralExpression);
    }

    protected virtual Diagnostic CreateDiagnostic(SyntaxNode literal, int number) =>
        Diagnostic.Create(Rule, literal.GetLocation(), number);

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.GetFirstToken().Value is int number && number % 2 != 0)
        {
            context.ReportDiagnostic(CreateDiagnostic(context.Node, number));
        }
    }
}

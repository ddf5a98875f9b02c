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

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RegisterActions(context);
    }

    protected virtual void RegisterActions(AnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            nodeContext =>
            {
                if (nodeContext.Node.GetFirstToken().Value is int number && number % 2 != 0)
                {
                    Report(nodeContext, number);
                }
            },
            SyntaxKind.NumericLiteralExpression);

    protected virtual void Report(SyntaxNodeAnalysisContext context, int number) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), number));
}

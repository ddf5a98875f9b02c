using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Reports odd integer literals as warnings and, where switched on, those of three digits as information.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OddAndLargeNumberAnalyzer : OddNumberAnalyzer
{
    public static readonly DiagnosticDescriptor LargeRule = new(
        "LARGE001", "Number is large", "The number is large", "Test", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, LargeRule];

    protected override void RegisterActions(AnalysisContext context)
    {
        base.RegisterActions(context);
        context.RegisterSyntaxNodeAction(
            nodeContext =>
            {
                if (nodeContext.Node.GetFirstToken().Value is >= 100)
                {
                    nodeContext.ReportDiagnostic(Diagnostic.Create(LargeRule, nodeContext.Node.GetLocation()));
                }
            },
            SyntaxKind.NumericLiteralExpression);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Explains an odd number by the names of the type and the variable around it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class TracingAnalyzer : OddNumberAnalyzer
{
    protected virtual string Count => "2";

    protected virtual string? TextOf(string step) => $"the {step}";

    protected sealed override void Report(SyntaxNodeAnalysisContext context, int number)
    {
        Location[] steps =
        [
            context.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.GetLocation(),
            context.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>()!.Identifier.GetLocation(),
        ];
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add("trace.count", Count)
            .Add("trace.0.text", TextOf("type"))
            .Add("trace.1.text", TextOf("variable"));
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), steps, properties, number));
    }
}

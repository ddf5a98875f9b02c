using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Interop;

/// <summary>Throws the exception of the HRESULT, as a signature without [PreserveSig] does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits101DroppedResultFixProvider))]
internal sealed class Bits101DroppedResultFixProvider() : TextEditFixProvider(
    "BITS101",
    new ExpressionFix("BITS101.Throw", "Throw an exception if the call fails", static (place, diagnostic) => Throw(diagnostic, place)))
{
    // Who runs a delegate for its result gives it to whoever drops it.
    private static TextChange[]? Throw(Diagnostic diagnostic, ReportedExpression place)
        => !diagnostic.Properties.ContainsKey(DiagnosticProperties.ThroughRunner) ? Throw(place)
            : RunnerOf(place.Expression) is { } runner ? Throw(place with { Expression = runner })
            : null;

    private static InvocationExpressionSyntax? RunnerOf(ExpressionSyntax call)
        => (call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() ?? call).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent
            is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } runner
                ? runner
                : null;

    private static TextChange[]? Throw(ReportedExpression place)
    {
        var call = place.Expression;
        if (call is not InvocationExpressionSyntax { Parent: not ConditionalAccessExpressionSyntax }
            || place.Model.GetTypeInfo(call).Type is not { } result)
        {
            return null;
        }

        var marshal = FrameworkType.NameAt(place, "System.Runtime.InteropServices", "Marshal") + ".ThrowExceptionForHR(";
        (string Before, string After)[] ways = result.TypeKind == TypeKind.Struct && result.SpecialType == SpecialType.None
            ? [("", ".ThrowOnFailure()"), (marshal, ")"), (marshal, ".Value)")]
            : [(marshal, ")"), (marshal + "(int)", ")"), (marshal + "unchecked((int)", "))")];
        foreach (var (before, after) in ways)
        {
            if (Binds(place, before + call + after))
            {
                return [new(new TextSpan(call.SpanStart, 0), before), new(new TextSpan(call.Span.End, 0), after)];
            }
        }

        return null;
    }

    private static bool Binds(ReportedExpression place, string text)
        => place.Model.GetSpeculativeSymbolInfo(
            place.Expression.SpanStart,
            SyntaxFactory.ParseExpression(text),
            SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol;
}

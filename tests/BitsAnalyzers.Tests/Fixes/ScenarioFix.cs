using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using IncidentalRules = BitsAnalyzers.Tests.Flow.IncidentalRules;
using Verdict = BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Applies the only action of a fix to a program against the declarations of a shape, one report at a time and with Fix All.
/// </summary>
internal sealed class ScenarioFix<TFix> : CSharpCodeFixTest<BitsAnalyzer, TFix>
    where TFix : TextEditFixProvider, new()
{
    private ScenarioFix(InteropShape shape, string before, string after)
    {
        TestState.Sources.Add(before);
        TestState.AddCompiledShape(shape);
        FixedState.Sources.Add(after);
        FixedState.AddCompiledShape(shape);
        DisabledDiagnostics.AddRange(shape.DeclarationFindings);
        DisabledDiagnostics.AddRange(IncidentalRules.NotNamedIn(before));
    }

    /// <summary>Statements as <see cref="Verdict.Statements"/> takes them.</summary>
    public static Task Statements(string before, string after) => Program(Verdict.Method(before), Verdict.Method(after));

    public static Task Program(string before, string after) => Run(InteropShapes.Default, before, after);

    public static Task InShape(string shape, string before, string after)
        => Run(InteropShapes.Named(shape), InteropShapes.Named(shape).Render(before), InteropShapes.Named(shape).Render(after));

    /// <summary>The action is not offered for any of these statements.</summary>
    public static Task NoFix(string statements) => Statements(statements, statements);

    private static Task Run(InteropShape shape, string before, string after)
        => new ScenarioFix<TFix>(shape, before, after).RunAsync(TestContext.Current.CancellationToken);
}

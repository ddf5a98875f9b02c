using BitsAnalyzers.Testing;
using BitsAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Runs the analyzer on a program that is written for one <see cref="MaskStyle"/>, applies one action until nothing is left to fix, then
/// the same with Fix All in every scope. What comes out must compile.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<BitsAnalyzer, TFix>
    where TFix : CodeFixProvider, new()
{
    private FixTest(MaskStyle style, string key)
    {
        TestState.Sources.Add(("Interop.cs", style.Declarations));
        FixedState.Sources.Add(("Interop.cs", style.Declarations));
        CodeActionEquivalenceKey = key;

        // Masks on one job in a row are a matter of their own.
        DisabledDiagnostics.Add("BITS009");

        // The declarations of a style have what the fixes look at, and nothing else.
        DisabledDiagnostics.Add("BITS100");
    }

    /// <summary>The title that the first action must have.</summary>
    public string? Title
    {
        get;
        set
        {
            field = value;
            CodeActionVerifier = (action, verifier) => verifier.Equal(value, action.Title);
        }
    }

    public static FixTest<TFix> Of(string key, MaskStyle style, params (string Before, string After)[] files)
    {
        var test = new FixTest<TFix>(style, key);
        test.DisabledDiagnostics.AddRange(IncidentalRules.NotNamedIn(files.Select(static file => file.Before)));
        for (var index = 0; index < files.Length; index++)
        {
            test.TestState.Sources.Add(($"Test{index}.cs", files[index].Before));
            test.FixedState.Sources.Add(($"Test{index}.cs", files[index].After));
        }

        return test;
    }

    /// <summary>Statements in a method that has jobs, a mask <c>x</c> and a condition <c>muted</c>.</summary>
    public static Task Statements(string key, MaskStyle style, string before, string after)
        => Of(key, style, (style.Method(before), style.Method(after))).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The program changes in one file.</summary>
    public static Task Program(string key, MaskStyle style, string before, string after)
        => Of(key, style, (style.Usings + before, style.Usings + after)).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The action is not offered for any of these statements.</summary>
    public static Task NoFix(string key, MaskStyle style, string statements) => Statements(key, style, statements, statements);
}

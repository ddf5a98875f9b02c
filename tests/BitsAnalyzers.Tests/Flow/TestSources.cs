using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// The programs of all tests of the engine and of the fixes, read from their files, and the samples of all pages: what somebody has thought
/// worth a test is what crash tests should take apart.
/// </summary>
internal static class TestSources
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest);

    public static ImmutableArray<string> OfTests { get; } =
    [
        .. new[] { "Flow", "Fixes" }
            .SelectMany(static folder => Repository.FilesBelow($"tests/BitsAnalyzers.Tests/{folder}", "*.cs"))
            .SelectMany(
                static path => CSharpSyntaxTree
                    .ParseText(Repository.Read(path), s_options)
                    .GetRoot()
                    .DescendantNodes()
                    .OfType<LiteralExpressionSyntax>())
            .Where(
                static literal => literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
                    && literal.Token.ValueText.Contains("job", StringComparison.OrdinalIgnoreCase))
            .Select(static literal => Program(InteropShapes.Default.RenderWithoutMarkup(literal.Token.ValueText))),
    ];

    public static ImmutableArray<string> OfPages { get; } =
    [
        .. Repository.FilesBelow("docs", "*.md").SelectMany(static path => MarkdownPage.Load(path).Samples).Select(
            static sample => SampleProgram.Of(sample.Code)),
    ];

    // Some are programs, the others are statements of a method.
    private static string Program(string text)
    {
        var members = CSharpSyntaxTree.ParseText(text, s_options).GetCompilationUnitRoot().Members;
        return members.Any(static member => member is BaseTypeDeclarationSyntax) ? text : Verdict.Method(text);
    }
}

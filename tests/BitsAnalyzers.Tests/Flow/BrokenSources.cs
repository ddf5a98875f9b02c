using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Programs as they are while somebody types: each in a namespace of its own, so that they can be compiled together.</summary>
internal static class BrokenSources
{
    /// <summary>The program up to each of its tokens.</summary>
    public static IEnumerable<string> PrefixesOf(string program)
        => TokensOf(program).Select((token, index) => $"namespace P{index};\n{program[..token.Span.End]}");

    /// <summary>Each program up to some of its tokens: every so many, and not the same in all of them.</summary>
    public static IEnumerable<string> PrefixesOf(IEnumerable<string> programs, int step)
        => programs.SelectMany((program, number) => TokensOf(program)
            .Where((_, index) => index % step == number % step)
            .Select((token, index) => $"namespace S{number}P{index};\n{program[..token.Span.End]}"));

    /// <summary>The program without one token.</summary>
    public static IEnumerable<string> WithoutATokenOf(string program, int step = 1)
        => TokensOf(program)
            .Where((_, index) => index % step == 0)
            .Select((token, index) => $"namespace W{index};\n{program.Remove(token.SpanStart, token.Span.Length)}");

    /// <summary>The program with one token twice.</summary>
    public static IEnumerable<string> WithATokenTwiceOf(string program, int step = 1)
        => TokensOf(program)
            .Where((_, index) => index % step == step / 2)
            .Select((token, index) => $"namespace T{index};\n{program.Insert(token.SpanStart, token.Text + " ")}");

    private static IEnumerable<SyntaxToken> TokensOf(string program)
        => CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot().DescendantTokens();
}

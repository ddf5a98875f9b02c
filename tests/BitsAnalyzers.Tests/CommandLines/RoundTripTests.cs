using BitsAnalyzers.CodeFixes.CommandLines;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.CommandLines;

/// <summary>What the fixes write is read back as the program, followed by the parameters that were there before.</summary>
public class RoundTripTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    [Theory]
    [InlineData("a", "a")]
    [InlineData(@"C:\My a.exe b", @"C:\My|a.exe|b")]
    [InlineData("\"C:\\My a.exe\" b", @"C:\My a.exe|b")]
    [InlineData(@"a b\\c", @"a|b\\c")]
    [InlineData("a \"b c\" d", "a|b c|d")]
    [InlineData("a b\\\"c", "a|b\"c")]
    [InlineData("a \"b\\\\\" c", "a|b\\|c")]
    [InlineData("\"a\\\" b", "a\\|b")]
    [InlineData(" a", "|a")]
    public void TheRulesAreTheDocumentedOnes(string commandLine, string expected)
        => Assert.Equal(expected.Split('|'), ArgumentVector.Parse(commandLine));

    [Fact]
    public void ThePrefixedProgramIsReadBack()
        => Check.One(
            s_config, Prop.ForAll(Arb.From(Programs), Arb.From(Parameters), Arb.From(Literals), static (program, parameters, write) =>
    {
        var source = write(parameters);
        var changes = Bits083ParametersRepeatProgramFixProvider.Prefix(source, program);
        var expected = ArgumentVector.Parse("x " + parameters).Skip(1).Prepend(program);
        return changes is not null && ArgumentVector.Parse(ValueAfter(source, changes)).SequenceEqual(expected);
    }));

    [Fact]
    public void TheQuotedProgramIsReadBack()
        => Check.One(
            s_config, Prop.ForAll(Arb.From(Programs), Arb.From(Parameters), Arb.From(Literals), static (program, parameters, write) =>
    {
        var source = write($"{program} {parameters}");
        var changes = Bits084ProgramNeedsQuotesFixProvider.QuoteText(source, program.Length);
        var expected = ArgumentVector.Parse("x " + parameters).Skip(1).Prepend(program);
        return changes is not null && ArgumentVector.Parse(ValueAfter(source, changes)).SequenceEqual(expected);
    }));

    // What a path may be made of; a backslash at its end is the hardest case for quotes.
    private static Gen<string> Programs
        => Gen.Elements("a", "B", " ", "\\", ".", "{", "}", "ä", "%").NonEmptyListOf().Select(
            static parts => @"C:\" + string.Concat(parts));

    private static Gen<string> Parameters
        => Gen.Elements("a", " ", "\t", "\\", "\"", "{", "}", "-").ListOf().Select(static parts => string.Concat(parts));

    private static Gen<Func<string, ExpressionSyntax>> Literals => Gen.Elements<Func<string, ExpressionSyntax>>(
        static text => Parse(SymbolDisplay.FormatLiteral(text, quote: true)),
        static text => Parse($"@\"{text.Replace("\"", "\"\"")}\""),
        static text => Parse($"$\"{SymbolDisplay.FormatLiteral(text, quote: true)[1..^1].Replace("{", "{{").Replace("}", "}}")}\""),
        static text => Parse($"$@\"{text.Replace("\"", "\"\"").Replace("{", "{{").Replace("}", "}}")}\""),
        static text => Parse($"{SymbolDisplay.FormatLiteral(text, quote: true)} + \"\""));

    private static ExpressionSyntax Parse(string source)
    {
        var expression = SyntaxFactory.ParseExpression(source);
        Assert.False(expression.ContainsDiagnostics, source);
        return expression is BinaryExpressionSyntax binary ? binary.Left : expression;
    }

    private static string ValueAfter(ExpressionSyntax source, IReadOnlyList<TextChange> changes)
    {
        var root = source.Parent ?? source;
        return ValueOf(Parse(SourceText.From(root.ToString()).WithChanges(changes.OrderBy(static change => change.Span)).ToString()));
    }

    private static string ValueOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        // Without holes it is a literal with doubled braces.
        InterpolatedStringExpressionSyntax => ValueOf(Parse(expression.ToString()[1..].Replace("{{", "{").Replace("}}", "}"))),
        _ => throw new InvalidOperationException($"{expression} is no literal."),
    };
}

using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Flow.Tests.Oracle.Reading;

/// <summary>Reads tests.</summary>
internal sealed class ConditionReader
{
    private readonly MaskReader _masks;

    public ConditionReader(IReadOnlyDictionary<string, MaskType> maskVariables) => _masks = new(maskVariables, this);

    public MaskReader Masks => _masks;

    public Condition Read(ExpressionSyntax expression)
    {
        if ((Asked(expression.ToString()) ?? Compared(expression)) is { } special)
        {
            return special;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression);
            case LiteralExpressionSyntax literal:
                return new Constant(literal.IsKind(SyntaxKind.TrueLiteralExpression));
            case IdentifierNameSyntax name:
                return new BoolVariable(name.Identifier.ValueText);
            case PrefixUnaryExpressionSyntax not:
                return new Not(Read(not.Operand));
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasFlag" } access
            } hasFlag:
                return new MaskTest(
                    _masks.Read(access.Expression), MaskTestStyle.HasFlag, MaskReader.Bits(hasFlag.ArgumentList.Arguments[0].Expression));
            case InvocationExpressionSyntax:
                return new Ask();
            case IsPatternExpressionSyntax pattern:
                return Read(pattern);
            case BinaryExpressionSyntax binary:
                return StateTest(binary) ?? Read(binary);
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    // A question about a result; these are named alike.
    private static Condition? Asked(string text)
    {
        foreach (var question in ResultQuestion.All)
        {
            if (Templates.Match(question.Text, text) is { } name && name.StartsWith("hr", StringComparison.Ordinal))
            {
                return new ResultTest(name, question);
            }
        }

        return null;
    }

    private static Condition? Compared(ExpressionSyntax expression)
    {
        var text = expression.ToString();
        switch (text)
        {
            case $"{Parameters.Limit} is null":
            case $"{Parameters.Limit} is not null":
                return new MissingTest(Parameters.Limit, text.Contains(" not ", StringComparison.Ordinal));
            case $"double.IsNaN({Parameters.Ratio})":
            case $"!double.IsNaN({Parameters.Ratio})":
                return new MissingTest(Parameters.Ratio, text.StartsWith('!'));
        }

        if (expression is not BinaryExpressionSyntax { Left: var left, Right: var right } binary)
        {
            return null;
        }

        if (left.ToString() is Parameters.Limit or Parameters.Ratio)
        {
            var comparison = Enum.GetValues<LiftedComparison>().First(
                comparison => ConditionPrinter.Text(comparison) == binary.OperatorToken.Text);
            return new LiftedTest(left.ToString(), comparison, int.Parse(right.ToString(), CultureInfo.InvariantCulture));
        }

        foreach (var form in Enum.GetValues<HandleForm>())
        {
            if (Handles.Zero(form) == right.ToString())
            {
                return new HandleTest(left.ToString(), form, binary.IsKind(SyntaxKind.NotEqualsExpression));
            }
        }

        return null;
    }

    public static JobState State(ExpressionSyntax expression)
        => expression is ParenthesizedExpressionSyntax parenthesized ? State(parenthesized.Expression)
            : Enum.GetValues<JobState>().First(state => state.WindowsName() == expression.ToString());

    private Condition Read(BinaryExpressionSyntax binary)
    {
        var right = binary.Right.ToString();
        var isNegated = binary.IsKind(SyntaxKind.NotEqualsExpression);
        return binary.Kind() switch
        {
            // So the parser takes a lone constant after 'is', which might be a type.
            SyntaxKind.IsExpression =>
                new StateTest(binary.Left.ToString(), [State(binary.Right)], StateTestStyle.Pattern, IsNegated: false),
            SyntaxKind.LogicalAndExpression => new Both(Read(binary.Left), Read(binary.Right)),
            SyntaxKind.LogicalOrExpression => new Either(Read(binary.Left), Read(binary.Right)),
            _ when right == "null" => new NullTest(binary.Left.ToString(), isNegated),
            SyntaxKind.LessThanExpression =>
                new NumberTest(binary.Left.ToString(), NumberComparison.Less, int.Parse(right, CultureInfo.InvariantCulture)),
            _ when binary.Left is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax and }
                && and.IsKind(SyntaxKind.BitwiseAndExpression)
                && right == "0"
                => new MaskTest(_masks.Read(and.Left), isNegated ? MaskTestStyle.AnyBit : MaskTestStyle.NoBit, MaskReader.Bits(and.Right)),
            _ when int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                => new NumberTest(binary.Left.ToString(), isNegated ? NumberComparison.NotEqual : NumberComparison.Equal, number),
            _ => new MaskTest(_masks.Read(binary.Left), MaskTestStyle.Equals, MaskReader.Bits(binary.Right)),
        };
    }

    // s == A || s == B, or s != A && s != B.
    private static StateTest? StateTest(BinaryExpressionSyntax binary)
    {
        var states = ImmutableArray.CreateBuilder<JobState>();
        var name = "";
        var isNegated = binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.NotEqualsExpression;
        return Collect(binary) ? new(name, states.ToImmutable(), StateTestStyle.Operators, isNegated) : null;

        bool Collect(ExpressionSyntax part)
        {
            if (part is BinaryExpressionSyntax join
                && join.IsKind(isNegated ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression))
            {
                return Collect(join.Left) && Collect(join.Right);
            }

            if (part is not BinaryExpressionSyntax { Left: IdentifierNameSyntax variable, Right: IdentifierNameSyntax state } comparison ||
                !comparison.IsKind(isNegated ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) ||
                !state.Identifier.ValueText.StartsWith("BG_JOB_STATE_", StringComparison.Ordinal) ||
                (name != "" && name != variable.Identifier.ValueText))
            {
                return false;
            }

            name = variable.Identifier.ValueText;
            states.Add(State(state));
            return true;
        }
    }

    private static StateTest Read(IsPatternExpressionSyntax expression)
    {
        var pattern = expression.Pattern;
        var isNegated = pattern is UnaryPatternSyntax;
        if (pattern is UnaryPatternSyntax not)
        {
            pattern = not.Pattern is ParenthesizedPatternSyntax parenthesized ? parenthesized.Pattern : not.Pattern;
        }

        return new(expression.Expression.ToString(), [.. States(pattern)], StateTestStyle.Pattern, isNegated);
    }

    private static IEnumerable<JobState> States(PatternSyntax pattern) => pattern switch
    {
        BinaryPatternSyntax or => States(or.Left).Concat(States(or.Right)),
        ConstantPatternSyntax constant => [State(constant.Expression)],
        _ => throw new NotSupportedException(pattern.ToString()),
    };
}

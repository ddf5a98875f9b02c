using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// A test of a variable against named states, joined so that one more can be added: <c>s == A || s == B</c>, <c>s is A or B</c>, or the
/// opposite, <c>s != A &amp;&amp; s != B</c>, <c>s is not (A or B)</c>.
/// </summary>
internal sealed class StateTest
{
    private readonly SemanticModel _model;
    private readonly IFieldSymbol _named;
    private readonly string _prefix;

    private StateTest(SemanticModel model, ExpressionSyntax last, ExpressionSyntax state, ExpressionSyntax constant, IFieldSymbol named)
    {
        (_model, Last, State, Constant, _named) = (model, last, state, constant, named);
        _prefix = constant.ToString().Substring(0, constant.ToString().Length - named.Name.Length);
    }

    /// <summary>The last of the tests that are joined.</summary>
    public ExpressionSyntax Last { get; }

    /// <summary>The variable.</summary>
    public ExpressionSyntax State { get; }

    /// <summary>One of the states, as it is named there.</summary>
    public ExpressionSyntax Constant { get; }

    // Without knowing that the name is that of a constant, 's is A' is read as a test for a type.
    private bool IsPattern => Last.IsKind(SyntaxKind.IsPatternExpression) || Last.IsKind(SyntaxKind.IsExpression);

    /// <summary>The last of the tests that an expression joins; null where it tests something else.</summary>
    /// <param name="test">The expression.</param>
    /// <param name="isExit">Whether it is true in the states, not in all others.</param>
    /// <param name="model">The model.</param>
    public static StateTest? Of(ExpressionSyntax test, bool isExit, SemanticModel model)
    {
        var last = test;
        while (last is BinaryExpressionSyntax { Right: var right } joined &&
            joined.IsKind(isExit ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression))
        {
            last = right;
        }

        var (state, constant) = last switch
        {
            BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } comparison
                when comparison.IsKind(isExit ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression) => (left, right),
            BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } comparison
                when isExit && comparison.IsKind(SyntaxKind.IsExpression) => (left, right),
            IsPatternExpressionSyntax { Expression: IdentifierNameSyntax tested, Pattern: UnaryPatternSyntax { Pattern: var pattern } }
                when !isExit => (tested, LastOf(pattern)),
            IsPatternExpressionSyntax { Expression: IdentifierNameSyntax tested, Pattern: var pattern }
                when isExit => (tested, LastOf(pattern)),
            _ => (null, null),
        };
        return state is not null &&
            constant is not null &&
            model.GetSymbolInfo(constant).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } named &&
            constant.ToString().EndsWith(named.Name, StringComparison.Ordinal)
                ? new(model, last, state, constant, named)
                : null;
    }

    /// <summary>Whether a state is one of those that the expression tests for.</summary>
    public static bool TestsFor(ExpressionSyntax test, long state, SemanticModel model)
        => test.DescendantNodes().OfType<ExpressionSyntax>().Any(constant => IsState(constant, state, model));

    /// <summary>Whether the expression tests for this state and no other.</summary>
    public static bool TestsOnlyFor(ExpressionSyntax test, long state, SemanticModel model)
        => test
            .DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(constant => model.GetConstantValue(constant).HasValue)
            .All(constant => IsState(constant, state, model));

    /// <summary>The names of further states, written as the one there is; null where the enum does not name them.</summary>
    public List<string>? Names(IEnumerable<int> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            if (_named.ContainingType
                .GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(member => member.HasConstantValue && ValueOf(member.ConstantValue) == value) is not { } state)
            {
                return null;
            }

            names.Add(_prefix + state.Name);
        }

        return names;
    }

    /// <summary>The change that adds states to the test.</summary>
    public TextChange? With(IReadOnlyList<string> names)
    {
        switch (Last)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }:
                return Insert(Last.Span.End, names.Select(static name => $" or {name}"));
            case BinaryExpressionSyntax comparison:
                var joint = comparison.IsKind(SyntaxKind.EqualsExpression) ? " || " : " && ";
                return Insert(Last.Span.End, names.Select(name => $"{joint}{State} {comparison.OperatorToken.Text} {name}"));
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax alone } }:
                return new(alone.Span, $"({string.Join(" or ", names.Prepend(alone.Expression.ToString()))})");
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ParenthesizedPatternSyntax { Pattern: var inner } } }:
                return Insert(inner.Span.End, names.Select(static name => $" or {name}"));
            case IsPatternExpressionSyntax { Pattern: ParenthesizedPatternSyntax { Pattern: var inner } }:
                return Insert(inner.Span.End, names.Select(static name => $" or {name}"));
            case IsPatternExpressionSyntax { Pattern: not UnaryPatternSyntax and var pattern }:
                return Insert(pattern.Span.End, names.Select(static name => $" or {name}"));
            default:
                return null;
        }
    }

    /// <summary>A test for some states, in the style of this one.</summary>
    public string Is(IReadOnlyList<string> names)
        => IsPattern
            ? $"{State} is {string.Join(" or ", names)}"
            : string.Join(" || ", names.Select(name => $"{State} == {name}"));

    /// <summary>A test for all other states, in the style of this one.</summary>
    public string IsNot(IReadOnlyList<string> names)
        => !IsPattern ? string.Join(" && ", names.Select(name => $"{State} != {name}"))
            : names.Count == 1 ? $"{State} is not {names[0]}"
            : $"{State} is not ({string.Join(" or ", names)})";

    private static TextChange Insert(int position, IEnumerable<string> texts) => new(new TextSpan(position, 0), string.Concat(texts));

    private static ExpressionSyntax? LastOf(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax { Pattern: var inner } => LastOf(inner),
        BinaryPatternSyntax { Right: var right } either when either.OperatorToken.IsKind(SyntaxKind.OrKeyword) => LastOf(right),
        ConstantPatternSyntax { Expression: var constant } => constant,
        _ => null,
    };

    private static bool IsState(ExpressionSyntax constant, long state, SemanticModel model)
        => model.GetConstantValue(constant) is { HasValue: true, Value: { } value } && ValueOf(value) == state;

    private static long? ValueOf(object? value)
        => value is IConvertible and not (string or bool) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
}

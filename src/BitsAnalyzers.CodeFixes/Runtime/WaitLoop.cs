using System.Globalization;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// A loop that does nothing but read the state of a job and pause until the job is transferred, or has ended in another way: what
/// BitsJob.WaitAsync does.
/// </summary>
/// <param name="Loop">The loop.</param>
/// <param name="Job">The job that it reads.</param>
/// <param name="State">The variable for its state.</param>
/// <param name="Declaration">The statement before the loop that declares the variable for it alone; null where the loop does.</param>
internal sealed record WaitLoop(StatementSyntax Loop, IdentifierNameSyntax Job, ISymbol State, StatementSyntax? Declaration)
{
    private const long Error = 4;
    private const long Transferred = 6;
    private const long Acknowledged = 7;
    private const long Cancelled = 8;

    /// <summary>The loop, if it is one, in code that can await.</summary>
    public static WaitLoop? Of(StatementSyntax loop, SemanticModel model)
    {
        var (condition, body) = loop switch
        {
            WhileStatementSyntax found => (found.Condition, found.Statement as BlockSyntax),
            DoStatementSyntax found => (found.Condition, found.Statement as BlockSyntax),
            _ => (null, null),
        };
        if (condition is null || body is null || !CanAwait(loop) || StatementList.Of(loop) is null)
        {
            return null;
        }

        IdentifierNameSyntax? job = null;
        ISymbol? state = null;
        ExpressionSyntax? exit = null;
        foreach (var statement in body.Statements)
        {
            switch (statement)
            {
                case ExpressionStatementSyntax { Expression: var expression } when IsPause(expression, model):
                    break;

                case ExpressionStatementSyntax
                {
                    Expression: InvocationExpressionSyntax
                    {
                        Expression: MemberAccessExpressionSyntax
                        {
                            RawKind: (int)SyntaxKind.SimpleMemberAccessExpression,
                            Name.Identifier.ValueText: "GetState",
                            Expression: IdentifierNameSyntax read
                        },
                        ArgumentList.Arguments: [{ Expression: var target }]
                    }
                }
                    when job is null:
                    job = read;
                    state = VariableOf(target, model);
                    break;

                case IfStatementSyntax { Else: null, Condition: var test } choice when exit is null && IsBreak(choice.Statement):
                    exit = test;
                    break;

                default:
                    return null;
            }
        }

        var isEndless = condition is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression };
        if (job is null || state is not ILocalSymbol || isEndless != exit is not null)
        {
            return null;
        }

        var ends = new HashSet<long>();
        if (!(isEndless ? AreEnds(exit!, state, model, isExit: true, ends) : AreEnds(condition, state, model, isExit: false, ends)) ||
            !ends.Contains(Transferred))
        {
            return null;
        }

        var declaration = state.DeclaringSyntaxReferences is [var reference] &&
            reference.GetSyntax().FirstAncestorOrSelf<StatementSyntax>() is var declared && !loop.Contains(declared)
                ? declared
                : null;
        return declaration is null || IsForState(declaration, model) ? new(loop, job, state, declaration) : null;
    }

    /// <summary>Whether a statement is executed in code that can await.</summary>
    public static bool CanAwait(SyntaxNode statement)
    {
        for (var around = statement.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax:
                    return false;
                case MethodDeclarationSyntax { Modifiers: var modifiers }:
                    return modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax { Modifiers: var modifiers }:
                    return modifiers.Any(SyntaxKind.AsyncKeyword);
                case AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword }:
                    return keyword.IsKind(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
                case CompilationUnitSyntax:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    private static bool IsForState(StatementSyntax declaration, SemanticModel model)
        => declaration is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: var initial }] } &&
            (initial is null || model.GetConstantValue(initial.Value).HasValue);

    private static ISymbol? VariableOf(ExpressionSyntax target, SemanticModel model) => target switch
    {
        IdentifierNameSyntax => model.GetSymbolInfo(target).Symbol,
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation } => model.GetDeclaredSymbol(designation),
        _ => null,
    };

    // Task.Delay, which is awaited or is meant to be, and Thread.Sleep.
    private static bool IsPause(ExpressionSyntax expression, SemanticModel model)
    {
        var call = expression is AwaitExpressionSyntax { Expression: var awaited } ? awaited : expression;
        return call is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var time }] } &&
            model.GetConstantValue(time).HasValue &&
            model.GetSymbolInfo(call).Symbol is IMethodSymbol method &&
            $"{method.ContainingType.ToDisplayString()}.{method.Name}"
                is "System.Threading.Tasks.Task.Delay" or "System.Threading.Thread.Sleep";
    }

    private static bool IsBreak(StatementSyntax statement)
        => statement is BreakStatementSyntax or BlockSyntax { Statements: [BreakStatementSyntax] };

    // Comparisons with states in which nothing more is to be waited for: all that the loop ends in, or those that it goes on without.
    private static bool AreEnds(ExpressionSyntax test, ISymbol state, SemanticModel model, bool isExit, HashSet<long> ends) => test switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => AreEnds(inner, state, model, isExit, ends),
        BinaryExpressionSyntax { RawKind: var kind, Left: var left, Right: var right }
            when kind == (int)(isExit ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression)
            => AreEnds(left, state, model, isExit, ends) && AreEnds(right, state, model, isExit, ends),
        BinaryExpressionSyntax { RawKind: var kind, Left: var left, Right: var right }
            when kind == (int)(isExit ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression)
            => IsState(left, state, model) && IsEnd(right, model, ends),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Left: var left, Right: var right }
            when isExit => IsState(left, state, model) && IsEnd(right, model, ends),
        IsPatternExpressionSyntax { Expression: var tested, Pattern: UnaryPatternSyntax { Pattern: var pattern } } when !isExit
            => IsState(tested, state, model) && AreEnds(pattern, model, ends),
        IsPatternExpressionSyntax { Expression: var tested, Pattern: var pattern } when isExit
            => IsState(tested, state, model) && AreEnds(pattern, model, ends),
        _ => false,
    };

    private static bool AreEnds(PatternSyntax pattern, SemanticModel model, HashSet<long> ends) => pattern switch
    {
        ParenthesizedPatternSyntax { Pattern: var inner } => AreEnds(inner, model, ends),
        BinaryPatternSyntax { Left: var left, Right: var right } either when either.OperatorToken.IsKind(SyntaxKind.OrKeyword)
            => AreEnds(left, model, ends) && AreEnds(right, model, ends),
        ConstantPatternSyntax { Expression: var constant } => IsEnd(constant, model, ends),
        _ => false,
    };

    private static bool IsState(ExpressionSyntax expression, ISymbol state, SemanticModel model)
        => expression is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(expression).Symbol, state);

    private static bool IsEnd(ExpressionSyntax constant, SemanticModel model, HashSet<long> ends)
        => model.GetConstantValue(constant) is { HasValue: true, Value: { } value and not string } &&
            Convert.ToInt64(value, CultureInfo.InvariantCulture) is var end and (Error or Transferred or Acknowledged or Cancelled) &&
            (ends.Add(end) || true);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>Whether what ends a loop depends on what a call in it gives: by data, through variables of the body, and by control.</summary>
internal sealed class LoopDependence(StatementSyntax loop)
{
    private readonly HashSet<string> _dependent = new(StringComparer.Ordinal);
    private SyntaxNode? _call;

    public bool IsOn(SyntaxNode call)
    {
        _call = call;
        AddTargets(call);
        int count;
        do
        {
            count = _dependent.Count;
            foreach (var node in loop.DescendantNodes())
            {
                AddWritten(node);
            }
        }
        while (_dependent.Count > count);

        return Condition(loop) is { } condition && Depends(condition)
            || loop.DescendantNodes().Any(node => IsWayOut(node) && IsControlled(node));
    }

    private static ExpressionSyntax? Condition(SyntaxNode statement) => statement switch
    {
        WhileStatementSyntax { Condition: var condition } => condition,
        DoStatementSyntax { Condition: var condition } => condition,
        ForStatementSyntax { Condition: var condition } => condition,
        IfStatementSyntax { Condition: var condition } => condition,
        SwitchStatementSyntax { Expression: var expression } => expression,
        ConditionalExpressionSyntax { Condition: var condition } => condition,
        SwitchExpressionSyntax { GoverningExpression: var expression } => expression,
        _ => null,
    };

    private bool IsWayOut(SyntaxNode node) => node switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax => true,
        BreakStatementSyntax =>
            node.Ancestors().First(static ancestor => ancestor is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            or ForStatementSyntax or CommonForEachStatementSyntax) == loop,
        _ => false,
    };

    private void AddTargets(SyntaxNode call)
    {
        foreach (var argument in call.DescendantNodes().OfType<ArgumentSyntax>())
        {
            switch (argument.Expression)
            {
                case DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation }:
                    _dependent.Add(designation.Identifier.ValueText);
                    break;
                case IdentifierNameSyntax name when argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
                    || argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword):
                    _dependent.Add(name.Identifier.ValueText);
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression, Operand: IdentifierNameSyntax name }:
                    _dependent.Add(name.Identifier.ValueText);
                    break;
                case MemberAccessExpressionSyntax { Name: var member } when argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                    _dependent.Add(member.Identifier.ValueText);
                    break;
            }
        }
    }

    private void AddWritten(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment when Depends(assignment.Right) || IsControlled(assignment):
                _dependent.Add(NameOf(assignment.Left));
                break;
            case VariableDeclaratorSyntax { Initializer.Value: var value, Identifier.ValueText: var declared } when Depends(value):
                _dependent.Add(declared);
                break;
            case SingleVariableDesignationSyntax { Identifier.ValueText: var designated } when node.FirstAncestorOrSelf<
                IsPatternExpressionSyntax>()
                is { } pattern
                && Depends(pattern.Expression):
                _dependent.Add(designated);
                break;
        }
    }

    private static string NameOf(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => target.ToString(),
    };

    // Whether a choice in the loop that depends on it decides whether the node is reached.
    private bool IsControlled(SyntaxNode node)
    {
        for (var around = node.Parent; around is not null && node != loop; around = around.Parent)
        {
            if (around != loop && Condition(around) is { } condition && !condition.Span.Contains(node.Span) && Depends(condition))
            {
                return true;
            }

            if (around == loop)
            {
                return false;
            }
        }

        return false;
    }

    private bool Depends(SyntaxNode expression)
        => (_call is not null && expression.Span.Contains(_call.Span) && expression.SyntaxTree == _call.SyntaxTree) ||
            expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => _dependent.Contains(name.Identifier.ValueText));
}

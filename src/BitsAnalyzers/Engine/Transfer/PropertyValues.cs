using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Reads what a value of a job property is, where it is made in the call.</summary>
internal static class PropertyValues
{
    /// <summary>Whether the value switches a property on: <c>new BITS_JOB_PROPERTY_VALUE { Enable = 1 }</c>.</summary>
    public static bool IsEnabling(IArgumentOperation argument, Compilation compilation, CancellationToken cancellationToken)
    {
        // The flow graph takes the initializer apart; its syntax is still whole.
        var expression = argument.Syntax is ArgumentSyntax { Expression: var written } ? written : argument.Syntax as ExpressionSyntax;
        while (expression is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            expression = expression is ParenthesizedExpressionSyntax parenthesized
                ? parenthesized.Expression
                : ((CastExpressionSyntax)expression).Expression;
        }

        if (expression
            is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression, Operand: IdentifierNameSyntax address })
        {
            expression = address;
        }

        return expression is IdentifierNameSyntax local
            ? IsFilled(local, compilation, cancellationToken)
            : IsEnablingCreation(expression, compilation, cancellationToken);
    }

    // A local that is filled before the call, by one assignment that surely runs, or where it is declared; and nothing else is done with
    // it.
    private static bool IsFilled(IdentifierNameSyntax local, Compilation compilation, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // Operations of a control flow graph do not know their model.
        if (compilation.GetSemanticModel(local.SyntaxTree).GetSymbolInfo(
            local, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] } ||
#pragma warning restore RS1030
            reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator ||
            declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } scope)
        {
            return false;
        }

        var isEnabled = IsEnablingCreation(declarator.Initializer?.Value, compilation, cancellationToken);
        foreach (var use in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(
            name => name.Identifier.ValueText == local.Identifier.ValueText && name.SpanStart < local.SpanStart))
        {
            if (use.Parent
                is not MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: var member,
                    Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                } access ||
                assignment.Left != access
                    || assignment.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block }
                    || !block.Span.Contains(local.Span))
            {
                return false;
            }

            if (member.Equals("Enable", StringComparison.OrdinalIgnoreCase))
            {
                isEnabled = IsTrue(assignment.Right, compilation, cancellationToken);
            }
        }

        return isEnabled;
    }

    private static bool IsEnablingCreation(ExpressionSyntax? expression, Compilation compilation, CancellationToken cancellationToken)
        => expression is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } &&
            initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment =>
                assignment.Left is IdentifierNameSyntax name &&
                name.Identifier.ValueText.Equals("Enable", StringComparison.OrdinalIgnoreCase) &&
                IsTrue(assignment.Right, compilation, cancellationToken));

    private static bool IsTrue(ExpressionSyntax value, Compilation compilation, CancellationToken cancellationToken)
    {
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            value = value is ParenthesizedExpressionSyntax parenthesized
                ? parenthesized.Expression
                : ((CastExpressionSyntax)value).Expression;
        }

#pragma warning disable RS1030 // Operations of a control flow graph do not know their model.
        return compilation.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, cancellationToken) switch
        {
            { HasValue: true, Value: bool isTrue } => isTrue,
            { HasValue: true, Value: var number } => IntegerTypes.LowBits(number) is { } bits && bits != 0,
            _ => false,
        };
#pragma warning restore RS1030
    }
}

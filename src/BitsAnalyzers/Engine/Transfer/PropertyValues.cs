using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
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
            expression = expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((CastExpressionSyntax)expression).Expression;
        }

        return expression is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } &&
            initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment =>
                assignment.Left is IdentifierNameSyntax name &&
                name.Identifier.ValueText.Equals("Enable", StringComparison.OrdinalIgnoreCase) &&
                IsTrue(assignment.Right, compilation, cancellationToken));
    }

    private static bool IsTrue(ExpressionSyntax value, Compilation compilation, CancellationToken cancellationToken)
    {
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            value = value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((CastExpressionSyntax)value).Expression;
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

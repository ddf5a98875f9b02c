using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Takes an expression apart at the operators that join flags.</summary>
/// <param name="model">The model of the tree the expression is in.</param>
/// <param name="joins">Which operators to part at.</param>
internal sealed class MaskTerms(SemanticModel model, Func<BinaryExpressionSyntax, bool> joins)
{
    /// <summary>
    /// Parts where the value is the union of the operands: at <c>|</c>, and at operators that do the same for these operands.
    /// </summary>
    public static MaskTerm Of(ExpressionSyntax expression, SemanticModel model)
        => new MaskTerms(model, binary => IsUnion(binary, model)).Part(expression);

    public MaskTerm Part(ExpressionSyntax outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var inner = Unwrap(outer, model);
        if (inner is not BinaryExpressionSyntax root || !Joins(root))
        {
            return Operand(outer, inner);
        }

        // A long chain leans to the left: walked in a loop, because its depth has no bound.
        var terms = new Stack<MaskTerm>();
        var operators = new Stack<SyntaxToken>();
        ExpressionSyntax left = root;
        while (left is BinaryExpressionSyntax binary && Joins(binary))
        {
            terms.Push(Part(binary.Right));
            operators.Push(binary.OperatorToken);
            left = binary.Left;
        }

        terms.Push(Part(left));
        return new MaskJoin(outer, root, terms.ToImmutableArray(), operators.ToImmutableArray());
    }

    /// <summary>The expression without what only passes its value on, all of it: parentheses, casts, calls of System.Convert.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax expression, SemanticModel model)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CheckedExpressionSyntax @checked:
                    expression = @checked.Expression;
                    break;
                case CastExpressionSyntax cast when IsTransparent(cast, model):
                    expression = cast.Expression;
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call
                    when model.GetOperation(call) is { } operation && TransparentOperations.Operand(operation) is not null:
                    expression = argument.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }

    private bool Joins(BinaryExpressionSyntax binary) => IntegerTypes.WidthOf(model.GetTypeInfo(binary).Type) is not null && joins(binary);

    private MaskOperand Operand(ExpressionSyntax outer, ExpressionSyntax inner)
        => new(
            outer,
            inner,
            ConstantOf(outer, model) ?? ConstantOf(inner, model),
            model.GetSymbolInfo(inner).Symbol is IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true });

    private static bool IsTransparent(CastExpressionSyntax cast, SemanticModel model)
        => IntegerTypes.WidthOf(model.GetTypeInfo(cast).Type) is { } width &&
            IntegerTypes.WidthOf(model.GetTypeInfo(cast.Expression).Type) is not null &&
            (width >= 32 || (ConstantOf(cast, model) is { } outer && outer == ConstantOf(cast.Expression, model)));

    private static bool IsUnion(BinaryExpressionSyntax binary, SemanticModel model) => binary.Kind() switch
    {
        SyntaxKind.BitwiseOrExpression => true,
        SyntaxKind.AddExpression or SyntaxKind.ExclusiveOrExpression =>
            ConstantOf(binary.Left, model) is { } left && ConstantOf(binary.Right, model) is { } right && (left & right) == 0,
        _ => false,
    };

    private static uint? ConstantOf(ExpressionSyntax expression, SemanticModel model)
        => model.GetConstantValue(expression) is { HasValue: true, Value: var value } ? IntegerTypes.LowBits(value) : null;
}

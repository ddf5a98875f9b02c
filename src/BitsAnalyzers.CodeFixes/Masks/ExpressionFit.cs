using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Tells whether an expression may take the place of another: whether the program still compiles, and binds to the same members.
/// </summary>
internal static class ExpressionFit
{
    /// <summary>The expression with everything around it that only passes its value on: what changes its type together with it.</summary>
    public static ExpressionSyntax WithConversions(SemanticModel model, ExpressionSyntax expression)
    {
        while (Around(model, expression) is { } around)
        {
            expression = around;
        }

        return expression;
    }

    /// <summary>The expression with the casts around it; without what stands around the outermost of them.</summary>
    public static ExpressionSyntax WithCasts(SemanticModel model, ExpressionSyntax expression)
    {
        var result = expression;
        for (var around = Around(model, expression); around is not null; around = Around(model, around))
        {
            if (around is CastExpressionSyntax or InvocationExpressionSyntax || (around is CheckedExpressionSyntax && result != expression))
            {
                result = around;
            }
        }

        return result;
    }

    /// <summary>Parses the text of an expression; null where it is not one.</summary>
    public static ExpressionSyntax? Parse(string text, SemanticModel model)
    {
        var expression = SyntaxFactory.ParseExpression(text, options: model.SyntaxTree.Options);
        return expression.ContainsDiagnostics ? null : expression;
    }

    /// <summary>Whether the replacement has the type that the place needs, without a further cast.</summary>
    public static bool Fits(SemanticModel model, ExpressionSyntax place, ExpressionSyntax replacement)
    {
        var now = model.GetTypeInfo(place);
        var then = model.GetSpeculativeTypeInfo(place.SpanStart, replacement, SpeculativeBindingOption.BindAsExpression).Type;
        if (then is null or IErrorTypeSymbol ||
            !OperandsAgree(model, place.SpanStart, replacement) ||
            (now.ConvertedType ?? now.Type) is not { TypeKind: not TypeKind.Error } needed)
        {
            return false;
        }

        if (place.Parent is CastExpressionSyntax cast)
        {
            // Every integer and enum can be cast to every other; in a box, only the type that went in will do.
            return IsSame(then, now.Type) ||
                (IntegerTypes.WidthOf(then) is not null && IntegerTypes.WidthOf(model.GetTypeInfo(cast).Type) is not null);
        }

        return (IsSame(then, now.Type) || IsSame(then, needed) || IsTypeGivenByContext(model, place)) &&
            ConvertsImplicitly(model, place.SpanStart, replacement, needed);
    }

    /// <summary>The type to cast a replacement to that does not fit as it is; null where no cast can help.</summary>
    public static ITypeSymbol? CastType(SemanticModel model, ExpressionSyntax place)
    {
        var now = model.GetTypeInfo(place);
        return IntegerOrEnum(now.ConvertedType) ?? IntegerOrEnum(now.Type);
    }

    private static ExpressionSyntax? Around(SemanticModel model, ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax or CheckedExpressionSyntax => (ExpressionSyntax)expression.Parent,
        CastExpressionSyntax cast when IntegerTypes.WidthOf(model.GetTypeInfo(cast).Type) is not null => cast,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            when model.GetOperation(call) is { } operation && TransparentOperations.Operand(operation) is not null => call,
        _ => null,
    };

    private static ITypeSymbol? IntegerOrEnum(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] })
        {
            type = argument;
        }

        return IntegerTypes.WidthOf(type) is null ? null : type;
    }

    // A choice between a value of the type and the expression has that type only if the expression can become it. ClassifyConversion
    // would say the same, but fails on a checked expression and on a lambda that it has not seen before.
    private static bool ConvertsImplicitly(SemanticModel model, int position, ExpressionSyntax expression, ITypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return Parse($"true ? default({name}) : ({expression})", model) is { } choice &&
            IsSame(type, model.GetSpeculativeTypeInfo(position, choice, SpeculativeBindingOption.BindAsExpression).Type);
    }

    private static bool IsSame(ITypeSymbol type, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(type, other);

    // From Roslyn 4.14 on, an expression whose operator does not take its operands has a type all the same. An enum joins with its own
    // type only.
    private static bool OperandsAgree(SemanticModel model, int position, ExpressionSyntax expression)
        => OperandsOfOneAgree(model, position, expression, out var operands) &&
            operands.SelectMany(static operand => operand.DescendantNodes(static node => node is not BinaryExpressionSyntax))
                .OfType<BinaryExpressionSyntax>()
                .All(inner => OperandsAgree(model, position, inner));

    private static bool OperandsOfOneAgree(
        SemanticModel model, int position, ExpressionSyntax expression, out List<ExpressionSyntax> operands)
    {
        operands = [];
        ITypeSymbol? @enum = null;
        var others = false;
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(expression);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    pending.Push(parenthesized.Expression);
                    break;
                case PrefixUnaryExpressionSyntax negated when negated.IsKind(SyntaxKind.BitwiseNotExpression):
                    pending.Push(negated.Operand);
                    break;
                case BinaryExpressionSyntax binary when binary.Kind() is
                    SyntaxKind.BitwiseOrExpression or SyntaxKind.BitwiseAndExpression or SyntaxKind.ExclusiveOrExpression:
                    pending.Push(binary.Right);
                    pending.Push(binary.Left);
                    break;
                case LiteralExpressionSyntax { Token.Value: 0 }:
                    break;
                case var operand:
                    operands.Add(operand);
                    var type = model.GetSpeculativeTypeInfo(position, operand, SpeculativeBindingOption.BindAsExpression).Type;
                    if (type is not { TypeKind: TypeKind.Enum })
                    {
                        others = true;
                    }
                    else if (@enum is not null && !IsSame(@enum, type))
                    {
                        return false;
                    }
                    else
                    {
                        @enum = type;
                    }

                    break;
            }
        }

        return @enum is null || !others;
    }

    // Elsewhere the type of the expression may decide about other types or about the overload that is called.
    private static bool IsTypeGivenByContext(SemanticModel model, ExpressionSyntax place) => place.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } }
            => !declaration.Type.IsVar,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or ParameterSyntax } => true,
        ArrowExpressionClauseSyntax => true,
        ReturnStatementSyntax statement => statement.FirstAncestorOrSelf<SyntaxNode>(IsFunction) is not AnonymousFunctionExpressionSyntax,
        AssignmentExpressionSyntax assignment
            => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right == place,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } =>
            model.GetMemberGroup(call.Expression) is [IMethodSymbol { IsGenericMethod: false }],
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node)
        => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax
            or AccessorDeclarationSyntax;
}

using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Flow.Tests.Oracle.Reading;

/// <summary>Reads masks.</summary>
internal sealed class MaskReader(IReadOnlyDictionary<string, MaskType> variables, ConditionReader conditions)
{
    private static readonly string[] s_flags =
    [
        "BG_NOTIFY_JOB_TRANSFERRED",
        "BG_NOTIFY_JOB_ERROR",
        "BG_NOTIFY_DISABLE",
        "BG_NOTIFY_JOB_MODIFICATION",
        "BG_NOTIFY_FILE_TRANSFERRED",
        "BG_NOTIFY_FILE_RANGES_TRANSFERRED",
    ];

    public MaskExpression Read(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression);
            case LiteralExpressionSyntax literal:
                return Number(literal);
            case CastExpressionSyntax { Expression: IdentifierNameSyntax name } when name.Identifier.ValueText.StartsWith(
                "BG_JOB_STATE_", StringComparison.Ordinal):
                return new ForeignName(name.Identifier.ValueText, (uint)ConditionReader.State(name));
            case CastExpressionSyntax cast:
                return new MaskCast(Type(cast.Type), Read(cast.Expression), CastStyle.Cast);
            case InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] }:
                return new MaskCast(MaskType.Number, Read(argument.Expression), CastStyle.Convert);
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.BitwiseNotExpression):
                return new MaskComplement(Read(unary.Operand));
            case BinaryExpressionSyntax binary:
                return new MaskOperation(Operator(binary.Kind()), Read(binary.Left), Read(binary.Right));
            case ConditionalExpressionSyntax conditional:
                return new MaskConditional(conditions.Read(conditional.Condition), Read(conditional.WhenTrue), Read(conditional.WhenFalse));
            case SwitchExpressionSyntax @switch:
                var arms = @switch.Arms.SkipLast(1).Select(arm => new MaskArm(
                    int.Parse(arm.Pattern.ToString(), CultureInfo.InvariantCulture), Read(arm.Expression)));
                return new MaskSwitch(@switch.GoverningExpression.ToString(), [.. arms], Read(@switch.Arms[^1].Expression));
            case IdentifierNameSyntax
                or MemberAccessExpressionSyntax
                or ElementAccessExpressionSyntax when variables.TryGetValue(expression.ToString(), out var type):
                return new MaskVariable(expression.ToString(), type);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return Named(expression.ToString());
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    /// <summary>The operator of a binary or compound assignment expression.</summary>
    public static MaskOperator Operator(SyntaxKind kind) => kind switch
    {
        SyntaxKind.BitwiseOrExpression or SyntaxKind.OrAssignmentExpression => MaskOperator.Or,
        SyntaxKind.BitwiseAndExpression or SyntaxKind.AndAssignmentExpression => MaskOperator.And,
        SyntaxKind.ExclusiveOrExpression or SyntaxKind.ExclusiveOrAssignmentExpression => MaskOperator.ExclusiveOr,
        SyntaxKind.AddExpression or SyntaxKind.AddAssignmentExpression => MaskOperator.Add,
        SyntaxKind.SubtractExpression or SyntaxKind.SubtractAssignmentExpression => MaskOperator.Subtract,
        SyntaxKind.LeftShiftExpression or SyntaxKind.LeftShiftAssignmentExpression => MaskOperator.ShiftLeft,
        SyntaxKind.RightShiftExpression or SyntaxKind.RightShiftAssignmentExpression => MaskOperator.ShiftRight,
        _ => throw new NotSupportedException(kind.ToString()),
    };

    public static MaskType Type(TypeSyntax type) => type.ToString() == "BG_NOTIFY" ? MaskType.Flags : MaskType.Number;

    /// <summary>The bits that an expression of constants has.</summary>
    public static uint Bits(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bits(parenthesized.Expression),
        BinaryExpressionSyntax binary => Bits(binary.Left) | Bits(binary.Right),
        LiteralExpressionSyntax literal => Number(literal).Value,
        _ => Named(expression.ToString()) is FlagName flag ? flag.Value : throw new NotSupportedException(expression.ToString()),
    };

    private static MaskExpression Named(string text)
    {
        var flag = Array.IndexOf(s_flags, text);
        return flag >= 0 ? new FlagName(1u << flag) : new NamedMask(PreludeMask.All.First(mask => mask.Name == text));
    }

    private static NumberLiteral Number(LiteralExpressionSyntax literal) => new(
        Convert.ToUInt32(literal.Token.Value, CultureInfo.InvariantCulture),
        literal.Token.Text.StartsWith("0x", StringComparison.Ordinal) ? NumberStyle.Hexadecimal
            : literal.Token.Text.StartsWith("0b", StringComparison.Ordinal) ? NumberStyle.Binary : NumberStyle.Decimal);
}

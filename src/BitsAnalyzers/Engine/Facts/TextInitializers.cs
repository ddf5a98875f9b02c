using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>What the initializer of a readonly field tells of the string that the field holds.</summary>
internal sealed class TextInitializers(ConstantInitializers initializers, CancellationToken cancellationToken)
{
    // Fields may refer to each other in broken code, and expressions have no depth that is known.
    private const int MaximumDepth = 16;

    /// <summary>What is known of the string that an operation outside of any body gives; null where nothing is.</summary>
    public TextValue? Of(IOperation initializer)
        => initializer.Type is { SpecialType: SpecialType.System_String } && Evaluate(initializer, MaximumDepth) is { } text &&
            (text.IsWhole || text.Text.Length > 0)
                ? text
                : null;

    private TextValue Evaluate(IOperation operation, int depth)
    {
        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue.Value is string text ? new(text) : TextValue.AnyText;
        }

        if (depth == 0)
        {
            return TextValue.AnyText;
        }

        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return TextValue.Concat(Evaluate(sum.LeftOperand, depth - 1), Evaluate(sum.RightOperand, depth - 1));
            case IInterpolatedStringOperation interpolation:
                return TextFunctions.Concat(interpolation.Parts.Select(part => part switch
                {
                    IInterpolatedStringTextOperation text => Evaluate(text.Text, depth - 1),
                    IInterpolationOperation
                    {
                        Alignment: null,
                        FormatString: null,
                        Expression.Type.SpecialType: SpecialType.System_String
                    } inner
                        => Evaluate(inner.Expression, depth - 1),
                    _ => TextValue.AnyText,
                }));
            case IInvocationOperation call:
                var arguments = call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(
                    argument => Evaluate(argument.Value, depth - 1));
                return TextFunctions.Call(KnownMembers.GenuineFunctionOf(call.TargetMethod), call.TargetMethod, arguments.ToList())
                    ?? TextValue.AnyText;
            case IFieldReferenceOperation when initializers.Of(operation, cancellationToken) is { } initializer:
                return Evaluate(initializer, depth - 1);
            default:
                return TextValue.AnyText;
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// The values that a mask argument itself shows: one for each arm of its conditional and switch expressions, each known bit by bit as far
/// as constants and the initializers of readonly fields tell.
/// </summary>
internal sealed class MaskValues(ConstantInitializers initializers, CancellationToken cancellationToken)
{
    // Declarations of constants may refer to each other in broken code.
    private const int MaximumIndirections = 16;

    public ImmutableArray<MaskValue> Of(IOperation argument)
    {
        var values = ImmutableArray.CreateBuilder<MaskValue>();
        try
        {
            Collect(argument, ImmutableList<IConversionOperation>.Empty, MaximumIndirections, values);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression too deep to be walked is one of which nothing is known.
            return ImmutableArray<MaskValue>.Empty;
        }

        return values.ToImmutable();
    }

    private void Collect(
        IOperation operation, ImmutableList<IConversionOperation> conversions, int indirections, ImmutableArray<MaskValue>.Builder values)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        while (TransparentOperations.Operand(operation) is { } operand)
        {
            conversions = operation is IConversionOperation conversion ? conversions.Insert(0, conversion) : conversions;
            operation = operand;
        }

        switch (operation)
        {
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                var condition = conditional.Condition.ConstantValue;
                if (condition is not { HasValue: true, Value: false })
                {
                    Collect(conditional.WhenTrue, conversions, indirections, values);
                }

                if (condition is not { HasValue: true, Value: true })
                {
                    Collect(whenFalse, conversions, indirections, values);
                }

                return;

            case ISwitchExpressionOperation @switch:
                foreach (var arm in @switch.Arms)
                {
                    Collect(arm.Value, conversions, indirections, values);
                }

                return;

            case var reference when indirections > 0
                && initializers.Of(reference, cancellationToken) is { } initializer
                && IsPlaceToRepair(reference, initializer):
                Collect(initializer, conversions, indirections - 1, values);
                return;
        }

        if (operation is IThrowOperation or IInvalidOperation)
        {
            return;
        }

        var mask = Evaluate(operation, indirections);
        foreach (var conversion in conversions)
        {
            mask = MaskArithmetic.Convert(mask, conversion.Type);
        }

        if (!mask.IsUnknown)
        {
            values.Add(new(mask, operation, ImmutableArray.Create(FlagJoin.Of(operation))));
        }
    }

    private NotifyMask Evaluate(IOperation operation, int indirections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue.HasValue)
        {
            return MaskArithmetic.Constant(operation.ConstantValue.Value);
        }

        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null, Conversion.Exists: true } conversion:
                return MaskArithmetic.Convert(Evaluate(conversion.Operand, indirections), conversion.Type);

            case IBinaryOperation { OperatorMethod: null }:
                return EvaluateChain(operation, indirections);

            case IUnaryOperation { OperatorMethod: null } unary:
                return MaskArithmetic.Unary(unary.OperatorKind, Evaluate(unary.Operand, indirections), unary.Type);

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Evaluate(conditional.WhenTrue, indirections).Join(Evaluate(whenFalse, indirections));

            case ISwitchExpressionOperation { Arms: { Length: > 0 } arms }:
                return arms.Select(arm => Evaluate(arm.Value, indirections)).Aggregate(static (left, right) => left.Join(right));

            case var wrapped when TransparentOperations.Operand(wrapped) is { } operand:
                return Evaluate(operand, indirections);

            case var reference when indirections > 0 && initializers.Of(reference, cancellationToken) is { } initializer:
                return MaskArithmetic.Convert(Evaluate(initializer, indirections - 1), reference.Type);

            default:
                return NotifyMask.Unknown;
        }
    }

    // A long chain of operators leans to the left: walked in a loop, because its depth has no bound.
    private NotifyMask EvaluateChain(IOperation operation, int indirections)
    {
        var chain = new Stack<IBinaryOperation>();
        while (operation is IBinaryOperation { OperatorMethod: null } binary && !binary.ConstantValue.HasValue)
        {
            chain.Push(binary);
            operation = binary.LeftOperand;
        }

        var mask = Evaluate(operation, indirections);
        while (chain.Count > 0)
        {
            var binary = chain.Pop();
            mask = MaskArithmetic.Binary(binary.OperatorKind, mask, Evaluate(binary.RightOperand, indirections), binary.Type);
            mask = MaskArithmetic.Convert(mask, binary.Type);
        }

        return mask;
    }

    // The declaration of a flag itself is not what is wrong with a mask; neither is a lone number that only has a name of its own.
    private static bool IsPlaceToRepair(IOperation reference, IOperation initializer)
    {
        if (reference is not IFieldReferenceOperation { Field: { } field })
        {
            return true;
        }

        var value = initializer.ConstantValue.HasValue ? IntegerTypes.LowBits(initializer.ConstantValue.Value) : null;
        return value is null ||
            (FlagNames.NumberOf(field.Name, value.Value) is null &&
                ForeignConstants.Recognise(field, value.Value) is null &&
                !(TransparentOperations.Strip(initializer) is ILiteralOperation && (value.Value & (value.Value - 1)) == 0));
    }
}

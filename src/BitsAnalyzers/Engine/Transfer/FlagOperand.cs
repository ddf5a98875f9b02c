using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A constant operand of an expression that joins flags.</summary>
/// <param name="Operation">The operand, without conversions.</param>
/// <param name="Constant">The named constant or enum member; null for a number.</param>
/// <param name="Value">Its value.</param>
internal sealed record FlagOperand(IOperation Operation, IFieldSymbol? Constant, uint Value)
{
    public bool IsSingleFlag => Value != 0 && (Value & (Value - 1)) == 0;

    /// <summary>
    /// Whether it is a flag by its name: a member of some enum, or a constant that is called like a flag and has its value.
    /// </summary>
    public bool IsNamedFlag => Constant is not null &&
        (Constant.ContainingType is { TypeKind: TypeKind.Enum } || FlagNames.NumberOf(Constant.Name, Value) is not null);

    public static FlagOperand? From(IOperation operation)
    {
        operation = TransparentOperations.Strip(operation);
        if (operation is IBinaryOperation or IUnaryOperation ||
            !operation.ConstantValue.HasValue ||
            IntegerTypes.LowBits(operation.ConstantValue.Value) is not { } value)
        {
            return null;
        }

        return new(operation, (operation as IFieldReferenceOperation)?.Field, value);
    }
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>
/// The mask that most programs ask for, as most of them write it: the end and the failure of a job, and perhaps its modifications, by their
/// names and joined with <c>|</c>. No rule has anything to say of it, which is seen at a glance.
/// </summary>
internal static class PlainMask
{
    private const uint Flags = NotifyFlags.DefaultPair | NotifyFlags.JobModification;

    /// <summary>The value of such a mask; null for any other.</summary>
    public static uint? ValueOf(IOperation expression)
    {
        var bits = 0u;
        var rest = TransparentOperations.Strip(expression);
        while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, OperatorMethod: null } join)
        {
            if (!AddFlag(TransparentOperations.Strip(join.RightOperand), ref bits))
            {
                return null;
            }

            rest = TransparentOperations.Strip(join.LeftOperand);
        }

        return AddFlag(rest, ref bits) && (bits & NotifyFlags.DefaultPair) == NotifyFlags.DefaultPair ? bits : null;
    }

    // Each flag once, by a name that says which it is.
    private static bool AddFlag(IOperation operand, ref uint bits)
    {
        if (operand
            is not IFieldReferenceOperation
            {
                Field:
                {
                    IsConst: true,
                    ContainingType.TypeKind: TypeKind.Enum,
                    ConstantValue: { } constant,
                    Name: var name
                }
            } ||
            IntegerTypes.LowBits(constant) is not { } value ||
            (value & Flags) != value ||
            (value & bits) != 0 ||
            FlagNames.NumberOf(name, value) is null)
        {
            return false;
        }

        bits |= value;
        return true;
    }
}

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

    /// <summary>Adds the values of such a mask, or of a choice between several; false where one of them is any other.</summary>
    /// <param name="expression">The mask.</param>
    /// <param name="mayDisable">Whether the flag that disables all others, alone, is one of them.</param>
    /// <param name="values">Takes the values.</param>
    public static bool AddChoices(IOperation expression, bool mayDisable, HashSet<uint> values)
    {
        expression = TransparentOperations.Strip(expression);
        if (expression is IConditionalOperation { WhenTrue: var first, WhenFalse: { } second })
        {
            return AddChoices(first, mayDisable, values) && AddChoices(second, mayDisable, values);
        }

        var disabled = 0u;
        if (ValueOf(expression) is not { } value)
        {
            if (!mayDisable || !AddFlag(expression, ref disabled, NotifyFlags.Disable))
            {
                return false;
            }

            value = disabled;
        }

        values.Add(value);
        return true;
    }

    /// <summary>
    /// Adds the values that result where flags are added to some of those before; false where one of them is no such mask.
    /// </summary>
    /// <param name="expression">The flags.</param>
    /// <param name="values">The values before, which takes the others.</param>
    public static bool AddFlags(IOperation expression, HashSet<uint> values)
    {
        var bits = 0u;
        if (!AddFlag(TransparentOperations.Strip(expression), ref bits))
        {
            return false;
        }

        foreach (var value in values.ToList())
        {
            // What is there already, or has no effect any more, is for the rules to look at.
            if ((value & (bits | NotifyFlags.Disable)) != 0)
            {
                return false;
            }

            values.Add(value | bits);
        }

        return true;
    }

    // Each flag once, by a name that says which it is.
    private static bool AddFlag(IOperation operand, ref uint bits, uint flags = Flags)
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
            (value & flags) != value ||
            (value & bits) != 0 ||
            FlagNames.NumberOf(name, value) is null)
        {
            return false;
        }

        bits |= value;
        return true;
    }
}

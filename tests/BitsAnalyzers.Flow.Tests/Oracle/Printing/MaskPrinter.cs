using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>Masks as C#.</summary>
internal static class MaskPrinter
{
    private static readonly string[] s_names =
    [
        "BG_NOTIFY_JOB_TRANSFERRED",
        "BG_NOTIFY_JOB_ERROR",
        "BG_NOTIFY_DISABLE",
        "BG_NOTIFY_JOB_MODIFICATION",
        "BG_NOTIFY_FILE_TRANSFERRED",
        "BG_NOTIFY_FILE_RANGES_TRANSFERRED",
    ];

    public static string Print(MaskExpression mask) => mask switch
    {
        FlagName flag => s_names[System.Numerics.BitOperations.Log2(flag.Value)],
        NumberLiteral { Style: NumberStyle.Hexadecimal } number => "0x" + number.Value.ToString("X2", CultureInfo.InvariantCulture) + "u",
        NumberLiteral { Style: NumberStyle.Binary } number => "0b" + Convert.ToString(number.Value, 2) + "u",
        NumberLiteral number => number.Value.ToString(CultureInfo.InvariantCulture) + "u",
        NamedMask named => named.Mask.Name,
        ForeignName foreign => "(uint)" + foreign.Name,
        MaskVariable variable => variable.Name,
        MaskOperation { Operator: MaskOperator.ShiftLeft or MaskOperator.ShiftRight, Right: NumberLiteral count } shift
            => $"{Operand(shift.Left)} {Text(shift.Operator)} {count.Value.ToString(CultureInfo.InvariantCulture)}",
        MaskOperation { Left: MaskOperation left } operation
            when left.Operator == operation.Operator && operation.Operator == MaskOperator.Or
            => $"{Print(left)} | {Operand(operation.Right)}",
        MaskOperation operation => $"{Operand(operation.Left)} {Text(operation.Operator)} {Operand(operation.Right)}",
        MaskComplement complement => "~" + Operand(complement.Operand),
        MaskCast { Style: CastStyle.Convert } cast => $"Convert.ToUInt32({Print(cast.Operand)})",
        MaskCast cast => $"({TypeName(cast.Type)}){Operand(cast.Operand)}",
        MaskConditional conditional
            => $"{ConditionPrinter.Operand(conditional.Condition)} ? {Operand(conditional.WhenTrue)} : {Operand(conditional.WhenFalse)}",
        MaskSwitch @switch => $"{@switch.Subject} switch {{ {string.Concat(@switch.Arms.Select(Arm))}_ => {Print(@switch.Otherwise)} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(mask), mask, message: null),
    };

    /// <summary>The mask as an expression of this type.</summary>
    public static string PrintAs(MaskType type, MaskExpression mask)
        => mask.Type == type ? Print(mask) : $"({TypeName(type)}){Operand(mask)}";

    public static string TypeName(MaskType type) => type == MaskType.Flags ? "BG_NOTIFY" : "uint";

    public static string Text(MaskOperator @operator) => @operator switch
    {
        MaskOperator.Or => "|",
        MaskOperator.And => "&",
        MaskOperator.ExclusiveOr => "^",
        MaskOperator.Add => "+",
        MaskOperator.Subtract => "-",
        MaskOperator.ShiftLeft => "<<",
        _ => ">>",
    };

    /// <summary>The value as an expression of a type.</summary>
    public static string Bits(MaskType type, uint bits)
    {
        if (type == MaskType.Number)
        {
            return "0x" + bits.ToString("X2", CultureInfo.InvariantCulture) + "u";
        }

        var names = s_names.Where((_, number) => (bits & (1u << number)) != 0).ToList();
        return names.Count switch
        {
            0 => "0",
            1 => names[0],
            _ => $"({string.Join(" | ", names)})",
        };
    }

    private static string Arm(MaskArm arm) => $"{arm.Label.ToString(CultureInfo.InvariantCulture)} => {Print(arm.Value)}, ";

    private static string Operand(MaskExpression mask)
        => mask is MaskOperation or MaskConditional or MaskSwitch ? $"({Print(mask)})" : Print(mask);
}

using System.Collections.Immutable;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>The two types that a mask has in C#.</summary>
internal enum MaskType
{
    /// <summary>The enum BG_NOTIFY.</summary>
    Flags,

    /// <summary>uint.</summary>
    Number,
}

internal enum MaskOperator
{
    Or,
    And,
    ExclusiveOr,
    Add,
    Subtract,
    ShiftLeft,
    ShiftRight,
}

internal enum NumberStyle
{
    Decimal,
    Hexadecimal,
    Binary,
}

internal enum CastStyle
{
    Cast,
    Convert,
}

/// <summary>An expression that gives a notification mask.</summary>
internal abstract record MaskExpression(MaskType Type) : Node;

/// <summary>A member of BG_NOTIFY.</summary>
internal sealed record FlagName(uint Value) : MaskExpression(MaskType.Flags);

internal sealed record NumberLiteral(uint Value, NumberStyle Style) : MaskExpression(MaskType.Number);

/// <summary>A constant or readonly field of the prelude.</summary>
internal sealed record NamedMask(PreludeMask Mask) : MaskExpression(Mask.Type);

/// <summary>A constant of another family of BITS, cast to uint.</summary>
internal sealed record ForeignName(string Name, uint Value) : MaskExpression(MaskType.Number);

internal sealed record MaskVariable(string Name, MaskType Type) : MaskExpression(Type);

/// <summary>The operands of a shift are a mask and a number; all others have operands of one type.</summary>
internal sealed record MaskOperation(MaskOperator Operator, MaskExpression Left, MaskExpression Right) : MaskExpression(Left.Type);

internal sealed record MaskComplement(MaskExpression Operand) : MaskExpression(Operand.Type);

internal sealed record MaskCast(MaskType Type, MaskExpression Operand, CastStyle Style) : MaskExpression(Type);

internal sealed record MaskConditional(Condition Condition, MaskExpression WhenTrue, MaskExpression WhenFalse)
    : MaskExpression(WhenTrue.Type);

internal sealed record MaskSwitch(string Subject, ImmutableArray<MaskArm> Arms, MaskExpression Otherwise) : MaskExpression(Otherwise.Type);

internal sealed record MaskArm(int Label, MaskExpression Value) : Node;

/// <summary>A constant or readonly field that every program can use.</summary>
internal sealed record PreludeMask(string Name, MaskType Type, uint Value, bool IsConstant)
{
    public static readonly ImmutableArray<PreludeMask> All =
    [
        new("Masks.Usual", MaskType.Flags, 0x03, IsConstant: true),
        new("Masks.Muted", MaskType.Flags, 0x04, IsConstant: true),
        new("Masks.Everything", MaskType.Number, 0x3B, IsConstant: false),
        new("Masks.Progress", MaskType.Number, 0x08, IsConstant: true),
    ];
}

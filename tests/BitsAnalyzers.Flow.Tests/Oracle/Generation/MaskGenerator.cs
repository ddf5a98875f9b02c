using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>Writes masks in all the ways that flags are built.</summary>
internal sealed class MaskGenerator(Prng random, ConditionGenerator conditions)
{
    // The pair that jobs need is frequent, so that most masks are right.
    private static readonly (int, uint)[] s_flags = [(6, 0x01), (6, 0x02), (2, 0x04), (3, 0x08), (2, 0x10), (1, 0x20)];

    private static readonly (int, uint)[] s_numbers =
        [(
            8,
            3),
            (4, 11),
            (2, 1),
            (2, 2),
            (2, 4),
            (2, 5),
            (1, 7),
            (2, 8),
            (1, 0),
            (1, 19),
            (1, 27),
            (1, 0x3B),
            (1, 0x40),
            (1, 0x43),
            (1, 0x3F)];

    public MaskExpression Generate(Scope scope, MaskType type, int depth)
    {
        var variables = scope.Masks.FindAll(variable => variable.Type == type);
        List<(int, Func<MaskExpression>)> ways =
        [
            (8, () => type == MaskType.Flags ? Union() : Cast(type, Union())),
            (2, () => Constant(type)),
        ];
        if (variables.Count > 0)
        {
            ways.Add((14, () => random.Pick(variables)));
            ways.Add((4, () => new MaskOperation(MaskOperator.Or, random.Pick(variables), Flag(type))));
            ways.Add((3, () => new MaskOperation(MaskOperator.And, random.Pick(variables), new MaskComplement(Flag(type)))));
            ways.Add((1, () => new MaskOperation(MaskOperator.And, random.Pick(variables), Constant(type))));
            ways.Add((1, () => new MaskOperation(MaskOperator.ExclusiveOr, random.Pick(variables), Flag(type))));
            if (type == MaskType.Number)
            {
                ways.Add((1, () => new MaskOperation(Sum(), random.Pick(variables), Flag(type))));
                ways.Add(
                    (1, () => new MaskOperation(
                        Shift(), random.Pick(variables), new NumberLiteral((uint)random.Next(4), NumberStyle.Decimal))));
            }
        }

        if (depth > 0)
        {
            ways.Add(
                (3, () => new MaskConditional(
                    conditions.Pure(scope, 1), Generate(scope, type, depth - 1), Generate(scope, type, depth - 1))));
            ways.Add((1, () => Switch(scope, type, depth - 1)));
            ways.Add((2, () => new MaskOperation(MaskOperator.Or, Generate(scope, type, depth - 1), Generate(scope, type, depth - 1))));
            ways.Add((1, () => Cast(type, Generate(scope, type == MaskType.Flags ? MaskType.Number : MaskType.Flags, depth - 1))));
            ways.Add((1, () => OddJoin(type)));
        }

        return random.Pick(ways)();
    }

    /// <summary>A single flag.</summary>
    public MaskExpression Flag(MaskType type)
    {
        var flag = random.Pick(s_flags);
        return type == MaskType.Flags ? new FlagName(flag)
            : random.OneIn(4) ? new MaskOperation(
                MaskOperator.ShiftLeft,
                new NumberLiteral(1, NumberStyle.Decimal),
                new NumberLiteral((uint)System.Numerics.BitOperations.Log2(flag), NumberStyle.Decimal))
            : Cast(type, new FlagName(flag));
    }

    private MaskExpression Union()
    {
        var flags = new List<uint>();
        if (!random.OneIn(3))
        {
            flags.AddRange([0x01, 0x02]);
        }

        for (var count = random.Next(3); count > 0; count--)
        {
            flags.Add(random.Pick(s_flags));
        }

        if (flags.Count == 0)
        {
            flags.Add(random.Pick(s_flags));
        }

        return flags.Distinct().Select(static MaskExpression (flag) => new FlagName(flag)).Aggregate(
            static (left, right) => new MaskOperation(MaskOperator.Or, left, right));
    }

    private MaskExpression Constant(MaskType type)
    {
        if (random.OneIn(3))
        {
            return new NamedMask(random.Pick(PreludeMask.All.Where(mask => mask.Type == type).ToList()));
        }

        return type == MaskType.Number ? new NumberLiteral(random.Pick(s_numbers), (NumberStyle)random.Next(3))
            : random.OneIn(3) ? new MaskCast(type, new NumberLiteral(random.Pick(s_numbers), (NumberStyle)random.Next(3)), CastStyle.Cast)
            : Union();
    }

    // Two flags that are not joined by '|', or a constant of another family.
    private MaskExpression OddJoin(MaskType type)
    {
        if (random.OneIn(4))
        {
            var foreign = new ForeignName("BG_JOB_STATE_TRANSFERRED", 6);
            return type == MaskType.Number ? foreign : new MaskCast(type, foreign, CastStyle.Cast);
        }

        var left = new FlagName(random.Pick(s_flags));
        var right = new FlagName(random.Pick(s_flags));
        if (type == MaskType.Flags)
        {
            return new MaskOperation(random.Pick<MaskOperator>([MaskOperator.And, MaskOperator.ExclusiveOr]), left, right);
        }

        return new MaskOperation(
            random.Pick<MaskOperator>([MaskOperator.Add, MaskOperator.Add, MaskOperator.And, MaskOperator.ExclusiveOr]),
            Cast(type, left),
            Cast(type, right));
    }

    private MaskSwitch Switch(Scope scope, MaskType type, int depth)
    {
        var arms = Enumerable.Range(0, 1 + random.Next(2)).Select(label => new MaskArm(label, Generate(scope, type, depth)));
        return new MaskSwitch(Parameters.Mode, [.. arms], Generate(scope, type, depth));
    }

    private MaskCast Cast(MaskType type, MaskExpression operand)
        => new(type, operand, type == MaskType.Number && random.OneIn(10) ? CastStyle.Convert : CastStyle.Cast);

    private MaskOperator Sum() => random.OneIn(2) ? MaskOperator.Add : MaskOperator.Subtract;

    private MaskOperator Shift() => random.OneIn(2) ? MaskOperator.ShiftLeft : MaskOperator.ShiftRight;
}

using System.Numerics;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>Computes masks as C# does.</summary>
internal sealed class MaskEvaluator(Variables variables, ConditionEvaluator conditions, ExecutionLog log)
{
    /// <summary>
    /// The value of an expression that is passed or assigned. The arm that a conditional or switch expression takes is what is judged as a
    /// join of flags, and a cause of the value.
    /// </summary>
    public MaskValue Evaluate(MaskExpression expression)
    {
        switch (expression)
        {
            case MaskCast cast:
                return Evaluate(cast.Operand);
            case MaskConditional conditional:
                return Evaluate(conditions.Evaluate(conditional.Condition) ? conditional.WhenTrue : conditional.WhenFalse);
            case MaskSwitch @switch:
                return Evaluate(Arm(@switch));
            case MaskVariable variable:
                return variables.GetMask(variable.Name);
            default:
                var value = Compute(expression);
                log.Established.Add(expression);
                return value with { Causes = value.Causes.And(expression), History = value.History | JoinJudgement.Of(expression) };
        }
    }

    private MaskExpression Arm(MaskSwitch @switch)
        => @switch.Arms.FirstOrDefault(arm => variables.Numbers.Test(@switch.Subject, NumberComparison.Equal, arm.Label))?.Value
            ?? @switch.Otherwise;

    // Inside an expression, what is said of the parts is no more than a matter of judgement for the whole.
    private MaskValue Compute(MaskExpression expression) => expression switch
    {
        FlagName flag => Plain(flag.Value),
        NumberLiteral number => Plain(number.Value),
        NamedMask named => Plain(named.Mask.Value),
        ForeignName foreign => Plain(foreign.Value),
        MaskVariable variable => variables.GetMask(variable.Name) is var value ? value with { History = value.HistoryAsPart } : default,
        MaskCast cast => Compute(cast.Operand),
        MaskComplement complement => Compute(complement.Operand) is var operand ? operand with { Bits = ~operand.Bits } : default,
        MaskConditional or MaskSwitch => Evaluate(expression) is var value ? value with { History = value.HistoryAsPart } : default,
        MaskOperation operation => Combine(operation.Operator, Compute(operation.Left), Compute(operation.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, message: null),
    };

    public static MaskValue Combine(MaskOperator @operator, MaskValue left, MaskValue right)
        => new(Apply(@operator, left.Bits, right.Bits), left.Causes.And(right.Causes), left.History | right.History);

    /// <summary>The bits that stay as they are, however often the operator is applied.</summary>
    public static uint Kept(MaskOperator @operator, uint before, uint after) => (before ^ after, @operator) switch
    {
        (0, _) or (_, MaskOperator.Or or MaskOperator.And or MaskOperator.ExclusiveOr) => uint.MaxValue,
        (var changed, MaskOperator.ShiftRight) => ~(uint.MaxValue >> BitOperations.LeadingZeroCount(changed)),
        (var changed, _) => ~(uint.MaxValue << BitOperations.TrailingZeroCount(changed)),
    };

    private static MaskValue Plain(uint bits) => new(bits, Causes.None, MaskHistory.None);

    public static uint Apply(MaskOperator @operator, uint left, uint right) => unchecked(@operator switch
    {
        MaskOperator.Or => left | right,
        MaskOperator.And => left & right,
        MaskOperator.ExclusiveOr => left ^ right,
        MaskOperator.Add => left + right,
        MaskOperator.Subtract => left - right,
        MaskOperator.ShiftLeft => left << (int)right,
        _ => left >> (int)right,
    });
}

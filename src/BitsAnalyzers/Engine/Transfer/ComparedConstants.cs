using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What the decisions of a path say together of one value that each of them compares with a constant: of a number an interval and the
/// numbers in it that it is not, of a text the one that it is, and whether there is any. A path on which nothing is left is no path.
/// </summary>
internal sealed class ComparedConstants
{
    // The same bits are one number where there is a sign, and another where there is none.
    private readonly NumberRange _signed = new();
    private readonly NumberRange _unsigned = new();
    private string? _text;
    private bool _isNull;
    private bool _isNumber;
    private bool _isSomething;
    private bool _isImpossible;

    private ComparedConstants() => _unsigned.AtLeast(0m, isOpen: false, isWhole: true);

    /// <summary>Whether no value is left that the latest decision is about.</summary>
    /// <param name="path">The decisions, with the latest one.</param>
    /// <param name="latest">What has been decided last.</param>
    public static bool LeaveNothing(Entries<Value, bool> path, OperationValue latest)
    {
        if (SubjectOf(latest, out _) is not { } subject)
        {
            return false;
        }

        var known = new ComparedConstants();
        var isFloatingPoint = false;
        foreach (var decision in path)
        {
            if (decision.Key is OperationValue condition && SubjectOf(condition, out var sign) is { } other && subject.Equals(other))
            {
                known.Add(condition, decision.Value, sign);
                isFloatingPoint |= (condition.Left as LiteralValue ?? condition.Right as LiteralValue)?.Kind == NumberKind.FloatingPoint;
            }
        }

        if (isFloatingPoint)
        {
            known._signed.AtMost(double.PositiveInfinity, isOpen: false, isWhole: false);
        }

        // What is no number is in no order with anything, so that all that is decided may be false.
        return (!isFloatingPoint || known._isNumber || known._isNull || known._isSomething) && known.IsNothing();
    }

    private static IComparable? NumberIn(Value? value) => value switch
    {
        NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } } => (decimal)number,
        LiteralValue literal => literal.Number,
        _ => null,
    };

    // What is compared, and as which of the two numbers that its bits are; null where that depends on its type.
    private static Value? SubjectOf(OperationValue condition, out bool? isSigned)
    {
        isSigned = null;
        var subject = condition.Operator switch
        {
            ConditionTransfer.IsEqual when condition.Right is TextValue { IsWhole: true } || NumberIn(condition.Right) is not null =>
                condition.Left,
            ConditionTransfer.IsLess when NumberIn(condition.Right) is not null => condition.Left,
            ConditionTransfer.IsLess when NumberIn(condition.Left) is not null => condition.Right,
            ConditionTransfer.IsNullOperator or ConditionTransfer.IsOfType => condition.Left,
            _ => null,
        };
        if (subject is OperationValue { Operator: "signed" or "unsigned", Left: var bits } reading)
        {
            isSigned = reading.Operator == "signed";
            subject = bits;
        }
        else if (condition.Operator == ConditionTransfer.IsLess)
        {
            isSigned = true;
        }

        return subject is SymbolicValue or OperationValue { Left: not RunningWindowsValue } ? subject : null;
    }

    private void Add(OperationValue condition, bool outcome, bool? isSigned)
    {
        switch (condition)
        {
            case { Operator: ConditionTransfer.IsNullOperator }:
                _isNull |= outcome;
                return;
            case { Operator: ConditionTransfer.IsOfType }:
                _isSomething |= outcome;
                return;
            case { Operator: ConditionTransfer.IsEqual, Right: TextValue { Text: var text } }:
                if (outcome)
                {
                    _isImpossible |= _text is not null && _text != text;
                    _text = text;
                }

                return;
        }

        _isNumber |= outcome;
        var isLimitRight = NumberIn(condition.Right) is not null;
        var limit = isLimitRight ? condition.Right! : condition.Left;
        var number = NumberIn(limit)!;
        var isWhole = limit is NumberValue or LiteralValue { Kind: NumberKind.Integer };
        if (condition.Operator == ConditionTransfer.IsEqual)
        {
            // Of 32 bits with the highest one set, and of a negative number, it depends on the type what they are in the other reading.
            if (isSigned ?? (!isWhole || number is not decimal signed || signed <= int.MaxValue || signed > uint.MaxValue))
            {
                Equal(_signed, number);
            }

            if (isWhole && !(isSigned ?? number is < 0m))
            {
                Equal(_unsigned, number);
            }
        }
        else
        {
            var range = isSigned == true ? _signed : _unsigned;
            if (isLimitRight == outcome)
            {
                range.AtMost(number, isOpen: outcome, isWhole);
            }
            else
            {
                range.AtLeast(number, isOpen: outcome, isWhole);
            }
        }

        void Equal(NumberRange range, IComparable only)
        {
            if (outcome)
            {
                range.AtLeast(only, isOpen: false, isWhole);
                range.AtMost(only, isOpen: false, isWhole);
            }
            else
            {
                range.Exclude(only);
            }
        }
    }

    private bool IsNothing()
        => _isImpossible || _signed.IsEmpty || _unsigned.IsEmpty || (_isNull && (_text is not null || _isNumber || _isSomething));
}

using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What the decisions of a path say together of one value that each of them compares with a constant: of a number an interval and the
/// numbers in it that it is not, of a text the one that it is, and whether there is any. A path on which nothing is left is no path.
/// </summary>
internal sealed class ComparedConstants
{
    private readonly HashSet<long> _excluded = [];
    private long _least = long.MinValue;
    private long _greatest = long.MaxValue;
    private string? _text;
    private bool _isNull;
    private bool _isImpossible;

    private ComparedConstants()
    {
    }

    /// <summary>Whether no value is left that the latest decision is about.</summary>
    /// <param name="path">The decisions, with the latest one.</param>
    /// <param name="latest">What has been decided last.</param>
    public static bool LeaveNothing(Entries<Value, bool> path, OperationValue latest)
    {
        if (SubjectOf(latest) is not { } subject)
        {
            return false;
        }

        var known = new ComparedConstants();
        foreach (var decision in path)
        {
            if (decision.Key is OperationValue condition && subject.Equals(SubjectOf(condition)))
            {
                known.Add(condition, decision.Value);
            }
        }

        return known.IsNothing();
    }

    // A constant with the highest bit set is one number where there is a sign, and another where there is none.
    private static long? NumberIn(Value? value)
        => value is NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } } ? number : null;

    private static Value? SubjectOf(OperationValue condition)
    {
        var subject = condition.Operator switch
        {
            ConditionTransfer.IsEqual when condition.Right is TextValue { IsWhole: true } || NumberIn(condition.Right) is not null =>
                condition.Left,
            ConditionTransfer.IsLess when NumberIn(condition.Right) is not null => condition.Left,
            ConditionTransfer.IsLess when NumberIn(condition.Left) is not null => condition.Right,
            ConditionTransfer.IsNullOperator => condition.Left,
            _ => null,
        };
        return subject is SymbolicValue or OperationValue { Left: not RunningWindowsValue } ? subject : null;
    }

    private void Add(OperationValue condition, bool outcome)
    {
        switch (condition)
        {
            case { Operator: ConditionTransfer.IsNullOperator }:
                _isNull |= outcome;
                break;
            case { Operator: ConditionTransfer.IsEqual, Right: TextValue { Text: var text } } when outcome:
                _isImpossible |= _text is not null && _text != text;
                _text = text;
                break;
            case { Operator: ConditionTransfer.IsEqual } when NumberIn(condition.Right) is { } number:
                if (outcome)
                {
                    Narrow(number, number);
                }
                else
                {
                    _excluded.Add(number);
                }

                break;
            case { Operator: ConditionTransfer.IsLess } when NumberIn(condition.Right) is { } limit:
                Narrow(outcome ? long.MinValue : limit, outcome ? limit - 1 : long.MaxValue);
                break;
            case { Operator: ConditionTransfer.IsLess } when NumberIn(condition.Left) is { } limit:
                Narrow(outcome ? limit + 1 : long.MinValue, outcome ? long.MaxValue : limit);
                break;
        }
    }

    private void Narrow(long least, long greatest)
    {
        _least = Math.Max(_least, least);
        _greatest = Math.Min(_greatest, greatest);
    }

    private bool IsNothing()
    {
        while (_least <= _greatest && _excluded.Contains(_least))
        {
            _least++;
        }

        return _isImpossible || _least > _greatest || (_isNull && _text is not null);
    }
}

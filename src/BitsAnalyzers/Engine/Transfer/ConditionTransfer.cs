using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Conditions as values, and what follows from one that came out true or false: states that contradict it are dropped, in the others it is
/// remembered, and what it says of a mask, a state or a result becomes known.
/// </summary>
internal sealed class ConditionTransfer(ProgramStateBuilder programState)
{
    public const string IsEqual = "==";
    public const string IsLess = "<";
    public const string IsNullOperator = "null";
    public const string IsOfType = "is";
    public const string IsExactly = "exactly";

    /// <summary>That the one value is what 'as' has given for the other: it is null where the test of the type says no.</summary>
    public const string TriedAs = "as";
    public const string IsInStates = "state";
    public const string HasFailed = "failed";
    public const string IsZero = "zero";
    private const string BitAnd = "&";
    public const string Stopped = "stopped";
    public const string Size = "size";
    public const string Empty = "empty";

    /// <summary>How a comparison is read.</summary>
    internal enum Comparison
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }

    /// <summary>
    /// Whether a condition that may come out either way is about numbers and texts alone, and says nothing of a job, a call, an object or
    /// Windows.
    /// </summary>
    public static bool IsPlain(Value condition) => condition switch
    {
        UnknownValue or NullValue or SymbolicValue or LiteralValue => true,
        NumberValue { Identity: var identity } => identity is null || IsPlain(identity),
        TextValue { Identity: var identity } => identity is null || IsPlain(identity),
        NotValue { Operand: var operand } => IsPlain(operand),
        JunctionValue { Left: var left, Right: var right } => IsPlain(left) && IsPlain(right),
        OperationValue { Left: var left, Right: var right } => IsPlain(left) && (right is null || IsPlain(right)),
        _ => false,
    };

    /// <summary>The condition that two integers, states, results or references compare so.</summary>
    public static Value Compare(Comparison comparison, Value left, Value right)
    {
        switch (comparison)
        {
            case Comparison.NotEqual:
                return Not(Compare(Comparison.Equal, left, right));
            case Comparison.Greater:
                return Compare(Comparison.Less, right, left);
            case Comparison.LessOrEqual:
                return Not(Compare(Comparison.Less, right, left));
            case Comparison.GreaterOrEqual:
                return Not(Compare(Comparison.Less, left, right));
        }

        if (comparison == Comparison.Equal)
        {
            if (left is NullValue || right is NullValue)
            {
                // No integer is null, but the address zero is.
                var compared = left is NullValue ? right : left;
                return compared is NumberValue { Bits: { IsConstant: true, Value: 0 } } ? Value.Unknown : IsNull(compared);
            }

            // A pointer as the integer that it is.
            if (left is NumberValue { Bits: { IsConstant: true, Value: 0 } }
                && right is JobValue or ObjectValue or DelegateValue or TextValue)
            {
                return IsNull(right);
            }

            if (right is NumberValue { Bits: { IsConstant: true, Value: 0 } }
                && left is JobValue or ObjectValue or DelegateValue or TextValue)
            {
                return IsNull(left);
            }

            if (left is BoolValue || right is BoolValue)
            {
                var (known, other) = left is BoolValue first ? (first, right) : ((BoolValue)right, left);
                return known.IsTrue ? other : Not(other);
            }

            if (left is TextValue leftText && right is TextValue rightText)
            {
                if (leftText.IsWhole && rightText.IsWhole)
                {
                    return Value.Of(leftText.Text == rightText.Text);
                }

                if (!TextValue.MayBeEqual(leftText, rightText))
                {
                    return Value.False;
                }
            }
        }

        if (SizeComparison(comparison, left, right) is { } size)
        {
            return size;
        }

        if (StateComparison(comparison, left, right) is { } state)
        {
            return state;
        }

        if (ResultComparison(comparison, left, right) is { } result)
        {
            return result;
        }

        if (left is NumberValue a && right is NumberValue b)
        {
            if (a.Bits.IsConstant && b.Bits.IsConstant)
            {
                // Which of two constants is less depends on a sign that is not known here.
                return comparison == Comparison.Equal ? Value.Of(a.Bits.Value == b.Bits.Value)
                    : a.Bits.Value == b.Bits.Value ? Value.False
                    : (a.Bits.Value | b.Bits.Value) <= int.MaxValue ? Value.Of(a.Bits.Value < b.Bits.Value)
                    : Value.Unknown;
            }

            if (comparison == Comparison.Equal && a.Bits.Meet(b.Bits) is null)
            {
                return Value.False;
            }
        }

        if (left is LiteralValue || right is LiteralValue)
        {
            if (LiteralComparison(comparison, left, right) is { } known)
            {
                return known;
            }
        }

        var leftBare = left.Bare;
        var rightBare = right.Bare;
        if (leftBare is UnknownValue || rightBare is UnknownValue)
        {
            return Value.Unknown;
        }

        if (leftBare == rightBare)
        {
            return Value.Of(comparison == Comparison.Equal);
        }

        // Equality has no sides; constants go to the right.
        return comparison == Comparison.Equal && leftBare is NumberValue or TextValue or LiteralValue
            ? new OperationValue(IsEqual, rightBare, leftBare)
            : new OperationValue(comparison == Comparison.Equal ? IsEqual : IsLess, leftBare, rightBare);
    }

    public static Value IsNull(Value value) => value switch
    {
        NullValue => Value.True,
        JobValue { MayBeNull: { } nullness } => new OperationValue(IsNullOperator, nullness, null),
        JobValue or ObjectValue or DelegateValue or TextValue or NumberValue or LiteralValue or ResultValue or BoolValue
            or TupleValue => Value.False,
        ReferenceValue reference => IsNull(reference.Value),
        PropertyValue property => IsNull(property.Held),
        SymbolicValue symbol => new OperationValue(IsNullOperator, symbol, null),
        _ => Value.Unknown,
    };

    public static Value Not(Value condition) => condition switch
    {
        UnknownValue => condition,
        BoolValue known => Value.Of(!known.IsTrue),
        NotValue not => not.Operand,
        _ => new NotValue(condition),
    };

    public static Value And(Value left, Value right)
        => left is BoolValue first ? (first.IsTrue ? right : left)
        : right is BoolValue second ? (second.IsTrue ? left : right)
        : new JunctionValue(IsAnd: true, left, right);

    public static Value Or(Value left, Value right) => Not(And(Not(left), Not(right)));

    /// <summary>The condition that an HRESULT tells of a failure.</summary>
    public static Value Failed(Value result)
        => result is ResultValue kept ? new OperationValue(HasFailed, kept with { IsUnsigned = false }, null)
        : Compare(Comparison.Less, result, NumberValue.Constant(0));

    /// <summary>The condition that a token or task has failed or been cancelled, which stays so.</summary>
    public static Value HasStopped(Value subject) => new OperationValue(Stopped, subject, null);

    /// <summary>The condition that a look at a token or task finds it so; that it does not says nothing of the next look.</summary>
    /// <param name="subject">The token or task.</param>
    /// <param name="look">What tells one look from another.</param>
    public static Value IsFoundStopped(Value subject, Value look) => new OperationValue(Stopped, subject, look);

    /// <summary>The number of elements of a collection, which stays what it is until the collection may have changed.</summary>
    public static Value SizeOf(Value collection) => new NumberValue(NotifyMask.Unknown, new OperationValue(Size, collection, null), null);

    /// <summary>The condition that a collection has no elements.</summary>
    public static Value IsEmpty(Value collection) => new OperationValue(Empty, collection, null);

    /// <summary>The collection that a condition says is empty; null where it says something else.</summary>
    public static Value? CollectionOf(Value condition)
        => condition is OperationValue { Operator: Empty, Left: var collection } ? collection : null;

    /// <summary>Whether something is made of the size of a collection.</summary>
    public static bool IsAboutSize(Value value) => value switch
    {
        OperationValue { Operator: Size or Empty } => true,
        OperationValue { Left: var left, Right: var right } => IsAboutSize(left) || (right is not null && IsAboutSize(right)),
        JunctionValue { Left: var left, Right: var right } => IsAboutSize(left) || IsAboutSize(right),
        NotValue { Operand: var operand } => IsAboutSize(operand),
        NumberValue { Identity: { } identity } => IsAboutSize(identity),
        _ => false,
    };

    /// <summary>The states in which the condition has come out so; none where it cannot.</summary>
    public IEnumerable<ProgramStateBuilder> Assume(Value condition, bool outcome) => Assume(programState, condition, outcome);

    /// <summary>The references that a symbol decides about are not null.</summary>
    public static void LearnNotNull(ProgramStateBuilder programState, SymbolicValue symbol)
        => programState.Rewrite(
            value => value is JobValue { MayBeNull: { } nullness } job && nullness == symbol ? job with { MayBeNull = null } : value);

    private static IEnumerable<ProgramStateBuilder> Assume(ProgramStateBuilder programState, Value condition, bool outcome)
    {
        switch (condition)
        {
            case BoolValue known:
                return known.IsTrue == outcome ? [new(programState)] : [];
            case NotValue not:
                return Assume(programState, not.Operand, !outcome);
            case JunctionValue junction when junction.IsAnd == outcome:
                return Assume(programState, junction.Left, outcome).SelectMany(next => Assume(next, junction.Right, outcome));
            case JunctionValue junction:
                return Assume(programState, junction.Left, outcome)
                    .Concat(Assume(programState, junction.Left, !outcome).SelectMany(next => Assume(next, junction.Right, outcome)));
            case UnknownValue:
                return [new(programState)];
        }

        if ((programState.Entails(condition) ?? (IsExcluded(programState, condition) ? false : null)) is { } decided)
        {
            return decided == outcome ? [new(programState)] : [];
        }

        var next = new ProgramStateBuilder(programState);
        next.Assume(condition, outcome);
        if (condition is OperationValue operation)
        {
            Refine(next, operation, outcome);
        }

        if (next.IsImpossible || (condition is OperationValue latest && ComparedConstants.LeaveNothing(next.PathCondition, latest)))
        {
            return [];
        }

        next.IsInDoubt = next.IsInDoubt || PathModels.AreInDoubt(next.PathCondition, condition);
        return [next];
    }

    // Of two values one is less than the other, or they are equal, or the other is less: at most one of these is so.
    private static bool IsExcluded(ProgramStateBuilder programState, Value condition)
    {
        return condition is OperationValue { Operator: (IsEqual or IsLess) and var comparison, Left: var left, Right: { } right }
            && (Holds(IsLess, right, left)
                || (comparison == IsEqual ? Holds(IsLess, left, right) : Holds(IsEqual, left, right) || Holds(IsEqual, right, left)));

        bool Holds(string other, Value first, Value second)
            => programState.Entails(new OperationValue(other, first, second)) == true;
    }

    private static void Refine(ProgramStateBuilder programState, OperationValue condition, bool outcome)
    {
        switch (condition)
        {
            case { Operator: Stopped, Left: var subject, Right: not null } when outcome:
                programState.Assume(HasStopped(subject), outcome: true);
                break;
            case { Operator: IsInStates, Left: StateValue state, Right: NumberValue { Bits.Value: var set } }:
                RefineState(programState, state, outcome ? (JobStates)set : JobStates.Any & ~(JobStates)set);
                break;
            case { Operator: HasFailed, Left: ResultValue result }:
                CallResults.Decide(programState, result, hasFailed: outcome);
                break;
            case { Operator: IsZero, Left: ResultValue result }:
                // Not zero may be a failure or one of the other success codes.
                RefineResult(programState, result, outcome ? false : null);
                break;
            case { Operator: IsEqual or IsLess } when (condition.Left as ResultValue ?? condition.Right as ResultValue) is { } result:
                RefineResult(programState, result, ResultConditions.HasFailed(condition, outcome));
                break;
            case { Operator: IsEqual, Right: NumberValue { Bits: { IsConstant: true } constant } }:
                RefineNumber(programState, condition.Left, constant, outcome);
                break;
            case { Operator: IsEqual, Right: LiteralValue { Bits: { } bits } }:
                RefineNumber(programState, condition.Left, NotifyMask.FromConstant(bits), outcome);
                break;
            case { Operator: IsOfType } tested:
                foreach (var given in TriedCasts(programState).Where(given => given.Right == tested).ToList())
                {
                    Follow(programState, new(IsNullOperator, given.Left, null), !outcome);
                }

                break;
            case { Operator: IsExactly, Left: var subject, Right: var type } when outcome:
                Follow(programState, new(IsOfType, subject, type), outcome: true);
                break;
            case { Operator: IsNullOperator, Left: SymbolicValue symbol } when outcome:
                foreach (var given in TriedCasts(programState).Where(given => given.Left == symbol).ToList())
                {
                    Follow(programState, (OperationValue)given.Right!, outcome: false);
                }

                programState.Rewrite(
                    value => value == symbol || value is JobValue { MayBeNull: { } nullness } && nullness == symbol ? Value.Null : value);
                break;
            case { Operator: IsNullOperator, Left: SymbolicValue symbol }:
                foreach (var given in TriedCasts(programState).Where(given => given.Left == symbol).ToList())
                {
                    Follow(programState, (OperationValue)given.Right!, outcome: true);
                }

                LearnNotNull(programState, symbol);
                break;
        }
    }

    private static IEnumerable<OperationValue> TriedCasts(ProgramStateBuilder programState)
        => programState.PathCondition.Select(static decision => decision.Key).OfType<OperationValue>()
            .Where(static condition => condition.Operator == TriedAs);

    // What one decision says of another condition.
    private static void Follow(ProgramStateBuilder programState, OperationValue condition, bool outcome)
    {
        if (programState.Entails(condition) is { } known)
        {
            programState.IsImpossible |= known != outcome;
            return;
        }

        programState.Assume(condition, outcome);
        Refine(programState, condition, outcome);
    }

    /// <summary>The states that tests on the way have left for what was read of each job, reading by reading.</summary>
    public static ImmutableArray<(SymbolicValue Job, int Site, JobStates Seen)> SeenIn(Entries<Value, bool> path)
    {
        ImmutableArray<(SymbolicValue Job, int Site, JobStates Seen)>.Builder? all = null;
        foreach (var decision in path)
        {
            if (decision.Key
                is OperationValue { Operator: IsInStates, Left: StateValue reading, Right: NumberValue { Bits.Value: var set } })
            {
                var seen = reading.Possible & (decision.Value ? (JobStates)set : ~(JobStates)set);
                (all ??= ImmutableArray.CreateBuilder<(SymbolicValue, int, JobStates)>()).Add((reading.Job, reading.Site, seen));
            }
        }

        return all?.ToImmutable() ?? ImmutableArray<(SymbolicValue, int, JobStates)>.Empty;
    }

    // A job that has ended stays so: what is read later is the same.
    private static bool IsBeforeAnEndAndAfterIt(ProgramStateBuilder programState, StateValue value, JobStates seen)
    {
        foreach (var decision in programState.PathCondition)
        {
            if (decision.Key
                is not OperationValue { Operator: IsInStates, Left: StateValue other, Right: NumberValue { Bits.Value: var set } }
                || other.Job != value.Job)
            {
                continue;
            }

            var seenThere = JobStates.Any & (decision.Value ? (JobStates)set : ~(JobStates)set);
            if ((seen & seenThere) == JobStates.None
                && ((seen.IsFinal() && other.IsAfter(value.Site)) || (seenThere.IsFinal() && value.IsAfter(other.Site))))
            {
                return true;
            }
        }

        return false;
    }

    // Of an operation that runs again the older readings are forgotten.
    private static bool IsSameReading(StateValue left, StateValue right) => left.Site == right.Site && left.Job == right.Job;

    // What a reading shows a job not to have ended in, it had not ended in before; and what it had ended in, it is in for ever. The reading
    // may soon be out of sight, and what was done to the job since says nothing of that.
    private static void NarrowOthers(ProgramStateBuilder programState, StateValue read, JobStates seen)
    {
        var (before, after) = (seen | JobStates.Open, seen.IsFinal() ? seen : JobStates.Any);
        programState.Rewrite(value => value is StateValue other && other.Job == read.Job
            ? Narrow(other, read.IsAfter(other.Site) ? before : other.IsAfter(read.Site) ? after : JobStates.Any)
            : value);

        static StateValue Narrow(StateValue reading, JobStates possible)
            => (reading.Possible & ~possible) == JobStates.None ? reading : reading with { Possible = reading.Possible & possible };
    }

    private static void RefineState(ProgramStateBuilder programState, StateValue value, JobStates seen)
    {
        // The value is a snapshot: every test of it is about the same moment.
        seen &= value.Possible;
        foreach (var decision in programState.PathCondition)
        {
            if (decision.Key is OperationValue { Operator: IsInStates, Left: StateValue other, Right: NumberValue { Bits.Value: var set } }
                && IsSameReading(other, value))
            {
                seen &= decision.Value ? (JobStates)set : ~(JobStates)set;
            }
        }

        if (seen == JobStates.None || IsBeforeAnEndAndAfterIt(programState, value, seen))
        {
            programState.IsImpossible = true;
            return;
        }

        NarrowOthers(programState, value, seen);
        var job = programState[value.Job];
        if (job.States.IsFinal())
        {
            // This reading, or one before it, has shown the end; no other way to have ended follows.
            if (job.FinalSite != 0
                && (job.FinalSite == value.Site || value.IsAfter(job.FinalSite))
                && (job.States & seen) == JobStates.None)
            {
                programState.IsImpossible = true;
                return;
            }

            // Which of the final states it is, if the job had ended by then.
            var states = job.States & seen;
            programState[value.Job] = value.Possible.IsFinal() && states != JobStates.None ? job with { States = states } : job;
        }
        else if (seen.IsFinal())
        {
            // No call of ours ended the job, so somebody else did.
            programState[value.Job] = job with { States = seen, FinalSite = value.Site, StateReadSite = value.Site };
        }
        else if (job.StateReadSite == value.Site)
        {
            // Somebody else may also have resumed or suspended it.
            var states = job.States & seen;
            programState[value.Job] = job with { States = (states == JobStates.None ? seen : states).Later() };
        }
    }

    // What a comparison with a code says is the same that a test for failure says.
    private static void RefineResult(ProgramStateBuilder programState, ResultValue result, bool? hasFailed)
    {
        if (hasFailed is not { } outcome)
        {
            CallResults.Undecide(programState, result);
            return;
        }

        var test = (OperationValue)Failed(result);
        if (programState.Entails(test) is { } known)
        {
            programState.IsImpossible |= known != outcome;
            return;
        }

        programState.Assume(test, outcome);
        CallResults.Decide(programState, result, outcome);
    }

    private static void RefineNumber(ProgramStateBuilder programState, Value left, NotifyMask constant, bool outcome)
    {
        if (left
            is OperationValue { Operator: BitAnd, Left: var masked, Right: NumberValue { Bits: { IsConstant: true, Value: var mask } } })
        {
            var isSingle = mask != 0 && (mask & (mask - 1)) == 0;
            if (outcome)
            {
                Learn(programState, masked, NotifyMask.FromBits(constant.Value & mask, ~constant.Value & mask));
            }
            else if (isSingle)
            {
                Learn(programState, masked, (constant.Value & mask) == 0 ? NotifyMask.FromBits(mask, 0) : NotifyMask.FromBits(0, mask));
            }
        }
        else if (outcome)
        {
            Learn(programState, left, constant);
        }
    }

    private static void Learn(ProgramStateBuilder programState, Value identity, NotifyMask bits)
    {
        var known = bits;
        programState.Rewrite(value =>
        {
            if (value is not NumberValue number || number.Identity != identity)
            {
                return value;
            }

            if (number.Bits.Meet(bits) is not { } met)
            {
                programState.IsImpossible = true;
                return value;
            }

            known = met;
            return number with { Bits = met };
        });
        programState.IsImpossible |= Contradicts(programState, identity, known);
    }

    // Whether a number of which this is known has been compared before, or some of its bits have, with another outcome.
    private static bool Contradicts(ProgramStateBuilder programState, Value identity, NotifyMask known)
    {
        foreach (var decision in programState.PathCondition)
        {
            if (decision.Key is OperationValue { Operator: (IsEqual or IsLess) and var comparison, Left: var left, Right: { } right } &&
                (Known(left), Known(right)) is var (knownLeft, knownRight) &&
                !(ReferenceEquals(left, knownLeft) && ReferenceEquals(right, knownRight)) &&
                Compare(comparison == IsEqual
                    ? Comparison.Equal
                    : Comparison.Less, knownLeft, knownRight) is BoolValue { IsTrue: var isTrue } &&
                isTrue != decision.Value)
            {
                return true;
            }
        }

        return false;

        Value Known(Value value)
            => value == identity ? new NumberValue(known, identity, null)
            : value is OperationValue { Operator: BitAnd, Left: var masked, Right: NumberValue { Bits: { IsConstant: true } mask } }
                && masked == identity
                ? new NumberValue(known & mask, value, null)
            : value;
    }

    // Where what is known of the bits, or of both numbers, decides.
    private static Value? LiteralComparison(Comparison comparison, Value left, Value right)
    {
        if (NumberIn(left) is { } first && NumberIn(right) is { } second)
        {
            return first.GetType() != second.GetType() ? null
                : Value.Of(comparison == Comparison.Equal ? first.CompareTo(second) == 0 : first.CompareTo(second) < 0);
        }

        return comparison == Comparison.Equal &&
            (left as NumberValue ?? right as NumberValue) is { Bits: var bits } &&
            (left as LiteralValue ?? right as LiteralValue)?.Bits is { } low &&
            !bits.Contains(low)
                ? Value.False
                : null;
    }

    private static IComparable? NumberIn(Value value) => value switch
    {
        LiteralValue literal => literal.Number,
        NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } } => (decimal)number,
        _ => null,
    };

    // Sizes are never negative, and what most tests ask is whether there is anything.
    private static Value? SizeComparison(Comparison comparison, Value left, Value right)
    {
        if (comparison == Comparison.Equal && left is NumberValue { Bits.IsConstant: true })
        {
            (left, right) = (right, left);
        }

        if (left is NumberValue { Identity: OperationValue { Operator: Size, Left: var collection } size }
            && right is NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var limit } })
        {
            return (comparison, limit) switch
            {
                (Comparison.Equal, 0) or (Comparison.Less, 1) => IsEmpty(collection),
                (Comparison.Less, 0) => Value.False,
                (Comparison.Equal, _) => And(Not(IsEmpty(collection)), new OperationValue(IsEqual, size, right.Bare)),
                _ => Or(IsEmpty(collection), new OperationValue(IsLess, size, right.Bare)),
            };
        }

        return comparison == Comparison.Less &&
            right is NumberValue { Identity: OperationValue { Operator: Size, Left: var other } whole } &&
            left is NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var least } }
                ? least == 0 ? Not(IsEmpty(other)) : And(Not(IsEmpty(other)), new OperationValue(IsLess, left.Bare, whole))
                : null;
    }

    private static Value? StateComparison(Comparison comparison, Value left, Value right)
    {
        if (left is StateValue state && right is NumberValue { Bits: { IsConstant: true, Value: var constant } })
        {
            return InStates(state, candidate => Holds(comparison, candidate, constant));
        }

        if (right is StateValue mirrored && left is NumberValue { Bits: { IsConstant: true, Value: var first } })
        {
            return InStates(mirrored, candidate => Holds(comparison, first, candidate));
        }

        return null;
    }

    private static Value InStates(StateValue state, Func<uint, bool> holds)
    {
        var set = 0u;
        for (var candidate = 0; candidate < JobStatesExtensions.Count; candidate++)
        {
            set |= holds((uint)candidate) ? 1u << candidate : 0;
        }

        // One of two complementary sets stands for both, so that a test and its opposite are one condition.
        return (set & 1) == 0
            ? new OperationValue(IsInStates, state, NumberValue.Constant(set))
            : Not(new OperationValue(IsInStates, state, NumberValue.Constant((uint)JobStates.Any & ~set)));
    }

    private static bool Holds(Comparison comparison, uint left, uint right)
        => comparison == Comparison.Equal ? left == right : left < right;

    private static Value? ResultComparison(Comparison comparison, Value left, Value right)
    {
        if ((left as ResultValue ?? right as ResultValue) is not { } result || !ResultConditions.AreUnderstood(left, right))
        {
            return null;
        }

        if (comparison == Comparison.Equal)
        {
            var code = (NumberValue)(left is ResultValue ? right : left);
            var known = result with { IsUnsigned = false };
            return code.Bits.Value == 0 ? new OperationValue(IsZero, known, null) : new OperationValue(IsEqual, known, code.Bare);
        }

        // Where both outcomes tell, it is a test for failure.
        var order = new OperationValue(IsLess, left.Bare, right.Bare);
        return ResultConditions.HasFailed(order, outcome: true) is { } ifTrue
            && ResultConditions.HasFailed(order, outcome: false) == !ifTrue
            ? ifTrue ? Failed(result) : Not(Failed(result))
            : order;
    }
}

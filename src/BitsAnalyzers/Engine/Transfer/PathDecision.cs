using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A condition that has come out on a path, and the values that it is made of.</summary>
internal sealed class PathDecision
{
    public PathDecision(Value condition, bool outcome)
    {
        Condition = condition;
        Outcome = outcome;
        Collect(condition, Atoms, Hidden);
    }

    public Value Condition { get; }

    public bool Outcome { get; }

    /// <summary>The values that the condition depends on, each as often as it stands in it.</summary>
    public List<Value> Atoms { get; } = [];

    /// <summary>The values in what functions give that are not known here.</summary>
    public List<Value> Hidden { get; } = [];

    /// <summary>All values in it.</summary>
    public IEnumerable<Value> Values => Atoms.Concat(Hidden);

    /// <summary>
    /// Whether a condition is about references, types, ends or the version of Windows: what follows from these is worked out elsewhere.
    /// </summary>
    public static bool IsSettledElsewhere(Value condition) => condition switch
    {
        OperationValue
        {
            Operator: ConditionTransfer.IsNullOperator or ConditionTransfer.IsOfType or ConditionTransfer.IsExactly
                or ConditionTransfer.TriedAs or ConditionTransfer.Stopped
        } => true,
        OperationValue { Left: var left, Right: var right } => IsAboutWindows(left) || (right is not null && IsAboutWindows(right)),
        _ => false,
    };

    /// <summary>Whether a value is not made of others.</summary>
    public static bool IsAtom(Value value) => value switch
    {
        SymbolicValue or StateValue or ResultValue or JobValue or ObjectValue or DelegateValue => true,
        OperationValue operation => operation.Operator is ConditionTransfer.Size or "default" || !ModelValues.Knows(operation.Operator),
        _ => false,
    };

    /// <summary>Whether a condition tells some outcomes of one value from others.</summary>
    public static bool IsAboutOneAtom(Value condition)
        => condition is OperationValue
        {
            Operator: ConditionTransfer.HasFailed or ConditionTransfer.IsZero or ConditionTransfer.IsInStates or ConditionTransfer.Empty
        };

    /// <summary>A value by which it is known again: how a result is held, and what is known beside it, makes no difference.</summary>
    public static Value Named(Value atom) => atom switch
    {
        ResultValue result => result with { IsUnsigned = false },
        StateValue state => new StateValue(state.Job, state.Site),
        JobValue job => job.Job,
        _ => atom,
    };

    private static void Collect(Value value, List<Value> atoms, List<Value> hidden)
    {
        switch (value)
        {
            case OperationValue { Operator: ConditionTransfer.Empty, Left: var collection }:
                atoms.Add(new OperationValue(ConditionTransfer.Size, collection, null));
                break;
            case OperationValue { Operator: not (ConditionTransfer.Size or "default" or "item") } operation when IsAtom(value):
                atoms.Add(value);
                CollectAll(operation.Left, hidden);
                if (operation.Right is not null)
                {
                    CollectAll(operation.Right, hidden);
                }

                break;
            case var atom when IsAtom(atom):
                atoms.Add(Named(atom));
                break;
            case NumberValue { Bits.IsConstant: false, Identity: { } identity }:
                Collect(identity, atoms, hidden);
                break;
            case TextValue { IsWhole: false, Identity: { } identity }:
                Collect(identity, atoms, hidden);
                break;
            case OperationValue { Left: var left, Right: var right }:
                Collect(left, atoms, hidden);
                if (right is not null)
                {
                    Collect(right, atoms, hidden);
                }

                break;
            case NotValue { Operand: var operand }:
                Collect(operand, atoms, hidden);
                break;
            case JunctionValue { Left: var left, Right: var right }:
                Collect(left, atoms, hidden);
                Collect(right, atoms, hidden);
                break;
        }
    }

    private static void CollectAll(Value value, List<Value> all)
    {
        var atoms = new List<Value>();
        Collect(value, atoms, all);
        all.AddRange(atoms);
    }

    private static bool IsAboutWindows(Value value) => value switch
    {
        RunningWindowsValue or VersionValue => true,
        NumberValue { Identity: { } identity } => IsAboutWindows(identity),
        OperationValue { Left: var left, Right: var right } => IsAboutWindows(left) || (right is not null && IsAboutWindows(right)),
        _ => false,
    };
}

using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Whether all that has been decided on a path can come out so together. Paths that contradict themselves in a way that is understood are
/// dropped where they are found. For others values are looked for that make every decision come out as it did: a model. Where none is
/// found, perhaps no run takes the path, so that it proves nothing.
/// </summary>
internal static class PathModels
{
    /// <summary>Which value of a site stands for what a variable holds that is written through references.</summary>
    public const int OutOfSightPart = 895;

    /// <summary>Whether no model has been found of the decisions that have to do with the latest one.</summary>
    /// <param name="path">The decisions, with the latest one.</param>
    /// <param name="latest">What has been decided last.</param>
    public static bool AreInDoubt(Entries<Value, bool> path, Value latest)
    {
        if (PathDecision.IsSettledElsewhere(latest))
        {
            return false;
        }

        if (IsOfOneValue(latest) && AreOfOneValue(path))
        {
            return false;
        }

        if (new PathDecision(latest, outcome: true).Values.Any(static value => value is SymbolicValue { Part: OutOfSightPart }))
        {
            return true;
        }

        var related = RelatedTo(path, latest);
        related.RemoveAll(decision => IsWeak(decision, related));
        if (related.Exists(decision => IsEntangled(decision, related)))
        {
            return true;
        }

        if (related.TrueForAll(static decision => IsUnderstood(decision.Condition)))
        {
            return false;
        }

        for (var count = -1; count != related.Count;)
        {
            count = related.Count;
            related.RemoveAll(decision => IsFree(decision, related));
        }

        return !related.TrueForAll(static decision => IsUnderstood(decision.Condition)) && !new ModelSearch(related).Finds();
    }

    // As most decisions are, about whatever value.
    private static bool AreOfOneValue(Entries<Value, bool> path)
    {
        for (var place = 0; place < path.Count; place++)
        {
            if (!IsOfOneValue(path.KeyAt(place)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfOneValue(Value condition) => condition switch
    {
        SymbolicValue { Part: not OutOfSightPart } => true,
        OperationValue { Operator: ConditionTransfer.IsEqual or ConditionTransfer.IsLess, Left: var left, Right: { } right } =>
            (IsConstant(right) && left is SymbolicValue { Part: not OutOfSightPart })
            || (IsConstant(left) && right is SymbolicValue { Part: not OutOfSightPart })
            || PathDecision.IsSettledElsewhere(condition),
        OperationValue => PathDecision.IsAboutOneAtom(condition) || PathDecision.IsSettledElsewhere(condition),
        _ => false,
    };

    // A truth value by itself, and the comparison of a value with a constant: all that is decided of one value is understood together.
    private static bool IsUnderstood(Value condition) => condition switch
    {
        OperationValue { Operator: ConditionTransfer.IsEqual or ConditionTransfer.IsLess, Left: var left, Right: { } right } =>
            (IsConstant(left) && IsSubject(right)) || (IsConstant(right) && IsSubject(left)),
        _ => PathDecision.IsAtom(condition) || PathDecision.IsAboutOneAtom(condition),
    };

    private static bool IsSubject(Value value)
        => PathDecision.IsAtom(value) || value is OperationValue { Operator: "signed" or "unsigned", Left: SymbolicValue };

    private static bool IsConstant(Value value)
        => value is LiteralValue or BoolValue or NumberValue { Bits.IsConstant: true } or TextValue { IsWhole: true };

    // The decisions that the latest one has a value in common with, or that have one in common with such a decision.
    private static List<PathDecision> RelatedTo(Entries<Value, bool> path, Value latest)
    {
        var related = new List<PathDecision>();
        var others = new List<PathDecision>();
        foreach (var pair in path)
        {
            if (!PathDecision.IsSettledElsewhere(pair.Key))
            {
                (pair.Key.Equals(latest) ? related : others).Add(new(pair.Key, pair.Value));
            }
        }

        var values = new HashSet<Value>(related.SelectMany(static decision => decision.Values));
        for (var count = -1; count != related.Count;)
        {
            count = related.Count;
            foreach (var other in others.FindAll(other => other.Values.Any(values.Contains)))
            {
                others.Remove(other);
                related.Add(other);
                values.UnionWith(other.Values);
            }
        }

        return related;
    }

    // What a function gives that is not known here has to do with what it is given. That it is not some constant says next to nothing,
    // unless it is known what it is given.
    private static bool IsWeak(PathDecision decision, List<PathDecision> all)
        => decision is
        {
            Outcome: false,
            Hidden.Count: > 0,
            Condition: OperationValue { Operator: ConditionTransfer.IsEqual, Right: { } right }
        }
            && IsConstant(right)
            && !all.Exists(other => other is
            {
                Outcome: true,
                Condition: OperationValue { Operator: ConditionTransfer.IsEqual, Left: var known }
            } && decision.Hidden.Contains(known));

    private static bool IsEntangled(PathDecision decision, List<PathDecision> all)
        => decision.Hidden.Count > 0
            && all.Exists(other => other.Atoms.Exists(decision.Hidden.Contains)
                || (other.Hidden.Exists(decision.Hidden.Contains) && !other.Atoms.Exists(decision.Atoms.Contains)));

    // A decision on a value that nothing else is decided of comes out either way, whatever the other values are.
    private static bool IsFree(PathDecision decision, List<PathDecision> all)
        => decision.Condition is OperationValue
        {
            Operator: ConditionTransfer.IsEqual or ConditionTransfer.IsLess, Left: var left, Right: { } right
        }
            ? IsAnything(left, decision, all) || IsAnything(right, decision, all)
            : IsAnything(decision.Condition, decision, all);

    private static bool IsAnything(Value value, PathDecision decision, List<PathDecision> all) => value switch
    {
        _ when PathDecision.IsAtom(value) => value is not OperationValue { Operator: "default" }
            && all.TrueForAll(other => other == decision
                ? other.Atoms.FindAll(value.Equals).Count == 1
                : !other.Atoms.Contains(value)),
        NumberValue { Bits.IsConstant: false, Identity: { } identity } => IsAnything(identity, decision, all),
        OperationValue { Operator: "Add" or "Subtract" or "ExclusiveOr", Left: var left, Right: { } right } =>
            IsAnything(left, decision, all) || IsAnything(right, decision, all),
        OperationValue { Operator: "Minus" or "BitwiseNegation" or "Plus", Left: var operand } => IsAnything(operand, decision, all),
        _ => false,
    };
}

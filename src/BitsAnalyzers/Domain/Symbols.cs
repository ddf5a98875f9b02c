namespace BitsAnalyzers.Domain;

/// <summary>The symbols that values are made of.</summary>
internal static class Symbols
{
    /// <summary>Whether the value is made of the symbol, among others.</summary>
    public static bool Mentions(Value value, Symbol symbol) => value switch
    {
        JobValue job => job.Job.Equals(symbol) || symbol.Equals(job.MayBeNull),
        NumberValue number => number.Identity is { } identity && Mentions(identity, symbol),
        Symbol other => other.Equals(symbol),
        ObjectValue or NullValue or BoolValue or UnknownValue => false,
        _ => MentionsInside(value, symbol),
    };

    // Apart, because a method that makes a closure makes it whenever it is called.
    private static bool MentionsInside(Value value, Symbol symbol) => !All(value, other => !other.Equals(symbol));

    /// <summary>Whether something holds of every symbol in the value.</summary>
    public static bool All(Value value, Func<Symbol, bool> predicate) => value switch
    {
        Symbol symbol => predicate(symbol),
        NumberValue { Identity: { } identity } => All(identity, predicate),
        TextValue { Identity: { } identity } => All(identity, predicate),
        JobValue job => predicate(job.Job) && (job.MayBeNull is null || predicate(job.MayBeNull)),
        StateValue state => predicate(new Symbol(state.Site)) && predicate(state.Job),
        ResultValue result => predicate(new Symbol(result.Site)) && predicate(result.Job),
        OperationValue operation => All(operation.Left, predicate) && (operation.Right is null || All(operation.Right, predicate)),
        NotValue not => All(not.Operand, predicate),
        JunctionValue junction => All(junction.Left, predicate) && All(junction.Right, predicate),
        TupleValue tuple => All(tuple.First, predicate) && (tuple.Rest is null || All(tuple.Rest, predicate)),
        DelegateValue { Receiver: { } receiver } => All(receiver, predicate),
        TaskValue task => All(task.Result, predicate),
        ReferenceValue reference => All(reference.Value, predicate),
        PropertyValue property => All(property.Held, predicate) && (property.Owner is null || All(property.Owner, predicate)),
        _ => true,
    };
}

namespace BitsAnalyzers.Engine.Domain;

/// <summary>The symbols that values are made of.</summary>
internal static class SymbolicValues
{
    /// <summary>Whether the value is made of the symbol, among others.</summary>
    public static bool Mentions(Value value, SymbolicValue symbol) => value switch
    {
        JobValue job => job.Job.Equals(symbol) || symbol.Equals(job.MayBeNull),
        NumberValue number => number.Identity is { } identity && Mentions(identity, symbol),
        SymbolicValue other => other.Equals(symbol),
        ObjectValue or NullValue or BoolValue or UnknownValue => false,
        _ => !All(value, new IsNot(symbol)),
    };

    /// <summary>Whether something holds of every symbol in the value.</summary>
    public static bool All<TTest>(Value value, TTest test)
        where TTest : struct, ISymbolTest
        => value switch
        {
            SymbolicValue symbol => test.Holds(symbol),
            NumberValue { Identity: { } identity } => All(identity, test),
            TextValue { Identity: { } identity } => All(identity, test),
            JobValue job => test.Holds(job.Job) && (job.MayBeNull is null || test.Holds(job.MayBeNull)),
            StateValue state => test.Holds(new SymbolicValue(state.Site)) && test.Holds(state.Job),
            ResultValue result => test.Holds(new SymbolicValue(result.Site)) && test.Holds(result.Job),
            OperationValue operation => All(operation.Left, test) && (operation.Right is null || All(operation.Right, test)),
            NotValue not => All(not.Operand, test),
            JunctionValue junction => All(junction.Left, test) && All(junction.Right, test),
            TupleValue tuple => All(tuple.First, test) && (tuple.Rest is null || All(tuple.Rest, test)),
            DelegateValue { Receiver: { } receiver } => All(receiver, test),
            TaskValue task => All(task.Result, test),
            ReferenceValue reference => All(reference.Value, test),
            PropertyValue property => All(property.Held, test) && (property.Owner is null || All(property.Owner, test)),
            _ => true,
        };

    /// <summary>Whether the value is, or is made of, what a site gave, or what a member held at first that belongs to that.</summary>
    /// <param name="value">The value.</param>
    /// <param name="site">The site.</param>
    /// <param name="members">The members of what the site gave, and of what they hold.</param>
    public static bool ComesFrom(Value value, int site, IReadOnlyList<int> members)
        => value.Mentions(site) || (members.Count > 0 && !All(value, new IsOfNone(members)));

    private readonly struct IsOfNone(IReadOnlyList<int> members) : ISymbolTest
    {
        public bool Holds(SymbolicValue other)
        {
            if (other.Part >= 0)
            {
                return true;
            }

            var location = InitialValue.LocationOf(other);
            for (var place = 0; place < members.Count; place++)
            {
                if (members[place] == location)
                {
                    return false;
                }
            }

            return true;
        }
    }

    private readonly struct IsNot(SymbolicValue symbol) : ISymbolTest
    {
        public bool Holds(SymbolicValue other) => !other.Equals(symbol);
    }
}

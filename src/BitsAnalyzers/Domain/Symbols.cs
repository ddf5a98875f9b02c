namespace BitsAnalyzers.Domain;

/// <summary>The symbols that values are made of.</summary>
internal static class Symbols
{
    public static IEnumerable<Symbol> Of(Value value)
    {
        var symbols = new HashSet<Symbol>();
        AddTo(symbols, value);
        return symbols;
    }

    public static void AddTo(HashSet<Symbol> symbols, Value value)
    {
        switch (value)
        {
            case Symbol symbol:
                symbols.Add(symbol);
                break;
            case NumberValue { Identity: { } identity }:
                AddTo(symbols, identity);
                break;
            case TextValue { Identity: { } identity }:
                AddTo(symbols, identity);
                break;
            case JobValue job:
                symbols.Add(job.Job);
                if (job.MayBeNull is { } nullness)
                {
                    symbols.Add(nullness);
                }

                break;
            case StateValue state:
                symbols.Add(new Symbol(state.Site));
                break;
            case ResultValue result:
                symbols.Add(new Symbol(result.Site));
                break;
            case OperationValue operation:
                AddTo(symbols, operation.Left);
                if (operation.Right is { } right)
                {
                    AddTo(symbols, right);
                }

                break;
            case NotValue not:
                AddTo(symbols, not.Operand);
                break;
            case JunctionValue junction:
                AddTo(symbols, junction.Left);
                AddTo(symbols, junction.Right);
                break;
            case TupleValue tuple:
                AddTo(symbols, tuple.First);
                if (tuple.Rest is { } rest)
                {
                    AddTo(symbols, rest);
                }

                break;
            case DelegateValue { Receiver: { } receiver }:
                AddTo(symbols, receiver);
                break;
            case TaskValue task:
                AddTo(symbols, task.Result);
                break;
            case ReferenceValue reference:
                AddTo(symbols, reference.Value);
                break;
        }
    }
}

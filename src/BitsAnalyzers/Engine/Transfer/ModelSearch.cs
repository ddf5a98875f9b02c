using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Looks for values that make decisions come out as they did, among those that such decisions are likely to be about: the constants in
/// them, what is next to these, and what is made of these.
/// </summary>
internal sealed class ModelSearch
{
    private const int MaximumSteps = 4000;
    private const int MaximumLength = 300;

    private static readonly long[] s_usual = [0, 1, -1, 2, 3, 4, 5, 7, 8, 10, 16, 100, int.MaxValue, int.MinValue];

    private readonly List<PathDecision> _decisions;
    private readonly List<Value> _atoms;
    private readonly Dictionary<Value, Sort> _sorts = [];
    private readonly Dictionary<Value, object> _given = [];
    private readonly List<long> _wholes = [];
    private readonly List<double> _fractions = [];
    private readonly List<string> _texts = [];
    private readonly ModelValues _values;
    private int _steps;

    public ModelSearch(List<PathDecision> decisions)
    {
        _decisions = decisions;
        _atoms = decisions.SelectMany(static decision => decision.Atoms).Distinct().ToList();
        foreach (var decision in decisions)
        {
            Look(decision.Condition, Sort.Truth);
        }

        _values = new() { AreWide = _wholes.Exists(static number => number is < int.MinValue or > uint.MaxValue) };
    }

    private enum Sort
    {
        Any,
        Truth,
        Whole,
        Fraction,
        Text,
        State,
    }

    /// <summary>Whether such values have been found.</summary>
    public bool Finds() => Finds(0);

    private bool Finds(int place)
    {
        if (place == _atoms.Count)
        {
            return true;
        }

        var atom = _atoms[place];
        foreach (var candidate in CandidatesFor(atom))
        {
            if (++_steps > MaximumSteps)
            {
                return false;
            }

            _given[atom] = candidate;
            if (_decisions.TrueForAll(decision => !IsKnown(decision, place) || _values.Of(decision.Condition, _given) is bool outcome
                    && outcome == decision.Outcome)
                && Finds(place + 1))
            {
                return true;
            }
        }

        _given.Remove(atom);
        return false;
    }

    // Whether the last of the values that the decision depends on has just been chosen.
    private bool IsKnown(PathDecision decision, int place)
        => decision.Atoms.Contains(_atoms[place]) && decision.Atoms.TrueForAll(_given.ContainsKey);

    private IEnumerable<object> CandidatesFor(Value atom)
    {
        switch (_sorts.TryGetValue(atom, out var sort) ? sort : Sort.Any)
        {
            case Sort.Truth:
                return [true, false];
            case Sort.State:
                return Enumerable.Range(0, JobStatesExtensions.Count).Select(static state => (object)(long)state);
            case Sort.Text:
                return TextCandidates().Distinct();
            case Sort.Fraction:
                return _fractions.SelectMany(
                    static number => new[] { number, number + 1, number - 1, number + 0.25, number - 0.25, number * 1.000000001 })
                    .Concat([0d, 1, -1, 0.5, 1000, -1000]).Distinct().Cast<object>();
            default:
                return WholeCandidates().Where(number => _values.AreWide || number is >= int.MinValue and <= int.MaxValue)
                    .Distinct().Cast<object>();
        }
    }

    private IEnumerable<long> WholeCandidates()
    {
        foreach (var number in _wholes)
        {
            yield return number;
        }

        foreach (var number in s_usual)
        {
            yield return number;
        }

        foreach (var number in _wholes)
        {
            yield return number + 1;
            yield return number - 1;
            yield return -number;
            yield return -number - 1;
            yield return 2 * number;
            yield return number / 2;
        }

        foreach (var first in _wholes)
        {
            foreach (var second in _wholes.Where(static number => Math.Abs(number) <= int.MaxValue))
            {
                yield return first + second;
                yield return first - second;
                yield return first | second;
                yield return first & ~second;
                if (Math.Abs(first) <= int.MaxValue)
                {
                    yield return first * second;
                    yield return (first * second) + 1;
                    yield return (first * second) - 1;
                    yield return (first + 1) * second;
                }

                if (second is >= 0 and < 31)
                {
                    yield return first << (int)second;
                    yield return 1L << (int)second;
                }
            }
        }
    }

    private IEnumerable<string> TextCandidates()
    {
        var characters = _wholes.Where(static number => number is >= ' ' and < 0x7F).Select(static number => ((char)number).ToString());
        var parts = _texts.Concat(characters).Distinct().ToList();
        foreach (var part in parts)
        {
            yield return part;
        }

        yield return "a";
        yield return "";
        yield return " ";
        foreach (var part in parts)
        {
            yield return part + "a";
            yield return "a" + part;
            yield return "a" + part + "a";
            yield return part.ToUpperInvariant();
            yield return part.ToLowerInvariant();
            yield return part + part;
        }

        foreach (var first in parts)
        {
            foreach (var second in parts)
            {
                yield return first + second;
                yield return first + "a" + second;
            }
        }

        foreach (var length in _wholes.Where(static number => number is >= 0 and < MaximumLength))
        {
            foreach (var part in parts.Append("").Where(part => part.Length <= length + 1))
            {
                yield return part.PadRight((int)length + 1, 'a');
                yield return part.PadRight((int)length, 'a');
                yield return part.PadLeft((int)length + 1, 'a');
                yield return part.PadLeft((int)length, 'a');
                yield return new string('a', (int)length) + part;
                yield return new string('a', (int)length + 1) + part;
                foreach (var end in parts)
                {
                    yield return part.PadRight((int)length + 1, 'a') + end;
                }
            }
        }
    }

    // What each value is, by where it stands, and which constants there are.
    private void Look(Value value, Sort sort)
    {
        switch (value)
        {
            case NumberValue { Bits: { IsConstant: true, Value: var bits } }:
                _wholes.Add(unchecked((int)bits));
                break;
            case LiteralValue { Kind: NumberKind.Integer, Number: decimal and >= long.MinValue and <= long.MaxValue and var whole }:
                _wholes.Add((long)whole);
                break;
            case LiteralValue { Number: double number }:
                _fractions.Add(number);
                break;
            case LiteralValue { Number: decimal number }:
                _fractions.Add((double)number);
                break;
            case TextValue { IsWhole: true, Text: var text }:
                _texts.Add(text);
                break;
            case NumberValue { Identity: { } identity }:
                Look(identity, Sort.Whole);
                break;
            case TextValue { Identity: { } identity }:
                Look(identity, Sort.Text);
                break;
            case NotValue { Operand: var operand }:
                Look(operand, Sort.Truth);
                break;
            case JunctionValue { Left: var left, Right: var right }:
                Look(left, Sort.Truth);
                Look(right, Sort.Truth);
                break;
            case StateValue:
                _sorts[PathDecision.Named(value)] = Sort.State;
                break;
            case var atom when PathDecision.IsAtom(atom):
                if (sort != Sort.Any)
                {
                    _sorts[PathDecision.Named(atom)] = sort;
                }

                break;
            case OperationValue
            {
                Operator: ConditionTransfer.IsEqual or ConditionTransfer.IsLess, Left: var left, Right: { } right
            } compared:
                var either = SortOf(left) is not Sort.Any and var known ? known
                    : SortOf(right) is not Sort.Any and var other ? other
                    : compared.Operator == ConditionTransfer.IsLess ? Sort.Whole
                    : Sort.Any;
                Look(left, either);
                Look(right, either);
                break;
            case OperationValue { Operator: var name, Left: var operands } when name.IndexOf('(') > 0:
                LookAt(name, operands);
                break;
            case OperationValue { Operator: "as System_Single", Left: var operand }:
                Look(operand, Sort.Fraction);
                break;
            case OperationValue { Operator: ['(', ..] and var cast, Left: var operand }:
                Look(operand, SortOf(cast.Substring(cast.IndexOf(')') + 1)));
                break;
            case OperationValue { Operator: var name, Left: var operand, Right: null } when ModelValues.IsFold(name):
                Look(operand, Sort.Text);
                break;
            case OperationValue { Left: var left, Right: var right }:
                Look(left, Sort.Whole);
                if (right is not null)
                {
                    Look(right, Sort.Whole);
                }

                break;
        }
    }

    // The operands of a function of the framework, by the types of its parameters.
    private void LookAt(string name, Value operands)
    {
        var open = name.IndexOf('(');
        var parameters = name.Substring(open + 1, name.Length - open - 2).Split([','], StringSplitOptions.RemoveEmptyEntries);
        var all = new List<Value>();
        for (var rest = operands; ;)
        {
            if (rest is not OperationValue { Operator: ",", Left: var first, Right: { } others })
            {
                all.Add(rest);
                break;
            }

            all.Add(first);
            rest = others;
        }

        for (var place = 0; place < all.Count; place++)
        {
            var type = place - (all.Count - parameters.Length) is >= 0 and var parameter
                ? parameters[parameter]
                : name.Substring(0, name.IndexOf('.'));
            Look(all[place], SortOf(type));
        }
    }

    private static Sort SortOf(string type) => type switch
    {
        "String" => Sort.Text,
        "Boolean" => Sort.Truth,
        "Double" or "Single" or "Decimal" => Sort.Fraction,
        _ => Sort.Whole,
    };

    private Sort SortOf(Value value) => value switch
    {
        NumberValue or StateValue or ResultValue or LiteralValue { Kind: NumberKind.Integer } => Sort.Whole,
        LiteralValue => Sort.Fraction,
        TextValue => Sort.Text,
        BoolValue or NotValue or JunctionValue => Sort.Truth,
        OperationValue { Operator: var name } when ModelValues.IsFold(name) => Sort.Text,
        OperationValue { Operator: "as System_Double" or "as System_Single" or ['(', ..] } => Sort.Fraction,
        OperationValue { Operator: ConditionTransfer.IsEqual or ConditionTransfer.IsLess } => Sort.Truth,
        OperationValue { Operator: var name } when name.IndexOf('(') > 0 => Sort.Any,
        OperationValue { Operator: not (ConditionTransfer.Size or "default" or "item") and var name } when ModelValues.Knows(name) =>
            Sort.Whole,
        _ => _sorts.TryGetValue(PathDecision.Named(value), out var sort) ? sort : Sort.Any,
    };
}

using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What conditions and operations come to for given values: <see cref="long"/> for integers of up to 32 bits, <see cref="double"/> for
/// other numbers, <see cref="bool"/>, <see cref="string"/>. Nothing where that depends on more, such as the width of a number.
/// </summary>
internal sealed class ModelValues
{
    // A function of the framework is named by its type and its member, and by the types of its parameters.
    private static readonly Dictionary<string, Func<object[], object?>> s_functions = new(StringComparer.Ordinal)
    {
        ["Math.Max"] = static o => Numbers(o, Math.Max, Math.Max),
        ["Math.Min"] = static o => Numbers(o, Math.Min, Math.Min),
        ["Math.Abs"] = static o => o[0] switch { long n => Math.Abs(n), double d => Math.Abs(d), _ => null },
        ["Math.Sign"] = static o => o[0] switch { long n => (long)Math.Sign(n), double d => (long)Math.Sign(d), _ => null },
        ["Math.Floor"] = static o => o is [double number] ? Math.Floor(number) : null,
        ["Math.Ceiling"] = static o => o is [double number] ? Math.Ceiling(number) : null,
        ["Math.Round"] = static o => o is [double number] ? Math.Round(number) : null,
        ["Math.Truncate"] = static o => o is [double number] ? Math.Truncate(number) : null,
        ["(Single)Double"] = static o => o is [double number] ? (double)(float)number : null,
        ["(Int32)Double"] = static o => o is [double and > int.MinValue and < int.MaxValue and var number] ? (long)(int)number : null,
        ["(Int64)Double"] = static o => o is [double and > int.MinValue and < int.MaxValue and var number] ? (long)number : null,
        ["Math.Clamp"] = static o => o is [long n, long least, long most] && least <= most ? Math.Min(Math.Max(n, least), most) : null,
        ["Int32.CompareTo"] = static o => Order(o),
        ["Int32.Equals"] = static o => AreEqual(o[0], o[1]),
        ["Int64.Equals"] = static o => AreEqual(o[0], o[1]),
        ["UInt32.Equals"] = static o => AreEqual(o[0], o[1]),
        ["Boolean.Equals"] = static o => AreEqual(o[0], o[1]),
        ["String.Length"] = static o => o[0] is string s ? (long)s.Length : null,
        ["String.Chars"] = static o => o is [string s, long place] && place >= 0 && place < s.Length ? (long)s[(int)place] : null,
        ["String.StartsWith"] = static o => Texts(o, static (s, part, how) => s.StartsWith(part, how)),
        ["String.EndsWith"] = static o => Texts(o, static (s, part, how) => s.EndsWith(part, how)),
        ["String.Contains"] = static o => Texts(o, static (s, part, how) => s.IndexOf(part, how) >= 0),
        ["String.IndexOf"] = static o => Texts(o, static (s, part, how) => (long)s.IndexOf(part, how)),
        ["String.LastIndexOf"] = static o => Texts(o, static (s, part, how) => (long)s.LastIndexOf(part, how)),
        ["String.Equals"] = static o => Texts(o, static (s, other, how) => string.Equals(s, other, how)),
        ["String.CompareTo"] = static o => Texts(o, static (s, other, how) => (long)Math.Sign(string.Compare(s, other, how))),
        ["String.CompareOrdinal"] = static o => Texts(o, static (s, other, how) => (long)Math.Sign(string.Compare(s, other, how))),
        ["String.IsNullOrEmpty"] = static o => o[0] is string s ? s.Length == 0 : null,
        ["String.IsNullOrWhiteSpace"] = static o => o[0] is string s ? string.IsNullOrWhiteSpace(s) : null,
        ["String.Substring"] = static o => o switch
        {
            [string s, long from] when from >= 0 && from <= s.Length => s.Substring((int)from),
            [string s, long from, long length] when from >= 0 && length >= 0 && from + length <= s.Length =>
                s.Substring((int)from, (int)length),
            _ => null,
        },
        ["String.Trim"] = static o => o is [string s] ? s.Trim() : null,
        ["String.TrimStart"] = static o => o is [string s] ? s.TrimStart() : null,
        ["String.TrimEnd"] = static o => o is [string s] ? s.TrimEnd() : null,
        ["String.ToLower"] = static o => o is [string s] ? s.ToLowerInvariant() : null,
        ["String.ToLowerInvariant"] = static o => o is [string s] ? s.ToLowerInvariant() : null,
        ["String.ToUpper"] = static o => o is [string s] ? s.ToUpperInvariant() : null,
        ["String.ToUpperInvariant"] = static o => o is [string s] ? s.ToUpperInvariant() : null,
        ["String.Replace"] = static o => o is [string s, string old, string @new] && old.Length > 0 ? s.Replace(old, @new) : null,
        ["Char.IsDigit"] = static o => Character(o, char.IsDigit),
        ["Char.IsLetter"] = static o => Character(o, char.IsLetter),
        ["Char.IsLetterOrDigit"] = static o => Character(o, char.IsLetterOrDigit),
        ["Char.IsWhiteSpace"] = static o => Character(o, char.IsWhiteSpace),
        ["Char.IsUpper"] = static o => Character(o, char.IsUpper),
        ["Char.IsLower"] = static o => Character(o, char.IsLower),
        ["Char.IsPunctuation"] = static o => Character(o, char.IsPunctuation),
        ["Path.GetExtension"] = static o => o[0] is string s ? ExtensionOf(s) : null,
        ["Path.GetFileName"] = static o => o[0] is string s ? FileNameOf(s) : null,
        ["Path.HasExtension"] = static o => o[0] is string s ? ExtensionOf(s).Length > 0 : null,
    };

    private static readonly HashSet<string> s_operators = new(StringComparer.Ordinal)
    {
        ConditionTransfer.IsEqual, ConditionTransfer.IsLess, ConditionTransfer.HasFailed, ConditionTransfer.IsZero,
        ConditionTransfer.IsInStates, ConditionTransfer.Empty, ",", "&", "Or", "ExclusiveOr", "Add", "Subtract", "Multiply", "Divide",
        "Remainder", "unsigned Divide", "unsigned Remainder", "LeftShift", "RightShift", "unsigned RightShift",
        "UnsignedRightShift", "Minus", "Plus", "BitwiseNegation", "Sign", "signed", "unsigned", "low",
        "as System_Double", "as System_Single",
    };

    /// <summary>Whether it is known what an operation gives.</summary>
    public static bool Knows(string @operator)
        => s_operators.Contains(@operator) || IsFold(@operator) || s_functions.ContainsKey(FunctionOf(@operator));

    /// <summary>The name of the function that an operation applies, without its parameters.</summary>
    public static string FunctionOf(string @operator)
        => @operator.IndexOf('(') is > 0 and var end ? @operator.Substring(0, end) : @operator;

    /// <summary>Whether an operation gives what stands for a text where case makes no difference.</summary>
    public static bool IsFold(string @operator) => @operator.StartsWith("fold ", StringComparison.Ordinal);

    /// <summary>Whether the integers have 64 bits, as the constants among them show.</summary>
    public bool AreWide { get; init; }

    /// <summary>What a value comes to; null where that is not known.</summary>
    /// <param name="value">The value.</param>
    /// <param name="given">What its parts are taken to be.</param>
    public object? Of(Value value, IReadOnlyDictionary<Value, object> given)
    {
        switch (value)
        {
            case NumberValue { Bits: { IsConstant: true, Value: var bits } }:
                return (long)unchecked((int)bits);
            case NumberValue { Identity: { } identity }:
                return Of(identity, given);
            case LiteralValue { Number: double number }:
                return number;
            case LiteralValue { Kind: NumberKind.Integer, Number: decimal and >= long.MinValue and <= long.MaxValue and var whole }:
                return (long)whole;
            case LiteralValue { Number: decimal number }:
                return (double)number;
            case BoolValue { IsTrue: var isTrue }:
                return isTrue;
            case TextValue { IsWhole: true, Text: var text }:
                return text;
            case TextValue { Identity: { } identity }:
                return Of(identity, given);
            case NotValue { Operand: var operand }:
                return Of(operand, given) is bool negated ? !negated : null;
            case JunctionValue { IsAnd: var isAnd, Left: var first, Right: var second }:
                return Of(first, given) is bool one && Of(second, given) is bool other ? (isAnd ? one && other : one || other) : null;
            case ResultValue { IsUnsigned: true }:
                return given.TryGetValue(PathDecision.Named(value), out var result) && result is long code
                    ? (long)unchecked((uint)code)
                    : null;
            case var atom when PathDecision.IsAtom(atom):
                return given.TryGetValue(PathDecision.Named(atom), out var known) ? known : null;
            case OperationValue { Operator: ConditionTransfer.Empty, Left: var collection }:
                return given.TryGetValue(new OperationValue(ConditionTransfer.Size, collection, null), out var size) ? size is 0L : null;
            case OperationValue operation:
                return Of(operation, given);
            default:
                return null;
        }
    }

    private object? Of(OperationValue operation, IReadOnlyDictionary<Value, object> given)
    {
        if (s_functions.TryGetValue(FunctionOf(operation.Operator), out var function))
        {
            var operands = new List<object>();
            for (var rest = operation.Left; ;)
            {
                var isList = rest is OperationValue { Operator: "," };
                if (Of(isList ? ((OperationValue)rest).Left : rest, given) is not { } operand)
                {
                    return null;
                }

                operands.Add(operand);
                if (!isList)
                {
                    return Fit(function([.. operands]));
                }

                rest = ((OperationValue)rest).Right!;
            }
        }

        if (Of(operation.Left, given) is not { } left)
        {
            return null;
        }

        if (operation.Right is null)
        {
            return Unary(operation.Operator, left);
        }

        return Of(operation.Right, given) is { } right ? Fit(Binary(operation.Operator, left, right)) : null;
    }

    private object? Unary(string @operator, object operand) => (@operator, operand) switch
    {
        (ConditionTransfer.HasFailed, long code) => code < 0,
        (ConditionTransfer.IsZero, long code) => code == 0,
        ("Minus", long number) => Fit(-number),
        ("Minus", double number) => -number,
        ("Plus", _) => operand,
        ("BitwiseNegation", long number) => Fit(~number),
        ("Sign", long number) => (long)Math.Sign(number),
        ("signed" or "low", long number) => (long)unchecked((int)number),
        ("unsigned", long number) => (long)unchecked((uint)number),
        ("as System_Double" or "as System_Single", long number) => (double)number,
        ("as System_Single", double number) => (double)(float)number,
        (_, string text) when IsFold(@operator) =>
            @operator.EndsWith("IgnoreCase", StringComparison.Ordinal) ? text.ToUpperInvariant() : text,
        _ => null,
    };

    private static object? Binary(string @operator, object left, object right) => (@operator, left, right) switch
    {
        (ConditionTransfer.IsEqual, _, _) => AreEqual(left, right),
        (ConditionTransfer.IsLess, long first, long second) => first < second,
        (ConditionTransfer.IsLess, double first, double second) => first < second,
        (ConditionTransfer.IsLess, long first, double second) => first < second,
        (ConditionTransfer.IsLess, double first, long second) => first < second,
        (ConditionTransfer.IsInStates, long state and >= 0 and < JobStatesExtensions.Count, long set) => (set & (1L << (int)state)) != 0,
        ("&", long first, long second) => first & second,
        ("Or", long first, long second) => first | second,
        ("ExclusiveOr", long first, long second) => first ^ second,
        ("Add", long first, long second) => Exact((decimal)first + second),
        ("Subtract", long first, long second) => Exact((decimal)first - second),
        ("Multiply", long first, long second) => Exact((decimal)first * second),
        ("Divide", long first, long second) when second != 0 => first / second,
        ("Remainder", long first, long second) when second != 0 => first % second,
        ("unsigned Divide", long first and >= 0, long second and > 0) => first / second,
        ("unsigned Remainder", long first and >= 0, long second and > 0) => first % second,
        ("LeftShift", long first, long second and >= 0 and < 31) => first << (int)second,
        ("RightShift", long first, long second and >= 0 and < 31) => first >> (int)second,
        // What becomes of a sign depends on the width of the number.
        ("UnsignedRightShift", long first and >= 0, long second and >= 0 and < 32) => first >> (int)second,
        ("unsigned RightShift", long first and >= 0, long second and >= 0 and < 31) => first >> (int)second,
        _ => null,
    };

    private static object? Exact(decimal number) => number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    // What an overflow gives depends on the width of the number.
    private object? Fit(object? result)
        => !AreWide && result is long number && number is < int.MinValue or > int.MaxValue ? null : result;

    private static bool? AreEqual(object left, object right) => (left, right) switch
    {
        // The same bits may be a number with a sign and one without.
        (long first, long second) => first == second || ((first < 0) != (second < 0) && (uint)first == (uint)second
            && first is >= int.MinValue and <= uint.MaxValue && second is >= int.MinValue and <= uint.MaxValue),
        (double first, long second) => first == second,
        (long first, double second) => first == second,
        _ => left.GetType() == right.GetType() ? left.Equals(right) : null,
    };

    private static object? Order(object[] operands)
        => operands is [long first, long second] ? (long)first.CompareTo(second) : null;

    private static object? Numbers(object[] operands, Func<long, long, long> whole, Func<double, double, double> fractional)
        => operands switch
        {
            [long first, long second] => whole(first, second),
            [double first, double second] => fractional(first, second),
            _ => null,
        };

    private static object? Texts(object[] operands, Func<string, string, StringComparison, object> function) => operands switch
    {
        [string text, string part] => function(text, part, StringComparison.Ordinal),
        [string text, long character] => function(text, ((char)character).ToString(), StringComparison.Ordinal),
        [string text, string part, long how and >= 0 and <= (int)StringComparison.OrdinalIgnoreCase] =>
            function(text, part, (how & 1) == 0 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    private static object? Character(object[] operands, Func<char, bool> @is)
        => operands is [long number and >= char.MinValue and <= char.MaxValue] ? @is((char)number) : null;

    private static string FileNameOf(string path) => path.Substring(path.LastIndexOfAny(['\\', '/', ':']) + 1);

    private static string ExtensionOf(string path)
        => FileNameOf(path) is var name && name.LastIndexOf('.') is >= 0 and var dot && dot < name.Length - 1 ? name.Substring(dot) : "";
}

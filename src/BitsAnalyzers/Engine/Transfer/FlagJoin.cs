using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// An expression that joins flag constants, looked at operator by operator: which operators other than <c>|</c> do the joining, and whether
/// the result is the union of the flags all the same.
/// </summary>
internal sealed class FlagJoin
{
    private static readonly List<IBinaryOperation> s_noOperators = [];
    private static readonly List<FlagOperand> s_noOperands = [];

    private readonly List<FlagOperand> _operands = [];
    private List<IBinaryOperation>? _wrong;
    private List<IBinaryOperation>? _lucky;
    private List<FlagOperand>? _repeated;

    private FlagJoin(IOperation expression) => Expression = expression;

    /// <summary>The expression.</summary>
    public IOperation Expression { get; }

    /// <summary>Its value; null where it is not made of constants.</summary>
    public uint? Value { get; private set; }

    /// <summary>The constants that the expression is made of, from left to right.</summary>
    public IReadOnlyList<FlagOperand> Operands => _operands;

    /// <summary>The operators whose result is not the union of their operands, the innermost first.</summary>
    public IReadOnlyList<IBinaryOperation> WrongOperators => _wrong ?? s_noOperators;

    /// <summary>The operators other than <c>|</c> whose result happens to be the union.</summary>
    public IReadOnlyList<IBinaryOperation> LuckyOperators => _lucky ?? s_noOperators;

    /// <summary>The operands that only say again what was said before them.</summary>
    public IReadOnlyList<FlagOperand> RepeatedOperands => _repeated ?? s_noOperands;

    public static FlagJoin Of(IOperation expression)
    {
        var join = new FlagJoin(expression);
        var whole = join.Visit(expression);
        join.Value = expression.ConstantValue.HasValue ? IntegerTypes.LowBits(expression.ConstantValue.Value)
            : whole.IsFlags ? whole.Result
            : null;
        return join;
    }

    /// <summary>The operator as it is written, <c>|</c> for one that is not among those that join.</summary>
    public static string Text(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.ExclusiveOr => "^",
        _ => "|",
    };

    // Returns the union of the flags that the operation joins, and whether it is a join or a single flag at all.
    private Part Visit(IOperation operation)
    {
        // A long chain leans to the left: walked in a loop, because its depth has no bound.
        var chain = new Stack<IBinaryOperation>();
        operation = TransparentOperations.Strip(operation);
        while (operation is IBinaryOperation { OperatorMethod: null } binary && IsJoining(binary.OperatorKind))
        {
            chain.Push(binary);
            operation = TransparentOperations.Strip(binary.LeftOperand);
        }

        var part = Leaf(operation);
        while (chain.Count > 0)
        {
            var binary = chain.Pop();
            var right = TransparentOperations.Strip(binary.RightOperand);
            part = Combine(binary, part, right is IBinaryOperation ? VisitNested(right) : Leaf(right));
        }

        return part;
    }

    private Part VisitNested(IOperation operation)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return Visit(operation);
    }

    private Part Leaf(IOperation operation)
    {
        if (FlagOperand.From(operation) is not { } operand)
        {
            return Part.NotFlags();
        }

        _operands.Add(operand);
        return new(operand);
    }

    private Part Combine(IBinaryOperation binary, Part left, Part right)
    {
        if (binary.OperatorKind == BinaryOperatorKind.Or)
        {
            NoteRepeated(left, right);
            return left.Join(right, left.Value | right.Value, left.Result | right.Result);
        }

        if (!left.IsFlags || !right.IsFlags || !(left.IsNamed || right.IsNamed) || !IntendsUnion(binary.OperatorKind, left, right))
        {
            return Part.NotFlags();
        }

        var union = left.Value | right.Value;
        if (Apply(binary, left.Value, right.Value) != union)
        {
            (_wrong ??= []).Add(binary);
        }
        else
        {
            (_lucky ??= []).Add(binary);
        }

        // The operators further out are judged as if this one were right: in 'A & B & C' the second is as wrong as the first.
        return left.Join(right, union, Apply(binary, left.Result, right.Result));
    }

    private static uint Apply(IBinaryOperation binary, uint left, uint right)
        => MaskArithmetic.Binary(binary.OperatorKind, NotifyMask.FromConstant(left), NotifyMask.FromConstant(right), binary.Type).Value;

    private void NoteRepeated(Part left, Part right)
    {
        foreach (var operand in right.Operands)
        {
            if (operand is { IsSingleFlag: true, IsNamedFlag: true } && left.Contains(operand.Value))
            {
                (_repeated ??= []).Add(operand);
            }
        }
    }

    private static bool IsJoining(BinaryOperatorKind kind) => kind is
        BinaryOperatorKind.Or
            or BinaryOperatorKind.And
            or BinaryOperatorKind.Add
            or BinaryOperatorKind.Subtract
            or BinaryOperatorKind.ExclusiveOr;

    // These operators have honest uses: '&' selects, '-' and '^' take away what is inside. Only where none of these makes sense
    // is the operator meant as "and also".
    private static bool IntendsUnion(BinaryOperatorKind kind, Part left, Part right)
    {
        var sameFlag = left.Single is { IsSingleFlag: true } && right.Single is { IsSingleFlag: true } && left.Value == right.Value;
        var rightIsInside = (right.Value & ~left.Value) == 0;
        return kind switch
        {
            BinaryOperatorKind.Add => true,
            BinaryOperatorKind.And => sameFlag || (left.Value != 0 && right.Value != 0 && (left.Value & right.Value) == 0),
            BinaryOperatorKind.Subtract => sameFlag || !rightIsInside,
            BinaryOperatorKind.ExclusiveOr => sameFlag || (!rightIsInside && (left.Value & ~right.Value) != 0),
            _ => false,
        };
    }

    // What a part of the expression is made of. Value is the union that is meant, Result what the operators give. A part that is joined
    // with another becomes the whole: nobody asks for it again.
    private sealed class Part
    {
        private const int Few = 8;

        // The constants that stand in it, each value once, to find repeats.
        private readonly List<FlagOperand> _operands = new(1);
        private HashSet<uint>? _values;

        private Part()
        {
        }

        public Part(FlagOperand operand)
        {
            _operands.Add(operand);
            (Value, Result, Single, IsNamed, IsFlags) = (operand.Value, operand.Value, operand, operand.IsNamedFlag, true);
        }

        public uint Value { get; private set; }

        public uint Result { get; private set; }

        public bool IsNamed { get; private set; }

        /// <summary>The constant, where it is one only.</summary>
        public FlagOperand? Single { get; private set; }

        /// <summary>Whether it is made of constants only, so that its value is known.</summary>
        public bool IsFlags { get; private set; }

        public IReadOnlyList<FlagOperand> Operands => _operands;

        public static Part NotFlags() => new();

        public bool Contains(uint value) => _values?.Contains(value) ?? _operands.Exists(operand => operand.Value == value);

        public Part Join(Part right, uint value, uint result)
        {
            foreach (var operand in right._operands)
            {
                Add(operand);
            }

            (Value, Result, Single, IsNamed, IsFlags) = (value, result, null, IsNamed || right.IsNamed, IsFlags && right.IsFlags);
            return this;
        }

        private void Add(FlagOperand operand)
        {
            if (Contains(operand.Value))
            {
                return;
            }

            _operands.Add(operand);
            if (_values is not null)
            {
                _values.Add(operand.Value);
            }
            else if (_operands.Count > Few)
            {
                _values = new(_operands.Select(static known => known.Value));
            }
        }
    }
}

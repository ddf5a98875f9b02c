using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>Which operations of a body a slice begins with, and what the others read and write.</summary>
/// <param name="graph">The body.</param>
/// <param name="shape">Its shape.</param>
/// <param name="members">The members of other assemblies that are known.</param>
internal sealed class OperationsOfSlice(ControlFlowGraph graph, BodyShape shape, KnownMembers members)
{
    private readonly Dictionary<CaptureId, object?> _captured = [];

    /// <summary>What an operation means for a slice.</summary>
    public enum Kind
    {
        /// <summary>It touches variables of the body alone, and does not fail.</summary>
        Inert,

        /// <summary>The same, but an exception may leave it.</summary>
        MayThrow,

        /// <summary>It may do more.</summary>
        Relevant,
    }

    /// <summary>The local variables, parameters and flow captures with plain values that nothing else than the body touches.</summary>
    public HashSet<object> Variables { get; } = new(VariableComparer.Instance);

    /// <summary>Those of them that matter for certain, and more that a slice finds.</summary>
    public HashSet<object> Relevant { get; } = new(VariableComparer.Instance);

    /// <summary>Looks at a statement: what it is, and which variable it writes where that is all that it does.</summary>
    public (Kind Kind, object? Written) Look(IOperation statement)
    {
        var operation = statement is IExpressionStatementOperation { Operation: var inner } ? inner : statement;
        var (target, kind) = operation switch
        {
            ISimpleAssignmentOperation { IsRef: false, Target: var assigned, Value: var value } => (assigned, KindOf(value)),
            ICompoundAssignmentOperation { Target: var changed, Value: var value } compound when IsBuiltIn(compound.OperatorMethod) =>
                (changed, Worse(KindOf(value), MayFail(compound.OperatorKind, compound.IsChecked))),
            IIncrementOrDecrementOperation { OperatorMethod: null, Target: var counted } increment =>
                (counted, increment.IsChecked ? Kind.MayThrow : Kind.Inert),
            _ => ((IOperation?)null, Kind.Relevant),
        };
        if (target is not null && kind != Kind.Relevant && WrittenBy(target) is { } variable)
        {
            return (kind, variable);
        }

        if (operation is IFlowCaptureOperation { Id: var capture, Value: var captured } && IsPlain(captured.Type))
        {
            // It may stand for the variable, left of an assignment, and is kept then; a conditional reference stands for one of two.
            var variableItself = VariableOf(captured);
            if (_captured.TryGetValue(capture, out var other) && !VariableComparer.Instance.Equals(other, variableItself))
            {
                Relevant.UnionWith(new[] { other, variableItself, capture }.OfType<object>());
            }
            else if (KindOf(captured) is not Kind.Relevant and var how)
            {
                _captured[capture] = variableItself;
                if (variableItself is null)
                {
                    Variables.Add(capture);
                }

                return (how, capture);
            }
        }

        if (operation is IInvocationOperation && KindOf(operation) is not Kind.Relevant and var called)
        {
            return (called, null);
        }

        MarkAllIn(operation);
        return (Kind.Relevant, null);
    }

    /// <summary>Notes that whatever an operation reads or writes matters.</summary>
    public void MarkAllIn(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (NameOf(part) is { } variable)
            {
                Relevant.Add(variable);
            }
        }
    }

    /// <summary>The variables and flow captures that an operation names.</summary>
    public static IEnumerable<object> NamesIn(IOperation operation)
        => operation.DescendantsAndSelf().Select(NameOf).Where(static name => name is not null)!;

    private static object? NameOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFlowCaptureReferenceOperation { Id: var capture } => capture,
        IFlowCaptureOperation { Id: var capture } => capture,
        _ => null,
    };

    private object? WrittenBy(IOperation target)
        => target is IFlowCaptureReferenceOperation { Id: var capture }
            ? _captured.TryGetValue(capture, out var variable) ? variable : null
            : VariableOf(target);

    // The variable, where it has a plain value that nothing else than the body touches: it is declared here, too.
    private object? VariableOf(IOperation target)
    {
        var (symbol, type, refKind) = target switch
        {
            ILocalReferenceOperation { Local: var local } => (local, local.Type, local.RefKind),
            IParameterReferenceOperation { Parameter: var parameter } => ((ISymbol)parameter, parameter.Type, parameter.RefKind),
            _ => (null, null, RefKind.None),
        };
        if (symbol is not { DeclaringSyntaxReferences: [var declaration] } ||
            refKind != RefKind.None ||
            !IsPlain(type) ||
            !graph.OriginalOperation.Syntax.Span.Contains(declaration.Span) ||
            shape.IsUntracked(symbol) ||
            shape.IsCaptured(symbol))
        {
            return null;
        }

        Variables.Add(symbol);
        return symbol;
    }

    private static bool IsPlain(ITypeSymbol? type)
        => type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or { TypeKind: TypeKind.Enum };

    /// <summary>What it means to evaluate an expression.</summary>
    public Kind KindOf(IOperation value)
    {
        if (value.ConstantValue.HasValue)
        {
            return Kind.Inert;
        }

        var own = value switch
        {
            ILocalReferenceOperation
                or IParameterReferenceOperation
                or IFlowCaptureReferenceOperation
                or IInstanceReferenceOperation
                or ILiteralOperation
                or IDefaultValueOperation => Kind.Inert,
            IFieldReferenceOperation { Field: { IsStatic: false, IsVolatile: false } } => Kind.MayThrow,
            IConversionOperation { OperatorMethod: null, Conversion: { IsNumeric: true } or { IsIdentity: true } } conversion =>
                conversion.IsChecked ? Kind.MayThrow : Kind.Inert,
            IBinaryOperation { IsLifted: false } binary when IsBuiltIn(binary.OperatorMethod) && IsPlain(binary.LeftOperand.Type)
                && IsPlain(binary.RightOperand.Type) => MayFail(binary.OperatorKind, binary.IsChecked),
            IUnaryOperation { OperatorMethod: null, IsLifted: false } unary => unary.IsChecked ? Kind.MayThrow : Kind.Inert,
            IParenthesizedOperation or IInterpolatedStringTextOperation or IInterpolatedStringOperation => Kind.Inert,
            IInterpolationOperation { Expression: var part } when members.IsHarmlessPart(part) => Kind.MayThrow,
            IArgumentOperation { Parameter.RefKind: RefKind.None } => Kind.Inert,
            IInvocationOperation { TargetMethod: var method, Arguments: var arguments } =>
                IsHarmless(method, arguments) ? Kind.MayThrow : Kind.Relevant,
            // It throws on purpose, where a test before has not shown that it does not.
            IPropertyReferenceOperation
            {
                Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            } =>
                Kind.Relevant,
            IPropertyReferenceOperation { Property: var property, Arguments: var arguments } =>
                IsHarmless(property, arguments) ? Kind.MayThrow : Kind.Relevant,
            _ => Kind.Relevant,
        };
        foreach (var child in value.ChildOperations)
        {
            if (own == Kind.Relevant)
            {
                return own;
            }

            own = Worse(own, KindOf(child));
        }

        return own;
    }

    // What makes its thread wait has a part in what rules say of loops.
    private bool IsHarmless(ISymbol member, ImmutableArray<IArgumentOperation> arguments)
        => members.EffectsOf(member, arguments) is var effects &&
            (effects & (KnownEffects.Returns | KnownEffects.Waits | KnownEffects.RunsArgumentAtOnce | KnownEffects.RunsArgumentLater))
            == KnownEffects.Returns;

    private static bool IsBuiltIn(IMethodSymbol? @operator)
        => @operator is null or { ContainingType.SpecialType: SpecialType.System_String };

    private static Kind MayFail(BinaryOperatorKind kind, bool isChecked)
        => isChecked || kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder ? Kind.MayThrow : Kind.Inert;

    private static Kind Worse(Kind left, Kind right) => left > right ? left : right;

    // Symbols by their meaning, captures by their number.
    private sealed class VariableComparer : IEqualityComparer<object>
    {
        public static readonly VariableComparer Instance = new();

        public new bool Equals(object? x, object? y)
            => x is ISymbol left && y is ISymbol right ? SymbolEqualityComparer.Default.Equals(left, right) : object.Equals(x, y);

        public int GetHashCode(object obj)
            => obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
    }
}

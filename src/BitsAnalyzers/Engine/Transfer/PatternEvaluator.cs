using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Patterns as conditions on the value they are matched with.</summary>
internal sealed class PatternEvaluator(BlockRun run, OperationEvaluator evaluator)
{
    // Whether the members are as the pattern says.
    private const int MembersPart = 1;

    public Value Evaluate(Value value, IPatternOperation pattern, ITypeSymbol? type)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Value.True;
            case IConstantPatternOperation constant:
                var expected = evaluator.Evaluate(constant.Value);
                evaluator.Operators.NoteUse(BinaryOperatorKind.Equals, value, expected);
                if (expected is LiteralValue { IsNaN: true })
                {
                    // Here, what is no number matches itself.
                    return Value.Unknown;
                }

                expected = Literals.Exact(expected, constant.Value, value);
                var equal = ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, value, expected);
                if (equal is BoolValue { IsTrue: true } && value is not NullValue
                    && (type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
                        || !Comparisons.AreWhole(type, value, expected)))
                {
                    // Boxes of different types may have the same number in them.
                    equal = constant.Value.Type is { } boxed ? evaluator.Conversions.TypeTest(value, boxed) : Value.Unknown;
                }

                return constant.Value.ConstantValue is { HasValue: true, Value: bool } ? Comparisons.Lift(type, value, equal) : equal;
            case IRelationalPatternOperation relational when Comparison(relational.OperatorKind) is { } comparison
                && Literals.KindOf(type) is not null:
                var limit = evaluator.Evaluate(relational.Value);
                evaluator.Operators.NoteUse(relational.OperatorKind, value, limit);
                return Comparisons.Lift(
                    type,
                    value,
                    Comparisons.Order(comparison, value, Literals.Exact(limit, relational.Value, value), type) ?? Value.Unknown);
            case INegatedPatternOperation negated:
                return ConditionTransfer.Not(Evaluate(value, negated.Pattern, type));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return ConditionTransfer.Or(Evaluate(value, or.LeftPattern, type), Evaluate(value, or.RightPattern, type));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and:
                return ConditionTransfer.And(Evaluate(value, and.LeftPattern, type), Evaluate(value, and.RightPattern, type));
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, declaration.MatchedType);
                return declaration.MatchesNull ? Value.True : Match(value, declaration.MatchedType, declaration.InputType);
            case ITypePatternOperation typed:
                return Match(value, typed.MatchedType, typed.InputType);
            case IRecursivePatternOperation recursive:
                return EvaluateRecursive(value, recursive);
            default:
                if (pattern is IListPatternOperation
                    && !(type is { SpecialType: SpecialType.System_String } || (type is not null && KnownMembers.IsKnownCollection(type))))
                {
                    evaluator.Escapes.LoseObjects(value);
                    evaluator.Escapes.UnknownCode(run.Context.Points[pattern]);
                }

                evaluator.Escapes.LoseObjects(value);
                DeclareAll(pattern);
                return pattern is IListPatternOperation list ? EvaluateList(value, list) : Value.Unknown;
        }
    }

    // How many elements there are is known; what they are is not looked at.
    private Value EvaluateList(Value value, IListPatternOperation list)
    {
        var length = list.LengthSymbol is not IPropertySymbol property ? null
            : run.Context.Compilation.KnownMembers.FunctionOf(property) == KnownFunction.CountElements
                && value is ObjectValue or SymbolicValue
                ? ConditionTransfer.SizeOf(value)
            : PureFunctions.Of(run.Context, property, value, []);
        if (length is null)
        {
            return Value.Unknown;
        }

        var hasSlice = list.Patterns.Any(static part => part is ISlicePatternOperation);
        var fits = ConditionTransfer.Compare(
            hasSlice ? ConditionTransfer.Comparison.GreaterOrEqual : ConditionTransfer.Comparison.Equal,
            length,
            NumberValue.Constant((uint)(list.Patterns.Length - (hasSlice ? 1 : 0))));
        var matches = ConditionTransfer.And(ConditionTransfer.Not(ConditionTransfer.IsNull(value)), fits);
        return list.Patterns.All(static part => part is IDiscardPatternOperation or ISlicePatternOperation { Pattern: null })
            ? matches
            : ConditionTransfer.And(matches, evaluator.FreshValue(type: null, list));
    }

    private Value EvaluateRecursive(Value value, IRecursivePatternOperation recursive)
    {
        Declare(recursive.DeclaredSymbol, value, recursive.MatchedType);
        if (recursive is { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true })
        {
            return Match(value, recursive.MatchedType, recursive.InputType);
        }

        if (PartsOf(value, recursive) is { } parts)
        {
            var matches = recursive.MatchedType is { IsTupleType: true }
                ? Value.True
                : Match(value, recursive.MatchedType, recursive.InputType);
            return parts.Aggregate(
                matches, (condition, part) => ConditionTransfer.And(condition, Evaluate(part.Value, part.Pattern, part.Type)));
        }

        // What its members hold is in other variables now.
        evaluator.Escapes.LoseObjects(value);
        if (recursive.DescendantsAndSelf().Any(part => !IsKnownToReturn(part)))
        {
            evaluator.Escapes.UnknownCode(run.Context.Points[recursive]);
        }

        foreach (var child in recursive.ChildOperations)
        {
            DeclareAll(child);
        }

        return recursive.MatchedType is { IsTupleType: true }
            ? Value.Unknown
            : ConditionTransfer.And(
                Match(value, recursive.MatchedType, recursive.InputType), evaluator.FreshValue(type: null, recursive, MembersPart));
    }

    // What the parts of an object or of a tuple are matched with; null where one of them is not known by its place.
    private List<(Value Value, IPatternOperation Pattern, ITypeSymbol? Type)>? PartsOf(Value value, IRecursivePatternOperation recursive)
    {
        var parts = new List<(Value Value, IPatternOperation Pattern, ITypeSymbol? Type)>();
        var positions = recursive.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: true } method
            && value is ObjectValue or SymbolicValue
            ? evaluator.PartsOf(method, value, recursive)
            : OperationEvaluator.TupleOf(value, recursive.MatchedType);
        for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
        {
            var pattern = recursive.DeconstructionSubpatterns[i];
            if (positions?[i] is not { } part)
            {
                return null;
            }

            parts.Add((part, pattern, pattern.InputType));
        }

        if (recursive.DeconstructionSubpatterns.IsEmpty)
        {
            evaluator.Renew(run.Context.Points[recursive]);
        }

        foreach (var property in recursive.PropertySubpatterns)
        {
            if ((ElementIn(value, property.Member) ?? VersionIn(value, property.Member) ??
                (value is ObjectValue or SymbolicValue or TextValue ? MemberIn(value, property.Member, recursive) : null)) is not { } part)
            {
                return null;
            }

            parts.Add((part, property.Pattern, property.Pattern.InputType));
        }

        return parts;
    }

    private Value? VersionIn(Value owner, IOperation member)
        => member is IPropertyReferenceOperation { Property: var property }
            ? WindowsVersionTests.OfProperty(run.Context.Compilation.KnownMembers.FunctionOf(property), owner)
            : null;

    private static Value? ElementIn(Value owner, IOperation member)
        => member is IFieldReferenceOperation { Field: { CorrespondingTupleField: not null } element }
            ? owner is TupleValue tuple
                ? OperationEvaluator.TupleIndex(element) is { } index ? tuple[index] : null
                : OperationEvaluator.ElementOf(owner, element)
            : null;

    private Value? MemberIn(Value owner, IOperation member, IRecursivePatternOperation recursive) => member switch
    {
        IPropertyReferenceOperation { Property: var property }
            when run.Context.Compilation.KnownMembers.FunctionOf(property) == KnownFunction.CountElements =>
            ConditionTransfer.SizeOf(owner),
        IPropertyReferenceOperation { Property: { IsStatic: false, ContainingType.IsReferenceType: true } property }
            when Locations.IsAutoProperty(property) =>
            evaluator.ReadMemberOf(property, property.Type, owner, recursive),
        IFieldReferenceOperation
        {
            Field:
            {
                IsStatic: false,
                IsVolatile: false,
                RefKind: RefKind.None,
                ContainingType.IsReferenceType: true
            } field
        } =>
            evaluator.ReadMemberOf(field, field.Type, owner, recursive),
        IPropertyReferenceOperation { Property: var property } => PureFunctions.Of(run.Context, property, owner, []),
        _ => null,
    };

    // A pattern reads properties, and may take a value apart by a method.
    private bool IsKnownToReturn(IOperation part) => part switch
    {
        IPropertyReferenceOperation { Property: var property } =>
            Locations.IsAutoProperty(property) || run.Context.Compilation.KnownMembers.Find(property) is not null,
        IRecursivePatternOperation { DeconstructSymbol: { } method } => run.Context.Compilation.KnownMembers.Find(method) is not null,
        _ => true,
    };

    private Value Match(Value value, ITypeSymbol? matched, ITypeSymbol? input)
    {
        // What is of a type is not null.
        if (value is SymbolicValue && matched is not null && !SymbolEqualityComparer.Default.Equals(matched, input)
            && !SymbolEqualityComparer.Default.Equals(matched, Comparisons.UnderlyingOf(input)))
        {
            return evaluator.Conversions.TypeTest(value, matched);
        }

        var isNotNull = ConditionTransfer.Not(ConditionTransfer.IsNull(value));
        return matched is null
            || SymbolEqualityComparer.Default.Equals(matched, input)
            || SymbolEqualityComparer.Default.Equals(matched, Comparisons.UnderlyingOf(input))
            ? isNotNull
            : ConditionTransfer.And(isNotNull, evaluator.Conversions.TypeTest(value, matched));
    }

    // The variable is only used where the pattern matched, and there the value is not null.
    private void Declare(ISymbol? declared, Value value, ITypeSymbol? type)
    {
        if (declared is not ILocalSymbol local)
        {
            return;
        }

        if (run.Context.Shape.IsUntracked(local) || run.Context.IsWrittenAfterCapture(local))
        {
            evaluator.Escapes.ByStore(value);
        }

        if (run.Context.Shape.IsUntracked(local))
        {
            return;
        }

        run.State[run.Context.Locations.Of(local)] = value switch
        {
            JobValue job => job with { MayBeNull = null },
            SymbolicValue symbol when run.Context.Types.Find(type) is { Object: BitsObject.Job } => new JobValue(symbol, null),
            _ => value,
        };
    }

    private void DeclareAll(IOperation pattern)
    {
        foreach (var operation in pattern.DescendantsAndSelf())
        {
            var declared = operation switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is ILocalSymbol local && !run.Context.Shape.IsUntracked(local))
            {
                run.State[run.Context.Locations.Of(local)] = evaluator.FreshValue(local.Type, operation);
            }
        }
    }

    private static ConditionTransfer.Comparison? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => ConditionTransfer.Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => ConditionTransfer.Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => ConditionTransfer.Comparison.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => ConditionTransfer.Comparison.GreaterOrEqual,
        _ => null,
    };
}

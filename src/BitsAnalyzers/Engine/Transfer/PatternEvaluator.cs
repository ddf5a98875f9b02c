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
    public Value Evaluate(Value value, IPatternOperation pattern, ITypeSymbol? type)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Value.True;
            case IConstantPatternOperation constant:
                var expected = evaluator.Evaluate(constant.Value);
                evaluator.NoteUse(BinaryOperatorKind.Equals, value, expected);
                var equal = ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, value, expected);
                return constant.Value.ConstantValue is { HasValue: true, Value: bool } ? Comparisons.Lift(type, value, equal) : equal;
            case IRelationalPatternOperation relational when Comparison(relational.OperatorKind) is { } comparison && IntegerTypes.WidthOf(type) is not null:
                var limit = evaluator.Evaluate(relational.Value);
                evaluator.NoteUse(relational.OperatorKind, value, limit);
                return Comparisons.Lift(type, value, ConditionTransfer.Compare(comparison, value, limit));
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
                if (pattern is IListPatternOperation && !(type is { SpecialType: SpecialType.System_String } || (type is not null && KnownMembers.IsKnownCollection(type))))
                {
                    evaluator.Calls.LoseObjects(value);
                    evaluator.Calls.UnknownCode(run.Context.Points[pattern]);
                }

                evaluator.Calls.LoseObjects(value);
                DeclareAll(pattern);
                return Value.Unknown;
        }
    }

    private Value EvaluateRecursive(Value value, IRecursivePatternOperation recursive)
    {
        Declare(recursive.DeclaredSymbol, value, recursive.MatchedType);
        if (recursive is { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true })
        {
            return Match(value, recursive.MatchedType, recursive.InputType);
        }

        // What its members hold is in other variables now.
        evaluator.Calls.LoseObjects(value);
        if (recursive.Descendants().Any(part => !IsKnownToReturn(part)))
        {
            evaluator.Calls.UnknownCode(run.Context.Points[recursive]);
        }

        foreach (var child in recursive.ChildOperations)
        {
            DeclareAll(child);
        }

        return Value.Unknown;
    }

    // A pattern reads properties, and may take a value apart by a method.
    private bool IsKnownToReturn(IOperation part) => part switch
    {
        IPropertyReferenceOperation { Property: var property } => Locations.IsAutoProperty(property) || run.Context.Compilation.KnownMembers.Find(property) is not null,
        IRecursivePatternOperation { DeconstructSymbol: { } method } => run.Context.Compilation.KnownMembers.Find(method) is not null,
        _ => true,
    };

    private Value Match(Value value, ITypeSymbol? matched, ITypeSymbol? input)
    {
        var isNotNull = ConditionTransfer.Not(ConditionTransfer.IsNull(value));
        return matched is null || SymbolEqualityComparer.Default.Equals(matched, input) || SymbolEqualityComparer.Default.Equals(matched, Comparisons.UnderlyingOf(input))
            ? isNotNull
            : ConditionTransfer.And(isNotNull, evaluator.TypeTest(value, matched));
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
            evaluator.Calls.EscapeByStore(value);
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

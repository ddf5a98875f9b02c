using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Conversions and tests of types: what a value is in another type, and whether it is one. Those that a program defines are calls.
/// </summary>
internal sealed class ConversionTransfer(BlockRun run, OperationEvaluator evaluator, CallEvaluator calls, LateBinding late)
{
    // Whether 'as' has given null.
    private const int TryCastPart = 1;

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    public Value Convert(IConversionOperation conversion)
    {
        var operand = evaluator.Evaluate(conversion.Operand);
        if (LateBinding.IsLate(conversion.Operand)
            && conversion.Type is { TypeKind: not TypeKind.Dynamic, SpecialType: not SpecialType.System_Object })
        {
            late.Operate(conversion, operand);
            return operand is JobValue ? operand : evaluator.FreshValue(conversion.Type, conversion);
        }

        var (from, to) = (conversion.Operand.Type?.SpecialType, conversion.Type?.SpecialType);
        if (operand is not LiteralValue
            && (from == SpecialType.System_Decimal
                ? IntegerTypes.WidthOf(Context.Actual(conversion.Type)) is not null
                : to == SpecialType.System_Decimal && from is SpecialType.System_Single or SpecialType.System_Double))
        {
            // Such a conversion is always checked.
            run.MayThrowOnPurpose(exactType: null);
        }

        if (conversion.OperatorMethod is not null)
        {
            return calls.ConvertByMethod(conversion, operand);
        }

        if (MayHaveNoValue(conversion, operand))
        {
            run.MayThrowOnPurpose(exactType: null);
        }

        if (conversion is { Conversion: { IsImplicit: false, IsNumeric: false, IsIdentity: false }, IsTryCast: false }
            && !IsEnumConversion(conversion))
        {
            if (IsCast(conversion, operand))
            {
                run.MayThrowOnPurpose(exactType: null);
            }
            else
            {
                run.MayThrow();
            }
        }
        else if (conversion is { IsChecked: true, Conversion.IsImplicit: false } && !Fits(conversion, operand))
        {
            run.MayThrowOnPurpose(exactType: null);
        }

        if (Literals.AreOf(Context.Actual(conversion.Type)) && Literals.KindOf(Context.Actual(conversion.Operand.Type)) is not null)
        {
            CallResults.Undecide(State, operand);
            return Literals.Convert(operand, Context.Actual(conversion.Operand.Type), Context.Actual(conversion.Type))
                ?? evaluator.FreshValue(conversion.Type, conversion);
        }

        switch (operand)
        {
            case LiteralValue literal when conversion.Type is { IsValueType: true }:
                return Literals.Keep(literal, Context.Actual(conversion.Type)) ?? evaluator.FreshValue(conversion.Type, conversion);
            case NumberValue number when !conversion.IsTryCast || SurelyConverts(conversion, operand):
                return NumberConversions.Of(number, Context.Actual(conversion.Operand.Type), Context.Actual(conversion.Type));
            case ResultValue result:
                if (ResultUses.Convert(result, conversion) is { } same)
                {
                    return same;
                }

                CallResults.Undecide(State, result);
                return IntegerTypes.WidthOf(Context.Actual(conversion.Type)) is not null
                    && IntegerTypes.WidthOf(Context.Actual(conversion.Operand.Type)) is not null
                    && evaluator.Operators.AsNumber(result) is NumberValue asNumber
                    ? NumberConversions.Of(asNumber, Context.Actual(conversion.Operand.Type), Context.Actual(conversion.Type))
                    : evaluator.FreshValue(conversion.Type, conversion);
            case JobValue job:
                return conversion.IsTryCast ? TryCast(conversion, job) : Cast(conversion, job);
            case SymbolicValue symbol when Context.Types.Find(conversion.Type) is { Object: BitsObject.Job }:
                calls.Found.AfterCast(symbol);
                return new JobValue(symbol, conversion.IsTryCast ? TryCastSymbol(conversion) : InitialValue.NullnessOf(symbol));
            case SymbolicValue when JobNames.IsId(operand) && conversion.OperatorMethod is null:
                // In a box, too, it is the id of the job.
                return operand;
            case SymbolicValue when conversion.Operand.Type is { IsValueType: true } && conversion.Type is { IsReferenceType: true }:
                // Each box is another object.
                return evaluator.FreshValue(conversion.Type, conversion);
            case OperationValue when conversion.Operand.Type is { } given && conversion.Type is { } wanted &&
                given.SpecialType != SpecialType.System_Boolean && !SymbolEqualityComparer.Default.Equals(given, wanted):
                // Each box is another object; the same number becomes the same one each time.
                return (PureFunctions.IsContent(given)
                        ? PureFunctions.OfOperator(Context, $"({wanted.Name}){given.Name}", wanted, operand)
                        : null)
                    ?? evaluator.FreshValue(wanted, conversion);
            case SymbolicValue when conversion is { IsTryCast: true, Type: { } asked }:
                return TryCastOf(conversion, operand, asked);
            case SymbolicValue when IntegerTypes.WidthOf(Context.Actual(conversion.Type)) is not null:
                return (conversion is { IsChecked: false, Operand.Type: { } fraction, Type: { } whole } && PureFunctions.IsContent(fraction)
                    ? PureFunctions.OfOperator(Context, $"({whole.Name}){fraction.Name}", whole, operand)
                    : null) ?? evaluator.FreshValue(conversion.Type, conversion);
            case not NullValue when conversion.IsTryCast && !SurelyConverts(conversion, operand):
                // It may be null, or the same object.
                evaluator.Escapes.LoseObjects(operand);
                return evaluator.FreshValue(conversion.Type, conversion);
            default:
                return operand;
        }
    }

    // Whether 'as' gives what it is applied to.
    private bool SurelyConverts(IConversionOperation conversion, Value operand)
    {
        var type = operand is ObjectValue { ExactType: >= 0 and var exact } ? Context.TypeOf(exact) : conversion.Operand.Type;
        return type is not null && conversion.Type is not null &&
            Context.Compilation.Compilation.ClassifyCommonConversion(type, conversion.Type)
                is { Exists: true, IsImplicit: true, IsUserDefined: false };
    }

    private bool MayHaveNoValue(IConversionOperation conversion, Value operand)
        => Comparisons.UnderlyingOf(conversion.Operand.Type) is not null && conversion.Type is { IsValueType: true }
            && Comparisons.UnderlyingOf(conversion.Type) is null
            && evaluator.Conditions.Assume(ConditionTransfer.IsNull(operand), outcome: true).Any();

    // A cast that fails where the program is wrong about an object. Jobs are asked for an interface that this Windows may lack.
    private bool IsCast(IConversionOperation conversion, Value operand)
        => operand is not NullValue &&
            conversion.Operand.Type is { IsReferenceType: true }
                or ITypeParameterSymbol
                or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } &&
            conversion.Type is not (null or { TypeKind: TypeKind.Delegate or TypeKind.Error }) &&
            Context.Types.Find(conversion.Type) is null &&
            !IsElementOfArray(conversion) &&
            !NumberConversions.Unboxes(Context, conversion) &&
            IsKnown(TypeTest(operand, conversion.Type)) != true;

    // What foreach takes from an array has its type.
    private bool IsElementOfArray(IConversionOperation conversion)
        => conversion.Operand is IPropertyReferenceOperation { Instance: IFlowCaptureReferenceOperation { Id: var capture } } &&
            KnownEnumerators.CollectionOf(State[Context.Locations.Of(capture)], Context) is IArrayTypeSymbol { ElementType: var element } &&
            SymbolEqualityComparer.Default.Equals(element, conversion.Type);

    // Whether a number is known to be one of the type that it is checked to fit in.
    private static bool Fits(IConversionOperation conversion, Value operand)
        => operand is NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } } &&
            IntegerTypes.WidthOf(conversion.Type) is { } width &&
            (width >= 32 || number < 1u << (width - 1));

    // Which interfaces a job has does not change: a cast that has succeeded, or a test, tells of every one that follows.
    private JobValue Cast(IConversionOperation conversion, JobValue job)
    {
        if (conversion is { Type: { } type, Conversion: { IsImplicit: false, IsReference: true } }
            && job.MayBeNull is null
            && TypeTest(job, type) is var test)
        {
            if (IsKnown(test) is false)
            {
                State.IsImpossible = true;
            }
            else if (test is OperationValue)
            {
                State.Assume(test, outcome: true);
            }
        }

        return job;
    }

    private Value TryCast(IConversionOperation conversion, JobValue job)
        => (conversion.Type is { } type ? IsKnown(TypeTest(job, type)) : null) switch
        {
            true => job,
            false => Value.Null,
            // That the reference is null does not follow: the job may only lack the interface.
            null => job with { MayBeNull = TryCastSymbol(conversion) },
        };

    // Whether it gives null is what a test of the type would say.
    private Value TryCastOf(IConversionOperation conversion, Value operand, ITypeSymbol type)
    {
        var test = TypeTest(operand, type);
        switch (IsKnown(test))
        {
            case true:
                return operand;
            case false:
                return Value.Null;
        }

        var given = evaluator.FreshValue(type, conversion);
        if (given is SymbolicValue symbol && test is OperationValue)
        {
            State.Assume(new OperationValue(ConditionTransfer.TriedAs, symbol, test), outcome: true);
        }

        return given;
    }

    private bool? IsKnown(Value test) => test switch
    {
        BoolValue known => known.IsTrue,
        OperationValue => State.Entails(test),
        _ => null,
    };

    private static bool IsEnumConversion(IConversionOperation conversion)
        => !conversion.IsChecked
            && IntegerTypes.WidthOf(conversion.Type) is not null
            && IntegerTypes.WidthOf(conversion.Operand.Type) is not null;

    private SymbolicValue TryCastSymbol(IOperation operation)
    {
        evaluator.Renew(Context.Points[operation]);
        return new SymbolicValue(Context.Points[operation], TryCastPart);
    }

    public Value IsType(IIsTypeOperation isType)
    {
        var value = evaluator.Evaluate(isType.ValueOperand);
        var condition = TypeTest(value, isType.TypeOperand);
        return isType.IsNegated ? ConditionTransfer.Not(condition) : condition;
    }

    /// <summary>
    /// Whether a reference is null where an 'as' has given null, which is why it is written; any other null is nobody's intention.
    /// </summary>
    public static bool IsMeantToBeNull(JobValue job) => job.MayBeNull is { Part: TryCastPart };

    /// <summary>The condition that a value is of a type: pure, so that it comes out the same each time.</summary>
    public Value TypeTest(Value value, ITypeSymbol type)
    {
        if (value is NullValue || value.Bare is UnknownValue)
        {
            return value is NullValue ? Value.False : Value.Unknown;
        }

        var exact = value switch
        {
            ObjectValue { ExactType: >= 0 and var number } => Context.TypeOf(number),
            TextValue => Context.Compilation.Compilation.GetSpecialType(SpecialType.System_String),
            BoolValue => Context.Compilation.Compilation.GetSpecialType(SpecialType.System_Boolean),
            _ => null,
        };
        if (value is NumberValue or LiteralValue && !MayBeBoxed(value, Comparisons.UnderlyingOf(type) ?? type))
        {
            return Value.False;
        }

        if (exact is not null && Types.Tell(exact, type, isExact: true) is { } known)
        {
            return Value.Of(known);
        }

        var subject = value is JobValue job ? job.Job : value.Bare;
        foreach (var decision in State.PathCondition)
        {
            if (!(decision.Key is OperationValue
                {
                    Operator: (ConditionTransfer.IsOfType or ConditionTransfer.IsExactly) and var test,
                    Left: var tested,
                    Right: SymbolicValue { Part: var part }
                } && tested == subject))
            {
                continue;
            }

            var other = Context.TypeOf(part - 1);
            var follows = test == ConditionTransfer.IsExactly ? (decision.Value ? Types.Tell(other, type, isExact: true) : null)
                : decision.Value ? Types.Tell(other, type, isExact: false)
                : Types.Tell(type, other, isExact: false) == true ? false
                : default(bool?);
            if (follows is { } outcome)
            {
                return Value.Of(outcome);
            }
        }

        return new OperationValue(ConditionTransfer.IsOfType, subject, new SymbolicValue(0, Context.NumberOf(type) + 1));
    }

    // Of a number it is known what it is computed with, but not its type.
    private static bool MayBeBoxed(Value number, ITypeSymbol type)
        => type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Delegate or TypeKind.Array)
            || type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum
            || (Literals.KindOf(type) is { } kind && kind == (number as LiteralValue)?.Kind)
            || (number is NumberValue && Literals.KindOf(type) == NumberKind.Integer)
            || type.SpecialType == SpecialType.System_Char;

    /// <summary>
    /// The condition that two types are the same, where one is named and the other is that of an object; null for others.
    /// </summary>
    public Value? CompareTypes(IBinaryOperation comparison)
    {
        var (named, asked) = (TransparentOperations.Strip(comparison.LeftOperand), TransparentOperations.Strip(comparison.RightOperand));
        if (named is not ITypeOfOperation)
        {
            (named, asked) = (asked, named);
        }

        if (named is not ITypeOfOperation { TypeOperand: var type } ||
            asked is not IInvocationOperation
            {
                Instance: { } instance,
                TargetMethod: { Name: nameof(GetType), Parameters.IsEmpty: true } method,
            } ||
            method.ContainingType.SpecialType != SpecialType.System_Object ||
            !OperationEvaluator.IsPure(instance) ||
            evaluator.Evaluate(instance) is not { } value || value is not (SymbolicValue or ObjectValue))
        {
            return null;
        }

        return value is ObjectValue { ExactType: >= 0 and var exact }
            ? Value.Of(SymbolEqualityComparer.Default.Equals(Context.TypeOf(exact), type))
            : IsKnown(TypeTest(value, type)) == false
                ? Value.False
                : new OperationValue(ConditionTransfer.IsExactly, value.Bare, new SymbolicValue(0, Context.NumberOf(type) + 1));
    }

    private TypeRelations Types => field ??= new(Context.Compilation.Compilation);
}

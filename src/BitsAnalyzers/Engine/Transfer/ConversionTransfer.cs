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

        if (conversion.OperatorMethod is not null)
        {
            return calls.ConvertByMethod(conversion, operand);
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
                return evaluator.FreshValue(conversion.Type, conversion);
            case JobValue job:
                return conversion.IsTryCast ? TryCast(conversion, job) : Cast(conversion, job);
            case SymbolicValue symbol when Context.Types.Find(conversion.Type) is { Object: BitsObject.Job }:
                calls.Found.AfterCast(symbol);
                return new JobValue(symbol, conversion.IsTryCast ? TryCastSymbol(conversion) : InitialValue.NullnessOf(symbol));
            case SymbolicValue when conversion.Operand.Type is { IsValueType: true } && conversion.Type is { IsReferenceType: true }:
                // Each box is another object.
                return evaluator.FreshValue(conversion.Type, conversion);
            case SymbolicValue when conversion.IsTryCast || IntegerTypes.WidthOf(Context.Actual(conversion.Type)) is not null:
                return evaluator.FreshValue(conversion.Type, conversion);
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
            _ => null,
        };
        if (exact is not null && Types.Tell(exact, type, isExact: true) is { } known)
        {
            return Value.Of(known);
        }

        var subject = value is JobValue job ? job.Job : value.Bare;
        foreach (var decision in State.PathCondition)
        {
            if (decision.Key
                is not OperationValue { Operator: ConditionTransfer.IsOfType, Left: var tested, Right: SymbolicValue { Part: var part } }
                || tested != subject)
            {
                continue;
            }

            var other = Context.TypeOf(part - 1);
            var follows = decision.Value ? Types.Tell(other, type, isExact: false)
                : Types.Tell(type, other, isExact: false) == true ? false
                : default(bool?);
            if (follows is { } outcome)
            {
                return Value.Of(outcome);
            }
        }

        return new OperationValue(ConditionTransfer.IsOfType, subject, new SymbolicValue(0, Context.NumberOf(type) + 1));
    }

    private TypeRelations Types => field ??= new(Context.Compilation.Compilation);
}

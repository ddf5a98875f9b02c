using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Integers that go on as another type: by a cast, or by one of the many calls that helpers for any enum make do with, because a type
/// parameter cannot be cast to a number.
/// </summary>
internal static class NumberConversions
{
    private const uint Sign = 0x8000_0000;

    // What every integer type has room for.
    private const uint SmallBits = 0x7F;

    /// <summary>A number after a conversion that wraps around.</summary>
    /// <param name="number">The number.</param>
    /// <param name="from">The type that it had; one that is no integer, such as that of a box, changes nothing by itself.</param>
    /// <param name="to">The type that it gets.</param>
    public static NumberValue Of(NumberValue number, ITypeSymbol? from, ITypeSymbol? to)
    {
        var bits = MaskArithmetic.Convert(number.Bits, to);
        return number with { Bits = bits, Identity = bits.IsConstant ? null : Identity(number, from, to) };
    }

    /// <summary>What a call that is known to hand an integer on gives; null where it does not, or that is not known.</summary>
    /// <param name="run">The block that the call is in.</param>
    /// <param name="evaluator">What evaluates it.</param>
    /// <param name="invocation">The call.</param>
    /// <param name="function">What it is known to do.</param>
    /// <param name="receiver">What it is called on.</param>
    /// <param name="arguments">What it is given.</param>
    public static Value? Call(
        BlockRun run,
        OperationEvaluator evaluator,
        IInvocationOperation invocation,
        KnownFunction function,
        Value? receiver,
        CallArguments arguments)
    {
        // Classes of the program that can be converted make no difference to integers.
        if (function == KnownFunction.None && receiver is NumberValue)
        {
            function = KnownMembers.GenuineFunctionOf(invocation.TargetMethod);
        }

        var result = function switch
        {
            KnownFunction.ConvertInteger when TransparentOperations.Operand(invocation) is not null
                && arguments.ValueFor(0) is NumberValue number
                => Converted(run, number, invocation),
            KnownFunction.ConvertReceiver when receiver is NumberValue number
                && run.Context.Actual(TransparentOperations.Strip(invocation.Instance!).Type) is { } type
                && IntegerTypes.WidthOf(type) is not null
                => Of(number, type, invocation.Type),
            KnownFunction.ConvertWrapping or KnownFunction.ConvertChecked when arguments.ValueFor(0) is NumberValue number
                => Of(number, TypeOf(run.Context, arguments, 0), run.Context.Actual(invocation.Type)),
            KnownFunction.ConvertSaturating when arguments.ValueFor(0) is NumberValue number && number.Bits.LacksAll(~SmallBits)
                => Of(number, TypeOf(run.Context, arguments, 0), run.Context.Actual(invocation.Type)),
            KnownFunction.MakeEnum when arguments.ValueFor(1) is NumberValue number
                => Enum(run.Context, evaluator, invocation, number, arguments),
            KnownFunction.Reinterpret when invocation.TargetMethod is { TypeArguments: [var from, var to] }
                && arguments.ValueFor(0) is NumberValue number
                && (arguments.For(0)?.Parameter?.RefKind == RefKind.None || References.AreOnlyRead(invocation))
                => Reinterpreted(number, run.Context.Actual(from), run.Context.Actual(to)),
            KnownFunction.SizeOfType when invocation.TargetMethod is { TypeArguments: [var type] } => SizeOf(run.Context, type, invocation),
            _ => null,
        };
        if (result is not null && function != KnownFunction.ConvertInteger)
        {
            run.MayThrow();
        }

        return result;
    }

    /// <summary>The bits of a number where they are read as one of another type.</summary>
    public static NumberValue? Reinterpreted(NumberValue number, ITypeSymbol? from, ITypeSymbol? to)
        => IntegerTypes.WidthOf(from) is { } width && IntegerTypes.WidthOf(to) <= width && !IsNative(from) && !IsNative(to)
            ? Of(number, from, to)
            : null;

    /// <summary>Whether a cast takes an integer out of the box that it has just been put into, as the same type.</summary>
    public static bool Unboxes(BodyContext context, IConversionOperation conversion)
    {
        var boxed = conversion.Operand;
        while (boxed is IParenthesizedOperation parenthesized)
        {
            boxed = parenthesized.Operand;
        }

        return boxed switch
        {
            IConversionOperation { OperatorMethod: null, Type.IsReferenceType: true, Operand.Type: { } type } =>
                IsSameInteger(context.Actual(type), context.Actual(conversion.Type)),
            IInvocationOperation invocation when KnownMembers.GenuineFunctionOf(invocation.TargetMethod) == KnownFunction.MakeEnum =>
                EnumOf(context, invocation.Arguments.First(static argument => argument.Parameter is { Ordinal: 0 }).Value) is { } made
                && SymbolEqualityComparer.Default.Equals(made, context.Actual(conversion.Type)),
            _ => false,
        };
    }

    /// <summary>The size of an integer type; null for any other type.</summary>
    public static NumberValue? SizeOf(BodyContext context, ITypeSymbol type, IOperation source)
        => context.Actual(type) is var actual && IntegerTypes.WidthOf(actual) is { } width && !IsNative(actual)
            ? NumberValue.Constant((uint)width / 8, new Origin(context.Points[source]))
            : null;

    /// <summary>Whether an operator of a type parameter is, in this call, one of an integer type.</summary>
    /// <param name="context">The body.</param>
    /// <param name="operation">What the operator gives.</param>
    /// <param name="operator">The operator.</param>
    /// <param name="operand">What it is applied to.</param>
    public static bool IsOperatorOfInteger(BodyContext context, IOperation operation, IMethodSymbol? @operator, IOperation operand)
        => @operator is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } &&
            operand.Type is ITypeParameterSymbol &&
            KnownMembers.GenuineFunctionOf(@operator) == KnownFunction.OperateOnNumbers &&
            IntegerTypes.WidthOf(context.Actual(operand.Type)) is { } width &&
            // What is known of a 64-bit number is its lower half, which does not compare like the whole.
            (operation.Type is not { SpecialType: SpecialType.System_Boolean } || width <= 32);

    private static NumberValue Converted(BlockRun run, NumberValue number, IInvocationOperation invocation)
    {
        // Only a number that is too large or negative is refused; what is made smaller is reckoned with.
        if (IntegerTypes.WidthOf(invocation.TargetMethod.Parameters[0].Type) > IntegerTypes.WidthOf(invocation.Type)
            && !number.Bits.IsConstant)
        {
            run.MayThrowOnPurpose(exactType: null);
        }
        else if (!number.Bits.LacksAll(Sign) || IntegerTypes.WidthOf(invocation.Type) != 32)
        {
            run.MayThrow();
        }

        return number with { Bits = MaskArithmetic.Convert(number.Bits, invocation.Type) };
    }

    // Which enum it is need not be known: one byte is the least that it has.
    private static NumberValue Enum(
        BodyContext context, OperationEvaluator evaluator, IInvocationOperation invocation, NumberValue number, CallArguments arguments)
    {
        if (EnumOf(context, arguments.For(0)!.Value) is { } type)
        {
            return Of(number, TypeOf(context, arguments, 1), type);
        }

        return number.Bits.LacksAll(~SmallBits)
            ? number
            : new(
                NotifyMask.FromBits(number.Bits.Ones & SmallBits, number.Bits.Zeros & SmallBits),
                evaluator.FreshValue(invocation.Type, invocation),
                number.Origin);
    }

    // The enum that a call names by 'typeof'.
    private static ITypeSymbol? EnumOf(BodyContext context, IOperation type)
        => TransparentOperations.Strip(type) is ITypeOfOperation { TypeOperand: var named }
            && context.Actual(named) is { TypeKind: TypeKind.Enum } actual
            ? actual
            : null;

    // An enum comes out of the box of its integer, and the other way round, but not out of that of another integer.
    private static bool IsSameInteger(ITypeSymbol? left, ITypeSymbol? right)
        => IntegerTypes.WidthOf(left) is { } width && IntegerTypes.WidthOf(right) == width
            && SymbolEqualityComparer.Default.Equals(UnderlyingOf(left), UnderlyingOf(right));

    private static ITypeSymbol? UnderlyingOf(ITypeSymbol? type) => (type as INamedTypeSymbol)?.EnumUnderlyingType ?? type;

    private static ITypeSymbol? TypeOf(BodyContext context, CallArguments arguments, int parameter)
        => context.Actual(arguments.For(parameter)?.Value.Type);

    // A native integer has 32 or 64 bits.
    private static bool IsNative(ITypeSymbol? type)
        => (type as INamedTypeSymbol)?.EnumUnderlyingType is null
            && type is { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    /// <summary>What an operator has given, which works on 32 bits at least, where it goes on as a type that may have fewer.</summary>
    public static NumberValue OfOperator(NumberValue number, ITypeSymbol? to)
    {
        var bits = MaskArithmetic.Convert(number.Bits, to);
        return number with
        {
            Bits = bits,
            Identity = !bits.IsConstant
                && number.Identity is { } identity
                && IntegerTypes.WidthOf(to) is { } width
                && IsCutTo(width, number)
                ? Cut(identity, width, to)
                : number.Identity,
        };
    }

    // Casts are transparent where the number stays the same, and where one of 32 bits is taken for one with or without a sign: how that
    // compares for order depends on the type at the comparison.
    private static Value? Identity(NumberValue number, ITypeSymbol? from, ITypeSymbol? to)
    {
        // Not every integer is a number with a fraction of that size.
        if (to is { SpecialType: SpecialType.System_Single or SpecialType.System_Double })
        {
            return null;
        }

        if (number.Identity is not { } identity || IntegerTypes.WidthOf(to) is not { } width ||
            IntegerTypes.WidthOf(from) is not { } before)
        {
            return number.Identity;
        }

        var hasRoom = IntegerTypes.IsSigned(from) == IntegerTypes.IsSigned(to) ? width >= before
            : IntegerTypes.IsSigned(to) && width > before;
        return !hasRoom && IsCutTo(width, number) ? Cut(identity, width, to)
            : width < before && width == 32 ? new OperationValue("low", identity, null)
            : width == 64 && before == 32 && !number.Bits.LacksAll(Sign)
                ? new OperationValue(IntegerTypes.IsSigned(from) ? "signed" : "unsigned", identity, null)
            : identity;
    }

    // Whether a type of so many bits, one of them perhaps for the sign, may make another number of it.
    private static bool IsCutTo(int width, NumberValue number) => width < 32 && !number.Bits.LacksAll(uint.MaxValue << (width - 1));

    private static Value Cut(Value identity, int width, ITypeSymbol? to)
        => new OperationValue((IntegerTypes.IsSigned(to) ? "i" : "u") + width, identity, null);
}

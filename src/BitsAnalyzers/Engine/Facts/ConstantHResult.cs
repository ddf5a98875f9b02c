using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Reads the HRESULT that an expression always gives, in whatever type the interop declares for it. The value says which it is, not its
/// name: that is known of the members of the common interop libraries alone, whose values are not to be seen.
/// </summary>
internal static class ConstantHResult
{
    private const int MaximumDepth = 8;

    public static int? Of(IOperation value, CompilationContext compilation, CancellationToken cancellationToken)
        => Of(value, compilation, cancellationToken, depth: 0);

    private static int? Of(IOperation value, CompilationContext compilation, CancellationToken cancellationToken, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return IntegerTypes.LowBits(constant) is { } bits ? unchecked((int)bits) : null;
        }

        return value switch
        {
            IConversionOperation conversion => Of(conversion.Operand, compilation, cancellationToken, depth + 1),
            IParenthesizedOperation parenthesized => Of(parenthesized.Operand, compilation, cancellationToken, depth + 1),
            IObjectCreationOperation { Arguments: [var argument], Initializer: null, Type.IsValueType: true } =>
                Of(argument.Value, compilation, cancellationToken, depth + 1),
            IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type.IsValueType: true, Constructor: var constructor }
                when constructor is null or { IsImplicitlyDeclared: true } => 0,
            IDefaultValueOperation { Type.IsValueType: true } => 0,
            IMemberReferenceOperation { Member: var member }
                when compilation.KnownMembers.FunctionOf(member) == KnownFunction.PlainSuccess => 0,
            IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation
                when Initializer(value, compilation, cancellationToken) is { } initializer =>
                Of(initializer, compilation, cancellationToken, depth + 1),
            _ => null,
        };
    }

    private static IOperation? Initializer(IOperation reference, CompilationContext compilation, CancellationToken cancellationToken)
        => compilation.Initializers.Of(reference, cancellationToken) ??
            (reference is IPropertyReferenceOperation { Property: { IsStatic: true, GetMethod: { } getter } }
                ? compilation.SourceBodies.GivenBy(getter, cancellationToken)
                : null);
}

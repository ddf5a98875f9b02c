using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Reads the HRESULT that an expression always gives, in whatever type the interop declares for it.</summary>
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
            IDefaultValueOperation { Type.IsValueType: true } => 0,
            IFieldReferenceOperation reference when compilation.Initializers.Of(reference, cancellationToken) is { } initializer =>
                Of(initializer, compilation, cancellationToken, depth + 1),
            _ => null,
        };
    }
}

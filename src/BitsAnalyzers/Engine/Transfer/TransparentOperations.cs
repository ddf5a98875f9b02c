using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Operations that pass an integer on: conversions, parentheses, and the calls of System.Convert that do the same.</summary>
internal static class TransparentOperations
{
    /// <summary>The operation without what only passes its value on.</summary>
    public static IOperation Strip(IOperation operation)
    {
        while (true)
        {
            var inner = Operand(operation);
            if (inner is null)
            {
                return operation;
            }

            operation = inner;
        }
    }

    /// <summary>What the operation passes on; null where it does anything else.</summary>
    public static IOperation? Operand(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null, Conversion.Exists: true } conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IInvocationOperation invocation when IsConvert(invocation.TargetMethod) =>
            invocation.Arguments.FirstOrDefault(static argument => argument.Parameter is { Ordinal: 0 })?.Value,
        _ => null,
    };

    private static bool IsConvert(IMethodSymbol method)
        => method is { IsStatic: true, Parameters: [_] or [_, { Type: { Name: nameof(IFormatProvider) } }] } &&
            KnownMembers.GenuineFunctionOf(method) == KnownFunction.ConvertInteger &&
            IntegerTypes.WidthOf(method.ReturnType) is not null &&
            (IntegerTypes.WidthOf(method.Parameters[0].Type) is not null
                || method.Parameters[0].Type.SpecialType == SpecialType.System_Object);
}

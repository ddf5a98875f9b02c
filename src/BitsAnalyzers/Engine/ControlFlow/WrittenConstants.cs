using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Locals that a nested function writes, so that it is not known when, but that nobody writes anything else to than constants.
/// </summary>
internal static class WrittenConstants
{
    /// <summary>What all that is written to a local has in common; nothing where that is not seen.</summary>
    public static NotifyMask Of(ILocalSymbol local, IOperation body)
    {
        // A mask has the lower 32 bits only.
        if (local.RefKind != RefKind.None || IntegerTypes.WidthOf(local.Type) is not <= 32)
        {
            return NotifyMask.Unknown;
        }

        NotifyMask? all = null;
        foreach (var operation in RootOf(body).DescendantsAndSelf())
        {
            var (isWrite, written) = operation switch
            {
                IVariableDeclaratorOperation { Symbol: var declared, Initializer: { Value: var first } } when Is(declared) => (true, first),
                ILocalReferenceOperation { Local: var used } when Is(used) => WriteBy(operation),
                IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol matched } when Is(matched) => (true, null),
                IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol matched } when Is(matched) => (true, null),
                _ => default,
            };
            if (!isWrite)
            {
                continue;
            }

            if (written?.ConstantValue is not { HasValue: true, Value: { } constant } || IntegerTypes.LowBits(constant) is not { } bits)
            {
                return NotifyMask.Unknown;
            }

            all = all is { } known ? known.Join(NotifyMask.FromConstant(bits)) : NotifyMask.FromConstant(bits);
        }

        return all ?? NotifyMask.Unknown;

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }

    private static IOperation RootOf(IOperation body)
    {
        while (body.Parent is { } outer)
        {
            body = outer;
        }

        return body;
    }

    // Whether a use of the local may write it, and what; that is null where it is not a plain assignment.
    private static (bool IsWrite, IOperation? Written) WriteBy(IOperation use) => use.Parent switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment => (assignment.Target == use, assignment.Value),
        IArgumentOperation { Parameter.RefKind: RefKind.None } => default,
        IBinaryOperation or IUnaryOperation or IInterpolationOperation or IIsPatternOperation => default,
        ICompoundAssignmentOperation assignment => (assignment.Target == use, null),
        IConversionOperation { OperatorMethod: null, Syntax: CastExpressionSyntax } => default,
        IConversionOperation { OperatorMethod: null, IsImplicit: true, Type: { IsValueType: true, IsRefLikeType: false } } => default,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } } => default,
        IReturnOperation when use.Syntax.Parent is not RefExpressionSyntax => default,
        IConditionalOperation { IsRef: false } => default,
        _ => (true, null),
    };
}

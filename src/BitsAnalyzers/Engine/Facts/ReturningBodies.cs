using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// The methods, constructors and operators of the compilation whose text alone tells that they return: they have no loops, throw nothing,
/// and call nothing but others of the kind. A call that is not followed, such as one on a struct, is known to return if it is one of these.
/// </summary>
internal sealed class ReturningBodies(SourceBodies bodies, KnownMembers known)
{
    private const int MaximumDepth = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _returns = new(SymbolEqualityComparer.Default);

    public bool Contain(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.IsEmpty || definition.IsAbstract || definition.IsAsync || IsReplaceable(definition))
        {
            return false;
        }

        return _returns.TryGetValue(definition, out var returns)
            ? returns
            : _returns.GetOrAdd(definition, Returns(definition, MaximumDepth, cancellationToken));
    }

    // What is called may be an override.
    private static bool IsReplaceable(IMethodSymbol method)
        => (method.IsVirtual || (method.IsOverride && !method.IsSealed))
            && method.ContainingType is { IsSealed: false, TypeKind: not TypeKind.Struct };

    private bool Returns(IMethodSymbol method, int depth, CancellationToken cancellationToken)
        => depth > 0 && method.ContainingType.StaticConstructors.IsEmpty &&
            bodies.Of(method, cancellationToken) is { } body &&
            body.Descendants().All(operation => Returns(operation, depth, cancellationToken));

    private bool Returns(IOperation operation, int depth, CancellationToken cancellationToken) => operation switch
    {
        IThrowOperation
            or ILoopOperation
            or IBranchOperation { BranchKind: BranchKind.GoTo }
            or IAwaitOperation
            or IInvalidOperation
            or ITryOperation
            or IUsingOperation or ILockOperation or IUsingDeclarationOperation or ISwitchExpressionOperation or IPatternOperation
            or IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        IInvocationOperation { TargetMethod: var called, Arguments: var arguments } => Returns(called, arguments, depth, cancellationToken),
        IObjectCreationOperation { Constructor: { } constructor, Arguments: var arguments } =>
            Returns(constructor, arguments, depth, cancellationToken),
        IPropertyReferenceOperation { Property: var property, Arguments: var arguments } =>
            Locations.IsAutoProperty(property) || (known.EffectsOf(property, arguments) & KnownEffects.Returns) != KnownEffects.None ||
            (AccessorReturns(property.GetMethod, depth, cancellationToken)
                && AccessorReturns(property.SetMethod, depth, cancellationToken)),
        IBinaryOperation binary =>
            !binary.IsChecked &&
            !MayDivideByZero(binary) &&
            OperatorReturns(binary.OperatorMethod, depth, cancellationToken) &&
            (binary.Type is not { SpecialType: SpecialType.System_String } || ArePlain(binary)),
        ICompoundAssignmentOperation compound =>
            !compound.IsChecked && OperatorReturns(compound.OperatorMethod, depth, cancellationToken) &&
            known.IsHarmlessPart(compound.Value),
        IIncrementOrDecrementOperation step => !step.IsChecked && OperatorReturns(step.OperatorMethod, depth, cancellationToken),
        IUnaryOperation unary => !unary.IsChecked && OperatorReturns(unary.OperatorMethod, depth, cancellationToken),
        IConversionOperation { OperatorMethod: { } @operator } => OperatorReturns(@operator, depth, cancellationToken),
        IConversionOperation { Conversion: var kind } conversion =>
            kind.IsImplicit || conversion.IsTryCast || (kind.IsNumeric && !conversion.IsChecked) || kind.IsIdentity,
        IInterpolationOperation interpolation => known.IsHarmlessPart(interpolation.Expression),
        IAssignmentOperation
            or ILocalReferenceOperation
            or IParameterReferenceOperation
            or IFieldReferenceOperation
            or IBlockOperation
            or IReturnOperation
            or IExpressionStatementOperation or IConditionalOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation
            or IVariableDeclaratorOperation or IVariableInitializerOperation or IParenthesizedOperation or IInterpolatedStringOperation
            or IDefaultValueOperation
                or IIsTypeOperation
                or ICoalesceOperation
                or IMethodBodyOperation
                or IConstructorBodyOperation
                or ITupleOperation
                or IConditionalAccessOperation
                or IConditionalAccessInstanceOperation
            or IDeclarationExpressionOperation => true,
        _ => OperationsThatReturn.Contain(operation, known),
    };

    private static bool MayDivideByZero(IBinaryOperation binary)
        => binary is { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, OperatorMethod: null } &&
            IntegerTypes.WidthOf(binary.Type) is not null &&
            binary.RightOperand.ConstantValue is not { HasValue: true, Value: not (0 or 0u or 0L or 0ul) };

    private bool ArePlain(IBinaryOperation concatenation)
        => known.IsHarmlessPart(concatenation.LeftOperand) && known.IsHarmlessPart(concatenation.RightOperand);

    private bool OperatorReturns(IMethodSymbol? called, int depth, CancellationToken cancellationToken)
        => called is null || (known.Find(called)?.Effects & KnownEffects.Returns) is not null and not KnownEffects.None ||
            (!called.DeclaringSyntaxReferences.IsEmpty && Returns(called.OriginalDefinition, depth - 1, cancellationToken));

    private bool AccessorReturns(IMethodSymbol? accessor, int depth, CancellationToken cancellationToken)
        => accessor is null || (bodies.Declare(accessor.OriginalDefinition) && !accessor.IsAbstract && !IsReplaceable(accessor)
            && Returns(accessor.OriginalDefinition, depth - 1, cancellationToken));

    private bool Returns(IMethodSymbol called, ImmutableArray<IArgumentOperation> arguments, int depth, CancellationToken cancellationToken)
        => (known.EffectsOf(called, arguments) & KnownEffects.Returns) != KnownEffects.None ||
            (called is { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsAbstract: false, IsAsync: false } &&
                !called.DeclaringSyntaxReferences.IsEmpty
                    && !IsReplaceable(called)
                    && Returns(called.OriginalDefinition, depth - 1, cancellationToken));
}

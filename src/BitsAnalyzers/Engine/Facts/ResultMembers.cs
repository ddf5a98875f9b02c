using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// The members that a compilation declares to look at an HRESULT: whether it is a failure, what number it is, and those that throw it.
/// Their bodies say so, whatever they are called. The HRESULT is the object that they belong to, or their first argument.
/// </summary>
internal sealed class ResultMembers(SourceBodies bodies, Compilation compilation)
{
    private const uint SignBit = 0x8000_0000;
    private const int MaximumDepth = 4;

    private readonly ConcurrentDictionary<ISymbol, KnownFunction> _functions = new(SymbolEqualityComparer.Default);

    /// <summary>What a method or property does to the HRESULT; none where it does anything else.</summary>
    public KnownFunction FunctionOf(ISymbol member, CancellationToken cancellationToken)
        => FunctionOf(member, MaximumDepth, cancellationToken);

    private KnownFunction FunctionOf(ISymbol member, int depth, CancellationToken cancellationToken)
    {
        var definition = member.OriginalDefinition;
        if (depth == MaximumDepth)
        {
            return _functions.TryGetValue(definition, out var known)
                ? known
                : _functions.GetOrAdd(definition, Find(definition, depth, cancellationToken));
        }

        // What is found on the way from another member has been looked for less deeply: that is not kept.
        return depth == 0 ? KnownFunction.None : Find(definition, depth, cancellationToken);
    }

    private KnownFunction Find(ISymbol member, int depth, CancellationToken cancellationToken)
    {
        if (!bodies.Declare(member))
        {
            return KnownFunction.None;
        }

        var method = member is IPropertySymbol { IsIndexer: false, IsStatic: false } property
            ? property.GetMethod
            : member as IMethodSymbol;
        if (method is null or { IsAsync: true } or { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } ||
            !(method.IsStatic
                ? method.Parameters is [{ RefKind: RefKind.None, Type: var type }, ..] && MayBeResult(type)
                : MayBeResult(method.ContainingType)))
        {
            return KnownFunction.None;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return bodies.Of(method, cancellationToken) is { } made && OnlyStores(made) ? KnownFunction.PassOnArgument : KnownFunction.None;
        }

        var body = new Body(this, method, depth, cancellationToken);
        if (SingleExpression(member, method, cancellationToken) is { } expression)
        {
            return body.FunctionOf(expression);
        }

        return bodies.Of(method, cancellationToken) is { } root && StatementsOf(root) is { } statements
            ? body.FunctionOf(statements)
            : KnownFunction.None;
    }

    // The getter of 'int Value => _value;' has no body that could be asked for.
    private IOperation? SingleExpression(ISymbol member, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var syntax = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var expression = syntax switch
        {
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: { } value }, ..] }
                when method.MethodKind == MethodKind.PropertyGet =>
                value,
            MethodDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            ConversionOperatorDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
        if (expression is null || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

#pragma warning disable RS1030 // The member may stand in any tree, and what is found is kept for the whole compilation.
        return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(expression, cancellationToken);
#pragma warning restore RS1030
    }

    // A constructor that keeps its one argument as all that the struct ever holds: what may be written again says nothing of the result.
    private static bool OnlyStores(IOperation root)
        => root is IConstructorBodyOperation { Initializer: null } constructor
            && (constructor.BlockBody ?? constructor.ExpressionBody) is
            {
                Operations: [IExpressionStatementOperation { Operation: var only }]
            }
            && only is ISimpleAssignmentOperation
            {
                IsRef: false,
                Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member },
                Value: IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { Parameters.Length: 1 } }
            }
            && member.ContainingType.IsReadOnly
            && IsWholeValue(member);

    private static IReadOnlyList<IOperation>? StatementsOf(IOperation root) => root switch
    {
        IMethodBodyOperation { BlockBody: { } block } => block.Operations,
        IMethodBodyOperation { ExpressionBody: { } block } => block.Operations,
        IBlockOperation block => block.Operations,
        _ => null,
    };

    // The body of one such member.
    private sealed class Body(ResultMembers owner, IMethodSymbol method, int depth, CancellationToken cancellationToken)
    {
        public KnownFunction FunctionOf(IOperation value)
        {
            value = Strip(value);
            return IsResult(value) ? method.IsStatic ? KnownFunction.PassOnArgument : KnownFunction.PassOnReceiver
                : FailureIn(value) is { } isFailure ? isFailure ? KnownFunction.IsFailure : KnownFunction.IsSuccess
                : IsThrower(value) ? KnownFunction.ThrowIfFailure
                : KnownFunction.None;
        }

        // Throws on a failure, does nothing else, and gives the HRESULT or nothing.
        public KnownFunction FunctionOf(IReadOnlyList<IOperation> statements)
        {
            if (statements is [IReturnOperation { ReturnedValue: { } value }])
            {
                return FunctionOf(value);
            }

            return statements.Count is 1 or 2 &&
                Throws(statements[0]) &&
                (statements.Count == 1
                    || (statements[1] is IReturnOperation { ReturnedValue: var returned }
                        && (returned is null || IsResult(Strip(returned)))))
                    ? KnownFunction.ThrowIfFailure
                    : KnownFunction.None;
        }

        private bool Throws(IOperation statement) => statement switch
        {
            IBlockOperation { Operations: [var single] } => Throws(single),
            IExpressionStatementOperation { Operation: var thrower } => IsThrower(Strip(thrower)),
            IConditionalOperation { WhenFalse: null, Condition: var condition, WhenTrue: var then } =>
                FailureIn(condition) == true && (Throws(then) || IsThrow(then)),
            _ => false,
        };

        private static bool IsThrow(IOperation statement) => statement switch
        {
            IBlockOperation { Operations: [var single] } => IsThrow(single),
            IThrowOperation { Exception: IConversionOperation or IObjectCreationOperation } => true,
            _ => false,
        };

        private bool IsThrower(IOperation operation)
            => operation is IInvocationOperation call
                && FunctionOf(call) == KnownFunction.ThrowIfFailure
                && Subject(call) is { } subject
                && IsResult(Strip(subject));

        // Whether a condition says that the HRESULT is a failure (true) or a success (false); null where it says something else.
        private bool? FailureIn(IOperation condition)
        {
            switch (Strip(condition))
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null, Operand: var operand }:
                    return !FailureIn(operand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, OperatorMethod: null } less when IsNumber(
                    less.RightOperand, 0)
                    && IsSigned(less.LeftOperand):
                    return IsResult(Strip(less.LeftOperand)) ? true : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual, OperatorMethod: null } notLess when IsNumber(
                    notLess.RightOperand, 0)
                    && IsSigned(notLess.LeftOperand):
                    return IsResult(Strip(notLess.LeftOperand)) ? false : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } bit
                    when IsNumber(bit.RightOperand, 0)
                        && Strip(bit.LeftOperand) is IBinaryOperation { OperatorKind: BinaryOperatorKind.And, OperatorMethod: null } masked
                        && IsNumber(masked.RightOperand, SignBit):
                    return IsResult(Strip(masked.LeftOperand)) ? bit.OperatorKind == BinaryOperatorKind.NotEquals : null;
                case IIsPatternOperation
                {
                    Value: var value,
                    Pattern: IRelationalPatternOperation { Value: var limit } pattern
                } when IsNumber(
                    limit, 0)
                    && IsSigned(value)
                    && IsResult(Strip(value)):
                    return pattern.OperatorKind switch
                    {
                        BinaryOperatorKind.LessThan => true,
                        BinaryOperatorKind.GreaterThanOrEqual => false,
                        _ => null,
                    };
                case IInvocationOperation call when Subject(call) is { } subject && IsResult(Strip(subject)):
                    return IsFailure(FunctionOf(call));
                case IPropertyReferenceOperation { Instance: { } instance, Property: var property } when IsResult(Strip(instance)):
                    return IsFailure(owner.FunctionOf(property, depth - 1, cancellationToken));
                default:
                    return null;
            }
        }

        private KnownFunction FunctionOf(IInvocationOperation call)
            => KnownMembers.GenuineFunctionOf(call.TargetMethod) is not KnownFunction.None and var known
                ? known
                : owner.FunctionOf(call.TargetMethod, depth - 1, cancellationToken);

        private static IOperation? Subject(IInvocationOperation call)
            => call.Instance ?? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;

        private static bool? IsFailure(KnownFunction function) => function switch
        {
            KnownFunction.IsFailure => true,
            KnownFunction.IsSuccess => false,
            _ => null,
        };

        // The HRESULT itself, or the one number that a struct holds of it.
        private bool IsResult(IOperation value) => value switch
        {
            IInstanceReferenceOperation => !method.IsStatic,
            IParameterReferenceOperation { Parameter: var parameter } =>
                method.IsStatic
                    && parameter.Ordinal == 0
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method.OriginalDefinition),
            IFieldReferenceOperation { Instance: { } instance, Field: var field } => IsWholeValue(field) && IsResult(Strip(instance)),
            IPropertyReferenceOperation { Instance: { } instance, Property: var property } =>
                IsResult(Strip(instance))
                    && (IsWholeValue(property) || owner.FunctionOf(property, depth - 1, cancellationToken) == KnownFunction.PassOnReceiver),
            IConversionOperation { OperatorMethod: { } @operator, Operand: var operand } =>
                IsResult(Strip(operand)) && owner.FunctionOf(@operator, depth - 1, cancellationToken) == KnownFunction.PassOnArgument,
            IObjectCreationOperation { Constructor: { } constructor, Arguments: [{ Value: var kept }], Initializer: null } =>
                IsResult(Strip(kept)) && owner.FunctionOf(constructor, depth - 1, cancellationToken) == KnownFunction.PassOnArgument,
            _ => false,
        };

        private static IOperation Strip(IOperation value)
        {
            while (value is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
            {
                value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
            }

            return value;
        }

        // An HRESULT that is looked at as an unsigned number is never negative.
        private static bool IsSigned(IOperation value)
            => value.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } &&
                (value
                    is not IConversionOperation
                    {
                        Operand.Type: { SpecialType: SpecialType.System_UInt32 },
                        Type.SpecialType: SpecialType.System_Int64
                    });

        private static bool IsNumber(IOperation value, uint number)
            => value.ConstantValue is { HasValue: true, Value: { } constant } && IntegerTypes.LowBits(constant) == number;
    }

    // A number of 32 bits, or a struct around one.
    private static bool MayBeResult(ITypeSymbol type)
        => IntegerTypes.WidthOf(type) == 32
            || (type.TypeKind == TypeKind.Struct && type.GetMembers().OfType<IFieldSymbol>().Any(IsWholeValue));

    /// <summary>Whether a field or property is all that a struct holds, and a number of 32 bits.</summary>
    public static bool IsWholeValue(ISymbol member)
    {
        var type = member switch
        {
            IFieldSymbol { IsStatic: false } field => field.Type,
            IPropertySymbol { IsStatic: false, IsIndexer: false } property => property.Type,
            _ => null,
        };
        if (IntegerTypes.WidthOf(type) != 32 || member.ContainingType is not { TypeKind: TypeKind.Struct } container)
        {
            return false;
        }

        var fields = container.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst).ToList();
        return fields.Count == 1
            && (SymbolEqualityComparer.Default.Equals(fields[0], member.OriginalDefinition)
                || SymbolEqualityComparer.Default.Equals(fields[0].AssociatedSymbol, member.OriginalDefinition));
    }
}

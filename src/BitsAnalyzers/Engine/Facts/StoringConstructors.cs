using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Finds the constructors whose bodies do nothing but keep parameters and constants in members of the new object, and hand parameters to
/// the constructor of an exception or to nobody. What they do is known without exploring them: most wrappers and exceptions have no others.
/// </summary>
internal sealed class StoringConstructors(
    Compilation compilation, SourceBodies bodies, KnownMembers known, MemberStarts starts, PlainConstructors plain)
{
    private static readonly ImmutableArray<MemberStore> s_unknown = default;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<MemberStore>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What a constructor stores, in this order; default where it may do more.</summary>
    public ImmutableArray<MemberStore> StoresOf(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var definition = constructor.OriginalDefinition;
        return _known.TryGetValue(definition, out var stores)
            ? stores
            : _known.GetOrAdd(definition, Find(definition, cancellationToken));
    }

    private ImmutableArray<MemberStore> Find(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        if (constructor
            is not { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false, ContainingType.TypeKind: TypeKind.Class } ||
            constructor.Parameters.Any(static parameter => parameter.RefKind != RefKind.None) ||
            !compilation.Owns(constructor) ||
            bodies.Of(constructor, cancellationToken) is not IConstructorBodyOperation body ||
            !IsPlainBase(constructor, body.Initializer, cancellationToken))
        {
            return s_unknown;
        }

        var statements = body.ExpressionBody is null
            ? body.BlockBody?.Operations ?? ImmutableArray<IOperation>.Empty
            : body.ExpressionBody.Operations;
        var stores = ImmutableArray.CreateBuilder<MemberStore>(statements.Length);
        foreach (var statement in statements)
        {
            if (StoreOf(statement, constructor) is not { } store)
            {
                return s_unknown;
            }

            stores.Add(store);
        }

        return stores.ToImmutable();
    }

    private bool IsPlainBase(IMethodSymbol constructor, IOperation? initializer, CancellationToken cancellationToken)
    {
        if (initializer is null)
        {
            return constructor.ContainingType.BaseType is { } @base && IsPlainBase(@base, called: null, cancellationToken);
        }

        return initializer is IExpressionStatementOperation { Operation: IInvocationOperation call } &&
            call.Arguments.All(static argument => ValueOf(argument.Value) is not null) &&
            call.TargetMethod.ContainingType is { } called &&
            !SymbolEqualityComparer.Default.Equals(called, constructor.ContainingType) &&
            IsPlainBase(called, call.TargetMethod, cancellationToken);
    }

    // A constructor that is known to return, of an exception or of another class, keeps what it is given; a job is never among that here.
    // Of a base class in the program only members that start with what the compiler gives them are understood.
    private bool IsPlainBase(INamedTypeSymbol type, IMethodSymbol? called, CancellationToken cancellationToken)
    {
        var constructor = called ?? type.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty);
        if (type.SpecialType == SpecialType.System_Object || constructor is null)
        {
            return constructor is not null;
        }

        return plain.IsKnown(type)
            ? constructor.Parameters.All(
                parameter => parameter.Type.SpecialType != SpecialType.System_Object && IsPlainContent(parameter.Type))
            : constructor.IsImplicitlyDeclared
                && plain.Contain(constructor, cancellationToken)
                && starts.IsTrivial(constructor, cancellationToken);
    }

    private bool IsPlainContent(ITypeSymbol type)
        => type.IsUnmanagedType || type.SpecialType == SpecialType.System_String || known.IsOutsideException(type);

    private static MemberStore? StoreOf(IOperation statement, IMethodSymbol constructor)
    {
        if (statement is not IExpressionStatementOperation
            {
                Operation: ISimpleAssignmentOperation
                {
                    IsRef: false,
                    Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member },
                    Value: var value
                }
            } ||
            !SymbolEqualityComparer.Default.Equals(member.ContainingType, constructor.ContainingType) ||
            !(member is IFieldSymbol { RefKind: RefKind.None, IsFixedSizeBuffer: false } ||
                (member is IPropertySymbol property && Locations.IsAutoProperty(property))) ||
            ValueOf(value) is not { } source)
        {
            return null;
        }

        return new(member, source, (source as IParameterReferenceOperation)?.Parameter);
    }

    // A parameter or a constant, as it is or as what it is seen as in a base class or an interface.
    private static IOperation? ValueOf(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, IsTryCast: false, ConstantValue.HasValue: false } conversion &&
            (conversion.Conversion.IsIdentity || (conversion.Conversion.IsReference && conversion.IsImplicit)))
        {
            value = conversion.Operand;
        }

        return value is IParameterReferenceOperation || value.ConstantValue.HasValue ? value : null;
    }
}

/// <summary>A member that a constructor writes.</summary>
/// <param name="Member">The field or property.</param>
/// <param name="Source">Where the value stands.</param>
/// <param name="Parameter">The parameter that it is; null where it is a constant.</param>
internal sealed record MemberStore(ISymbol Member, IOperation Source, IParameterSymbol? Parameter);

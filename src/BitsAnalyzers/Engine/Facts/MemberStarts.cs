using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// What the members of new objects hold before the bodies of their constructors run. A member whose initializer is neither a constant nor a
/// parameter of the primary constructor is left out: nothing is known of it.
/// </summary>
internal sealed class MemberStarts(Compilation compilation)
{
    // Objects with more are no wrappers of a job, and would make every state of their body a large one.
    private const int MaximumMembers = 32;

    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<MemberStart>> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _usesArguments = new(SymbolEqualityComparer.Default);

    public ImmutableArray<MemberStart> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var definition = type.OriginalDefinition;
        return _known.TryGetValue(definition, out var starts) ? starts : _known.GetOrAdd(definition, Find(definition, cancellationToken));
    }

    /// <summary>
    /// Whether a constructor does no more than give members what they start with: one that nobody wrote, or a primary one, with nothing but
    /// such constructors under it.
    /// </summary>
    public bool IsTrivial(IMethodSymbol constructor, CancellationToken cancellationToken)
        => constructor.ContainingType.SpecialType == SpecialType.System_Object ||
            (IsSource(constructor.ContainingType) &&
                (constructor.IsImplicitlyDeclared
                    || PrimaryDeclaration(constructor, cancellationToken) is { }
                        and not { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] }) &&
                IsTrivialBase(constructor.ContainingType.BaseType, cancellationToken));

    /// <summary>
    /// Whether all that ever runs on an object of the type by itself can be seen: it has no base in another assembly, whose constructor may
    /// keep the object, and no finalizer.
    /// </summary>
    public bool IsWhollySeen(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (!IsSource(current) || current.IsComImport || current.GetMembers(WellKnownMemberNames.DestructorName).Length > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a primary constructor does anything with its arguments but keep them.</summary>
    public bool UsesArguments(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var type = constructor.ContainingType.OriginalDefinition;
        return PrimaryDeclaration(constructor, cancellationToken) is not null &&
            (_usesArguments.TryGetValue(type, out var answer)
                ? answer
                : _usesArguments.GetOrAdd(type, FindUse(constructor, type, cancellationToken)));
    }

    private bool FindUse(IMethodSymbol constructor, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var starts = Of(type, cancellationToken);
        var parameters = constructor.OriginalDefinition.Parameters;
        return type.GetMembers()
            .Where(member => !member.IsStatic && !starts.Any(start => SymbolEqualityComparer.Default.Equals(start.Member, member)))
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => InitializerIn(reference.GetSyntax(cancellationToken)))
            .Any(
                initializer => initializer?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(
                    name => parameters.Any(parameter => parameter.Name == name.Identifier.ValueText)) == true);
    }

    private bool IsTrivialBase(INamedTypeSymbol? type, CancellationToken cancellationToken)
        => type?.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty) is { } constructor
            && IsTrivial(constructor, cancellationToken);

    private ImmutableArray<MemberStart> Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var starts = ImmutableArray.CreateBuilder<MemberStart>();
        if (!IsSource(type))
        {
            return starts.ToImmutable();
        }

        // What a base class has done to its members before is not looked at, unless it has done nothing.
        if (type.BaseType is { } @base && IsTrivialBase(@base, cancellationToken))
        {
            starts.AddRange(Of(@base, cancellationToken));
        }

        var parameters = type.InstanceConstructors.FirstOrDefault(
            constructor => PrimaryDeclaration(constructor, cancellationToken) is not null)?.Parameters
            ?? ImmutableArray<IParameterSymbol>.Empty;
        starts.AddRange(parameters.Select(static parameter => new MemberStart(parameter, parameter.Type, Parameter: parameter)));
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: false, IsConst: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false } &&
                Start(member, parameters, cancellationToken) is { } start)
            {
                starts.Add(start);
            }
        }

        return starts.Count <= MaximumMembers ? starts.ToImmutable() : ImmutableArray<MemberStart>.Empty;
    }

    private MemberStart? Start(ISymbol member, ImmutableArray<IParameterSymbol> parameters, CancellationToken cancellationToken)
    {
        if (member is IPropertySymbol property && !Locations.IsAutoProperty(property))
        {
            return null;
        }

        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        var declaration = member.DeclaringSyntaxReferences is [var reference] ? reference.GetSyntax(cancellationToken) : null;
        var initializer = InitializerIn(declaration);
        switch (declaration)
        {
            case ParameterSyntax:
                // A property of a record that its parameter list declares.
                return parameters.FirstOrDefault(parameter => parameter.Name == member.Name) is { } positional
                    ? new(member, type, Parameter: positional)
                    : null;
            case VariableDeclaratorSyntax or PropertyDeclarationSyntax when initializer is null:
                return new(member, type);
            case VariableDeclaratorSyntax or PropertyDeclarationSyntax when compilation.ContainsSyntaxTree(initializer!.SyntaxTree):
#pragma warning disable RS1030 // The declaration may stand in any tree, and what is found is kept for the whole compilation.
                var value = compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer, cancellationToken);
#pragma warning restore RS1030
                return StripCasts(value) is IParameterReferenceOperation { Parameter: var given }
                    && parameters.Contains(given, SymbolEqualityComparer.Default)
                    ? new(member, type, Parameter: given)
                    : value is { ConstantValue.HasValue: true } ? new(member, type, Constant: value)
                    : IsNewCollection(value, type) && IsAskedForSize(member, cancellationToken) ? new(member, type, IsNewCollection: true)
                    : null;
            default:
                return null;
        }
    }

    // The collection expression has no type of its own in every compiler.
    private static bool IsNewCollection(IOperation? value, ITypeSymbol type)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return CollectionSizes.IsCollection(type) && (value is IObjectCreationOperation creation ? CollectionSizes.StartsEmpty(creation)
            : value is { Kind: OperationEvaluator.CollectionExpression } && !value.ChildOperations.Any());
    }

    // Only where somebody asks for its size does it matter.
    private static bool IsAskedForSize(ISymbol member, CancellationToken cancellationToken)
        => NamesInType.Of(member.ContainingType, member.Name, cancellationToken).Any(
            static used => used.AncestorsAndSelf().Any(static owner =>
                owner.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Any" or "Length" or "ForEach" } access
                && access.Expression == owner));

    // A job stays the job that it is, in whatever interface.
    private static IOperation? StripCasts(IOperation? value)
    {
        while (value
            is IConversionOperation
            {
                OperatorMethod: null, IsTryCast: false, Conversion: { IsReference: true }
                or { IsIdentity: true }, Operand: var operand
            })
        {
            value = operand;
        }

        return value;
    }

    private static ExpressionSyntax? InitializerIn(SyntaxNode? declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax { Initializer: var written } => written?.Value,
        _ => null,
    };

    private static TypeDeclarationSyntax? PrimaryDeclaration(IMethodSymbol constructor, CancellationToken cancellationToken)
        => constructor.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax(cancellationToken) as TypeDeclarationSyntax
            : null;

    private bool IsSource(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Class && compilation.Owns(type);
}

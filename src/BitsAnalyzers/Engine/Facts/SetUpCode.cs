using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Tells whether code that runs where no call shows it (initializers, static constructors, constructors of base classes) only sets up what
/// it is there for: it writes the members of its own type or object, calls nothing that does more, and returns.
/// </summary>
/// <param name="bodies">The bodies of the compilation.</param>
/// <param name="known">What is known of other assemblies.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class SetUpCode(SourceBodies bodies, KnownMembers known, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the initializers of a type do no more than that.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isStatic">Whether those of its static members are meant.</param>
    public bool IsAllOfInitializers(INamedTypeSymbol type, bool isStatic)
        => type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(declaration => InitializersOf(declaration, isStatic))
            .All(initializer => OperationOf(initializer) is not { } operation || Is(operation, isStatic ? type : null));

    /// <summary>Whether making an object of a type runs no more than that besides the body of the constructor that is named.</summary>
    public bool IsAllOfConstruction(INamedTypeSymbol type)
    {
        for (var current = type.OriginalDefinition; IsInSource(current); current = current.BaseType.OriginalDefinition)
        {
            if (!IsAllOfInitializers(current, isStatic: false) ||
                (!SymbolEqualityComparer.Default.Equals(current, type.OriginalDefinition) &&
                    !current.InstanceConstructors.All(constructor => IsAllOfBody(constructor, null))))
            {
                return false;
            }

            if (current.BaseType is null)
            {
                break;
            }

            if (!IsInSource(current.BaseType) && !IsPlainBase(current.BaseType))
            {
                return false;
            }
        }

        return true;
    }

    // Whether the constructors of a base class from elsewhere are known to do no more.
    private bool IsPlainBase(INamedTypeSymbol type)
        => type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType ||
            known.IsOutsideException(type) ||
            type.InstanceConstructors.All(constructor => constructor.DeclaredAccessibility == Accessibility.Private
                || IsKnownToReturn(constructor, ImmutableArray<IArgumentOperation>.Empty));

    /// <summary>Whether code does no more than that.</summary>
    /// <param name="code">The code.</param>
    /// <param name="type">The type whose static members it sets up; null where there is none.</param>
    public bool Is(IOperation code, INamedTypeSymbol? type)
        => SourceBodies.Operations(code).All(operation => SetsUp(operation, type));

    private bool SetsUp(IOperation operation, INamedTypeSymbol? type) => operation switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member =>
            (!WrittenPlaces.MayBeWritten(member) || IsOwn(member, type)) && IsPlain(member, type),
        IInvocationOperation { TargetMethod: var called, Arguments: var arguments } => IsAllOfCall(called, arguments, type),
        IObjectCreationOperation { Constructor: { } made, Arguments: var arguments } =>
            IsInSource(made) ? IsAllOfBody(made, type) && IsAllOfConstruction(made.ContainingType) : IsKnownToReturn(made, arguments),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation
            or IFunctionPointerInvocationOperation or IEventAssignmentOperation or IAwaitOperation => false,

        // Who uses the type, or makes the object, goes on only where it does not throw, and comes to its end.
        IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo } => false,
        ILoopOperation loop when OwnEffects.MayRunForEver(loop) => false,
        IBinaryOperation { IsChecked: true } or IUnaryOperation { IsChecked: true } or IConversionOperation { IsChecked: true } => false,
        IInterpolationOperation { Expression: var shown } => known.IsHarmlessPart(shown),
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } joined =>
            known.IsHarmlessPart(joined.LeftOperand) && known.IsHarmlessPart(joined.RightOperand),
        IForEachLoopOperation { Collection: var collection } =>
            TypeOf(collection) is { } enumerated && KnownMembers.IsKnownCollection(enumerated),
        IUsingOperation or IUsingDeclarationOperation => false,
        _ => UserDefinedOperators.Of(operation) is not { } @operator || IsAllOfOperator(@operator, type),
    };

    // Its own members, and those of an object that it has just made.
    private static bool IsOwn(IMemberReferenceOperation member, INamedTypeSymbol? type)
        => member.Instance is IInstanceReferenceOperation ||
            (member.Instance is null && SymbolEqualityComparer.Default.Equals(member.Member.ContainingType.OriginalDefinition, type));

    private bool IsPlain(IMemberReferenceOperation member, INamedTypeSymbol? type)
        => member is not IPropertyReferenceOperation { Property: var property, Arguments: var arguments } ||
            Locations.IsAutoProperty(property) ||
            (IsInSource(property)
                ? !WrittenPlaces.MayBeWritten(member) && property.GetMethod is { } getter && IsAllOfCall(getter, arguments, type)
                : IsKnownToReturn(property, arguments));

    private bool IsAllOfCall(IMethodSymbol called, ImmutableArray<IArgumentOperation> arguments, INamedTypeSymbol? type)
        => called.MethodKind is not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) &&
            (IsInSource(called) ? !CallTargets.IsVirtual(called) && IsAllOfBody(called, type) : IsKnownToReturn(called, arguments));

    private bool IsAllOfOperator(IMethodSymbol called, INamedTypeSymbol? type)
        => IsInSource(called) ? IsAllOfBody(called, type)
            : called.ContainingType.SpecialType != SpecialType.None || IsKnownToReturn(called, ImmutableArray<IArgumentOperation>.Empty);

    // What is not known of other assemblies may do anything, and fail.
    private bool IsKnownToReturn(ISymbol member, ImmutableArray<IArgumentOperation> arguments)
        => (known.EffectsOf(member, arguments) & KnownEffects.Returns) != KnownEffects.None;

    private bool IsAllOfBody(IMethodSymbol method, INamedTypeSymbol? type)
        => !IsInSource(method) || method.IsImplicitlyDeclared || !_seen.Add(method.OriginalDefinition) ||
            (bodies.Of(method, cancellationToken) is { } body
                ? Is(body, type)
                : method.MethodKind == MethodKind.Constructor);

    private bool IsInSource(ISymbol? symbol)
        => compilation.Owns(symbol);

    private static ITypeSymbol? TypeOf(IOperation operation) => TransparentOperations.Strip(operation).Type;

    private IOperation? OperationOf(ExpressionSyntax initializer)
#pragma warning disable RS1030 // The initializer may stand in any tree, and what is found is kept for the whole compilation.
        => compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer, cancellationToken);
#pragma warning restore RS1030

    private static IEnumerable<ExpressionSyntax> InitializersOf(TypeDeclarationSyntax declaration, bool isStatic)
    {
        foreach (var member in declaration.Members)
        {
            if (member.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.ConstKeyword) ||
                member.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.StaticKeyword) != isStatic)
            {
                continue;
            }

            switch (member)
            {
                case PropertyDeclarationSyntax { Initializer.Value: var value } when MayRun(value):
                    yield return value;
                    break;
                case BaseFieldDeclarationSyntax { Declaration.Variables: var variables }:
                    foreach (var variable in variables)
                    {
                        if (variable.Initializer is { Value: var initial } && MayRun(initial))
                        {
                            yield return initial;
                        }
                    }

                    break;
            }
        }

        if (!isStatic && declaration.BaseList?.Types is [PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments: var arguments }, ..])
        {
            foreach (var argument in arguments)
            {
                yield return argument.Expression;
            }
        }
    }

    // Literals, names and lambdas run nothing; most initializers are no more.
    private static bool MayRun(ExpressionSyntax value)
        => value is not (LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax);
}

using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Tells whether code that runs where no call shows it (initializers, static constructors, constructors of base classes) only sets up what
/// it is there for: it writes the members of its own type or object, and calls nothing of the program that does more.
/// </summary>
/// <param name="bodies">The bodies of the compilation.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class SetUpCode(SourceBodies bodies, Compilation compilation, CancellationToken cancellationToken)
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
        }

        return true;
    }

    /// <summary>Whether code does no more than that.</summary>
    /// <param name="code">The code.</param>
    /// <param name="type">The type whose static members it sets up; null where there is none.</param>
    public bool Is(IOperation code, INamedTypeSymbol? type)
        => SourceBodies.Operations(code).All(operation => SetsUp(operation, type));

    private bool SetsUp(IOperation operation, INamedTypeSymbol? type) => operation switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member =>
            (!WrittenPlaces.MayBeWritten(member) || IsOwn(member, type)) && IsPlain(member, type),
        IInvocationOperation { TargetMethod: var called } => IsAllOfCall(called, type),
        IObjectCreationOperation { Constructor: { } made } => IsAllOfBody(made, type) && IsAllOfConstruction(made.ContainingType),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation
            or IFunctionPointerInvocationOperation or IEventAssignmentOperation or IAwaitOperation => false,

        // Who uses the type, or makes the object, goes on only where it does not throw.
        IThrowOperation => false,
        IForEachLoopOperation { Collection: var collection } => !IsInSource(TypeOf(collection)),
        IUsingOperation { Resources: var resources } => !IsInSource(TypeOf(resources)),
        IUsingDeclarationOperation => false,
        _ => UserDefinedOperators.Of(operation) is not { } @operator || !IsInSource(@operator),
    };

    // Its own members, and those of an object that it has just made.
    private static bool IsOwn(IMemberReferenceOperation member, INamedTypeSymbol? type)
        => member.Instance is IInstanceReferenceOperation ||
            (member.Instance is null && SymbolEqualityComparer.Default.Equals(member.Member.ContainingType.OriginalDefinition, type));

    private bool IsPlain(IMemberReferenceOperation member, INamedTypeSymbol? type)
        => member is not IPropertyReferenceOperation { Property: var property } ||
            Locations.IsAutoProperty(property) ||
            !IsInSource(property) ||
            (!WrittenPlaces.MayBeWritten(member) && property.GetMethod is { } getter && IsAllOfCall(getter, type));

    // What other assemblies do, they do to what they are given.
    private bool IsAllOfCall(IMethodSymbol called, INamedTypeSymbol? type)
        => called.MethodKind is not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) &&
            (!IsInSource(called) || (!CallTargets.IsVirtual(called) && IsAllOfBody(called, type)));

    private bool IsAllOfBody(IMethodSymbol method, INamedTypeSymbol? type)
        => !IsInSource(method) || method.IsImplicitlyDeclared || !_seen.Add(method.OriginalDefinition) ||
            (bodies.Of(method, cancellationToken) is { } body
                ? Is(body, type)
                : method.MethodKind == MethodKind.Constructor);

    private bool IsInSource(ISymbol? symbol)
        => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

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

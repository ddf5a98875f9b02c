using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The names that a code base has for the notification flags: the members of an enum, or constants of one type. Looked for where the user
/// would look: among the operands already in use, in the type of the parameter, among the simple names in scope, beside the interop type.
/// </summary>
internal sealed class FlagVocabulary
{
    private static readonly ConditionalWeakTable<
        Compilation, ConcurrentDictionary<(SyntaxNode Scope, ISymbol? Interop), FlagVocabulary?>> s_inScope =
        new();

    private readonly ImmutableArray<IFieldSymbol?> _flags;

    private FlagVocabulary(INamedTypeSymbol container, ImmutableArray<IFieldSymbol?> flags)
    {
        Container = container;
        _flags = flags;
    }

    /// <summary>The enum, or the class that holds the constants.</summary>
    public INamedTypeSymbol Container { get; }

    /// <summary>The constant for flag number n; null where there is none.</summary>
    public IFieldSymbol? this[int number] => _flags[number];

    /// <summary>Whether every flag of the mask has a name.</summary>
    public bool Covers(uint mask)
    {
        for (var number = 0; number < NotifyFlags.Count; number++)
        {
            if ((mask & (1u << number)) != 0 && _flags[number] is null)
            {
                return false;
            }
        }

        return (mask & ~NotifyFlags.Defined) == 0;
    }

    /// <summary>Finds the names to be used at a place; null where only numbers are in scope.</summary>
    /// <param name="model">The model of the tree the place is in.</param>
    /// <param name="position">The place.</param>
    /// <param name="parameter">The parameter that the mask written there is passed to; null where that is not known.</param>
    /// <param name="expression">The expression that stands there.</param>
    public static FlagVocabulary? Find(SemanticModel model, int position, IParameterSymbol? parameter, IOperation? expression)
        => InUse(expression, model, position)
            ?? OfEnum(expression?.Type, model, position)
            ?? OfParameter(parameter?.Type, model, position)
            ?? InScope(model, position, parameter?.ContainingType);

    // What is in scope is the same for all of a type's body, as locals are no flags, and costly to find out.
    private static FlagVocabulary? InScope(SemanticModel model, int position, INamedTypeSymbol? interop)
    {
        var root = model.SyntaxTree.GetRoot();
        var scope = root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() ?? root;
        return s_inScope.GetOrCreateValue(model.Compilation).GetOrAdd(
            (scope, interop),
            _ => InScopeBySimpleName(model, position) ?? BesideInterop(interop, model, position) ?? ImportedEnum(model, position));
    }

    private static FlagVocabulary? OfEnum(ITypeSymbol? type, SemanticModel model, int position)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? From(@enum, model, position) : null;

    // An enum that SetNotifyFlags takes is the flags, whatever its members are called: their values say which is which.
    private static FlagVocabulary? OfParameter(ITypeSymbol? type, SemanticModel model, int position)
        => OfEnum(type, model, position) ??
            (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? From(@enum, model, position, NumberOfValue) : null);

    private static FlagVocabulary? InUse(IOperation? expression, SemanticModel model, int position)
        => expression?.DescendantsAndSelf()
            .OfType<IFieldReferenceOperation>()
            .Where(reference => reference.Field is { HasConstantValue: true })
            .Select(reference => From(reference.Field.ContainingType, model, position))
            .FirstOrDefault(vocabulary => vocabulary is not null);

    // Constants of the enclosing type and of "using static".
    private static FlagVocabulary? InScopeBySimpleName(SemanticModel model, int position)
        => model.LookupSymbols(position)
            .OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue && NumberOf(field) is not null)
            .Select(field => field.ContainingType)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(container => From(container, model, position))
            .FirstOrDefault(vocabulary => vocabulary is not null);

    private static FlagVocabulary? BesideInterop(INamedTypeSymbol? interop, SemanticModel model, int position)
    {
        for (ISymbol? scope = interop?.ContainingSymbol; scope is INamespaceOrTypeSymbol container
            and not INamespaceSymbol { IsGlobalNamespace: true }; scope = scope.ContainingSymbol)
        {
            if (container is INamedTypeSymbol type && From(type, model, position) is { } own)
            {
                return own;
            }

            if (FirstOf(container.GetTypeMembers(), model, position) is { } found)
            {
                return found;
            }

            // Beyond the namespace of the interop only its ancestors' constants classes are near enough: CsWin32 puts them there.
            if (container is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true })
            {
                break;
            }
        }

        return interop is { ContainingNamespace.IsGlobalNamespace: true }
            ? FirstOf(interop.ContainingNamespace.GetTypeMembers(), model, position)
            : null;
    }

    private static FlagVocabulary? ImportedEnum(SemanticModel model, int position)
        => FirstOf(
            model.LookupNamespacesAndTypes(position).OfType<INamedTypeSymbol>().Where(static type => type.TypeKind == TypeKind.Enum),
            model,
            position);

    private static FlagVocabulary? FirstOf(IEnumerable<INamedTypeSymbol> types, SemanticModel model, int position)
        => types
            .Where(static type => type.TypeKind == TypeKind.Enum || type is { TypeKind: TypeKind.Class, IsStatic: true })
            .Select(type => From(type, model, position))
            .FirstOrDefault(static vocabulary => vocabulary is not null);

    private static FlagVocabulary? From(INamedTypeSymbol container, SemanticModel model, int position)
        => From(container, model, position, NumberOf);

    private static FlagVocabulary? From(INamedTypeSymbol container, SemanticModel model, int position, Func<IFieldSymbol, int?> numberOf)
    {
        var flags = new IFieldSymbol?[NotifyFlags.Count];
        foreach (var member in container.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && numberOf(field) is { } number && flags[number] is null)
            {
                flags[number] = field;
            }
        }

        // The two flags that every version has tell the vocabulary from an enum that happens to share a word.
        return flags[0] is { } transferred && flags[1] is not null && model.IsAccessible(position, transferred)
            ? new(container, ImmutableArray.Create(flags))
            : null;
    }

    private static int? NumberOf(IFieldSymbol field)
        => IntegerTypes.LowBits(field.ConstantValue) is { } value ? FlagNames.NumberOf(field.Name, value) : null;

    private static int? NumberOfValue(IFieldSymbol field)
    {
        if (IntegerTypes.LowBits(field.ConstantValue) is not { } value || ForeignConstants.Recognise(field, value) is not null)
        {
            return null;
        }

        for (var number = 0; number < NotifyFlags.Count; number++)
        {
            if (value == 1u << number)
            {
                return number;
            }
        }

        return null;
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// What the members of other assemblies are known to do. A simple name decides nothing: members are looked up by their full names, and what
/// has a body in the compilation, or comes from an assembly that only borrows a namespace of the framework, is never one of them.
/// </summary>
internal sealed class KnownMembers(Compilation compilation, BitsWrappers? wrappers = null)
{
    private static readonly string[] s_plainContents =
    [
        "System.Guid",
        "System.TimeSpan",
        "System.DateTimeOffset",
        "System.DateOnly",
        "System.TimeOnly",
    ];

    // What a known library is not known to do to a job, it does to nothing of the program.
    private static readonly KnownMember s_reader = new(KnownEffects.Returns | KnownEffects.LeavesArguments);

    private readonly ConcurrentDictionary<ISymbol, KnownMember?> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _harmless = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _disposable = new(SymbolEqualityComparer.Default);
    private INamedTypeSymbol? _exception;

    /// <summary>The class that all exceptions derive from.</summary>
    private INamedTypeSymbol? Exception
        => _exception ??= compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.GetTypeByMetadataName(
            "System.Exception");

    /// <summary>
    /// What a method, property, field or event of another assembly is known to do; null where that is unknown, or it is not outside.
    /// </summary>
    public KnownMember? Find(ISymbol? member)
    {
        if (member is null
            || member.ContainingType is null
            || compilation.Owns(member))
        {
            return null;
        }

        var definition = (member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member).OriginalDefinition;
        return _members.TryGetValue(definition, out var known) ? known : _members.GetOrAdd(definition, Look(definition));
    }

    /// <summary>The function that a member is known to be.</summary>
    public KnownFunction FunctionOf(ISymbol? member) => Find(member)?.Function ?? KnownFunction.None;

    /// <summary>As <see cref="FunctionOf"/>, for those who have no compilation at hand.</summary>
    public static KnownFunction GenuineFunctionOf(ISymbol? member)
        => member is not null && KnownMemberTable.HasFunction(member.MetadataName) &&
            member.OriginalDefinition is { DeclaringSyntaxReferences.IsEmpty: true, ContainingType: { } type } definition
                && FullNames.IsGenuine(type)
            ? RowOf(definition)?.Function ?? KnownFunction.None
            : KnownFunction.None;

    /// <summary>
    /// Whether the full name of the member is in the table with this effect, wherever the member comes from. Enough for advice: what a
    /// program declares under the full name of a framework type stands in for it.
    /// </summary>
    public static bool IsNamedLike(ISymbol member, KnownEffects effect)
    {
        if (!KnownMemberTable.HasEffect(member.MetadataName, effect))
        {
            return false;
        }

        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (KnownMemberTable.MembersOf(type.OriginalDefinition) is { } members &&
                RowOf(members, member) is { } known && (known.Effects & effect) != KnownEffects.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a call is known to do with these arguments; none where it is unknown code, or may run some.</summary>
    /// <param name="member">What is called.</param>
    /// <param name="arguments">What it is given.</param>
    public KnownEffects EffectsOf(ISymbol member, ImmutableArray<IArgumentOperation> arguments)
    {
        if (Find(member) is not { } known || !CallsNothingOf(known.Effects, member, arguments))
        {
            return KnownEffects.None;
        }

        return known.Effects;
    }

    /// <summary>Whether a call writes what it is given where people read it, and nothing else reads it again.</summary>
    public bool Shows(IInvocationOperation call)
        => Find(call.TargetMethod)?.Does(KnownEffects.Shows) == true
            || (FullNames.IsFrameworkType(call.TargetMethod.ContainingType, "System.IO.TextWriter")
                && call.Instance is IPropertyReferenceOperation { Property.ContainingType: var console }
                && FullNames.IsFrameworkType(console, "System.Console"));

    /// <summary>Whether a method that shows something shows it on the console.</summary>
    public static bool IsOfConsole(IMethodSymbol method)
        => FullNames.IsFrameworkType(method.ContainingType, "System.Console")
            || FullNames.IsFrameworkType(method.ContainingType, "System.IO.TextWriter");

    /// <summary>Whether a value, or the text that it is put into, goes straight to where people read it: nobody else gets it.</summary>
    public bool IsOnlyShown(IOperation value)
    {
        var user = value.Parent;
        while (user is IConversionOperation or IArgumentOperation or IInterpolationOperation or IInterpolatedStringOperation
            or IBinaryOperation { Type.SpecialType: SpecialType.System_String })
        {
            user = user.Parent;
        }

        return user is IInvocationOperation call && Shows(call);
    }

    /// <summary>Whether a value type of the framework has nothing but a content, so that the same two compare alike each time.</summary>
    public static bool IsPlainContent(ITypeSymbol type)
        => type is { SpecialType: SpecialType.System_Decimal or SpecialType.System_DateTime } ||
            (type is { TypeKind: TypeKind.Struct, Name: "Guid" or "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" } &&
                Array.Exists(s_plainContents, name => FullNames.IsFrameworkType(type, name)));

    /// <summary>
    /// Whether the same two values of a type of the framework compare alike each time. What a token says of itself changes: it is more than
    /// its content.
    /// </summary>
    public static bool ComparesAlike(ITypeSymbol type)
        => IsPlainContent(type) || FullNames.IsFrameworkType(type, "System.Threading.CancellationToken");

    /// <summary>Whether a type is the class of all exceptions.</summary>
    public bool IsException(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, Exception);

    /// <summary>Whether a type of another assembly is a class of exceptions.</summary>
    public bool IsOutsideException(ITypeSymbol? type)
    {
        if (type is null || compilation.Owns(type))
        {
            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsException(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether to format, compare or enumerate a value of a type runs no code of the program.</summary>
    public bool IsHarmless(ITypeSymbol? type)
        => type is not null
            && (_harmless.TryGetValue(type, out var isHarmless) ? isHarmless : _harmless.GetOrAdd(type, LooksHarmless(type)));

    /// <summary>Whether to put a value into a text runs no code of the program.</summary>
    public bool IsHarmlessPart(IOperation? value) => value is null || IsHarmlessValue(value, isEnumerated: false);

    private bool LooksHarmless(ITypeSymbol type)
    {
        switch (type)
        {
            case
            {
                SpecialType: SpecialType.System_Object
                or SpecialType.System_ValueType
                or SpecialType.System_Delegate
                or SpecialType.System_MulticastDelegate
            }:
                return false;
            case { TypeKind: TypeKind.Enum or TypeKind.Pointer or TypeKind.FunctionPointer }:
                return true;
            case IArrayTypeSymbol array:
                return IsHarmless(array.ElementType);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return tuple.TupleElements.All(element => IsHarmless(element.Type));
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return IsHarmless(nullable.TypeArguments[0]);
            case INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when IsOutside(named):
                return IsOutsideException(named)
                    ? !IsReplaced(Exception!.GetMembers("ToString").Single())
                    : IsWhollyKnown(named) && named.TypeArguments.All(IsHarmless);
            default:
                return false;
        }
    }

    /// <summary>Whether to dispose of an object of a type is known to return.</summary>
    public bool IsDisposable(ITypeSymbol? type)
        => type is not null
            && (_disposable.TryGetValue(type, out var isDisposable) ? isDisposable : _disposable.GetOrAdd(type, LooksDisposable(type)));

    private bool LooksDisposable(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var method in current.GetMembers(nameof(IDisposable.Dispose)))
            {
                if (method is IMethodSymbol { Parameters.IsEmpty: true })
                {
                    return Find(method) is { Effects: var effects } && (effects & KnownEffects.Returns) != KnownEffects.None;
                }
            }

            // One that implements the interface explicitly has no method of that name.
            if (current is INamedTypeSymbol named && IsOutside(named) && IsWhollyKnown(named))
            {
                return true;
            }
        }

        return false;
    }

    // Whether nothing that a member is given is code of the program that it may run.
    private bool CallsNothingOf(KnownEffects effects, ISymbol member, ImmutableArray<IArgumentOperation> arguments)
    {
        if ((effects & KnownEffects.ComparesElements) != KnownEffects.None &&
            !(member.ContainingType.TypeArguments.All(IsHarmless) && (member as IMethodSymbol)?.TypeArguments.All(IsHarmless) != false))
        {
            return false;
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && !CallsNothingOf(effects, parameter, argument.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether to go through the arguments that are collections runs no code of the program.</summary>
    public bool EnumeratesHarmlessly(ImmutableArray<IArgumentOperation> arguments)
        => arguments.All(argument => argument.Parameter?.OriginalDefinition.Type.OriginalDefinition.SpecialType
            != SpecialType.System_Collections_Generic_IEnumerable_T || IsHarmlessValue(argument.Value, isEnumerated: true));

    private bool CallsNothingOf(KnownEffects effects, IParameterSymbol parameter, IOperation value)
    {
        if (parameter.RefKind == RefKind.Out
            || value.ConstantValue.HasValue
            || value is IDefaultValueOperation { Type.IsReferenceType: true })
        {
            return true;
        }

        var declared = parameter.OriginalDefinition.Type;
        if (declared.TypeKind == TypeKind.Delegate)
        {
            return false;
        }

        if ((effects & KnownEffects.LeavesArguments) != KnownEffects.None ||
            ((effects & KnownEffects.UsesFirstArgument) != KnownEffects.None && parameter.Ordinal > 0))
        {
            return true;
        }

        return IsHarmlessValue(
            value, isEnumerated: declared.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
    }

    private bool IsHarmlessValue(IOperation value, bool isEnumerated)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        if (value.ConstantValue.HasValue)
        {
            return true;
        }

        return value switch
        {
            IArrayCreationOperation { Initializer: { } elements } =>
                elements.ElementValues.All(element => IsHarmlessValue(element, isEnumerated: false)),
            IInterpolatedStringHandlerCreationOperation => true,
            _ => IsHarmless(value.Type) || (isEnumerated && value.Type is { } type && IsKnownCollection(type)),
        };
    }

    /// <summary>Whether to enumerate a value of a type runs no code of the program, whatever its elements are.</summary>
    public static bool IsKnownCollection(ITypeSymbol type)
        => type is IArrayTypeSymbol || (type is INamedTypeSymbol named && FullNames.IsGenuine(named) &&
            KnownMemberTable.MembersOf(named.OriginalDefinition) is { } members &&
            (members.ContainsKey("GetEnumerator")
                || (members.ContainsKey(KnownMemberTable.AnyMember) && named.AllInterfaces.Any(static @interface =>
                @interface.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T))));

    private KnownMember? Look(ISymbol member)
    {
        var symbol = member is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : member;
        if (wrappers is not null && IsReader(symbol, wrappers))
        {
            return s_reader;
        }

        var known = FullNames.IsGenuine(symbol.ContainingType) ? RowOf(symbol) : null;
        if (known?.Does(KnownEffects.DoesNotReturn) != true &&
            symbol is IMethodSymbol method
                && FullNames.HasAttribute(method.GetAttributes(), "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute"))
        {
            return new(KnownEffects.DoesNotReturn);
        }

        known ??= Overridden(symbol) is { } overridden ? Find(overridden) : null;
        known ??= IsOutsideException(symbol.ContainingType) ? RowOf(KnownMemberTable.MembersOf("System.Exception")!, symbol) : null;
        if (known is null || IsReplaced(symbol))
        {
            return null;
        }

        return symbol is IMethodSymbol { Parameters: var parameters }
            && parameters.Any(static parameter => ReturnsOnlyIf(parameter) is not null)
            ? known with { Effects = (known.Effects & ~KnownEffects.Returns) | KnownEffects.ThrowsOnCondition }
            : known;
    }

    private static bool IsReader(ISymbol symbol, BitsWrappers wrappers)
        => wrappers.ObjectOf(symbol.ContainingType) is not null && symbol switch
        {
            IMethodSymbol method => wrappers.Find(method) is null,
            IPropertySymbol property => !wrappers.Know(property),
            _ => false,
        };

    /// <summary>The value that an argument has to have for the call to return; null where any will do.</summary>
    public static bool? ReturnsOnlyIf(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (FullNames.IsNamed(attribute, "System.Diagnostics.CodeAnalysis.DoesNotReturnIfAttribute")
                && attribute.ConstructorArguments is [{ Value: bool outcome }])
            {
                return !outcome;
            }
        }

        return null;
    }

    private static KnownMember? RowOf(ISymbol member)
        => member.ContainingType is { } type && KnownMemberTable.MembersOf(type.OriginalDefinition) is { } members
            ? RowOf(members, member)
            : null;

    private static KnownMember? RowOf(IReadOnlyDictionary<string, KnownMember> members, ISymbol member)
        => members.TryGetValue(member.MetadataName, out var known) || members.TryGetValue(KnownMemberTable.AnyMember, out known)
            ? known
            : null;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method.OriginalDefinition,
        IPropertySymbol { OverriddenProperty: { } property } => property.OriginalDefinition,
        _ => null,
    };

    // Where the compilation has an implementation of its own, a call of the member may get there.
    private bool IsReplaced(ISymbol member)
        => (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsStatic && !member.ContainingType.IsSealed &&
            DeclaredMembers.Exist(
                compilation,
                member.Name,
                overridesOnly: member.ContainingType.TypeKind != TypeKind.Interface,
                CancellationToken.None) &&
            compilation.GetSymbolsWithName(name => IsNameOf(name, member), SymbolFilter.Member).Any(own => Implements(own, member));

    // What implements a member explicitly has its full name.
    private static bool IsNameOf(string name, ISymbol member)
        => name == member.Name || name.EndsWith("." + member.Name, StringComparison.Ordinal);

    private static bool Implements(ISymbol own, ISymbol member)
    {
        for (var overridden = Overridden(own); overridden is not null; overridden = Overridden(overridden))
        {
            if (SymbolEqualityComparer.Default.Equals(overridden, member))
            {
                return true;
            }
        }

        return member.ContainingType.TypeKind == TypeKind.Interface &&
            own.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type &&
            type.AllInterfaces.Any(
                @interface => SymbolEqualityComparer.Default.Equals(@interface.OriginalDefinition, member.ContainingType));
    }

    private bool IsOutside(INamedTypeSymbol type) => !compilation.Owns(type);

    private static bool IsWhollyKnown(INamedTypeSymbol type)
        => FullNames.IsGenuine(type)
            && KnownMemberTable.MembersOf(type.OriginalDefinition)?.ContainsKey(KnownMemberTable.AnyMember) == true;
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Recognises BITS interfaces among the types of one compilation: by the GUID they declare, whatever their name, namespace or kind.
/// </summary>
internal sealed class BitsTypes(BitsWrappers? wrappers = null)
{
    // Interfaces of Delivery Optimization hold the same GUIDs and behave differently. Only names tell them apart.
    private const string DeliveryOptimization = "DeliveryOptimization";

    private readonly ConcurrentDictionary<INamedTypeSymbol, BitsInterface?> _interfaces = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, BitsMember?> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, BitsInterface?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The BITS interface that a value of this type is: through pointers, and through what a type parameter must implement.
    /// </summary>
    public BitsInterface? Find(ITypeSymbol? type)
        => type switch
        {
            // Numbers and texts are asked for most.
            INamedTypeSymbol { SpecialType: not SpecialType.None } => null,
            INamedTypeSymbol named => _found.TryGetValue(named, out var found) ? found : _found.GetOrAdd(named, FindNamed(named)),
            IPointerTypeSymbol pointer => Find(pointer.PointedAtType),
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.Select(Find).FirstOrDefault(found => found is not null),
            _ => null,
        };

    private BitsInterface? FindNamed(INamedTypeSymbol type)
        => FindDeclared(type) ?? FindInherited(type) ?? (wrappers?.IsJob(type) == true ? BitsInterfaces.WrappedJob : null);

    /// <summary>The member of BITS that a call of this method reaches; null where it is not one.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="receiver">The static type it is called on: a member may be declared by a base that has no GUID of its own.</param>
    public BitsMember? FindMember(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (method.IsStatic
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            || !BitsInterfaces.HasName(method.Name))
        {
            return null;
        }

        if (method.ContainingType is not { } container || FindDeclared(container) is not { } declaring)
        {
            return FindDeclaringOf(receiver, method.ContainingType) is { } inherited ? MemberOf(inherited, method) : null;
        }

        return _members.TryGetValue(method, out var known) ? known : _members.GetOrAdd(method, MemberOf(declaring, method));
    }

    private static BitsMember? MemberOf(BitsInterface @interface, IMethodSymbol method)
        => BitsInterfaces.FindMember(@interface, method.Name) is { } member && (member.Name != "SetNotifyFlags" || TakesNotifyFlags(method))
            ? member
            : null;

    /// <summary>
    /// The member of BITS that an extension method stands in front of: one of the same name, on the interface of the member.
    /// </summary>
    public BitsMember? FindExtended(IMethodSymbol method)
        => method is { IsExtensionMethod: true, Parameters: [{ Type: var receiver }, ..] } &&
            Find(receiver) is { Object: BitsObject.Job or BitsObject.Manager or BitsObject.JobEnumerator } @interface
                ? BitsInterfaces.FindMember(@interface, method.Name)
                : null;

    /// <summary>The BITS interface whose GUID this very type declares.</summary>
    public BitsInterface? FindDeclared(INamedTypeSymbol type)
        => type.TypeKind is TypeKind.Interface or TypeKind.Struct
            ? _interfaces.TryGetValue(type.OriginalDefinition, out var known)
                ? known
                : _interfaces.GetOrAdd(type.OriginalDefinition, static definition => Recognise(definition))
            : null;

    // A type without a GUID that derives from a BITS interface.
    private BitsInterface? FindInherited(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Interface)
        {
            return null;
        }

        BitsInterface? deepest = null;
        foreach (var @base in type.AllInterfaces)
        {
            if (FindDeclared(@base) is { } found && (deepest is null || found.FirstSlot > deepest.FirstSlot))
            {
                deepest = found;
            }
        }

        return deepest;
    }

    // A member that a base without a GUID declares belongs to BITS where the receiver is a BITS interface that has that base.
    private BitsInterface? FindDeclaringOf(ITypeSymbol? receiver, INamedTypeSymbol? declaring)
        => receiver is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && declaring is { TypeKind: TypeKind.Interface }
            ? Find(named)
            : null;

    /// <summary>The GUID that the type declares; null where it declares none.</summary>
    public static Guid? IidOf(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass
                is
                {
                    Name: nameof(
                    GuidAttribute), ContainingNamespace:
                    {
                        Name: nameof(
                        System.Runtime.InteropServices), ContainingNamespace.Name: nameof(System.Runtime)
                    }
                } &&
                attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }] &&
                Guid.TryParse(text, out var iid))
            {
                return iid;
            }
        }

        return null;
    }

    private static BitsInterface? Recognise(INamedTypeSymbol type)
        => IidOf(type) is { } iid && BitsInterfaces.FromIid(iid) is { } found && !IsDeliveryOptimization(type) ? found : null;

    /// <summary>Whether the names around a type say that it is an interface of Delivery Optimization.</summary>
    public static bool IsDeliveryOptimization(INamedTypeSymbol type)
    {
        for (ISymbol? symbol = type; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol or INamespaceSymbol or IAssemblySymbol &&
                symbol.Name.IndexOf(DeliveryOptimization, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // One integer or enum. A declaration that takes the flags of SetFileACLFlags is a copy slip for that method, which has the same shape.
    private static bool TakesNotifyFlags(IMethodSymbol method)
    {
        if (method.Parameters is not [{ RefKind: RefKind.None } parameter])
        {
            return false;
        }

        if (parameter.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum)
        {
            return IntegerTypes.WidthOf(parameter.Type) is not null;
        }

        return @enum.Name.IndexOf("ACL", StringComparison.OrdinalIgnoreCase) < 0 &&
            !@enum.MemberNames.Any(static name => name.EndsWith("DACL", StringComparison.OrdinalIgnoreCase));
    }
}

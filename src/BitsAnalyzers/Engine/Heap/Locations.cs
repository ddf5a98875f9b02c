using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// Numbers the places that hold values: locals, parameters, flow captures, and the fields and auto-properties of objects that are known.
/// </summary>
internal sealed class Locations
{
    private readonly Dictionary<object, int> _numbers;
    private readonly List<object> _keys;
    private readonly Dictionary<int, List<int>> _membersOf;
    private readonly int _activation;
    private readonly IMethodSymbol? _function;
    private readonly Locations? _outer;

    // Asked for again and again: without making a key each time.
    private readonly Dictionary<ISymbol, int> _ofSymbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, int> _ofCaptures = [];

    public Locations()
    {
        _numbers = [];
        _keys = [];
        _membersOf = [];
    }

    /// <summary>The locations of a body that is followed from a call: its variables are its own for that call.</summary>
    /// <param name="caller">The locations of any body that is explored together with it.</param>
    /// <param name="activation">The number of the call.</param>
    /// <param name="function">What is called.</param>
    /// <param name="outer">The locations of the body around it, where it is a nested function.</param>
    public Locations(Locations caller, int activation, IMethodSymbol function, Locations? outer)
    {
        _numbers = caller._numbers;
        _keys = caller._keys;
        _membersOf = caller._membersOf;
        _activation = activation;
        _function = function;
        _outer = outer;
    }

    public int Count => _keys.Count;

    public int Of(ILocalSymbol local) => OfVariable(local);

    public int Of(IParameterSymbol parameter) => OfVariable(parameter);

    public int Of(CaptureId capture)
    {
        if (!_ofCaptures.TryGetValue(capture, out var number))
        {
            _ofCaptures.Add(capture, number = Number(new Variable(_activation, capture)));
        }

        return number;
    }

    /// <summary>Where the value is that the body returns.</summary>
    public int OfReturned() => Number(new Variable(_activation, "return"));

    /// <summary>
    /// A field, an auto-property, or a parameter of a primary constructor that members use: static, or of an object; null stands for <c>this</c>.
    /// </summary>
    public int OfMember(ISymbol member, Value? owner) => Number(new Member(member.OriginalDefinition, owner));

    /// <summary>The location by its number: which call it belongs to, and what it is there. Null for a member.</summary>
    public (int Activation, object Key)? VariableOf(int location) => _keys[location] is Variable variable ? (variable.Activation, variable.Key) : null;

    /// <summary>The field or property that the location is; null for any other.</summary>
    public ISymbol? MemberOf(int location) => (_keys[location] as Member)?.Symbol;

    public bool IsMember(int location) => _keys[location] is Member;

    /// <summary>Whether only the constructor writes the location.</summary>
    public bool IsReadOnly(int location) => _keys[location] is Member { Symbol: var symbol } && IsReadOnly(symbol);

    public static bool IsReadOnly(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol property => property.IsReadOnly || property.SetMethod is { IsInitOnly: true },
        _ => false,
    };

    /// <summary>The local or parameter that the location is; null for any other.</summary>
    public ISymbol? SymbolOf(int location) => (_keys[location] as Variable)?.Key as ISymbol;

    public Value? OwnerOf(int location) => (_keys[location] as Member)?.Owner;

    /// <summary>The members of an object that have been met, by the site where it was made.</summary>
    public IReadOnlyList<int> MembersOf(int site) => _membersOf.TryGetValue(site, out var members) ? members : Array.Empty<int>();

    /// <summary>Whether reading the property reads a field and does nothing else.</summary>
    public static bool IsAutoProperty(IPropertySymbol property)
        => property is { IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct } &&
            !property.DeclaringSyntaxReferences.IsEmpty &&
            property.ContainingType.GetMembers().Any(member =>
                member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.OriginalDefinition));

    private int OfVariable(ISymbol variable)
    {
        if (!_ofSymbols.TryGetValue(variable, out var number))
        {
            _ofSymbols.Add(variable, number = Number(new Variable(ActivationOf(variable), variable)));
        }

        return number;
    }

    // A nested function uses the variables of the bodies around it, too.
    private int ActivationOf(ISymbol variable)
    {
        var locations = this;
        while (locations._outer is { } outer && !SymbolEqualityComparer.Default.Equals(locations._function?.OriginalDefinition, variable.ContainingSymbol.OriginalDefinition))
        {
            locations = outer;
        }

        return locations._activation;
    }

    private int Number(object key)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _keys.Count;
            _keys.Add(key);
            _numbers.Add(key, number);
            if (key is Member { Owner: ObjectValue { Site: var site } })
            {
                if (!_membersOf.TryGetValue(site, out var members))
                {
                    _membersOf.Add(site, members = []);
                }

                members.Add(number);
            }
        }

        return number;
    }

    private sealed record Variable(int Activation, object Key);

    private sealed record Member(ISymbol Symbol, Value? Owner)
    {
        public bool Equals(Member? other)
            => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Owner, other.Owner);

        public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + (Owner?.GetHashCode() ?? 0));
    }
}

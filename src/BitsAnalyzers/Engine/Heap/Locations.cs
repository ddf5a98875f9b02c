using System.Runtime.CompilerServices;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// Numbers the places that hold values: locals, parameters, flow captures, and the fields and auto-properties of objects that are known.
/// </summary>
internal sealed class Locations
{
    // Asked for at each access.
    private static readonly ConditionalWeakTable<IPropertySymbol, StrongBox<bool>> s_autoProperties = new();

    private readonly Dictionary<object, int> _numbers;
    private readonly List<object> _keys;
    private readonly Dictionary<int, List<int>> _membersOf;
    private readonly Dictionary<int, List<int>> _heldBy;
    private readonly Dictionary<int, HashSet<int>> _holders;
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
        _heldBy = [];
        _holders = [];
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
        _heldBy = caller._heldBy;
        _holders = caller._holders;
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
    /// A field, an auto-property, or a parameter of a primary constructor that members use: static, or of an object; null stands for
    /// <c>this</c>.
    /// </summary>
    public int OfMember(ISymbol member, Value? owner) => Number(new Member(member.OriginalDefinition, owner));

    /// <summary>An element of a collection.</summary>
    public int OfElement(Value collection, Value index) => Number(new Element(collection, index));

    /// <summary>Whether the location is that of an element.</summary>
    public bool IsElement(int location) => _keys[location] is Element;

    /// <summary>The location by its number: which call it belongs to, and what it is there. Null for a member.</summary>
    public (int Activation, object Key)? VariableOf(int location)
        => _keys[location] is Variable variable ? (variable.Activation, variable.Key) : null;

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

    /// <summary>The type of the variable or member; null for what is neither.</summary>
    public ITypeSymbol? TypeOf(int location) => (MemberOf(location) ?? SymbolOf(location)) switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    public Value? OwnerOf(int location) => (_keys[location] as Member)?.Owner;

    /// <summary>The members of an object that have been met, by the site where it was made.</summary>
    public IReadOnlyList<int> MembersOf(int site) => _membersOf.TryGetValue(site, out var members) ? members : Array.Empty<int>();

    /// <summary>
    /// The members of whatever a site gives, of what those hold, and so on. When the site gives something new, these are members of
    /// something new, too.
    /// </summary>
    public IReadOnlyList<int> HeldBy(int site) => _heldBy.TryGetValue(site, out var members) ? members : Array.Empty<int>();

    /// <summary>The sites of which a member is held; none where that is a parameter, <c>this</c> or a static member.</summary>
    public IReadOnlyCollection<int> HoldersOf(int member) => _holders.TryGetValue(member, out var sites) ? sites : Array.Empty<int>();

    /// <summary>
    /// Whether reading the property reads a field and writing it writes that, and neither does anything else: the compiler wrote the
    /// accessors.
    /// </summary>
    public static bool IsAutoProperty(IPropertySymbol property)
        => property
            is
        {
            IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false, ContainingType.TypeKind: TypeKind.Class
                or TypeKind.Struct
        } &&
            s_autoProperties.GetValue(property.OriginalDefinition, static definition => new(FindAutoProperty(definition))).Value;

    private static bool FindAutoProperty(IPropertySymbol property)
        => property.DeclaringSyntaxReferences is [var declaration] &&
            property.ContainingType.GetMembers().Any(
                member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) &&
            HasNoBody(declaration.GetSyntax());

    // An accessor with a body of its own may use the field of the compiler, too.
    private static bool HasNoBody(SyntaxNode declaration)
        => declaration is not PropertyDeclarationSyntax property ||
            (property is { ExpressionBody: null, AccessorList: { } accessors } &&
                !property.Modifiers.Any(SyntaxKind.PartialKeyword) &&
                accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }));

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
        while (locations._outer is { } outer
            && !SymbolEqualityComparer.Default.Equals(
                locations._function?.OriginalDefinition, variable.ContainingSymbol.OriginalDefinition))
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

            if (key is Member { Owner: { } owner })
            {
                NoteHolders(number, owner);
            }
            else if (key is Element element)
            {
                NoteHolders(number, element.Collection, element.Index);
            }
        }

        return number;
    }

    private void NoteHolders(int member, params Value[] owners)
    {
        var holders = new HashSet<int>();
        foreach (var owner in owners)
        {
            switch (owner)
            {
                case ObjectValue { Site: var site }:
                    holders.Add(site);
                    break;
                case JobValue { Job: var job }:
                    AddHolders(job, holders);
                    break;
                default:
                    SymbolicValues.All(owner, new Holders(this, holders));
                    break;
            }
        }

        _holders.Add(member, holders);
        foreach (var site in holders)
        {
            if (!_heldBy.TryGetValue(site, out var members))
            {
                _heldBy.Add(site, members = []);
            }

            members.Add(member);
        }
    }

    // What a location held at first belongs to whatever the location belongs to.
    private void AddHolders(SymbolicValue symbol, HashSet<int> holders)
    {
        if (symbol.Site != 0)
        {
            holders.Add(symbol.Site);
        }

        if (symbol.Part < 0 && _holders.TryGetValue(InitialValue.LocationOf(symbol), out var outer))
        {
            holders.UnionWith(outer);
        }
    }

    // Every value that another one is made of.
    private readonly struct Holders(Locations locations, HashSet<int> holders) : ISymbolTest
    {
        public bool Holds(SymbolicValue symbol)
        {
            locations.AddHolders(symbol, holders);
            return true;
        }
    }

    private sealed record Element(Value Collection, Value Index);

    private sealed record Variable(int Activation, object Key);

    private sealed record Member(ISymbol Symbol, Value? Owner)
    {
        public bool Equals(Member? other)
            => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Owner, other.Owner);

        public override int GetHashCode()
            => unchecked((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + (Owner?.GetHashCode() ?? 0));
    }
}

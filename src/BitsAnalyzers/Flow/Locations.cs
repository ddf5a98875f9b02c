using BitsAnalyzers.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>
/// Numbers the places that hold values: locals, parameters, flow captures, and the fields and auto-properties of objects that are known.
/// </summary>
internal sealed class Locations
{
    private readonly Dictionary<object, int> _numbers = [];
    private readonly List<object> _keys = [];

    public int Count => _keys.Count;

    public int Of(ILocalSymbol local) => Number(local);

    public int Of(IParameterSymbol parameter) => Number(parameter);

    public int Of(CaptureId capture) => Number(capture);

    /// <summary>
    /// A field, an auto-property, or a parameter of a primary constructor that members use: static, or of an object; null stands for <c>this</c>.
    /// </summary>
    public int OfMember(ISymbol member, Value? owner) => Number(new Member(member.OriginalDefinition, owner));

    public bool IsMember(int location) => _keys[location] is Member;

    /// <summary>Whether only the constructor writes the location.</summary>
    public bool IsReadOnly(int location) => _keys[location] is Member { Symbol: var symbol } && IsReadOnly(symbol);

    public static bool IsReadOnly(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol property => property.IsReadOnly || property.SetMethod is { IsInitOnly: true },
        _ => false,
    };

    /// <summary>The type of what the location holds; null for a flow capture.</summary>
    public ITypeSymbol? TypeOf(int location) => _keys[location] switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        Member { Symbol: IFieldSymbol field } => field.Type,
        Member { Symbol: IPropertySymbol property } => property.Type,
        Member { Symbol: IParameterSymbol parameter } => parameter.Type,
        _ => null,
    };

    /// <summary>The local or parameter that the location is; null for any other.</summary>
    public ISymbol? SymbolOf(int location) => _keys[location] as ISymbol;

    public Value? OwnerOf(int location) => (_keys[location] as Member)?.Owner;

    /// <summary>Whether reading the property reads a field and does nothing else.</summary>
    public static bool IsAutoProperty(IPropertySymbol property)
        => property is { IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct } &&
            !property.DeclaringSyntaxReferences.IsEmpty &&
            property.ContainingType.GetMembers().Any(member =>
                member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.OriginalDefinition));

    private int Number(object key)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _keys.Count;
            _keys.Add(key);
            _numbers.Add(key, number);
        }

        return number;
    }

    private sealed record Member(ISymbol Symbol, Value? Owner)
    {
        public bool Equals(Member? other)
            => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Owner, other.Owner);

        public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + (Owner?.GetHashCode() ?? 0));
    }
}

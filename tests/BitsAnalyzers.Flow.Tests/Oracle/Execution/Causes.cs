using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>The places in the program that a fact rests on.</summary>
internal readonly struct Causes
{
    private readonly ImmutableArray<Node> _places;

    private Causes(ImmutableArray<Node> places) => _places = places;

    public ImmutableArray<Node> Places => _places.IsDefault ? [] : _places;

    public static Causes None => default;

    public static Causes Of(Node place) => new([place]);

    public Causes And(Node place) => Contains(place) ? this : new(Places.Add(place));

    public Causes And(Causes others)
    {
        var all = this;
        foreach (var place in others.Places)
        {
            all = all.And(place);
        }

        return all;
    }

    private bool Contains(Node place)
    {
        foreach (var other in Places)
        {
            if (ReferenceEquals(other, place))
            {
                return true;
            }
        }

        return false;
    }
}

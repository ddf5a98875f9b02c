using System.Collections.Immutable;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>A whole program that must not be taken for one that uses BITS.</summary>
public sealed record LookAlike(string Name, ImmutableArray<ShapeSource> Sources)
{
    public override string ToString() => Name;
}

using System.Runtime.CompilerServices;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>A piece of a program. A node is a place in the code, so two nodes are equal only if they are the same object.</summary>
internal abstract record Node
{
    public virtual bool Equals(Node? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

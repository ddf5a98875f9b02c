using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>
/// Finds what calls lead to, through the methods of the compilation: the nearest first, each method once, so that recursion ends. What a
/// method does itself is worked out once.
/// </summary>
internal abstract class CalleeSearch(SourceBodies bodies)
{
    // A proof through more methods than this is not read.
    private const int MaximumDepth = 8;

    private readonly ConcurrentDictionary<Callee, CalleeFacts> _facts = new();

    /// <summary>The methods of the compilation.</summary>
    protected SourceBodies Bodies => bodies;

    /// <summary>What the body of a method does itself, and where it goes on.</summary>
    public abstract CalleeFacts Examine(Callee callee, IOperation body);

    /// <summary>The calls on the way from a method to what is looked for, which is the last; empty where it is not reached.</summary>
    public ImmutableArray<IOperation> From(Callee start, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Callee> { start };
        var level = new List<(Callee Callee, ImmutableArray<IOperation> Way)> { (start, ImmutableArray<IOperation>.Empty) };
        for (var depth = 0; depth < MaximumDepth && level.Count > 0; depth++)
        {
            var next = new List<(Callee Callee, ImmutableArray<IOperation> Way)>();
            foreach (var (callee, way) in level)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var facts = FactsOf(callee, cancellationToken);
                if (facts.Found is { } found)
                {
                    return way.Add(found);
                }

                next.AddRange(facts.Calls.Where(call => seen.Add(call.To)).Select(call => (call.To, way.Add(call.Operation))));
            }

            level = next;
        }

        return ImmutableArray<IOperation>.Empty;
    }

    private CalleeFacts FactsOf(Callee callee, CancellationToken cancellationToken)
    {
        if (!_facts.TryGetValue(callee, out var facts))
        {
            var body = bodies.Of(callee.Method, cancellationToken);
            facts = _facts.GetOrAdd(callee, body is null ? CalleeFacts.None : Examine(callee, body));
        }

        return facts;
    }
}

/// <summary>A method, or one of its parameters.</summary>
internal readonly struct Callee(IMethodSymbol method, int parameter = -1) : IEquatable<Callee>
{
    public IMethodSymbol Method { get; } = (method.PartialImplementationPart ?? method).OriginalDefinition;

    /// <summary>The parameter that the search is about; negative where it is about none.</summary>
    public int Parameter { get; } = parameter;

    public bool Equals(Callee other) => Parameter == other.Parameter && SymbolEqualityComparer.Default.Equals(Method, other.Method);

    public override bool Equals(object? obj) => obj is Callee other && Equals(other);

    public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(Method) * 31) + Parameter);
}

/// <summary>What the body of a method shows.</summary>
/// <param name="Found">The first operation that does what is looked for; null where none does.</param>
/// <param name="Calls">The calls that may lead there.</param>
internal sealed record CalleeFacts(IOperation? Found, ImmutableArray<(IOperation Operation, Callee To)> Calls)
{
    public static readonly CalleeFacts None = new(null, ImmutableArray<(IOperation, Callee)>.Empty);
}

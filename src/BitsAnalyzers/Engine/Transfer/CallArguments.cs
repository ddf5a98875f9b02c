using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The arguments of a call with their values, in the order of the parameters' evaluation.</summary>
internal sealed class CallArguments(
    ImmutableArray<IArgumentOperation> operations, IReadOnlyList<Value> values, int shift = 0, ImmutableArray<int> places = default)
{
    public static readonly CallArguments None = new(ImmutableArray<IArgumentOperation>.Empty, []);

    public ImmutableArray<IArgumentOperation> Operations { get; } = operations;

    public int Count => Operations.Length;

    public Value this[int index] => values[index];

    /// <summary>The values, in the same order.</summary>
    public IEnumerable<Value?> Values => values;

    /// <summary>The arguments of an extension method without the receiver, so that its parameters count as those of a member.</summary>
    public CallArguments Shifted()
    {
        var kept = Enumerable.Range(0, Operations.Length).Where(i => Operations[i].Parameter?.Ordinal != 0).ToList();
        return new(kept.Select(i => Operations[i]).ToImmutableArray(), kept.ConvertAll(i => values[i]), shift: 1);
    }

    /// <summary>The arguments of a method that stands before a member, by the parameters of that member.</summary>
    /// <param name="places">For each parameter of the member, that of the method; negative where the method has none for it.</param>
    public CallArguments Placed(ImmutableArray<int> places) => new(Operations, values, places: places);

    /// <summary>The argument for a parameter; null where there is none.</summary>
    public IArgumentOperation? For(int ordinal)
        => Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == PlaceOf(ordinal));

    /// <summary>The value of the argument for a parameter.</summary>
    public Value ValueFor(int ordinal)
    {
        var place = PlaceOf(ordinal);
        for (var i = 0; i < Operations.Length; i++)
        {
            if (Operations[i].Parameter?.Ordinal == place)
            {
                return values[i];
            }
        }

        return Value.Unknown;
    }

    private int PlaceOf(int ordinal)
        => places.IsDefault ? ordinal + shift
            : ordinal < places.Length ? places[ordinal]
            : -1;
}

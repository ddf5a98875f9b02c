using System.Collections.Immutable;
using BitsAnalyzers.Domain;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>The arguments of a call with their values, in the order of the parameters' evaluation.</summary>
internal sealed class CallArguments(ImmutableArray<IArgumentOperation> operations, IReadOnlyList<Value> values)
{
    public ImmutableArray<IArgumentOperation> Operations { get; } = operations;

    public int Count => Operations.Length;

    public Value this[int index] => values[index];

    /// <summary>The argument for a parameter; null where there is none.</summary>
    public IArgumentOperation? For(int ordinal) => Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>The value of the argument for a parameter.</summary>
    public Value ValueFor(int ordinal)
    {
        for (var i = 0; i < Operations.Length; i++)
        {
            if (Operations[i].Parameter?.Ordinal == ordinal)
            {
                return values[i];
            }
        }

        return Value.Unknown;
    }
}

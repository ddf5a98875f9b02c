using BitsAnalyzers.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>The lambdas and local functions that a body creates, each with what is known wherever it is created.</summary>
internal sealed class NestedFunctions
{
    private readonly Dictionary<IOperation, World> _worlds = new(OperationIdentity.Instance);
    private readonly List<IOperation> _functions = [];

    public IEnumerable<(IOperation Function, World World)> All => _functions.Select(function => (function, _worlds[function]));

    public void Add(IOperation function, WorldBuilder world)
    {
        var now = world.ToWorld();
        if (_worlds.TryGetValue(function, out var known))
        {
            _worlds[function] = World.Join(known, now);
        }
        else
        {
            _functions.Add(function);
            _worlds.Add(function, now);
        }
    }
}

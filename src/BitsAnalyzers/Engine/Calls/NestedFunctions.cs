using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>The lambdas and local functions that a body creates, each with what is known wherever it is created.</summary>
internal sealed class NestedFunctions
{
    private readonly Dictionary<IOperation, ProgramState> _states = new(OperationIdentity.Instance);
    private readonly List<IOperation> _functions = [];

    public IEnumerable<(IOperation Function, ProgramState State)> All => _functions.Select(function => (function, _states[function]));

    public void Add(IOperation function, ProgramStateBuilder state)
    {
        var now = state.ToProgramState();
        if (_states.TryGetValue(function, out var known))
        {
            _states[function] = ProgramState.Join(known, now);
        }
        else
        {
            _functions.Add(function);
            _states.Add(function, now);
        }
    }
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>The lambdas and local functions that a body creates, each with what is known wherever it is created.</summary>
internal sealed class NestedFunctions
{
    private readonly Dictionary<IOperation, ProgramState> _states = new(OperationIdentity.Instance);
    private readonly List<IOperation> _functions = [];

    public IEnumerable<(IOperation Function, ProgramState State)> All => _functions.Select(function => (function, _states[function]));

    /// <summary>
    /// What is known wherever a local function becomes a delegate, where nothing else is done with it; null where it is called, or used in
    /// a nested function.
    /// </summary>
    /// <param name="function">The local function.</param>
    /// <param name="body">The body that declares it.</param>
    public ProgramState? StateOf(IMethodSymbol function, IOperation body)
    {
        var made = _functions.Where(made => made is IMethodReferenceOperation { Method: var method } && IsSame(method)).ToList();
        var isUsedElsewhere = body.Descendants().Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod: var method } => IsSame(method),
            IMethodReferenceOperation { Method: var method } => IsSame(method) && !made.Exists(known => known.Syntax == operation.Syntax),
            _ => false,
        });
        return made.Count == 0 || isUsedElsewhere ? null : made.Select(known => _states[known]).Aggregate(ProgramState.Join);

        bool IsSame(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, function.OriginalDefinition);
    }

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

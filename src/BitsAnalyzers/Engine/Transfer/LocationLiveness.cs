using System.Runtime.CompilerServices;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Which locations are of use in a body, and in those that wait for it to return: what nobody reads any more tells no states apart.
/// </summary>
internal sealed class LocationLiveness(BodyContext context)
{
    private const int AlwaysLive = -1;
    private const int NeverLive = -2;

    private readonly List<int> _liveness = [];
    private readonly Dictionary<IOperation, HashSet<object>> _variablesBeside = new(OperationIdentity.Instance);
    private StrongBox<bool>? _leavesNothingAtHand;
    private HashSet<object>? _variablesBesideCall;

    /// <summary>
    /// Whether nothing that the caller has evaluated before the call is used after it, but what variables hold that are live then.
    /// </summary>
    public bool LeavesNothingAtHand
        => (_leavesNothingAtHand ??= new(Replay.LeavesNothingAtHand(context.Caller!.Points[context.CallSite]))).Value;

    /// <summary>The objects that this body and those that wait for it run on, as far as they may be used again.</summary>
    /// <param name="ordinal">The block that is entered; null where the body returns.</param>
    public IEnumerable<Value> InstancesInUse(int? ordinal)
    {
        if (context.This is { } own && (ordinal is null || IsConstructor || context.Shape.IsThisLive(ordinal.Value)))
        {
            yield return own;
        }

        for (var callee = context; callee.Caller is { } caller; callee = caller)
        {
            if (caller.This is { } instance && caller.Liveness.IsThisLiveAfterCall(caller.Points[callee.CallSite], callee.CallBlock))
            {
                yield return instance;
            }
        }
    }

    /// <summary>Whether what a location holds may still be read once a call in a block of this body has returned.</summary>
    public bool IsLiveAfterCall(IOperation call, int ordinal, int location)
        => context.Locations.VariableOf(location) is var (activation, key) && activation == context.Activation
            ? IsLiveAfterCall(VariablesBeside(call, ordinal), ordinal, location, key)
            : VariableAt(location) == AlwaysLive;

    /// <summary>Whether the object that the body runs on may be used once a call in one of its blocks has returned.</summary>
    public bool IsThisLiveAfterCall(IOperation call, int ordinal)
        => IsConstructor || context.Shape.IsThisLiveAfter(ordinal) || VariablesBeside(call, ordinal).Contains(Replay.This);

    /// <summary>Whether what a location holds may still be read in a block of this body, or after it.</summary>
    public bool IsLive(int ordinal, int location)
    {
        var variable = VariableAt(location);
        return variable == AlwaysLive || (variable != NeverLive && context.Shape.IsLive(ordinal, variable));
    }

    /// <summary>Whether a location is that of a variable of this body which is given a value in one block and read in another.</summary>
    public bool IsRead(int location) => VariableAt(location) is >= 0 and var variable && context.Shape.IsReadInAnotherBlock(variable);

    /// <summary>Whether anybody may read what a location holds.</summary>
    public bool MayBeRead(int location) => VariableAt(location) switch
    {
        NeverLive => false,
        >= 0 and var variable => context.Shape.IsEverRead(context.Locations.VariableOf(location)!.Value.Key, variable),
        _ => true,
    };

    /// <summary>
    /// Whether a location is still of use once this body has returned to its caller: what it gives back, and what is not its own.
    /// </summary>
    public bool Returns(int location)
    {
        if (context.Locations.VariableOf(location) is not var (activation, key))
        {
            return true;
        }

        if (activation == context.Activation)
        {
            return IsResult(location, key);
        }

        return VariableAt(location) == AlwaysLive;
    }

    // Whoever makes an object has it when its constructor returns.
    private bool IsConstructor => context.Function?.MethodKind == MethodKind.Constructor;

    private HashSet<object> VariablesBesideCall
        => _variablesBesideCall ??= context.Caller!.Liveness.VariablesBeside(context.Caller.Points[context.CallSite], context.CallBlock);

    // What a block uses behind a call, or beside it.
    private HashSet<object> VariablesBeside(IOperation call, int ordinal)
    {
        if (!_variablesBeside.TryGetValue(call, out var variables))
        {
            _variablesBeside.Add(call, variables = Replay.VariablesBeside(call, context.Graph.Blocks[ordinal]));
        }

        return variables;
    }

    private bool IsResult(int location, object key)
        => location == context.Locations.OfReturned()
            || (key is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } parameter
                && context.Function!.Parameters.Contains(parameter));

    // Variables of those who called, and called them, wait for the return; those of calls that have returned are gone.
    private int VariableAt(int location)
    {
        while (_liveness.Count <= location)
        {
            _liveness.Add(LivenessOf(_liveness.Count));
        }

        return _liveness[location];
    }

    private int LivenessOf(int location)
    {
        if (context.Locations.VariableOf(location) is not var (activation, key))
        {
            return AlwaysLive;
        }

        if (activation == context.Activation)
        {
            return context.Caller is not null && IsResult(location, key) ? AlwaysLive
                : context.Slice?.IsIrrelevant(key) == true ? NeverLive
                : context.Shape.NumberOf(key) ?? NeverLive;
        }

        for (var callee = context; callee.Caller is { } caller; callee = caller)
        {
            if (caller.Activation == activation)
            {
                return caller.Liveness.IsLiveAfterCall(callee.Liveness.VariablesBesideCall, callee.CallBlock, location, key)
                    ? AlwaysLive
                    : NeverLive;
            }
        }

        return NeverLive;
    }

    // What a body gives back, and what a nested function may use whenever it runs, is of use for longer than the body itself reads it.
    private bool IsLiveAfterCall(HashSet<object> beside, int block, int location, object key)
        => (context.Caller is not null && IsResult(location, key)) ||
            (key is ISymbol symbol && context.Shape.IsCaptured(symbol)) ||
            (context.Slice?.IsIrrelevant(key) != true &&
                context.Shape.NumberOf(key) is { } variable &&
                (beside.Contains(key) || context.Shape.IsLiveAfter(block, variable)));
}

using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Finally regions that do nothing which a rule looks at, as <c>using</c>, <c>lock</c> and <c>foreach</c> make them: they dispose of what
/// is no job. Every way out of their try would run through them in every state; instead it passes them by.
/// </summary>
internal sealed class TrivialFinally(ControlFlowGraph graph, BodyContext body)
{
    private readonly Dictionary<int, (bool IsOnly, List<IOperation> Disposed)> _known = [];

    /// <summary>
    /// Whether the region does nothing that matters in a state: of an object that was made on the way, it is known what disposing of it
    /// does.
    /// </summary>
    public bool IsOnly(ControlFlowRegion region, ProgramStateBuilder state)
    {
        var (isOnly, disposed) = Of(region);
        if (!isOnly)
        {
            return false;
        }

        foreach (var reference in disposed)
        {
            if (IsKnown(reference, state))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether such a region may fail: who disposes of something may; leaving a lock does not.</summary>
    public bool MayFail(ControlFlowRegion region) => Of(region).Disposed.Count > 0;

    /// <summary>Whether it is known of all that such a region disposes of that it can be disposed of.</summary>
    public bool Returns(ControlFlowRegion region, ProgramStateBuilder state)
        => Of(region).Disposed.All(
            reference => body.Compilation.KnownMembers.IsDisposable(reference.Type)
                || KnownEnumerators.CollectionOf(ValueOf(reference, state), body) is not null);

    /// <summary>What such a region disposes of first; there is something where it may not return.</summary>
    public IOperation FirstDisposed(ControlFlowRegion region) => Of(region).Disposed[0];

    // The same for every state and every way out.
    private (bool IsOnly, List<IOperation> Disposed) Of(ControlFlowRegion region)
    {
        if (!_known.TryGetValue(region.FirstBlockOrdinal, out var known))
        {
            _known.Add(region.FirstBlockOrdinal, known = (Examine(region), Disposed(region)));
        }

        return known;
    }

    private bool Examine(ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            var block = graph.Blocks[ordinal];
            if (!block.Operations.All(IsHarmless) || (block.BranchValue is { } value && !IsHarmless(value)) || !Stays(block, region))
            {
                return false;
            }
        }

        return true;
    }

    private List<IOperation> Disposed(ControlFlowRegion region)
    {
        var disposed = new List<IOperation>();
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in graph.Blocks[ordinal].Operations)
            {
                foreach (var part in operation.DescendantsAndSelf())
                {
                    if (part is IInvocationOperation { Instance: { } instance } call && IsDispose(call))
                    {
                        disposed.Add(Source(TransparentOperations.Strip(instance), region));
                    }
                }
            }
        }

        return disposed;
    }

    // The enumerator of an array is converted in the region before it is disposed of.
    private IOperation Source(IOperation reference, ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; reference is IFlowCaptureReferenceOperation { Id: var id }
            && ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in graph.Blocks[ordinal].Operations)
            {
                if (operation is IFlowCaptureOperation { Value: var value } capture && capture.Id.Equals(id))
                {
                    return TransparentOperations.Strip(value);
                }
            }
        }

        return reference;
    }

    private bool IsKnown(IOperation reference, ProgramStateBuilder state)
    {
        return ValueOf(reference, state) is ObjectValue { ExactType: >= 0 and var type }
            && body.Compilation.Compilation.Declares(body.TypeOf(type));
    }

    private Value? ValueOf(IOperation reference, ProgramStateBuilder state)
    {
        var value = reference switch
        {
            ILocalReferenceOperation { Local: var local } => state[body.Locations.Of(local)],
            IParameterReferenceOperation { Parameter: var parameter } => state[body.Locations.Of(parameter)],
            IFlowCaptureReferenceOperation { Id: var capture } => state[body.Locations.Of(capture)],
            _ => null,
        };
        return value is ReferenceValue { Value: var held } ? held : value;
    }

    // No way out but the end.
    private static bool Stays(BasicBlock block, ControlFlowRegion region)
        => new[] { block.ConditionalSuccessor, block.FallThroughSuccessor }.All(branch
            => branch is null or { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling } ||
                (branch is { Semantics: ControlFlowBranchSemantics.Regular, Destination.Ordinal: var target } &&
                    target >= region.FirstBlockOrdinal && target <= region.LastBlockOrdinal));

    // Code of this compilation may change the members of the object that is analysed.
    private bool IsHarmless(IOperation operation) => operation switch
    {
        IExpressionStatementOperation statement => IsHarmless(statement.Operation),
        IFlowCaptureOperation capture => IsHarmless(capture.Value),
        IConversionOperation { OperatorMethod: null } conversion => IsHarmless(conversion.Operand),
        IIsNullOperation isNull => IsHarmless(isNull.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation =>
            body.Types.Find(operation.Type) is null,
        IInvocationOperation { Instance: { } disposed } invocation when IsDispose(invocation)
            => !body.Compilation.Compilation.Declares(invocation.TargetMethod) && IsHarmless(disposed),
        IInvocationOperation { TargetMethod: var method, Arguments: var arguments }
            when body.Compilation.KnownMembers.FunctionOf(method) == KnownFunction.ExitLock
            => arguments.All(argument => IsHarmless(argument.Value)),
        _ => false,
    };

    // What the interface is there for, and what the compiler calls in its place.
    private static bool IsDispose(IInvocationOperation call)
        => call is { TargetMethod: { Name: nameof(IDisposable.Dispose), Parameters.IsEmpty: true, ReturnsVoid: true } method } &&
            (call.IsImplicit || method.ContainingType.SpecialType == SpecialType.System_IDisposable ||
                method.ContainingType.AllInterfaces.Any(static type => type.SpecialType == SpecialType.System_IDisposable));
}

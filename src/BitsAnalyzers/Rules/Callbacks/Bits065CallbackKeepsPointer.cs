using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that keeps a pointer beyond the call without a reference of its own.</summary>
internal sealed class Bits065CallbackKeepsPointer(ReferenceSearch search) : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (!callback.Method.Parameters.Any(static parameter => parameter.Type is IPointerTypeSymbol) || search.MayTakeReference(callback))
        {
            yield break;
        }

        foreach (var pointer in callback.Method.Parameters)
        {
            if (pointer.Type is not IPointerTypeSymbol || callback.Compilation.Types.Find(pointer.Type) is null || CallbackArguments.IsOwned(pointer, callback.Body))
            {
                continue;
            }

            foreach (var kept in Stored(callback, pointer).Concat(Captured(callback, pointer)))
            {
                yield return Report(
                    RuleCatalogue.CallbackKeepsPointer, kept.Syntax, [pointer.Name, callback.Event, ""],
                    new TraceStep(kept.Syntax, $"'{pointer.Name}' is kept here, and nothing calls AddRef on it"));
            }
        }
    }

    // A field that is written again before the method returns may hold it for the call only.
    private static IEnumerable<IOperation> Stored(CallbackBody callback, IParameterSymbol pointer)
    {
        foreach (var assignment in callback.Operations.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment is { Target: IMemberReferenceOperation { Type: IPointerTypeSymbol, Member: var member } target, Value: var value } &&
                (member is IFieldSymbol || (member is IPropertySymbol property && Locations.IsAutoProperty(property))) &&
                target.Instance is null or IInstanceReferenceOperation or { Type.IsReferenceType: true } &&
                SymbolEqualityComparer.Default.Equals(CallbackArguments.ParameterIn(value), pointer) &&
                callback.Body.Descendants().OfType<IAssignmentOperation>().Count(other =>
                    other.Target is IMemberReferenceOperation { Member: var written } && SymbolEqualityComparer.Default.Equals(written, member)) == 1)
            {
                yield return value;
            }
        }
    }

    // A callback that waits may wait for the other thread to be done with it.
    private static IEnumerable<IOperation> Captured(CallbackBody callback, IParameterSymbol pointer)
    {
        if (callback.Operations.Any(BlockingMembers.Contain))
        {
            yield break;
        }

        foreach (var function in callback.Body.Descendants().OfType<IAnonymousFunctionOperation>().Where(RunsLater))
        {
            var use = function.Body.Descendants()
                .FirstOrDefault(operation => operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, pointer));
            if (use is not null)
            {
                yield return use;
            }
        }
    }

    // Queued for another thread, and nobody keeps what would tell that it is done.
    private static bool RunsLater(IAnonymousFunctionOperation function)
        => function.Parent is IDelegateCreationOperation
        {
            Parent: IArgumentOperation
            {
                Parent: IInvocationOperation
                {
                    TargetMethod: var method,
                    Parent: IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation },
                },
            },
        } && KnownMembers.IsNamedLike(method, KnownEffects.RunsArgumentLater);
}

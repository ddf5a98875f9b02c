using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that keeps a pointer beyond the call without a reference of its own.</summary>
internal sealed class Bits065CallbackKeepsPointer(ReferenceSearch search) : CallbackRule
{
    // What puts its last argument into a collection.
    private static readonly HashSet<string> s_adding = new(
        StringComparer.Ordinal) { "Add", "TryAdd", "Enqueue", "Push", "Insert", "AddFirst", "AddLast", "AddOrUpdate" };

    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (!callback.Method.Parameters.Any(static parameter => parameter.Type is IPointerTypeSymbol) || search.MayTakeReference(callback))
        {
            yield break;
        }

        foreach (var pointer in callback.Method.Parameters)
        {
            if (pointer.Type is not IPointerTypeSymbol
                || callback.Compilation.Types.Find(pointer.Type) is null
                || CallbackArguments.IsOwned(pointer, callback.Body))
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

    // A field that is written again before the method returns may hold it for the call only; so may a collection that is used again.
    private static IEnumerable<IOperation> Stored(CallbackBody callback, IParameterSymbol pointer)
    {
        foreach (var operation in callback.Operations)
        {
            var (place, value) = operation switch
            {
                ISimpleAssignmentOperation
                {
                    IsRef: false,
                    Target: IArrayElementReferenceOperation { ArrayReference: var array },
                    Value: var assigned
                } =>
                    (array, assigned),
                ISimpleAssignmentOperation
                {
                    IsRef: false,
                    Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed },
                    Value: var assigned
                }
                    when IsCollection(indexed.Type) =>
                    (indexed, assigned),
                ISimpleAssignmentOperation
                {
                    IsRef: false,
                    Target: IMemberReferenceOperation { Type: { } type } target,
                    Value: var assigned
                }
                    when IsAddress(type) =>
                    (target, assigned),
                IInvocationOperation { Instance: { } collection, Arguments: [.., { Value: var added }], TargetMethod.Name: var name }
                    when s_adding.Contains(name) && IsCollection(collection.Type) =>
                    (collection, added),
                _ => default((IOperation, IOperation)?),
            } ?? default;
            if (value is not null
                && SymbolEqualityComparer.Default.Equals(CallbackArguments.ParameterIn(value), pointer)
                && IsKeptIn(callback, place))
            {
                yield return value;
            }
        }
    }

    private static bool IsKeptIn(CallbackBody callback, IOperation place)
        => place is IMemberReferenceOperation { Member: var member, Instance: var owner } &&
            (member is IFieldSymbol || (member is IPropertySymbol property && Locations.IsAutoProperty(property))) &&
            owner is null or IInstanceReferenceOperation or { Type.IsReferenceType: true } &&
            callback.Body
                .Descendants()
                .Count(other => other is IMemberReferenceOperation { Member: var used } &&
                    SymbolEqualityComparer.Default.Equals(used, member) &&
                (place.Parent is not ISimpleAssignmentOperation { Target: var whole }
                    || whole != place
                    || (other.Parent is IAssignmentOperation { Target: var target } && target == other))) == 1;

    private static bool IsAddress(ITypeSymbol type)
        => type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    private static bool IsCollection(ITypeSymbol? type)
        => type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: var @namespace } &&
            type.AllInterfaces.Any(static @interface => @interface.SpecialType == SpecialType.System_Collections_IEnumerable) &&
            @namespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);

    // A callback that waits may wait for the other thread to be done with it.
    private static IEnumerable<IOperation> Captured(CallbackBody callback, IParameterSymbol pointer)
    {
        if (callback.Operations.Any(BlockingMembers.Contain))
        {
            yield break;
        }

        foreach (var function in callback.Body.Descendants().OfType<IAnonymousFunctionOperation>().Where(RunsLater))
        {
            var use = function.Body.Descendants().FirstOrDefault(operation =>
                operation is IParameterReferenceOperation or ILocalReferenceOperation
                    && SymbolEqualityComparer.Default.Equals(CallbackArguments.ParameterIn(operation), pointer));
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

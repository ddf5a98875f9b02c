using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

// What is called, of BITS and of the program.
internal sealed partial class OwnEffects
{
    private void NoteInvocation(IInvocationOperation invocation, Place place)
    {
        var method = invocation.TargetMethod;
        switch (method.MethodKind)
        {
            case MethodKind.DelegateInvoke:
                Effects.RunsAnyCode = Effects.InvokesDelegate = true;
                Effects.GivesToHiddenCode |= _targets.IsInSource(method);
                NoteThrow(place, mayBeCom: true);
                foreach (var argument in invocation.Arguments)
                {
                    NoteEscape(argument.Value);
                }

                return;
            case MethodKind.LocalFunction:
                // Its body is part of this one; its parameters may be anything.
                UsesNested = true;
                return;
        }

        var (types, instance) = (_compilation.Types, invocation.Instance);
        if (types.FindMember(method, instance?.Type) is { } member)
        {
            NoteBits(member, invocation, instance, instance?.Type ?? method.ContainingType, place);
        }
        else if (types.FindExtended(method) is { } extended && invocation.Arguments.Length > 0)
        {
            NoteBits(extended, invocation, invocation.Arguments[0].Value, method.Parameters[0].Type, place);
        }
        else if (_compilation.Wrappers.Find(method) is not null)
        {
            Effects.IsUnclear = true;
        }
        else
        {
            NoteCall(method, instance, invocation.Arguments, place);
        }
    }

    /// <summary>Whether a call of a member of a job by itself makes a body one that sets up a job.</summary>
    public static bool SetsUp(string member) => member is "GetNotifyFlags"
        or "GetProperty"
        or "SetNotifyInterface"
        or "SetNotifyCmdLine"
        or "SetProperty"
        or "TakeOwnership"
        or "SetCredentials"
        or "ReplaceRemotePrefix"
        or "RemoveCredentials";

    private void NoteBits(BitsMember member, IInvocationOperation call, IOperation? receiver, ITypeSymbol? receiverType, Place place)
    {
        NoteThrow(place, mayBeCom: true);
        foreach (var argument in call.Arguments)
        {
            NoteEscape(argument.Value);
        }

        var isReader = member.Name.StartsWith("Get", StringComparison.Ordinal) || member.Name.StartsWith("Enum", StringComparison.Ordinal);
        switch (_compilation.Types.Find(receiverType)?.Object)
        {
            case BitsObject.Job:
                break;
            case BitsObject.Error or BitsObject.File when isReader:
                return;
            case BitsObject.FileEnumerator:
                return;
            case BitsObject.JobEnumerator or BitsObject.Manager when member.Name is not ("CreateJob" or "GetJob" or "Next"):
                return;
            default:
                // A job is made or found.
                Effects.SetsUp = Roots.Any;
                Effects.MakesOrSetsUp |= member.Name is not ("GetJob" or "Next");
                return;
        }

        Defer(roots => Effects.Reads |= roots, receiver);
        if (member.IllegalIn != IllegalIn.Nothing)
        {
            RefusedCalls++;
            Defer(roots => Effects.Refused |= roots, receiver);
        }

        switch (member.Name)
        {
            case "Cancel" or "Complete":
                Defer(roots => Effects.Ends |= roots, receiver);
                break;
            case "GetState":
                Defer(roots => Effects.Tells |= roots, receiver);
                break;
            case "SetNotifyFlags":
                Effects.Masks = Effects.Masks.With(call.Arguments is [.., { Value: var mask }] &&
                    TransparentOperations.Strip(mask).ConstantValue is { HasValue: true, Value: { } value } &&
                    IntegerTypes.LowBits(value) is { } bits
                        ? MaskSet.Of(bits)
                        : MaskSet.Various);
                break;
            case "SetDisplayName" or "SetDescription":
                Effects.SetsText = true;
                break;
            case var name when SetsUp(name):
                Effects.MakesOrSetsUp = true;
                Defer(
                    roots =>
                    {
                        Effects.SetsUp |= roots;
                        Effects.SetsUpStrangers |= (roots & Roots.Fresh) != Roots.None;
                    },
                    receiver);
                break;
        }

        if (!isReader)
        {
            Defer(
                roots =>
                {
                    Effects.Changes |= roots;
                    Effects.ChangesStrangers |= (roots & Roots.Fresh) != Roots.None;
                },
                receiver);
        }
    }

    private void NoteProperty(IPropertyReferenceOperation reference, Place place)
    {
        var property = reference.Property;
        if (Locations.IsAutoProperty(property))
        {
            NoteMember(reference, property);
            return;
        }

        if (_compilation.Wrappers.Know(property))
        {
            Effects.IsUnclear = true;
            return;
        }

        var isTarget = reference.Parent is IAssignmentOperation { Target: var target } && target == reference;
        var isWritten = isTarget || reference.Parent is IIncrementOrDecrementOperation or ITupleOperation or
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out };
        var isRead = !isTarget || reference.Parent is not ISimpleAssignmentOperation;
        if (isRead && property.GetMethod is { } getter)
        {
            NoteCall(getter, reference.Instance, reference.Arguments, place);
        }

        if (isWritten && property.SetMethod is { } setter)
        {
            var values = new IOperation?[setter.Parameters.Length];
            foreach (var argument in reference.Arguments)
            {
                if (argument.Parameter is { Ordinal: var ordinal } && ordinal < values.Length)
                {
                    values[ordinal] = argument.Value;
                }
            }

            var assigned = reference.Parent is ISimpleAssignmentOperation { Value: var value } ? value : null;
            if (values.Length > 0)
            {
                values[values.Length - 1] = assigned;
            }

            Effects.IsUnclear |= assigned is null && _targets.IsInSource(setter) &&
                reference.Parent is not (ICompoundAssignmentOperation or IIncrementOrDecrementOperation);
            AddCall(
                setter,
                reference.Instance,
                values,
                place,
                isElsewhere: !_targets.MayBeInSource(setter, reference.Instance),
                reference.Arguments);
        }
    }

    private void NoteMethodReference(IMethodSymbol method, IOperation? instance, Place place)
    {
        if (_compilation.Types.FindMember(method, instance?.Type) is not null || _compilation.Wrappers.Find(method) is not null)
        {
            Effects.IsUnclear = true;
            return;
        }

        // Whoever is given it may call it, with anything.
        NoteEscape(instance);
        if (_targets.IsInSource(method))
        {
            _calls.Add(
                new(
                    CallTargets.Definition(method),
                    CallTargets.IsVirtual(method),
                    Roots.Any,
                    Enumerable.Repeat(Roots.Any, method.Parameters.Length).ToArray(),
                    place.CatchesAll,
                    place.CatchesCom)
                { IsLater = true });
        }
    }

    private void NoteEnumeration(IForEachLoopOperation loop, Place place)
    {
        if (loop.Collection.Type is IArrayTypeSymbol || TransparentOperations.Strip(loop.Collection).Type is IArrayTypeSymbol or
            { SpecialType: SpecialType.System_String })
        {
            return;
        }

        NoteThrow(place, mayBeCom: true);
        Effects.TakesTime = true;
        var collection = TransparentOperations.Strip(loop.Collection).Type;
        if (collection is null
            || _targets.IsInSource(collection)
            || s_enumeration.Any(name => _compilation.Reach.MayLeadTo(name, _cancellationToken)))
        {
            Effects.IsUnclear = true;
        }
    }

    private static readonly string[] s_enumeration = ["GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync"];

    private void NoteCall(IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments, Place place)
    {
        var values = new IOperation?[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Ordinal: var ordinal } && ordinal < values.Length)
            {
                values[ordinal] = argument.Value;
            }
        }

        var isElsewhere = !_targets.MayBeInSource(method, instance);
        if (isElsewhere && values.Any(static value => value?.Type is { TypeKind: TypeKind.Delegate }))
        {
            Effects.RunsAnyCode = true;
        }

        if (isElsewhere && (instance is IInstanceReferenceOperation || values.Any(static value => value is IInstanceReferenceOperation)))
        {
            Effects.RunsHiddenCode = true;
        }

        if (isElsewhere && DoesNotReturn(method))
        {
            Effects.Guards = true;
        }

        AddCall(method, instance, values, place, isElsewhere, arguments.ToImmutableArray());
    }

    private bool DoesNotReturn(IMethodSymbol method)
        => _compilation.KnownMembers.Find(method)?.Does(KnownEffects.DoesNotReturn | KnownEffects.ThrowsOnCondition) == true;

    private bool IsKnownToReturn(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        var known = _compilation.KnownMembers;
        var member = (ISymbol?)(method.AssociatedSymbol as IPropertySymbol) ?? method;
        return (method.MethodKind == MethodKind.Constructor && known.IsOutsideException(method.ContainingType)) ||
            ((arguments.IsDefault
                ? known.Find(member)?.Effects ?? KnownEffects.None
                : known.EffectsOf(member, arguments)) & (KnownEffects.Returns | KnownEffects.Waits)) == KnownEffects.Returns;
    }

    private void AddCall(
        IMethodSymbol method,
        IOperation? instance,
        IOperation?[] values,
        Place place,
        bool isElsewhere,
        ImmutableArray<IArgumentOperation> arguments = default)
    {
        if (isElsewhere)
        {
            if (method is { MethodKind: MethodKind.Constructor, ContainingType.SpecialType: SpecialType.System_Object })
            {
                return;
            }

            // Other assemblies may keep what they are given. Unless more is known of the member, it may do anything else, too.
            Effects.TakesTime = true;
            Effects.RunsHiddenCode |= !IsKnownToReturn(method, arguments);
            Effects.ChangesSizes |= CollectionSizes.MayChange(method, values);
            NoteThrow(place, mayBeCom: true);
            NoteEscape(instance);
            foreach (var value in values)
            {
                NoteEscape(value);
            }

            return;
        }

        var call = new EffectCall(CallTargets.Definition(method), CallTargets.IsVirtual(method) &&
            instance is not { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }, Roots.None, new ulong[values.Length],
            place.CatchesAll, place.CatchesCom);
        var index = _calls.Count;
        _calls.Add(call);
        if (instance is not null)
        {
            Defer(roots => _calls[index] = _calls[index] with { Receiver = roots }, instance);
        }
        else if (method.MethodKind == MethodKind.Constructor)
        {
            _calls[index] = call with { Receiver = Roots.Fresh };
        }

        for (var ordinal = 0; ordinal < values.Length; ordinal++)
        {
            if (values[ordinal] is { } value)
            {
                var place2 = ordinal;
                Defer(roots => call.Arguments[place2] = roots, value);
            }
        }
    }
}

using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Writes: to variables, to members of objects, and to parts of tuples and structs, which are writes to the variable that holds the whole.
/// What is written through a reference may be any member.
/// </summary>
internal sealed class WriteTransfer(BlockRun run, OperationEvaluator evaluator, CallEvaluator calls)
{
    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Writes a value to the target of an assignment.</summary>
    public void To(IOperation target, Value value)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                To(parenthesized.Operand, value);
                break;
            case IDeclarationExpressionOperation declaration:
                To(declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                To(conversion.Operand, value);
                break;
            case IDiscardOperation:
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    To(tuple.Elements[i], (value as TupleValue)?[i] ?? Value.Unknown);
                }

                break;
            case IFlowCaptureReferenceOperation capture:
                ThroughCapture(capture, value);
                break;
            default:
                evaluator.NoteUseOfType((target as IMemberReferenceOperation)?.Member, target);
                if (evaluator.LocationOf(target) is { } location)
                {
                    Store(location, value);
                    if (value is JobValue && Context.IsReferenceFromOutside(location))
                    {
                        // Whoever called has it from now on.
                        evaluator.Escapes.ByStore(value);
                    }
                }
                else if (target is IDynamicMemberReferenceOperation or IPropertyReferenceOperation { Property.RefKind: RefKind.None })
                {
                    calls.Properties.Write(target, value);
                }
                else
                {
                    evaluator.Escapes.ByStore(value);
                    OutOfSight(target, value);
                }

                break;
        }
    }

    private void ThroughCapture(IFlowCaptureReferenceOperation capture, Value value)
    {
        var held = State[Context.Locations.Of(capture.Id)];
        if (held is ReferenceValue { Location: var location })
        {
            Store(location, value);
        }
        else if (Context.Shape.CapturedProperties.WrittenBy(capture.Id) is { Property.RefKind: RefKind.None } property)
        {
            calls.Properties.Write(capture, property, (held as PropertyValue)?.Owner, value);
        }
        else if (Context.Shape.CapturedProperties.TargetOf(capture.Id) is { } target)
        {
            evaluator.Escapes.ByStore(value);
            OutOfSight(target, value);
        }
        else
        {
            // The target is an element or something behind a reference; what is stored there is out of sight.
            evaluator.Escapes.LoseAllObjects();
            evaluator.Escapes.ByStore(value);
            ThroughReference(capture.Type);
        }
    }

    // What an object holds that no other code has, no other code can get at.
    private void Store(int location, Value value)
    {
        State[location] = value;
        if (Context.Locations.IsMember(location))
        {
            ForgetAliases(location);
            ForgetReferences(Context.Locations.TypeOf(location), except: location);
            if (!State.Owns(Context.Locations.OwnerOf(location)))
            {
                evaluator.Escapes.ByStore(value);
            }
        }
        else if (Context.Locations.SymbolOf(location) is { } variable)
        {
            var isReference = Context.IsReferenceFromOutside(location);

            // A lambda has the variable, not what it held; and what a reference parameter refers to is the caller's.
            if (value is JobValue or ObjectValue or ResultValue or TupleValue or TaskValue
                && (Context.IsWrittenAfterCapture(variable) || (isReference && value is not JobValue)))
            {
                evaluator.Escapes.ByStore(value);
            }

            if (isReference)
            {
                ThroughReference(Context.Locations.TypeOf(location), except: location);
            }
        }
    }

    // A member of an object is written that is not looked for, or a part of a variable.
    private void OutOfSight(IOperation target, Value value)
    {
        switch (target)
        {
            case IFieldReferenceOperation
            {
                Field: { RefKind: RefKind.None } field,
                Instance: { Type.IsValueType: true } whole
            } when !StructLayouts.MayOverlap(
                field):
                Part(field, whole, value);
                break;
            case IFieldReferenceOperation { Field: { RefKind: RefKind.None, IsStatic: true } }:
            case ILocalReferenceOperation { Local.RefKind: RefKind.None }
                or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                break;
            case IArrayElementReferenceOperation element:
                var isKnown = element.Indices is [var index] && OperationEvaluator.IsPure(element.ArrayReference)
                    && (index.ConstantValue.HasValue || OperationEvaluator.IsPure(index));
                Elements.Write(
                    run,
                    element,
                    isKnown ? evaluator.Evaluate(element.ArrayReference) : null,
                    isKnown ? evaluator.Evaluate(element.Indices[0]) : null,
                    value);
                ForgetReferences(target.Type, except: -1);
                break;
            case IFieldReferenceOperation { Field: { RefKind: RefKind.None } field, Instance: { } instance }:
                // What a call or an element comes to may be an object that was this body's own before.
                if (!OperationEvaluator.IsPure(instance))
                {
                    evaluator.Escapes.LoseAllObjects();
                }

                ForgetMembers(field, except: -1, owner: null);
                ForgetReferences(target.Type, except: -1);
                break;
            default:
                ThroughReference(target.Type);
                break;
        }
    }

    // A part of a variable is written: of a tuple it is known which; of another struct all that is known is given up.
    private void Part(IFieldSymbol field, IOperation whole, Value value)
    {
        switch (whole)
        {
            case IParenthesizedOperation parenthesized:
                Part(field, parenthesized.Operand, value);
                break;
            case IInstanceReferenceOperation:
                // Members of the struct whose method this is have locations of their own.
                break;
            case IFlowCaptureReferenceOperation { Id: var made } when Context.Shape.CapturedProperties.IsNew(made):
                State[Context.Locations.Of(made)] = Value.Unknown;
                break;
            case IFlowCaptureReferenceOperation { Id: var capture } when State[Context.Locations.Of(capture)] is not ReferenceValue:
                ThroughReference(field.Type);
                break;
            case ILocalReferenceOperation
                or IParameterReferenceOperation
                or IFieldReferenceOperation
                or IPropertyReferenceOperation
                or IFlowCaptureReferenceOperation:
                var held = OperationEvaluator.IsPure(whole) ? evaluator.Evaluate(whole) : Value.Unknown;
                To(
                    whole,
                    held is TupleValue tuple && OperationEvaluator.TupleIndex(field) is { } index
                        ? tuple.With(index, value)
                        : Value.Unknown);
                break;
            case IArrayElementReferenceOperation:
                Elements.Forget(Context, State);
                ForgetReferences(field.Type, except: -1);
                break;
            default:
                ThroughReference(field.Type);
                break;
        }
    }

    // Something of a type is written that may be any member, or any variable of a caller.
    private void ThroughReference(ITypeSymbol? type, int except = -1)
    {
        Elements.Forget(Context, State);
        foreach (var location in State.Locations.Keys)
        {
            if (location != except
                && Context.Locations.IsMember(location)
                && !Context.Locations.IsReadOnly(location)
                && MayBe(Context.Locations.TypeOf(location), type))
            {
                evaluator.Escapes.ForgetMember(location);
            }
        }

        ForgetReferences(type, except);
    }

    // What a reference parameter refers to may have been written under another name.
    private void ForgetReferences(ITypeSymbol? type, int except)
    {
        if (Context.ReferenceParameters.Count == 0)
        {
            return;
        }

        foreach (var location in State.Locations.Keys)
        {
            if (location != except
                && Context.IsReferenceFromOutside(location)
                && MayBe(Context.Locations.TypeOf(location), type))
            {
                State[location] = Value.Unknown;
            }
        }
    }

    // A reference to an object is not written as a number, nor as an object of another type; numbers may be seen as one another. A struct
    // may be part of what is written, or have what is written as a part of it.
    private static bool MayBe(ITypeSymbol? variable, ITypeSymbol? written)
        => variable is null or ITypeParameterSymbol || written is null or ITypeParameterSymbol ||
            (variable.IsReferenceType, written.IsReferenceType) switch
            {
                (true, true) => SymbolEqualityComparer.Default.Equals(variable, written),
                (true, false) => !written.IsUnmanagedType,
                (false, true) => !variable.IsUnmanagedType,
                (false, false) => true,
            };

    // Two objects that are not both known by their creation may be one, so that a write to a member of one is a write to that of the other.
    private void ForgetAliases(int written)
    {
        // What no other code has is no other object either.
        if (Context.Locations.OwnerOf(written) is var owner && !State.Owns(owner))
        {
            ForgetMembers(Context.Locations.MemberOf(written), written, owner);
        }
    }

    // Two reads of a member may come to one object, even where it is known of which class that is.
    private bool IsMadeHere(Value? owner)
        => owner is ObjectValue { Site: > 0 and var site } && Context.Points[site] is not IMemberReferenceOperation;

    private void ForgetMembers(ISymbol? member, int except, Value? owner)
    {
        foreach (var location in State.Locations.Keys)
        {
            if (location != except &&
                SymbolEqualityComparer.Default.Equals(Context.Locations.MemberOf(location), member) &&
                Context.Locations.OwnerOf(location) is var other &&
                !(IsMadeHere(owner) && IsMadeHere(other)) &&
                !State.Owns(other))
            {
                evaluator.Escapes.ForgetMember(location);
            }
        }
    }
}

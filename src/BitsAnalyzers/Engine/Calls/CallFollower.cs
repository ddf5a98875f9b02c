using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Follows calls into the bodies of the compilation: methods, constructors, accessors, operators, local functions, and delegates whose
/// target is known.
/// A body is explored in the state of the call, as if it stood there; what it did to jobs and members, what it returns and which way it
/// went is known to the rest of the caller. Calls that are not followed are unknown code.
/// </summary>
internal sealed class CallFollower(BlockRun run, OperationEvaluator evaluator)
{
    /// <summary>How many calls lie in each other at most: wrappers of wrappers occur; what lies deeper is taken for unknown code.</summary>
    public const int MaximumDepth = 5;

    // So is what would cost more than it can tell.
    private const int MaximumSize = 12_000;

    // Names for what a call gives besides its result.
    private const int ReceiverPart = 900;
    private const int FirstArgumentPart = 901;

    private readonly IrrelevantCalls _irrelevant = new(run);

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Follows the call of a method; null where it is not followed.</summary>
    public Value? Invoke(IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        if (run.IsSuspended)
        {
            return Value.Unknown;
        }

        var method = invocation.TargetMethod;
        var site = Context.Points[invocation];
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return receiver is DelegateValue @delegate ? InvokeDelegate(invocation, @delegate, arguments) : null;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return FindLocalFunction(method) is var (body, outer)
                ? Follow(invocation, site, body, outer, outer.This, arguments, invocation.Type, called: method)
                : null;
        }

        return Resolve(method, invocation.Instance, receiver) is { } target &&
            Context.Compilation.Bodies.Of(target, Context.CancellationToken) is { } callee &&
            (target.IsStatic
                || target.ContainingType.IsReferenceType
                || ExtensionBlocks.IsMember(target)
                || invocation.Instance is IInstanceReferenceOperation)
                ? Follow(
                    invocation,
                    site,
                    callee,
                    null,
                    ThisOf(target, site, receiver),
                    arguments,
                    invocation.Type,
                    OnReceiver(callee, receiver, site, invocation.Instance),
                    called: target)
                : null;
    }

    /// <summary>Follows the constructor of a new object; whether it was followed.</summary>
    public bool Create(IObjectCreationOperation creation, ObjectValue created, CallArguments arguments)
    {
        if (run.IsSuspended)
        {
            return true;
        }

        if (creation is not { Constructor: { } constructor, Type: INamedTypeSymbol type })
        {
            return false;
        }

        if (Context.Compilation.StoringConstructors.StoresOf(constructor, Context.CancellationToken) is { IsDefault: false } stores)
        {
            evaluator.Renew(Context.Points[creation]);
            Begin(type, constructor, created, arguments);
            Store(stores, created, arguments);
            return true;
        }

        if (Context.Compilation.Bodies.Of(constructor, Context.CancellationToken) is { } callee)
        {
            return Follow(creation, Context.Points[creation], callee, null, created, arguments, null, _ => Begin(
                type, constructor, created, arguments), called: constructor) is not null;
        }

        if (!Context.Compilation.MemberStarts.IsTrivial(constructor, Context.CancellationToken))
        {
            return false;
        }

        evaluator.Renew(Context.Points[creation]);
        Begin(type, constructor, created, arguments);
        return true;
    }

    // What the members of a new object hold before the body of its constructor runs.
    private void Begin(INamedTypeSymbol type, IMethodSymbol constructor, ObjectValue created, CallArguments arguments)
    {
        ForgetMembersOf(created);
        if (Context.Compilation.MemberStarts.IsWhollySeen(type))
        {
            State.Own(created.Site);
        }

        if (Context.Compilation.MemberStarts.UsesArguments(constructor, Context.CancellationToken))
        {
            // An initializer that is not looked at may do anything with them.
            for (var i = 0; i < arguments.Count; i++)
            {
                evaluator.Escapes.ToHiddenCode(arguments[i]);
            }
        }

        foreach (var start in Context.Compilation.MemberStarts.Of(type, Context.CancellationToken))
        {
            if (start.IsNewCollection)
            {
                var place = Context.Locations.OfMember(start.Member, created);
                var collection = InitialValue.Of(place, epoch: 0);
                State[place] = collection;
                State.Assume(ConditionTransfer.IsEmpty(collection), outcome: true);
                continue;
            }

            var value = start switch
            {
                { Parameter: { Ordinal: var ordinal, ContainingSymbol: var primary } } =>
                    SymbolEqualityComparer.Default.Equals(primary, constructor.OriginalDefinition) && arguments.For(ordinal) is { } argument
                        ? Pass(arguments.ValueFor(ordinal), Context.Points[argument])
                        : Value.Unknown,
                { Constant: { } constant } => evaluator.Constant(constant),
                _ => OperationEvaluator.DefaultOf(start.Type),
            };
            if (value is not UnknownValue)
            {
                State[Context.Locations.OfMember(start.Member, created)] = value;
                if (!State.Owns(created))
                {
                    evaluator.Escapes.ByStore(value);
                }
            }
        }
    }

    // What a constructor does that only keeps what it is given. Nobody else has the object.
    private void Store(ImmutableArray<MemberStore> stores, ObjectValue created, CallArguments arguments)
    {
        foreach (var store in stores)
        {
            var value = store.Parameter is not { } parameter ? evaluator.Constant(store.Source)
                : arguments.For(parameter.Ordinal) is not { } argument ? Value.Unknown
                : Pass(arguments.ValueFor(parameter.Ordinal), Context.Points[argument]);
            if (value is UnknownValue && store.Parameter is { } kept)
            {
                value = evaluator.ValueOf(kept.Type, new SymbolicValue(created.Site, FirstArgumentPart + kept.Ordinal));
            }

            State[Context.Locations.OfMember(store.Member, created)] = value;
            if (!State.Owns(created))
            {
                evaluator.Escapes.ByStore(value);
            }
        }
    }

    /// <summary>Follows the accessor that reads a property; null where it is not followed.</summary>
    public Value? Read(IPropertyReferenceOperation reference, Value? receiver, CallArguments arguments)
        => run.IsSuspended ? Value.Unknown
        : Accessor(reference, reference.Property.GetMethod, receiver) is { } callee
            ? Follow(
                reference,
                Context.Points[reference],
                callee,
                null,
                ThisOf(callee.Method, Context.Points[reference], receiver),
                arguments,
                reference.Type,
                OnReceiver(callee, receiver, Context.Points[reference], reference.Instance),
                called: reference.Property.GetMethod)
            : null;

    /// <summary>Follows the accessor that writes a property; whether it was followed.</summary>
    /// <param name="target">The operation that stands for the property left of the assignment.</param>
    /// <param name="reference">The property.</param>
    /// <param name="receiver">The object whose property it is.</param>
    /// <param name="value">What is written.</param>
    public bool Write(IOperation target, IPropertyReferenceOperation reference, Value? receiver, Value value)
    {
        if (run.IsSuspended)
        {
            return true;
        }

        if (Accessor(reference, reference.Property.SetMethod, receiver) is not { } callee)
        {
            return false;
        }

        var site = Context.Points.OfWrite(target);
        return Follow(
            target, site, callee, null, ThisOf(callee.Method, site, receiver), CallArguments.None, null,
            body =>
            {
                OnReceiver(callee, receiver, site, reference.Instance)?.Invoke(body);
                Bind(body, callee.Method.Parameters[callee.Method.Parameters.Length - 1], value, site, site);
            },
            callee.Receiver is null ? value : null,
            reference.Property.SetMethod) is not null;
    }

    /// <summary>Follows the accessor that adds a handler to an event, or takes one away; whether it was followed.</summary>
    /// <param name="assignment">The operation that does so.</param>
    /// <param name="receiver">The object whose event it is.</param>
    /// <param name="handler">The handler.</param>
    public bool Subscribe(IEventAssignmentOperation assignment, Value? receiver, Value handler)
    {
        if (run.IsSuspended)
        {
            return true;
        }

        if (assignment.EventReference is not IEventReferenceOperation { Event: var @event, Instance: var instance } ||
            (assignment.Adds ? @event.AddMethod : @event.RemoveMethod) is not { IsImplicitlyDeclared: false } accessor ||
            Resolve(accessor, instance, receiver) is not { IsImplicitlyDeclared: false } target ||
            !(target.IsStatic || target.ContainingType.IsReferenceType || instance is IInstanceReferenceOperation) ||
            Context.Compilation.Bodies.Of(target, Context.CancellationToken) is not { } callee)
        {
            return false;
        }

        var site = Context.Points[assignment];
        return Follow(
            assignment, site, callee, null, target.IsStatic ? null : InstanceOf(site, receiver), CallArguments.None, null,
            body => Bind(body, callee.Method.Parameters[0], handler, site, Context.Points[assignment.HandlerValue])) is not null;
    }

    /// <summary>Follows an operator or conversion of the program; null where it is not followed.</summary>
    public Value? Operate(IOperation operation, IMethodSymbol @operator, params (IOperation Operand, Value Value)[] operands)
    {
        if (run.IsSuspended)
        {
            return Value.Unknown;
        }

        if (@operator is not { IsStatic: true, IsVirtual: false } ||
            @operator.Parameters.Length != operands.Length ||
            !UserDefinedOperators.IsPlain(operation) ||
            Context.Compilation.Bodies.Of(@operator, Context.CancellationToken) is not { } callee)
        {
            return null;
        }

        var site = Context.Points[operation];
        return Follow(operation, site, callee, null, null, CallArguments.None, operation.Type, body =>
        {
            for (var i = 0; i < operands.Length; i++)
            {
                Bind(body, callee.Method.Parameters[i], operands[i].Value, site, Context.Points[operands[i].Operand]);
            }
        });
    }

    /// <summary>Follows the method that takes an object apart; a tuple of what that gives, or null where it is not followed.</summary>
    public Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction, Value receiver)
    {
        if (run.IsSuspended)
        {
            return Value.Unknown;
        }

        return Deconstruction.MethodOf(deconstruction) is { IsImplicitlyDeclared: false, ContainingType.IsReferenceType: true } method &&
            Resolve(method, deconstruction.Value, receiver) is { } target
                && Context.Compilation.Bodies.Of(target, Context.CancellationToken) is { } callee
                ? Follow(
                    deconstruction,
                    Context.Points[deconstruction],
                    callee,
                    null,
                    InstanceOf(Context.Points[deconstruction], receiver),
                    CallArguments.None,
                    null,
                    body =>
                    {
                        foreach (var parameter in callee.Parameters)
                        {
                            State[body.Locations.Of(parameter)] = null;
                        }
                    })
                : null;
    }

    // What the method has written to its parameters.
    private Value Deconstructed(CalleeBody callee, BodyContext body, int site)
    {
        Value? parts = null;
        for (var i = callee.Parameters.Length - 1; i >= 0; i--)
        {
            var parameter = callee.Parameters[i];
            var value = body.Shape.IsUntracked(parameter) ? null : State[body.Locations.Of(parameter)];
            parts = new TupleValue(
                value is null or UnknownValue ? evaluator.ValueOf(parameter.Type, new SymbolicValue(site, i + 1)) : value, parts);
        }

        State.Remove(location => Context.Locations.VariableOf(location) is var (activation, _) && activation == body.Activation);
        return parts ?? Value.Unknown;
    }

    private CalleeBody? Accessor(IPropertyReferenceOperation reference, IMethodSymbol? accessor, Value? receiver)
        => accessor is not null && Resolve(accessor, reference.Instance, receiver) is { } target &&
            (target.IsStatic
                || target.ContainingType.IsReferenceType
                || ExtensionBlocks.IsMember(target)
                || reference.Instance is IInstanceReferenceOperation)
                ? Context.Compilation.Bodies.Of(target, Context.CancellationToken)
                : null;

    private Value? InvokeDelegate(IInvocationOperation invocation, DelegateValue @delegate, CallArguments arguments)
    {
        var made = Context.Points[@delegate.Site];
        var creator = Context.Points.BodyOf(@delegate.Site);
        switch (made)
        {
            case IFlowAnonymousFunctionOperation lambda when Context.IsCalledFrom(creator):
                var graph = creator.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, Context.CancellationToken);
                return Follow(
                    invocation, Context.Points[invocation], Context.Compilation.Bodies.OfNested(lambda.Symbol, graph), creator,
                        creator.This,
                    arguments, invocation.Type);

            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } when Context.IsCalledFrom(creator)
                && FindLocalFunction(function) is var (body, outer):
                return Follow(invocation, Context.Points[invocation], body, outer, outer.This, arguments, invocation.Type);

            case IMethodReferenceOperation { Method: var method, Instance: var instance } reference:
                if (Context.Types.FindMember(method, instance?.Type) is { } member)
                {
                    // It is called here; where the same place calls several members, it is told by the delegate which one that is.
                    var site = Context.Points[invocation];
                    return Context.Points.MemberAt(site) is { } other && other.Id != member.Id
                        ? evaluator.Calls.Call(
                            new(reference, method, instance?.Type, member, @delegate.Site, @delegate.Receiver, arguments))
                        : evaluator.Calls.Call(new(invocation, method, instance?.Type, member, site, @delegate.Receiver, arguments));
                }

                // The receiver of an extension method is an argument that the call does not show.
                return !(method.IsStatic && instance is not null) && method.Parameters.Length == arguments.Count &&
                    Resolve(method, instance, @delegate.Receiver) is { } target &&
                    (target.IsStatic || target.ContainingType.IsReferenceType) &&
                    Context.Compilation.Bodies.Of(target, Context.CancellationToken) is { } callee
                        ? Follow(
                            invocation, Context.Points[invocation], callee, null,
                                target.IsStatic ? null : InstanceOf(Context.Points[invocation], @delegate.Receiver),
                            arguments, invocation.Type)
                        : null;

            default:
                return null;
        }
    }

    // A local function stands in the body that is explored, or in one around it.
    private (CalleeBody Body, BodyContext Outer)? FindLocalFunction(IMethodSymbol function)
    {
        var definition = function.OriginalDefinition;
        for (var outer = Context; outer is not null; outer = outer.Outer)
        {
            if (outer.Graph.LocalFunctions.Contains(definition))
            {
                // Sites of a body around one that is explored for its own sake are not part of this exploration.
                return outer.Blocks == Context.Blocks && !SourceBodies.IsIterator(definition, Context.CancellationToken)
                    ? (Context.Compilation.Bodies.OfNested(
                        definition, outer.Graph.GetLocalFunctionControlFlowGraphInScope(definition, Context.CancellationToken)), outer)
                    : null;
            }
        }

        return null;
    }

    // What a virtual call reaches is known where the exact type of the receiver is.
    private IMethodSymbol? Resolve(IMethodSymbol method, IOperation? instance, Value? receiver)
    {
        if (method.IsStatic || instance is { Syntax: BaseExpressionSyntax })
        {
            return method.IsAbstract ? null : method;
        }

        if (method is { IsVirtual: false, IsAbstract: false, IsOverride: false, ContainingType.TypeKind: not TypeKind.Interface } ||
            method.IsSealed || method.ContainingType.IsSealed)
        {
            return method.IsAbstract ? null : method;
        }

        // What a type of another assembly overrides, it overrides there.
        if (receiver is not ObjectValue { ExactType: >= 0 and var exact } ||
            Context.TypeOf(exact) is var type
                && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Context.Compilation.Compilation.Assembly))
        {
            return null;
        }

        return Dispatch.In(type, method) is { IsAbstract: false } reached ? reached : null;
    }

    // A member of an extension block has no object of its own.
    private Value? ThisOf(IMethodSymbol method, int site, Value? receiver)
        => method.IsStatic || ExtensionBlocks.IsMember(method) ? null : InstanceOf(site, receiver);

    private Action<BodyContext>? OnReceiver(CalleeBody callee, Value? receiver, int site, IOperation? instance)
        => callee.Receiver is { } parameter && receiver is not null && instance is not null
            ? body => Bind(body, parameter, receiver, site, Context.Points[instance])
            : null;

    private Value? InstanceOf(int site, Value? receiver) => receiver switch
    {
        ObjectValue or SymbolicValue or JobValue => receiver,
        _ => new SymbolicValue(site, ReceiverPart),
    };

    private Value? Follow(
        IOperation call,
        int site,
        CalleeBody callee,
        BodyContext? outer,
        Value? instance,
        CallArguments arguments,
        ITypeSymbol? resultType,
        Action<BodyContext>? bind = null,
        Value? assigned = null,
        IMethodSymbol? called = null)
    {
        // What runs when it is awaited has run by then only if it is awaited at once.
        if (callee.Method.IsAsync && !IsAwaited(call))
        {
            return null;
        }

        var block = run.Passage.Node.Block;
        var returns = run.Returns(site);
        if (!returns && outer is null && (bind is null || assigned is not null) &&
            _irrelevant.Find(call, callee.Method, instance, arguments, assigned, resultType) is { } effects)
        {
            return PassOver(site, callee.Method, effects, instance, arguments, assigned, resultType);
        }

        if (!returns && (!run.CanFollow || !IsWorthIt(site, callee)))
        {
            return null;
        }

        var body = Context.Blocks.Callee(
            site, callee.Graph, instance, () => Context.ForCallee(block, site, callee, called, outer, instance));
        if (returns)
        {
            return Return(call, site, callee, body, arguments, resultType);
        }

        evaluator.Renew(site);
        if (instance is SymbolicValue { Part: ReceiverPart })
        {
            ForgetMembersOf(instance);
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Operations[i].Parameter is { } parameter && parameter.Ordinal < callee.Parameters.Length)
            {
                Bind(body, callee.Parameters[parameter.Ordinal], arguments[i], site, Context.Points[arguments.Operations[i]]);
            }
        }

        bind?.Invoke(body);
        Context.Compilation.Statistics.CountFollowed();
        run.Follow(site, body);
        return Value.Unknown;
    }

    // The callee does nothing that matters here; but code that is not seen may run in it, or not, and an exception may leave it.
    private Value PassOver(
        int site, IMethodSymbol callee, Effects effects, Value? instance, CallArguments arguments, Value? assigned, ITypeSymbol? resultType)
    {
        Context.Compilation.Statistics.CountPassedOver();
        Context.Blocks.PassOver(site);
        NoteThrow(effects);
        evaluator.Renew(site);
        foreach (var location in State.Locations.Keys.Where(location => Context.Locations.MemberOf(location) is { } member &&
            effects.Written.Contains(member)).ToList())
        {
            evaluator.Escapes.ForgetMember(location);
        }

        if (effects.Written.Count > 0)
        {
            // What a reference parameter refers to may be one of them.
            foreach (var parameter in Context.ReferenceParameters.Where(parameter => State[parameter] is not null))
            {
                State[parameter] = Value.Unknown;
            }
        }

        if (effects.TakesTime || effects.RunsAnyCode || effects.RunsHiddenCode)
        {
            run.Note(new OtherCodeEvent(site));
            evaluator.Escapes.TimePasses();
        }

        if (effects.RunsAnyCode || effects.RunsHiddenCode || effects.Escapes != Roots.None)
        {
            GiveAway(effects, instance, Roots.This);
            GiveAway(effects, assigned, IrrelevantCalls.AssignedRoots(callee));
            for (var i = 0; i < arguments.Count; i++)
            {
                GiveAway(effects, arguments[i], IrrelevantCalls.RootsOf(arguments.Operations[i]));
            }

            if (effects.RunsAnyCode || effects.RunsHiddenCode)
            {
                evaluator.Escapes.UnknownCode(site);
            }

            NoteThrow(effects);
        }

        return ResultOf(site, resultType);
    }

    // What runs may use what it is given.
    private void GiveAway(Effects effects, Value? value, ulong roots)
    {
        if (value is null || (effects.Escapes & roots) == Roots.None)
        {
            return;
        }

        if (effects.GivesToHiddenCode)
        {
            evaluator.Escapes.ToHiddenCode(value);
        }
        else
        {
            evaluator.Escapes.ToExternalCode(value);
        }
    }

    private void NoteThrow(Effects effects)
    {
        if (effects.MayThrowComException)
        {
            run.MayThrow();
        }
        else if (effects.MayThrow)
        {
            run.MayThrowOther(effects.ComException);
        }
    }

    private Value ResultOf(int site, ITypeSymbol? resultType)
        => resultType is null or { SpecialType: SpecialType.System_Void }
            ? Value.Null
            : evaluator.ValueOf(resultType, new SymbolicValue(site));

    /// <summary>Forgets what the members of an object hold: it is a new one.</summary>
    public void ForgetMembersOf(Value owner) => State.Remove(location => Context.Locations.OwnerOf(location) == owner);

    private bool IsAwaited(IOperation call)
        => call.Parent is IAwaitOperation || (call.Parent is IInvocationOperation { TargetMethod: var method, Parent: IAwaitOperation } &&
            Context.Compilation.KnownMembers.FunctionOf(method) == KnownFunction.PassOnReceiver);

    // What is asked here depends on nothing that differs from state to state: a call is followed in all of them, or in none.
    private bool IsWorthIt(int site, CalleeBody callee)
    {
        if (callee.Size > MaximumSize || Context.IsFollowing(callee.Method) ||
            Context.Compilation.Effects.CallsInCircles(callee.Method, Context.CancellationToken))
        {
            return false;
        }

        if (Context.Depth < Context.Blocks.MaximumDepth)
        {
            return true;
        }

        if (Context.Depth < MaximumDepth)
        {
            Context.Blocks.GiveUp(site);
            Context.Compilation.Statistics.CountGivenUp();
        }

        return false;
    }

    private void Bind(BodyContext body, IParameterSymbol parameter, Value value, int site, int passedAt)
    {
        var location = body.Locations.Of(parameter);
        if (parameter.RefKind == RefKind.Out || body.Shape.IsUntracked(parameter))
        {
            evaluator.Escapes.ByStore(value);
            State[location] = null;
            return;
        }

        if (body.IsWrittenAfterCapture(parameter))
        {
            evaluator.Escapes.LoseObjects(value);
        }

        value = Pass(value, passedAt);
        State[location] = value is UnknownValue
            ? evaluator.ValueOf(body.Actual(parameter.Type), new SymbolicValue(site, FirstArgumentPart + parameter.Ordinal))
            : value;
    }

    // What is passed may be what is wrong, and is then reported where it is passed.
    private Value Pass(Value value, int passedAt)
    {
        switch (value)
        {
            case NumberValue { Bits.IsUnknown: false } number:
                number = number with { Origin = Origin.Then(number.Origin, passedAt) };
                run.Note(new ValueEvent(passedAt, number));
                return number;
            case TextValue text:
                text = text with { Origin = Origin.Then(text.Origin, passedAt) };
                run.Note(new TextEvent(passedAt, text));
                return text;
            default:
                return value;
        }
    }

    private Value Return(IOperation call, int site, CalleeBody callee, BodyContext body, CallArguments arguments, ITypeSymbol? resultType)
    {
        if (call is IDeconstructionAssignmentOperation)
        {
            return Deconstructed(callee, body, site);
        }

        var returned = State[body.Locations.OfReturned()];
        var results = new List<(IOperation Target, Value Value)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments.Operations[i];
            if (argument.Parameter is { RefKind: not RefKind.None } parameter && parameter.Ordinal < callee.Parameters.Length)
            {
                // A callee may write what it has as a readonly reference, too, if it takes the trouble.
                var own = callee.Parameters[parameter.Ordinal];
                var isUntracked = body.Shape.IsUntracked(own);
                if (parameter.RefKind is not (RefKind.Ref or RefKind.Out) && !isUntracked)
                {
                    continue;
                }

                var value = isUntracked ? null : State[body.Locations.Of(own)];
                results.Add(
                    (argument.Value, value is null or UnknownValue
                        ? evaluator.ValueOf(argument.Value.Type, new SymbolicValue(site, i + 1))
                        : value));
            }
        }

        State.Remove(location => Context.Locations.VariableOf(location) is var (activation, _) && activation == body.Activation);
        foreach (var (target, value) in results)
        {
            evaluator.Assign(target, value);
        }

        if (returned is null or UnknownValue)
        {
            returned = resultType is null or { SpecialType: SpecialType.System_Void }
                ? Value.Null
                : evaluator.ValueOf(resultType, new SymbolicValue(site));
        }

        return body.Function!.IsAsync ? new TaskValue(returned) : returned;
    }
}

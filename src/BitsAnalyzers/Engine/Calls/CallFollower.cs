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

    // The name for the object that a call is made on, where it has none.
    private const int ReceiverPart = 900;

    private readonly IrrelevantCalls _irrelevant = new(run);
    private readonly ArgumentPassing _passing = new(run, evaluator);
    private readonly PassedOverCalls _passedOver = new(run, evaluator);
    private readonly CalleeResolution _callees = new(run);

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
            return _callees.FindLocalFunction(method) is var (body, outer)
                ? Follow(invocation, site, body, outer, outer.This, arguments, invocation.Type, called: method)
                : null;
        }

        return _callees.Resolve(method, invocation.Instance, receiver) is { } target &&
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
                        ? _passing.Pass(arguments.ValueFor(ordinal), Context.Points[argument])
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
                : _passing.Pass(arguments.ValueFor(parameter.Ordinal), Context.Points[argument]);
            if (value is UnknownValue && store.Parameter is { } kept)
            {
                value = evaluator.ValueOf(kept.Type, new SymbolicValue(created.Site, ArgumentPassing.FirstArgumentPart + kept.Ordinal));
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
        : _callees.Accessor(reference, reference.Property.GetMethod, receiver) is { } callee
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

        if (_callees.Accessor(reference, reference.Property.SetMethod, receiver) is not { } callee)
        {
            return false;
        }

        var site = Context.Points.OfWrite(target);
        return Follow(
            target, site, callee, null, ThisOf(callee.Method, site, receiver), CallArguments.None, null,
            body =>
            {
                OnReceiver(callee, receiver, site, reference.Instance)?.Invoke(body);
                _passing.Bind(body, callee.Method.Parameters[callee.Method.Parameters.Length - 1], value, site, site);
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
            _callees.Resolve(accessor, instance, receiver) is not { IsImplicitlyDeclared: false } target ||
            !(target.IsStatic || target.ContainingType.IsReferenceType || instance is IInstanceReferenceOperation) ||
            Context.Compilation.Bodies.Of(target, Context.CancellationToken) is not { } callee)
        {
            return false;
        }

        var site = Context.Points[assignment];
        return Follow(
            assignment, site, callee, null, target.IsStatic ? null : InstanceOf(site, receiver), CallArguments.None, null,
            body => _passing.Bind(body, callee.Method.Parameters[0], handler, site, Context.Points[assignment.HandlerValue])) is not null;
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
                _passing.Bind(body, callee.Method.Parameters[i], operands[i].Value, site, Context.Points[operands[i].Operand]);
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
            _callees.Resolve(method, deconstruction.Value, receiver) is { } target
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
                && _callees.FindLocalFunction(function) is var (body, outer):
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
                    _callees.Resolve(method, instance, @delegate.Receiver) is { } target &&
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

    // A member of an extension block has no object of its own.
    private Value? ThisOf(IMethodSymbol method, int site, Value? receiver)
        => method.IsStatic || ExtensionBlocks.IsMember(method) ? null : InstanceOf(site, receiver);

    private Action<BodyContext>? OnReceiver(CalleeBody callee, Value? receiver, int site, IOperation? instance)
        => callee.Receiver is { } parameter && receiver is not null && instance is not null
            ? body => _passing.Bind(body, parameter, receiver, site, Context.Points[instance])
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
        if (callee.Method.IsAsync && !_callees.IsAwaited(call))
        {
            return null;
        }

        var block = run.Passage.Node.Block;
        var returns = run.Returns(site);
        if (!returns && outer is null && (bind is null || assigned is not null) &&
            _irrelevant.Find(call, callee.Method, instance, arguments, assigned, resultType) is { } effects)
        {
            return _passedOver.PassOver(site, callee.Method, effects, instance, arguments, assigned, resultType);
        }

        if (!returns && (!run.CanFollow || !_callees.IsWorthIt(site, callee)))
        {
            return null;
        }

        var body = Context.Blocks.Callee(
            site, callee.Graph, instance, () => Context.ForCallee(block, site, callee, called, outer, instance));
        if (returns)
        {
            return _passing.Return(call, site, callee, body, arguments, resultType);
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
                _passing.Bind(body, callee.Parameters[parameter.Ordinal], arguments[i], site, Context.Points[arguments.Operations[i]]);
            }
        }

        bind?.Invoke(body);
        Context.Compilation.Statistics.CountFollowed();
        run.Follow(site, body);
        return Value.Unknown;
    }

    /// <summary>Forgets what the members of an object hold: it is a new one.</summary>
    public void ForgetMembersOf(Value owner) => State.Remove(location => Context.Locations.OwnerOf(location) == owner);
}

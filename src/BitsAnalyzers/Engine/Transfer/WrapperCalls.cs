using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Calls of wrappers that are known, or that options or attributes name: they do to a job what a member of BITS does.</summary>
internal sealed class WrapperCalls(BlockRun run, OperationEvaluator evaluator)
{
    private static readonly string[] s_tasks =
    [
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
    ];

    private BodyContext Context => run.Context;

    // A member that returns something may not have done what it is there for.
    public Value? Invoke(WrapperMember wrapper, IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        var isDone = method.ReturnsVoid
            || (invocation.Parent is IAwaitOperation
                && Array.Exists(s_tasks, name => FullNames.IsFrameworkType(method.ReturnType, name)))
            || wrapper.Bits is not ("Cancel" or "Complete")
            || (wrapper.Library is not null && invocation.Parent is IExpressionStatementOperation);
        if (!isDone)
        {
            return null;
        }

        if (wrapper.Library is not null && !Context.Compilation.KnownMembers.EnumeratesHarmlessly(invocation.Arguments))
        {
            run.MayThrow();
            evaluator.Escapes.UnknownCode(Context.Points[invocation]);
        }

        var jobArgument = wrapper.Job >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Job)
            : null;
        var passed = wrapper.Parameter >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Parameter)
            : null;
        var given = evaluator.Calls.Call(new(
            invocation,
            method,
            jobArgument?.Parameter?.Type ?? method.ContainingType,
            MemberOf(wrapper),
            Context.Points[invocation],
            wrapper.Job >= 0 ? arguments.ValueFor(wrapper.Job)
                : wrapper.IsOfAll ? evaluator.Found.Any(invocation)
                : receiver,
            arguments.Placed(wrapper.Places))
        {
            Assigned = passed is null ? Value.Unknown : arguments.ValueFor(wrapper.Parameter),
            Passed = passed,
            Wrapper = wrapper,
        });
        if (wrapper.Library is null)
        {
            return method.ReturnsVoid ? Value.Unknown : evaluator.FreshValue(method.ReturnType, invocation);
        }

        Settle(wrapper, method, receiver, given);
        if (wrapper is { Bits: "EnumJobs", Library.KeepsJobs: true })
        {
            evaluator.Found.Keep(method, receiver, given);
        }

        return given;
    }

    /// <summary>A property of a known library is read that tells something of the job.</summary>
    public Value Read(WrapperMember wrapper, IPropertyReferenceOperation reference, Value? owner)
        => evaluator.Calls.Call(new(
            reference,
            reference.Property.GetMethod!,
            reference.Property.ContainingType,
            MemberOf(wrapper),
            Context.Points[reference],
            owner,
            CallArguments.None)
        {
            Wrapper = wrapper,
        });

    /// <summary>
    /// A handler is added to an event of a known library, or taken away: the library registers a callback of its own, and asks for the
    /// event. Whether it is such an event.
    /// </summary>
    public bool Subscribe(IEventAssignmentOperation assignment)
    {
        if (assignment.EventReference is not IEventReferenceOperation { Event: { AddMethod: { } add } @event, Instance: var instance } ||
            Context.Compilation.Wrappers.Find(@event) is not { } wrapper)
        {
            return false;
        }

        var owner = instance is null ? null : evaluator.Evaluate(instance);
        var handler = evaluator.Evaluate(assignment.HandlerValue);
        evaluator.Escapes.ByStore(handler);
        var site = Context.Points[assignment];
        var job = (owner as JobValue)?.Job;
        if (!assignment.Adds)
        {
            // Whether others are left is not known.
            run.MayThrow();
            if (job is not null && !run.State[job].States.IsFinal())
            {
                var state = run.State[job];
                run.State[job] = state with
                {
                    Mask = null,
                    MaskSite = 0,
                    IsMaskSeen = true,
                    Interface = state.Interface.Presence == Presence.Absent ? Receiver.None : Receiver.Unknown,
                };
            }
        }
        else if (wrapper.IsOnlyAnswer)
        {
            run.MayThrow();
            Context.Points.SetMemberAt(site, new(BitsMemberId.SetNotifyInterface, @event.Name));
            run.Note(new CallEvent(site, null, System.Collections.Immutable.ImmutableArray<Checks.Violation>.Empty));
            if (job is not null && !run.State[job].States.IsFinal())
            {
                run.State[job] = run.State[job] with { Interface = new(Presence.Unknown, site) };
            }
        }
        else
        {
            Register(wrapper, assignment, add, owner, job);
        }

        return true;
    }

    /// <summary>An object that stands for a job is disposed of, which ends nothing: BITS has the job.</summary>
    public void Dispose(Value? owner)
    {
        run.MayThrow();
        if (owner is JobValue { Job: var job } && run.State[job] is { Interface.Presence: not Presence.Absent } state
            && !state.States.IsFinal())
        {
            run.State[job] = state with { Interface = Receiver.Unknown };
        }
    }

    private void Register(WrapperMember wrapper, IEventAssignmentOperation assignment, IMethodSymbol add, Value? owner, SymbolicValue? job)
    {
        if (job is not null &&
            wrapper.Library!.RegistersOnce &&
            run.State[job] is { CreationSite: 0 } or { Interface.Presence: not Presence.Absent } &&
            run.State[job].States.IsFinal())
        {
            run.MayThrow();
            return;
        }

        Call(BitsMemberId.SetNotifyInterface, Context.Points[assignment], Value.Unknown);
        if (job is null || run.State[job].States.IsFinal())
        {
            return;
        }

        var added = NotifyMask.FromConstant(wrapper.AddedFlag!.Value);
        var inForce = run.State[job] is { IsMaskStale: false, Mask: { } mask } ? mask.Bits : NotifyMask.Unknown;
        Call(BitsMemberId.SetNotifyFlags, Context.Points.OfWrite(assignment), new NumberValue(inForce | added, null, null));

        void Call(BitsMemberId member, int site, Value assigned)
            => evaluator.Calls.Call(new(
                assignment, add, add.ContainingType, BitsInterfaces.FindMember(BitsInterfaces.WrappedJob, member.ToString())!, site, owner,
                CallArguments.None)
            {
                Assigned = assigned,
                Wrapper = wrapper,
            });
    }

    // What a library does besides.
    private void Settle(WrapperMember wrapper, IMethodSymbol method, Value? receiver, Value given)
    {
        if (given is JobValue { Job: var made } && wrapper.Library!.KeepsJobs && wrapper.Bits == "CreateJob")
        {
            // Its callback is registered on the job, and whoever asks for the jobs gets this one, too.
            run.State[made] = run.State[made] with { IsShared = true, Interface = Receiver.Unknown };
        }
        else if (wrapper is { Bits: "SetNotifyCmdLine", Library.RegistersOnce: true } && receiver is JobValue { Job: var job } &&
            run.State[job] is { Mask.Bits: var mask } state && !state.States.IsFinal() && !mask.HasAll(NotifyFlags.DefaultPair))
        {
            // The flags that come with the command line are added to the mask.
            run.State[job] = state with { Mask = null, MaskSite = 0 };
        }
    }

    public static BitsMember MemberOf(WrapperMember wrapper)
        => (BitsInterfaces.FindMember(BitsInterfaces.WrappedJob, wrapper.Bits) ??
            BitsInterfaces.FindMember(BitsInterfaces.FromName("IBackgroundCopyManager")!, wrapper.Bits)!) is var member &&
                wrapper.IsOnlyRefused
            ? member with { Effect = JobEffect.None }
            : member;
}

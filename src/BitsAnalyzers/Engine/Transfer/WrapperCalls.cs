using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Calls of wrappers that options or attributes name: they do to a job what a member of BITS does.</summary>
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
                && Array.Exists(s_tasks, name => KnownMembers.IsFrameworkType(method.ReturnType, name)))
            || wrapper.Bits is not ("Cancel" or "Complete");
        if (!isDone)
        {
            return null;
        }

        var jobArgument = wrapper.Job >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Job)
            : null;
        var passed = wrapper.Parameter >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Parameter)
            : null;
        evaluator.Calls.Call(new(
            invocation,
            method,
            jobArgument?.Parameter?.Type ?? method.ContainingType,
            MemberOf(wrapper),
            Context.Points[invocation],
            wrapper.Job >= 0 ? arguments.ValueFor(wrapper.Job) : receiver,
            arguments)
        {
            Assigned = passed is null ? Value.Unknown : arguments.ValueFor(wrapper.Parameter),
            Passed = passed,
            Wrapper = wrapper,
        });
        return method.ReturnsVoid ? Value.Unknown : evaluator.FreshValue(method.ReturnType, invocation);
    }

    public static BitsMember MemberOf(WrapperMember wrapper) => BitsInterfaces.FindMember(BitsInterfaces.WrappedJob, wrapper.Bits)!;
}

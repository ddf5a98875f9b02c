using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>
/// Finds out whether somebody may ask of a result whether it is a failure: then a comparison with S_OK only singles out the plainest
/// success. The result is followed through variables, and into the methods that it is passed to. Whatever is done with it there may ask,
/// unless it is known that it does not: a comparison with a single code, a message, an exception that is made of it.
/// </summary>
internal sealed class FailureChecks(BodyContext root)
{
    private const int MaximumDepth = 4;

    private readonly HashSet<(ISymbol Variable, ControlFlowGraph? Graph, int Block, int Operation)> _followed =
        new(VariableComparer.Instance);

    private CompilationContext Compilation => root.Compilation;

    /// <summary>Whether the result of a call may be asked for failure anywhere.</summary>
    /// <param name="site">The call, or what has been followed from it in the body that is explored.</param>
    public bool MayConcern(int site)
    {
        for (var body = root.Points.BodyOf(site); ; site = body.CallSite, body = body.Caller)
        {
            if (MayAsk(root.Points[site], body, depth: 0))
            {
                return true;
            }

            if (body.Caller is null)
            {
                return false;
            }
        }
    }

    // What becomes of a value, from the operation that gives it outwards. There is no body where the operation is not one of a graph.
    private bool MayAsk(IOperation value, BodyContext? body, int depth)
    {
        for (var inner = value; ; inner = inner.Parent!)
        {
            switch (inner.Parent)
            {
                case null:
                    return IsBranchValueThatAsks(inner, body);
                case IExpressionStatementOperation or IInterpolationOperation or INameOfOperation:
                case IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
                    return false;
                case IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or IVariableInitializerOperation:
                    break;
                case IConversionOperation { OperatorMethod: null }:
                    break;
                case IConversionOperation { OperatorMethod: { } @operator }:
                    if (FunctionOf(@operator) is not KnownFunction.PassOnArgument)
                    {
                        return true;
                    }

                    break;
                case IMemberReferenceOperation { Member: var member }:
                    if (!ResultMembers.IsWholeValue(member) && FunctionOf(member) != KnownFunction.PassOnReceiver)
                    {
                        return true;
                    }

                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    return !IsPlainCode(comparison.LeftOperand == inner ? comparison.RightOperand : comparison.LeftOperand);
                case IIsPatternOperation { Pattern: var pattern }:
                    return MayAsk(pattern, body, depth);
                case IArgumentOperation { Parent: { } user } argument:
                    if (Passed(argument, user, depth) is { } asks)
                    {
                        return asks;
                    }

                    inner = argument;
                    break;
                case IInvocationOperation { TargetMethod: var method }:
                    // What is called on it, such as 'ToString'.
                    return method.ReturnType.SpecialType != SpecialType.System_String ||
                        FunctionOf(method) is not KnownFunction.None;
                case IVariableDeclaratorOperation { Symbol: var declared }:
                    return MayAskLater(declared, inner, body, depth);
                case IFlowCaptureOperation capture:
                    return body is null || MayAskLater(capture, body, depth);
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } }
                    when Compilation.KnownMembers.IsOutsideException(owner):
                    break;
                case ISimpleAssignmentOperation { Target: var target } assignment when assignment.Value == inner:
                    if (MayAskThrough(target, assignment, body, depth))
                    {
                        return true;
                    }

                    break;
                default:
                    return true;
            }
        }
    }

    // With no operation around it, it is a declaration, a condition, or what is returned.
    private static bool IsBranchValueThatAsks(IOperation value, BodyContext? body)
        => body is null || body.Graph.Blocks.FirstOrDefault(block => block.BranchValue == value) is { } block
            && (body.Caller is null || block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.Return });

    private bool MayAsk(IPatternOperation pattern, BodyContext? body, int depth) => pattern switch
    {
        IConstantPatternOperation constant => !IsPlainCode(constant.Value),
        IDiscardPatternOperation or ITypePatternOperation => false,
        INegatedPatternOperation negated => MayAsk(negated.Pattern, body, depth),
        IBinaryPatternOperation both => MayAsk(both.LeftPattern, body, depth) || MayAsk(both.RightPattern, body, depth),
        IDeclarationPatternOperation { DeclaredSymbol: var declared } =>
            declared is not null && MayAskLater(declared, pattern, body, depth),
        _ => true,
    };

    // Success and a failure say nothing of the other codes. Whoever asks for another success code knows of them.
    private bool IsPlainCode(IOperation code)
        => ConstantHResult.Of(code, Compilation, root.CancellationToken) is <= 0;

    private bool MayAskThrough(IOperation target, IOperation assignment, BodyContext? body, int depth) => target switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => MayAskLater(local, assignment, body, depth),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } =>
            MayAskLater(parameter, assignment, body, depth),
        // What the caller gets by reference, it looks at in its own variable.
        IParameterReferenceOperation { Parameter: { } parameter } when body is { Caller: { } caller } =>
            ArgumentFor(parameter, caller.Points[body.CallSite]) is not { } argument
                || MayAskThrough(argument, caller.Points[body.CallSite], caller, depth),
        IDeclarationExpressionOperation declaration => MayAskThrough(declaration.Expression, assignment, body, depth),
        IFlowCaptureReferenceOperation or IDiscardOperation => target is not IDiscardOperation,
        _ => true,
    };

    private static IOperation? ArgumentFor(IParameterSymbol parameter, IOperation call)
        => (call as IInvocationOperation)?.Arguments
            .FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal
                && SymbolEqualityComparer.Default.Equals(argument.Parameter.ContainingSymbol.OriginalDefinition,
                    parameter.ContainingSymbol.OriginalDefinition))?.Value;

    // What a call does with an argument; null where it gives it back.
    private bool? Passed(IArgumentOperation argument, IOperation user, int depth)
    {
        var callee = user switch
        {
            IInvocationOperation { TargetMethod: var method } => method,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            _ => null,
        };
        if (callee is null || argument.Parameter is not { RefKind: RefKind.None or RefKind.In } parameter)
        {
            return true;
        }

        switch (FunctionOf(callee))
        {
            case KnownFunction.PassOnArgument or KnownFunction.ConvertInteger or KnownFunction.ConvertWrapping:
                return null;
            case KnownFunction.None or KnownFunction.FormatText or KnownFunction.ConcatenateTexts:
                break;
            default:
                return true;
        }

        if (Compilation.KnownMembers.Find(callee) is { } known)
        {
            // It is shown. A collection keeps it, and a function may ask.
            return !(Compilation.KnownMembers.IsOutsideException(callee.ContainingType)
                || (user is IInvocationOperation call && callee.ReturnsVoid && Compilation.KnownMembers.Shows(call))
                || (known.Does(KnownEffects.Returns) && callee.ReturnType.SpecialType == SpecialType.System_String));
        }

        return depth >= MaximumDepth ||
            SourceBodies.CalleeOf(user) is not { } followed ||
            Compilation.SourceBodies.Of(followed, root.CancellationToken) is not { } text ||
            MayAskAnywhere(followed.OriginalDefinition.Parameters[parameter.Ordinal], text, depth + 1);
    }

    // Later in the body, until the variable gets another value; in a nested function at any time.
    private bool MayAskLater(ISymbol variable, IOperation definition, BodyContext? body, int depth)
    {
        // A nested function may write the variables of the body around it.
        if (body is not { Outer: null } || BlockOf(definition, body.Graph) is not var (block, ordinal))
        {
            return MayAskAnywhere(variable, RootOf(definition, body), depth);
        }

        return IsFirst(variable, body.Graph, block.Ordinal, ordinal) &&
            (ReadsFrom(block, ordinal, body, operation => RefersTo(operation, variable), operation => Writes(operation, variable))
                .Any(read => MayAsk(read, body, depth)) ||
            NestedIn(body.Graph).Any(function => MayAskIn(function, variable, depth)));
    }

    private bool MayAskLater(IFlowCaptureOperation capture, BodyContext body, int depth)
        => BlockOf(capture, body.Graph) is not var (block, ordinal) ||
            ReadsFrom(
                block, ordinal, body,
                operation => operation is IFlowCaptureReferenceOperation { Id: var id } && id.Equals(capture.Id),
                operation => operation is IFlowCaptureOperation { Id: var id } && id.Equals(capture.Id))
                .Any(read => MayAsk(read, body, depth));

    private bool MayAskAnywhere(ISymbol variable, IOperation text, int depth)
        => IsFirst(variable, null, 0, 0) && MayAskIn(text, variable, depth);

    private bool MayAskIn(IOperation text, ISymbol variable, int depth)
        => text.Descendants().Any(operation => RefersTo(operation, variable) && !IsTarget(operation) && MayAsk(operation, null, depth));

    private bool IsFirst(ISymbol variable, ControlFlowGraph? graph, int block, int operation)
        => _followed.Add((variable, graph, block, operation));

    // The reads that the value reaches which an operation of a block has given to a variable.
    private static IEnumerable<IOperation> ReadsFrom(
        BasicBlock block, int ordinal, BodyContext body, Func<IOperation, bool> refersTo, Func<IOperation, bool> writes)
    {
        var pending = new Stack<(BasicBlock Block, int Operation)>();
        var entered = new HashSet<int>();
        pending.Push((block, ordinal));
        var isFirst = true;
        while (pending.Count > 0)
        {
            (block, ordinal) = pending.Pop();
            var isOver = false;
            for (; ordinal <= block.Operations.Length && !isOver; ordinal++)
            {
                var operation = ordinal < block.Operations.Length ? block.Operations[ordinal] : block.BranchValue;
                if (operation is null)
                {
                    continue;
                }

                foreach (var part in operation.DescendantsAndSelf())
                {
                    if (refersTo(part) && !IsTarget(part))
                    {
                        yield return part;
                    }
                }

                isOver = !isFirst && operation.DescendantsAndSelf().Any(writes);
                isFirst = false;
            }

            // An exception may leave the block before the variable is written.
            var successors = isOver ? body.Shape.Successors.HandlersOf(block) : body.Shape.Successors.Of(block.Ordinal);
            foreach (var successor in successors)
            {
                if (entered.Add(successor))
                {
                    pending.Push((body.Graph.Blocks[successor], 0));
                }
            }
        }
    }

    // The operation of a block that contains another one.
    private static (BasicBlock Block, int Ordinal)? BlockOf(IOperation operation, ControlFlowGraph graph)
    {
        var outermost = operation;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        foreach (var block in graph.Blocks)
        {
            var ordinal = block.Operations.IndexOf(outermost);
            if (ordinal >= 0 || block.BranchValue == outermost)
            {
                return (block, ordinal >= 0 ? ordinal : block.Operations.Length);
            }
        }

        return null;
    }

    private static IOperation RootOf(IOperation operation, BodyContext? body)
    {
        while (body is { Outer: { } outer })
        {
            body = outer;
        }

        var outermost = body?.Graph.OriginalOperation ?? operation;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        return outermost;
    }

    private static IEnumerable<IOperation> NestedIn(ControlFlowGraph graph)
        => graph.OriginalOperation.Descendants().Where(
            static operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation);

    private static bool RefersTo(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(local, variable),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, variable),
        _ => false,
    };

    private static bool Writes(IOperation operation, ISymbol variable) => RefersTo(operation, variable) && IsTarget(operation);

    private static bool IsTarget(IOperation reference)
        => (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference) ||
            reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out } ||
            reference.Parent is IDeclarationExpressionOperation;

    private KnownFunction FunctionOf(ISymbol member)
        => Compilation.KnownMembers.FunctionOf(member) is not KnownFunction.None and var known ? known
            : Compilation.ResultMembers.FunctionOf(member, root.CancellationToken);

    private sealed class VariableComparer : IEqualityComparer<(ISymbol Variable, ControlFlowGraph? Graph, int Block, int Operation)>
    {
        public static readonly VariableComparer Instance = new();

        public bool Equals(
            (ISymbol Variable, ControlFlowGraph? Graph, int Block, int Operation) x,
            (ISymbol Variable, ControlFlowGraph? Graph, int Block, int Operation) y)
            => SymbolEqualityComparer.Default.Equals(x.Variable, y.Variable)
                && x.Graph == y.Graph && x.Block == y.Block && x.Operation == y.Operation;

        public int GetHashCode((ISymbol Variable, ControlFlowGraph? Graph, int Block, int Operation) key)
            => SymbolEqualityComparer.Default.GetHashCode(key.Variable);
    }
}

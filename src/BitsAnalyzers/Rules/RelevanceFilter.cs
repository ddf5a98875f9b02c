using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.CommandLines;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Tells the bodies that need not be explored: whatever holds on the paths through them, their calls cannot go wrong together. What is
/// listed here is known to be harmless; a body with anything else in it is explored.
/// </summary>
internal sealed class RelevanceFilter
{
    private readonly CompilationContext _compilation;
    private readonly IOperation _block;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SyntaxNode, CallParts> _parts = [];

    // What has to keep the value that it has at first.
    private readonly List<IParameterSymbol> _constantParameters = [];
    private readonly List<ISymbol> _assigned = [];
    private CallParts _all;
    private uint? _mask;
    private PlainMasks? _masks;
    private ILocalSymbol? _newJob;
    private bool _hasReceiver;

    private RelevanceFilter(CompilationContext compilation, IOperation block, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _block = block;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether no path through a body can go wrong.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="block">The body.</param>
    /// <param name="calls">Its calls of BITS.</param>
    /// <param name="graph">Makes its control flow graph, which not every answer needs.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static bool IsHarmless(
        CompilationContext compilation,
        IOperation block,
        ImmutableArray<BitsInvocation> calls,
        Func<ControlFlowGraph> graph,
        CancellationToken cancellationToken)
    {
        var screening = new RelevanceFilter(compilation, block, cancellationToken);
        return !compilation.Options.Explains(block.Syntax.SyntaxTree)
            && screening.AreHarmless(calls)
            && screening.IsRestHarmless()
            && !screening.GoesWrong(graph);
    }

    // Each call by itself.
    private bool AreHarmless(ImmutableArray<BitsInvocation> calls)
    {
        foreach (var call in calls)
        {
            if (PartsOf(call) is not { } parts)
            {
                return false;
            }

            parts |= call.Member.IllegalIn == IllegalIn.Nothing ? CallParts.None : CallParts.IsRefused;
            _parts[call.Operation.Syntax] = parts;
            _all |= parts;
        }

        return true;
    }

    // Null where exploring has to tell.
    private CallParts? PartsOf(BitsInvocation call)
    {
        switch (call.Member.Name)
        {
            case "SetNotifyFlags" when _masks is null
                && PlainMask.ValueOf(MaskArgument.Of(call.Operation)) is { } mask
                && mask == (_mask ?? mask):
                _mask = mask;
                return CallParts.None;

            // One of several masks, which one call sets: none is replaced by another.
            case "SetNotifyFlags" when _mask is null && _masks is null && PlainMasks.In(MaskArgument.Of(call.Operation)) is { } masks:
                _masks = masks;
                return CallParts.None;

            case "SetNotifyInterface" when call.Argument(0) is { } argument && IsParameter(argument, TypeKind.Interface):
                _hasReceiver = true;
                return CallParts.None;

            case "CreateJob" when _newJob is null &&
                IsHarmlessName(call.Argument(0)) &&
                call.Argument(1)?.ConstantValue is { HasValue: true, Value: { } type } &&
                IntegerTypes.LowBits(type) == 0 && NewJobOf(call) is { } job:
                _newJob = job;
                return CallParts.Creates;

            case "AddFile":
                return call.Operation.Instance is { } owner && IsNewJob(owner) ? CallParts.AddsFile : CallParts.None;

            case "Resume":
                return CallParts.Resumes;

            // Whoever compares the result knows more than whether the call has failed.
            case "Cancel" or "Complete" when call.Operation.Parent is IExpressionStatementOperation:
                return CallParts.Ends;

            case "GetState" when _newJob is not null || IsInLoop(call.Operation.Syntax):
                return null;

            case "GetProgress" when IsInLoop(call.Operation.Syntax):
                return null;

            case "GetState":
                return IsEnum(call.Operation.Type) || (call.Operation.Arguments is [.., { Value.Type: var read }] && IsEnum(read))
                    ? CallParts.ReadsState
                    : null;

            case "Suspend" or "SetPriority" or "SetMinimumRetryDelay" or "SetNoProgressTimeout":
            case var name when name.StartsWith("Get", StringComparison.Ordinal) && call.Member.Id != BitsMemberId.GetProperty:
                return CallParts.None;

            default:
                return null;
        }
    }

    // A loop may wait for what is read.
    private static bool IsInLoop(SyntaxNode call)
        => call
            .Ancestors()
            .Any(
                static ancestor => ancestor is WhileStatementSyntax
                    or DoStatementSyntax
                    or ForStatementSyntax
                    or CommonForEachStatementSyntax
                    or LabeledStatementSyntax);

    private static bool IsEnum(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum };

    private bool IsHarmlessName(IOperation? name)
        => name is { ConstantValue: { HasValue: true, Value: string text } } ? text.Length <= Bits085StringTooLong.MaximumName
            : name is not null && IsParameter(name, TypeKind.Class);

    private bool IsParameter(IOperation argument, TypeKind kind)
    {
        if (TransparentOperations.Strip(argument) is not IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }
            || parameter.Type.TypeKind != kind)
        {
            return false;
        }

        _constantParameters.Add(parameter);
        return true;
    }

    // The local that takes the new job.
    private static ILocalSymbol? NewJobOf(BitsInvocation call)
        => call.Operation.Arguments is [.., { Parameter.RefKind: RefKind.Out, Value: var target }]
            ? LocalOf(target is IDeclarationExpressionOperation declaration ? declaration.Expression : target)
            : null;

    private bool IsNewJob(IOperation reference)
        => _newJob is not null && SymbolEqualityComparer.Default.Equals(LocalOf(reference), _newJob);

    private static ILocalSymbol? LocalOf(IOperation reference)
        => reference is ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } ? local : null;

    // Everything else in the body, and the variables that have to keep their values.
    private bool IsRestHarmless()
    {
        foreach (var operation in _block.DescendantsAndSelf())
        {
            if (!IsHarmless(operation) || _masks?.Understand(operation) == false)
            {
                return false;
            }
        }

        return _masks?.ArePlain(mayDisable: !_hasReceiver) != false
            && !_constantParameters.Exists(_assigned.Contains)
            && (_newJob is null || _assigned.FindAll(assigned => SymbolEqualityComparer.Default.Equals(assigned, _newJob)).Count == 1);
    }

    private bool IsHarmless(IOperation operation)
    {
        // To ask for the kind of an operation is cheaper than to ask whether it is one of ten.
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                var method = ((IInvocationOperation)operation).TargetMethod;
                return _parts.ContainsKey(operation.Syntax) ||
                    (method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
                        && IsElsewhere(method, method.Name)
                        && _compilation.Wrappers.Find(method) is null);

            case OperationKind.ObjectCreation:
                return ((IObjectCreationOperation)operation).Constructor is { } constructor
                    && IsElsewhere(constructor, constructor.ContainingType.Name);

            case OperationKind.PropertyReference:
                var property = ((IPropertyReferenceOperation)operation).Property;
                return IsElsewhere(property, property.IsIndexer ? MentionedNames.Indexer : property.Name)
                    && !_compilation.Wrappers.Know(property);

            case OperationKind.Using or OperationKind.UsingDeclaration:
                return NoneLeads("Dispose", "DisposeAsync");

            case OperationKind.Loop:
                return operation is not IForEachLoopOperation
                    || NoneLeads("GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync");

            case OperationKind.SimpleAssignment:
                var assignment = (ISimpleAssignmentOperation)operation;
                NoteAssigned(assignment.Target);
                return !assignment.IsRef;

            case OperationKind.Argument:
                if ((IArgumentOperation)operation is { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target })
                {
                    NoteAssigned(target is IDeclarationExpressionOperation declaration ? declaration.Expression : target);
                }

                return true;

            case OperationKind.CompoundAssignment:
                NoteAssigned(((ICompoundAssignmentOperation)operation).Target);
                return IsOperatorElsewhere(operation);

            case OperationKind.Binary
                or OperationKind.Unary
                or OperationKind.Conversion
                or OperationKind.Increment
                or OperationKind.Decrement:
                return IsOperatorElsewhere(operation);

            case OperationKind.VariableDeclarator:
                return ((IVariableDeclaratorOperation)operation).Symbol.RefKind == RefKind.None;

            default:
                return IsHarmless(operation.Kind);
        }
    }

    private bool IsOperatorElsewhere(IOperation operation)
        => UserDefinedOperators.Of(operation) is not { } @operator ||
            IsElsewhere(@operator, @operator.MethodKind == MethodKind.Conversion ? MentionedNames.Conversion : MentionedNames.Operator);

    // What has neither a body nor calls one that could be followed.
    private static bool IsHarmless(OperationKind kind) => kind is
        OperationKind.Block
            or OperationKind.ExpressionStatement
            or OperationKind.VariableDeclarationGroup
            or OperationKind.VariableDeclaration
            or
        OperationKind.VariableInitializer or OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or
        OperationKind.FieldReference or OperationKind.InstanceReference or OperationKind.Argument or OperationKind.DeclarationExpression or
        OperationKind.Discard or OperationKind.Conditional or OperationKind.Switch or OperationKind.SwitchCase or
        OperationKind.CaseClause or OperationKind.Branch or OperationKind.Return or OperationKind.Empty or OperationKind.Try or
        OperationKind.CatchClause or OperationKind.Throw or OperationKind.InterpolatedString or OperationKind.InterpolatedStringText or
        OperationKind.Interpolation or OperationKind.DefaultValue or OperationKind.NameOf or OperationKind.TypeOf or OperationKind.IsType or
        OperationKind.ConditionalAccess or OperationKind.ConditionalAccessInstance or OperationKind.Coalesce or OperationKind.IsPattern or
        OperationKind.ConstantPattern or OperationKind.DeclarationPattern or OperationKind.NegatedPattern or OperationKind.BinaryPattern or
        OperationKind.RelationalPattern
            or OperationKind.TypePattern
            or OperationKind.DiscardPattern
            or OperationKind.Await
            or OperationKind.Lock
            or
        OperationKind.Parenthesized or OperationKind.ArrayCreation or OperationKind.ArrayInitializer or OperationKind.ArrayElementReference;

    // Whether a member does not come to use BITS: nothing of its name does, or it belongs to another assembly, which is not seen into.
    private bool IsElsewhere(ISymbol member, string name)
        => (!_compilation.Compilation.Declares(member.OriginalDefinition) && !MayBeImplementedHere(member))
            || !_compilation.Reach.MayLeadTo(name, _cancellationToken);

    private bool NoneLeads(params string[] names) => !Array.Exists(names, name => _compilation.Reach.MayLeadTo(name, _cancellationToken));

    private static bool MayBeImplementedHere(ISymbol member)
        => member.ContainingType is { TypeKind: TypeKind.Interface } || member.IsVirtual || member.IsAbstract || member.IsOverride;

    private void NoteAssigned(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                _assigned.Add(local);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                _assigned.Add(parameter);
                break;
        }
    }

    // Whether one call may come after another that it must not come after.
    private bool GoesWrong(Func<ControlFlowGraph> graph)
    {
        var ends = Has(CallParts.Ends | CallParts.IsRefused);
        var tells = Has(CallParts.ReadsState | CallParts.IsRefused);
        var starts = Has(CallParts.Creates | CallParts.Resumes);
        if (!ends && !tells && (_all & CallParts.Creates) == CallParts.None)
        {
            return false;
        }

        var made = graph();
        var paths = new CallPaths(made, _compilation.Bodies.SuccessorsOf(made), _parts);
        return paths.AreUnclear ||
            (ends && paths.Lead(from: CallParts.Ends, to: CallParts.IsRefused, past: CallParts.None)) ||
            (tells && (StateTests.BlocksAfterTheEnd(made) is not { } ended || paths.LeadOn(ended, to: CallParts.IsRefused))) ||
            (starts && paths.Lead(from: CallParts.Creates, to: CallParts.Resumes, past: CallParts.AddsFile)) ||
            ((_all & CallParts.Creates) != CallParts.None &&
                paths.LeadOut(from: CallParts.Creates, past: CallParts.Resumes | CallParts.Ends));
    }

    private bool Has(CallParts parts) => (_all & parts) == parts;
}

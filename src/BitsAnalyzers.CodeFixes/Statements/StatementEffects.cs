using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>What a statement reads and does, as far as the order of statements may matter.</summary>
internal sealed class StatementEffects
{
    private readonly BitsTypes _types;
    private readonly HashSet<IOperation> _receivers = [];
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _declared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _given = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _jobs = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);

    private StatementEffects(StatementSyntax statement, SemanticModel model, BitsTypes types)
    {
        _types = types;
        MayLeave = !RunsThrough(statement, model);
        AddVariables(statement, model);
        if (model.GetOperation(statement) is not { } operation)
        {
            RunsOtherCode = true;
            RunsUnknownCode = true;
            return;
        }

        var operations = operation.DescendantsAndSelf().ToList();
        foreach (var call in operations.OfType<IInvocationOperation>().Where(IsBits))
        {
            _calls.Add(call.TargetMethod.Name);
            AddReceiver(call);
        }

        operations.ForEach(Add);
    }

    /// <summary>Whether something else than the next statement may follow: after a jump, a throw, an await.</summary>
    public bool MayLeave { get; }

    /// <summary>Whether code runs that is not seen: a call of anything but BITS.</summary>
    public bool RunsOtherCode { get; private set; }

    /// <summary>Whether some of that code may do anything: it is none of the members outside that are known to touch nothing.</summary>
    public bool RunsUnknownCode { get; private set; }

    /// <summary>Whether it runs what somebody else has handed over: a delegate, an event.</summary>
    private bool RunsDelegates { get; set; }

    /// <summary>Whether the value of a field, a property or an element is read, apart from the job that is called.</summary>
    public bool ReadsMembers { get; private set; }

    /// <summary>Whether a field, a property, an element or what a pointer leads to is written.</summary>
    public bool WritesMembers { get; private set; }

    /// <summary>Whether a local or parameter gets a value.</summary>
    public bool WritesLocals => _written.Any(static symbol => symbol is ILocalSymbol or IParameterSymbol);

    // Code that is not seen may find out what a call of BITS has done to a job: it is given the job, or can get at it.
    private bool MayBeToldOf(StatementEffects other)
        => other._calls.Count > 0 && RunsUnknownCode && (RunsDelegates || other._jobs.Count == 0 || _given.Overlaps(other._jobs));

    /// <summary>Whether nothing matters but locals, and the order of the calls of BITS.</summary>
    private bool IsPlain => !RunsOtherCode && !ReadsMembers && !WritesMembers;

    public static StatementEffects Of(StatementSyntax statement, SemanticModel model, BitsTypes types) => new(statement, model, types);

    /// <summary>Whether it makes no difference which of the two runs first, apart from what BITS makes of it.</summary>
    public bool IsIndependentOf(StatementEffects other)
        => !_written.Overlaps(other._read) &&
            !_written.Overlaps(other._written) &&
            !_written.Overlaps(other._declared) &&
            !_read.Overlaps(other._written) &&
            !_read.Overlaps(other._declared) &&
            !other._read.Overlaps(_declared) &&
            (IsPlain || other.IsPlain) &&
            !MayBeToldOf(other) &&
            !other.MayBeToldOf(this) &&
            !IsChangedBehind(other) &&
            !other.IsChangedBehind(this) &&
            !Asks(other) &&
            !other.Asks(this);

    /// <summary>Whether it reads a variable that the other declares.</summary>
    public bool Reads(StatementEffects declaration) => _read.Overlaps(declaration._declared);

    // A lambda or local function that has the variable may be run by what is not seen. The job itself is known to be the same.
    private bool IsChangedBehind(StatementEffects other) => other.RunsOtherCode && _captured.Any(variable => !_jobs.Contains(variable));

    // One reads from the job what the other sets.
    private bool Asks(StatementEffects other)
        => _calls.Any(call => call.StartsWith("Get", StringComparison.Ordinal) && other._calls.Contains("Set" + call.Substring(3)));

    private static bool RunsThrough(StatementSyntax statement, SemanticModel model)
    {
        if (statement is LocalFunctionStatementSyntax)
        {
            return true;
        }

        var flow = model.AnalyzeControlFlow(statement);
        return flow is { Succeeded: true } &&
            flow.ExitPoints.IsEmpty &&
            flow.EntryPoints.IsEmpty &&
            (flow.EndPointIsReachable || !MayLoop(statement)) &&
            !statement.DescendantNodesAndSelf().Any(static node => node is
                ThrowStatementSyntax or ThrowExpressionSyntax or AwaitExpressionSyntax or YieldStatementSyntax or LabeledStatementSyntax);
    }

    // The end of a statement is also said not to be reachable where a local function beside it does nothing but throw.
    private static bool MayLoop(StatementSyntax statement)
        => statement.DescendantNodesAndSelf().Any(static node => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax);

    private void AddVariables(StatementSyntax statement, SemanticModel model)
    {
        if (model.AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
        {
            RunsOtherCode = true;
            ReadsMembers = true;
            return;
        }

        _read.UnionWith(flow.ReadInside.Where(static symbol => !IsThis(symbol)));
        _written.UnionWith(flow.WrittenInside.Where(static symbol => !IsThis(symbol)));
        _declared.UnionWith(flow.VariablesDeclared);
        _captured.UnionWith(flow.Captured.Where(symbol => _read.Contains(symbol)));
    }

    private static bool IsThis(ISymbol symbol) => symbol is IParameterSymbol { IsThis: true };

    private bool IsBits(IInvocationOperation call)
        => (_types.FindMember(call.TargetMethod, call.Instance?.Type) ?? _types.FindExtended(call.TargetMethod)) is not null;

    // The job that is called is known to be the same in all calls of a proof; the way to it is no read of its own.
    private void AddReceiver(IInvocationOperation call)
    {
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        while (receiver is not null)
        {
            switch (receiver)
            {
                case IConditionalAccessInstanceOperation:
                    receiver = AccessAround(call)?.Operation;
                    continue;
                case IFieldReferenceOperation or IPropertyReferenceOperation:
                    _receivers.Add(receiver);
                    receiver = ((IMemberReferenceOperation)receiver).Instance;
                    continue;
                case ILocalReferenceOperation local:
                    _jobs.Add(local.Local);
                    return;
                case IParameterReferenceOperation parameter:
                    _jobs.Add(parameter.Parameter);
                    return;
                case { Kind: OperationKind.None, ChildOperations: { Count: 1 } only }:
                    receiver = only.First();
                    continue;
                default:
                    var inner = TransparentOperations.Operand(receiver) ?? (receiver as IConversionOperation)?.Operand;
                    if (inner is null)
                    {
                        return;
                    }

                    receiver = inner;
                    continue;
            }
        }
    }

    private static IConditionalAccessOperation? AccessAround(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not null and not IConditionalAccessOperation)
        {
            around = around.Parent;
        }

        return around as IConditionalAccessOperation;
    }

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call when !IsBits(call) && !IsResultCheck(call):
            case IObjectCreationOperation { Constructor: not { IsImplicitlyDeclared: true, ContainingType.IsValueType: true } }:
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation
                or IDynamicObjectCreationOperation or IEventAssignmentOperation or IFunctionPointerInvocationOperation or IInvalidOperation:
                RunsOtherCode = true;
                if (!IsKnown(operation))
                {
                    RunsUnknownCode = true;
                    RunsDelegates |= operation
                        is not (IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke }
                            or IObjectCreationOperation);
                    _given.UnionWith(operation.Descendants().Select(SymbolOf).OfType<ISymbol>());
                }

                break;
            case IFieldReferenceOperation reference when !Locations.IsReadOnly(reference.Field) || IsTarget(reference):
                AddMember(reference);
                break;
            case IPropertyReferenceOperation reference when !IsInInitializer(reference):
                RunsOtherCode |= !Locations.IsAutoProperty(reference.Property) && !_receivers.Contains(reference);
                AddMember(reference);
                break;
            case IArrayElementReferenceOperation:
                ReadsMembers = true;
                WritesMembers |= IsTarget(operation);
                break;
            case IAddressOfOperation { Reference: ILocalReferenceOperation { Local: var local } }:
                _written.Add(local);
                break;
        }

        // What a pointer leads to.
        WritesMembers |= operation is IAssignmentOperation { Target.Kind: OperationKind.None };
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    // It may still format what it is given, or run what it is given.
    private static bool IsKnown(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => KnownMembers.IsNamedLike(method, KnownEffects.Returns),
        IObjectCreationOperation { Constructor: { } constructor } => KnownMembers.IsNamedLike(constructor, KnownEffects.Returns),
        _ => false,
    };

    private void AddMember(IMemberReferenceOperation reference)
    {
        if (IsInInitializer(reference))
        {
            return;
        }

        if (IsTarget(reference))
        {
            WritesMembers = true;
            _written.Add(reference.Member);
        }
        else
        {
            ReadsMembers |= !_receivers.Contains(reference);
            _read.Add(reference.Member);
        }
    }

    // What an initializer sets is part of a new object.
    private static bool IsInInitializer(IMemberReferenceOperation reference)
        => reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver };

    private static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref,
        _ => false,
    };

    // 'Check(job.Cancel())' and 'job.Cancel().Check()' look at a result and at nothing else.
    private bool IsResultCheck(IInvocationOperation call)
    {
        var operands = call.Arguments.Select(static argument => argument.Value).ToList();
        if (call.Instance is { } instance)
        {
            operands.Add(instance);
        }

        operands = operands.ConvertAll(TransparentOperations.Strip);
        return operands.Exists(IsResult) &&
            operands.TrueForAll(operand => IsResult(operand) || operand.ConstantValue.HasValue || operand is IDefaultValueOperation);
    }

    private bool IsResult(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        return operand is IInvocationOperation call && IsBits(call);
    }
}

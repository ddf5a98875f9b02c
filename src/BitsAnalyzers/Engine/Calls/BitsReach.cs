using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Which members of the compilation use BITS, themselves or through members that they call. Bodies that call such a member are explored,
/// too. Names are looked at before symbols: most members of a program end there.
/// </summary>
internal sealed class BitsReach(Compilation compilation, BitsTypes types, BitsWrappers wrappers)
{
    /// <summary>How many calls may lie between a body and the use of BITS: a wrapper of a wrapper, and one more.</summary>
    private const int MaximumCalls = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, Uses> _uses = new(SymbolEqualityComparer.Default);
    private readonly object _lock = new();
    private HashSet<string>? _names;
    private HashSet<string>? _telling;

    /// <summary>
    /// Whether an operation calls a member of BITS that changes a job, or a member of the compilation that comes to do so; or calls one in
    /// a loop that may tell the state of a job, so that the loop may wait for it.
    /// </summary>
    public bool IsIn(IOperation body, CancellationToken cancellationToken)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var method } invocation when IsBits(method, invocation.Instance?.Type)
                    || Reaches(method, cancellationToken):
                case IMethodReferenceOperation { Method: var referenced, Instance: var instance } when IsBits(referenced, instance?.Type)
                    || Reaches(referenced, cancellationToken):
                case IObjectCreationOperation { Constructor: { } constructor } when Reaches(constructor, cancellationToken):
                case IPropertyReferenceOperation { Property: var property } when wrappers.Know(property)
                    || Reaches(property.GetMethod, cancellationToken)
                    || Reaches(property.SetMethod, cancellationToken):
                case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } }
                    when wrappers.Find(@event) is not null:
                case ILoopOperation and not IForEachLoopOperation
                    when operation.Descendants().Any(called => MayTell(called, cancellationToken)):
                    return true;
                case var other when UserDefinedOperators.Of(other) is { } @operator && Reaches(@operator, cancellationToken):
                    return true;
            }
        }

        return false;
    }

    // What other assemblies define does not read the states of jobs.
    private bool MayTell(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => IsOwn(method) && MayLeadTo(method.Name, cancellationToken),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } =>
            IsOwn(property) && MayLeadTo(property.Name, cancellationToken),
        _ => false,
    };

    private bool IsOwn(ISymbol member) => compilation.Owns(member);

    /// <summary>How many names members have that come to use BITS: how much of the program does.</summary>
    public int CountNames(CancellationToken cancellationToken) => Names(cancellationToken).Count;

    /// <summary>
    /// Whether a call of a member of that name may change something about a job, or tell something of it, where it is followed.
    /// </summary>
    public bool MayLeadTo(string name, CancellationToken cancellationToken)
    {
        if (_telling is null)
        {
            lock (_lock)
            {
                _telling ??= MentionedNames.Close(
                    compilation.SyntaxTrees,
                    name => BitsInterfaces.IsChangingJob(name) || BitsInterfaces.TellsOfJob(name) || wrappers.HasName(name),
                    CallFollower.MaximumDepth,
                    cancellationToken);
            }
        }

        return _telling.Contains(name);
    }

    private bool IsBits(IMethodSymbol method, ITypeSymbol? receiver)
        => (BitsInterfaces.IsChangingJob(method.Name) && (types.FindMember(method, receiver) ?? types.FindExtended(method)) is not null)
            || wrappers.Find(method) is not null;

    private bool Reaches(IMethodSymbol? method, CancellationToken cancellationToken)
        => method is not null && IsCandidate(method, cancellationToken) && Reaches(method, MaximumCalls, cancellationToken);

    private bool Reaches(IMethodSymbol method, int calls, CancellationToken cancellationToken)
    {
        if (!_uses.TryGetValue(method.OriginalDefinition, out var uses))
        {
            uses = _uses.GetOrAdd(method.OriginalDefinition, Find(method.OriginalDefinition, cancellationToken));
        }

        return uses.IsDirect || (calls > 1 && uses.Callees.Any(callee => Reaches(callee, calls - 1, cancellationToken)));
    }

    private bool IsCandidate(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var container = method.ContainingType;
        if (container is null or { TypeKind: TypeKind.Interface } ||
            method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke ||
            !compilation.Owns(method))
        {
            return false;
        }

        var name = method.MethodKind == MethodKind.Constructor ? container.Name
            : method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property ? property.Name
            : method.AssociatedSymbol is IPropertySymbol ? MentionedNames.Indexer
            : method.MethodKind == MethodKind.UserDefinedOperator ? MentionedNames.Operator
            : method.MethodKind == MethodKind.Conversion ? MentionedNames.Conversion
            : method.Name;
        return Names(cancellationToken).Contains(name);
    }

    private HashSet<string> Names(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _names ??= MentionedNames.Close(
                compilation.SyntaxTrees,
                name => BitsInterfaces.IsChangingJob(name) || wrappers.HasName(name),
                MaximumCalls,
                cancellationToken);
        }
    }

    private Uses Find(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var implementation = method.PartialImplementationPart ?? method;
        if (implementation.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return new(false, ImmutableArray<IMethodSymbol>.Empty);
        }

        var declaration = reference.GetSyntax(cancellationToken);
#pragma warning disable RS1030 // The member may stand in any tree, and the answer is kept for the whole compilation.
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        var names = Names(cancellationToken);
        var callees = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var (callsOperators, converts) = (names.Contains(MentionedNames.Operator), names.Contains(MentionedNames.Conversion));
        foreach (var node in declaration.DescendantNodes())
        {
            if (converts
                && node is ExpressionSyntax value
                && ConversionOf(value, model, cancellationToken) is { } conversion
                && IsCandidate(conversion, cancellationToken))
            {
                callees.Add(conversion.OriginalDefinition);
            }

            if (callsOperators && MentionedNames.MayCallOperator(node))
            {
                if (model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol @operator
                    && IsCandidate(@operator, cancellationToken))
                {
                    callees.Add(@operator.OriginalDefinition);
                }

                continue;
            }

            if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax) ||
                (node is SimpleNameSyntax { Identifier.ValueText: var name }
                    && !BitsInterfaces.IsChangingJob(name)
                    && !wrappers.HasName(name)
                    && !names.Contains(name)))
            {
                continue;
            }

            switch (model.GetSymbolInfo(node, cancellationToken).Symbol)
            {
                case IMethodSymbol called when IsBits(called.ReducedFrom ?? called, ReceiverTypeOf(node, model, cancellationToken)):
                    return new(true, ImmutableArray<IMethodSymbol>.Empty);
                case IMethodSymbol called when IsCandidate(called.ReducedFrom ?? called, cancellationToken):
                    callees.Add((called.ReducedFrom ?? called).OriginalDefinition);
                    break;
                case IPropertySymbol property when wrappers.Know(property):
                case IEventSymbol @event when wrappers.Find(@event) is not null:
                    return new(true, ImmutableArray<IMethodSymbol>.Empty);
                case IPropertySymbol property:
                    callees.UnionWith(
                        new[] { property.GetMethod, property.SetMethod }
                            .Where(accessor => accessor is not null && IsCandidate(accessor, cancellationToken))
                            .Select(
                            static accessor => accessor!.OriginalDefinition));
                    break;
            }
        }

        // A constructor that names no other calls that of its base class without arguments.
        if (declaration is ConstructorDeclarationSyntax { Initializer: null } && !method.IsStatic &&
            method.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(
                static constructor => constructor.Parameters.IsEmpty) is { } @base
                && IsCandidate(@base, cancellationToken))
        {
            callees.Add(@base.OriginalDefinition);
        }

        callees.Remove(method);
        return new(false, callees.ToImmutableArray());
    }

    // A cast says what it calls; what is done to a value where it is stored, passed or returned does not show.
    private static IMethodSymbol? ConversionOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
        => value is CastExpressionSyntax && model.GetSymbolInfo(value, cancellationToken).Symbol is IMethodSymbol cast ? cast
            : MentionedNames.MayConvert(value.Parent) ? model.GetConversion(value, cancellationToken).MethodSymbol
            : null;

    private static ITypeSymbol? ReceiverTypeOf(SyntaxNode name, SemanticModel model, CancellationToken cancellationToken)
        => name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? model.GetTypeInfo(access.Expression, cancellationToken).Type
            : null;

    private sealed record Uses(bool IsDirect, ImmutableArray<IMethodSymbol> Callees);
}

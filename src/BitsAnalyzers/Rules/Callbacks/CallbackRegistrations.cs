using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>
/// Where a compilation registers objects of a callback class, and what it does with jobs there. Asked for handlers that leave a job alone.
/// </summary>
internal sealed class CallbackRegistrations(Compilation compilation, BitsTypes types)
{
    // A tree never changes: it is walked through once, however many callbacks are asked about and however many compilations it is part of.
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string?, InvocationExpressionSyntax>> s_calls = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, List<Registration>> _ofClass = new(SymbolEqualityComparer.Default);
    private List<Registration>? _all;
    private bool? _completes;

    /// <summary>The places where objects of the class, or of one that derives from it, are registered.</summary>
    public List<Registration> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!_ofClass.TryGetValue(type, out var known))
        {
            _all ??= [.. Calls(nameof(BitsMemberId.SetNotifyInterface), cancellationToken).Select(
                call => new Registration(call, TypesIn(call, cancellationToken)))];
            known = _ofClass.GetOrAdd(type, _all.FindAll(registration => registration.Types.Exists(found => DerivesFrom(found, type))));
        }

        return known;
    }

    /// <summary>Whether the compilation completes any job at all.</summary>
    public bool IsAnyJobCompleted(CancellationToken cancellationToken)
        => _completes ??= Calls(nameof(BitsMemberId.Complete), cancellationToken).Any(call =>
            Model(call).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method ||
            types.FindMember(method, null) is not null
                || types.FindExtended(method) is not null
                || !compilation.Owns(method));

    // What the argument is, and what is made somewhere inside.
    private List<INamedTypeSymbol> TypesIn(InvocationExpressionSyntax call, CancellationToken cancellationToken)
        => call.ArgumentList.Arguments is [.., { Expression: var argument }]
            ? [.. argument.DescendantNodesAndSelf()
                .OfType<ExpressionSyntax>()
                .Select(expression => Model(expression).GetTypeInfo(expression, cancellationToken).Type)
                .OfType<INamedTypeSymbol>()]
            : [];

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol @base)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, @base.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<InvocationExpressionSyntax> Calls(string name, CancellationToken cancellationToken)
        => compilation.SyntaxTrees.SelectMany(tree => s_calls.TryGetValue(tree, out var calls)
            ? calls[name]
            : s_calls.GetValue(tree, tree => Find(tree, cancellationToken))[name]);

    private static ILookup<string?, InvocationExpressionSyntax> Find(SyntaxTree tree, CancellationToken cancellationToken)
        => tree.GetRoot(cancellationToken)
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(static call => NameOf(call) is nameof(BitsMemberId.SetNotifyInterface) or nameof(BitsMemberId.Complete))
            .ToLookup(NameOf);

#pragma warning disable RS1030 // The registration may stand in any tree, and the answer is kept for the whole compilation.
    private SemanticModel Model(SyntaxNode node) => compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A place where a callback is registered.</summary>
    /// <param name="call">The call that registers it.</param>
    /// <param name="types">The classes that the object may be of.</param>
    internal sealed class Registration(InvocationExpressionSyntax call, List<INamedTypeSymbol> types)
    {
        private readonly MemberDeclarationSyntax? _member = call.FirstAncestorOrSelf<MemberDeclarationSyntax>();

        /// <summary>The classes that the object may be of.</summary>
        public List<INamedTypeSymbol> Types => types;

        /// <summary>Whether the member creates jobs.</summary>
        public bool IsOfNewJob => CallsOfMember(0).Contains(nameof(BitsMemberId.CreateJob));

        /// <summary>Whether the member goes on to end a job, or to resume it again: the first call starts it.</summary>
        public bool IsEndedAfterwards
            => CallsOfMember(call.Span.End).Any(static name => name is nameof(BitsMemberId.Cancel) or nameof(BitsMemberId.Complete))
                || CallsOfMember(call.Span.End).Count(static name => name == nameof(BitsMemberId.Resume)) > 1;

        private IEnumerable<string?> CallsOfMember(int from)
            => _member is null
                ? []
                : _member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.SpanStart >= from).Select(NameOf);
    }
}

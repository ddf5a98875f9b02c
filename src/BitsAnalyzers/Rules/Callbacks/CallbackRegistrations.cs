using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>
/// Where a compilation registers objects of a callback class, and what it does with jobs there. Asked for handlers that leave a job alone.
/// </summary>
internal sealed class CallbackRegistrations(Compilation compilation, BitsTypes types)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, List<Registration>> _registrations = new(SymbolEqualityComparer.Default);
    private bool? _completes;

    /// <summary>The places where objects of the class, or of one that derives from it, are registered.</summary>
    public List<Registration> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
        => _registrations.TryGetValue(type, out var known) ? known : _registrations.GetOrAdd(type, Find(type, cancellationToken));

    /// <summary>Whether the compilation completes any job at all.</summary>
    public bool IsAnyJobCompleted(CancellationToken cancellationToken)
        => _completes ??= Calls(nameof(BitsMemberId.Complete), cancellationToken).Any(call =>
            Model(call).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method ||
            types.FindMember(method, null) is not null
                || types.FindExtended(method) is not null
                || !compilation.Owns(method));

    private List<Registration> Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var found = new List<Registration>();
        foreach (var call in Calls(nameof(BitsMemberId.SetNotifyInterface), cancellationToken))
        {
            if (call.ArgumentList.Arguments is not [.., { Expression: var argument }] || !Mentions(argument, type, cancellationToken))
            {
                continue;
            }

            var member = call.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault();
            found.Add(new(
                member is not null && Contains(member, 0, nameof(BitsMemberId.CreateJob)),
                member is not null
                    && (Contains(member, call.Span.End, nameof(BitsMemberId.Cancel), nameof(BitsMemberId.Complete))
                        || ResumesAgain(member, call.Span.End))));
        }

        return found;
    }

    // The argument is an object of the type, or makes one somewhere inside.
    private bool Mentions(ExpressionSyntax argument, INamedTypeSymbol type, CancellationToken cancellationToken)
        => argument.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(expression =>
            Model(expression).GetTypeInfo(expression, cancellationToken).Type is INamedTypeSymbol found && DerivesFrom(found, type));

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

    private static bool Contains(SyntaxNode member, int from, params string[] names)
        => member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(
            call => call.SpanStart >= from && Array.IndexOf(names, NameOf(call)) >= 0);

    // The first call starts the job.
    private static bool ResumesAgain(SyntaxNode member, int from)
        => member.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(
            call => call.SpanStart >= from && NameOf(call) == nameof(BitsMemberId.Resume)) > 1;

    private IEnumerable<InvocationExpressionSyntax> Calls(string name, CancellationToken cancellationToken)
        => compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => NameOf(call) == name);

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
    /// <param name="IsOfNewJob">Whether the member creates jobs.</param>
    /// <param name="IsEndedAfterwards">Whether the member goes on to end a job, or to resume it again.</param>
    internal sealed record Registration(bool IsOfNewJob, bool IsEndedAfterwards);
}

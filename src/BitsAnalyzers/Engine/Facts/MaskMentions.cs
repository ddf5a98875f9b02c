using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Where a class, or one that it derives from, sets the mask of a job: a callback may do so for the job that it is told of.
/// </summary>
internal sealed class MaskMentions
{
    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<SyntaxNode>> _mentions = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the class does so anywhere but in the code that is known.</summary>
    public bool In(ITypeSymbol type, IEnumerable<SyntaxNode> known, CancellationToken cancellationToken)
    {
        if (!_mentions.TryGetValue(type, out var mentions))
        {
            mentions = _mentions.GetOrAdd(type, Find(type, cancellationToken));
        }

        return !mentions.IsEmpty
            && mentions.Any(mention => !known.Any(code => code.SyntaxTree == mention.SyntaxTree && code.Span.Contains(mention.Span)));
    }

    private static ImmutableArray<SyntaxNode> Find(ITypeSymbol type, CancellationToken cancellationToken)
    {
        var mentions = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var reference in current.DeclaringSyntaxReferences)
            {
                mentions.AddRange(reference.GetSyntax(cancellationToken)
                    .DescendantNodes()
                    .Where(static node => node is SimpleNameSyntax { Identifier.ValueText: nameof(BitsMemberId.SetNotifyFlags) }));
            }
        }

        return mentions.ToImmutable();
    }
}

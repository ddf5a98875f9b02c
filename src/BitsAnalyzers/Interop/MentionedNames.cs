using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Interop;

/// <summary>
/// The names that the members of a syntax tree mention in their bodies. A tree never changes, so that its names are looked up once, however many
/// compilations it becomes part of.
/// </summary>
internal static class MentionedNames
{
    /// <summary>The name under which indexers count.</summary>
    public const string Indexer = "this[]";

    /// <summary>The name under which operators and conversions count. What calls them does not mention it.</summary>
    public const string Operator = "operator";

    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<(string Member, HashSet<string> Names)>> s_names = new();

    /// <summary>
    /// The names of the members of these trees that come to mention one of the given names: themselves, or by mentioning such a member, in so
    /// many steps at most.
    /// </summary>
    public static HashSet<string> Close(IEnumerable<SyntaxTree> trees, Func<string, bool> isGiven, int steps, CancellationToken cancellationToken)
    {
        var members = new List<(string Member, HashSet<string> Names)>();
        foreach (var tree in trees)
        {
            members.AddRange(Of(tree, cancellationToken));
        }

        var closed = new HashSet<string>(StringComparer.Ordinal);
        var latest = new HashSet<string>(members.Where(member => member.Names.Any(isGiven)).Select(static member => member.Member), StringComparer.Ordinal);
        for (var step = 0; step < steps && latest.Count > 0; step++)
        {
            closed.UnionWith(latest);
            var known = latest;
            latest = new(members.Where(member => !closed.Contains(member.Member) && member.Names.Overlaps(known)).Select(static member => member.Member), StringComparer.Ordinal);
        }

        return closed;
    }

    private static IReadOnlyList<(string Member, HashSet<string> Names)> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!s_names.TryGetValue(tree, out var names))
        {
            names = s_names.GetValue(tree, tree => Find(tree.GetRoot(cancellationToken)));
        }

        return names;
    }

    private static List<(string Member, HashSet<string> Names)> Find(SyntaxNode root)
    {
        var members = new List<(string Member, HashSet<string> Names)>();
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (NameOf(node) is { } name && node.Parent is not InterfaceDeclarationSyntax)
            {
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var token in node.DescendantTokens())
                {
                    if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
                    {
                        names.Add(token.ValueText);
                    }
                }

                if (node is ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax type } constructor)
                {
                    names.UnionWith(ConstructorsCalledBy(constructor, type));
                }

                members.Add((name, names));
            }
        }

        return members;
    }

    // They are called without being named.
    private static IEnumerable<string> ConstructorsCalledBy(ConstructorDeclarationSyntax constructor, TypeDeclarationSyntax type)
        => constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) ? [type.Identifier.ValueText]
            : type.BaseList?.Types.FirstOrDefault()?.Type is { } @base && @base.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault(static name => name.Parent is not QualifiedNameSyntax { Left: var left } || left != name) is { } simple ? [simple.Identifier.ValueText]
            : [];

    private static string? NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        IndexerDeclarationSyntax => Indexer,
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => Operator,
        _ => null,
    };
}

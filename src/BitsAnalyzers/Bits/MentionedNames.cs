using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The names that the members of a syntax tree mention in their bodies. A tree never changes, so that its names are looked up once, however
/// many compilations it becomes part of.
/// </summary>
internal static class MentionedNames
{
    /// <summary>The name under which indexers count.</summary>
    public const string Indexer = "this[]";

    /// <summary>The name under which operators count. Whatever may call one mentions it.</summary>
    public const string Operator = "operator";

    /// <summary>The name under which conversions count. Whatever may convert a value mentions it.</summary>
    public const string Conversion = "operator()";

    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, HashSet<string>>> s_members = new();

    /// <summary>
    /// The names of the members of these trees that come to mention one of the given names: themselves, or by mentioning such a member, in
    /// so many steps at most.
    /// </summary>
    public static HashSet<string> Close(
        IEnumerable<SyntaxTree> trees, Func<string, bool> isGiven, int steps, CancellationToken cancellationToken)
    {
        var members = trees.Select(tree => MembersByMention(tree, cancellationToken)).ToList();
        var closed = new HashSet<string>(StringComparer.Ordinal);
        var latest = new HashSet<string>(
            members.SelectMany(byMention => byMention.Where(pair => isGiven(pair.Key)).SelectMany(static pair => pair.Value)),
            StringComparer.Ordinal);
        for (var step = 0; step < steps && latest.Count > 0; step++)
        {
            closed.UnionWith(latest);
            var known = latest;
            latest = new(
                members.SelectMany(byMention => MembersThatMention(byMention, known)).Where(member => !closed.Contains(member)),
                StringComparer.Ordinal);
        }

        return closed;
    }

    private static IEnumerable<string> MembersThatMention(Dictionary<string, HashSet<string>> byMention, HashSet<string> names)
        => byMention.Count < names.Count
            ? byMention.Where(pair => names.Contains(pair.Key)).SelectMany(static pair => pair.Value)
            : names.SelectMany(name => byMention.TryGetValue(name, out var members) ? members : Enumerable.Empty<string>());

    // For each name that is mentioned in the tree, the members that do so.
    private static Dictionary<string, HashSet<string>> MembersByMention(SyntaxTree tree, CancellationToken cancellationToken)
        => s_members.TryGetValue(tree, out var members) ? members : s_members.GetValue(tree, tree => Find(tree.GetRoot(cancellationToken)));

    private static Dictionary<string, HashSet<string>> Find(SyntaxNode root)
    {
        var members = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var node in root.DescendantNodes(
            static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (NameOf(node) is { } name && node.Parent is not InterfaceDeclarationSyntax)
            {
                var (mayCallOperator, mayConvert) = (false, false);
                foreach (var token in node.DescendantTokens())
                {
                    if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
                    {
                        Add(token.ValueText, name);
                        continue;
                    }

                    mayCallOperator |= MayCallOperator(token.Parent);
                    mayConvert |= MayConvert(token.Parent);
                }

                if (mayCallOperator)
                {
                    Add(Operator, name);
                }

                if (mayConvert)
                {
                    Add(Conversion, name);
                }

                if (node is ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax type } constructor)
                {
                    foreach (var called in ConstructorsCalledBy(constructor, type))
                    {
                        Add(called, name);
                    }
                }
            }
        }

        return members;

        void Add(string mention, string member)
        {
            if (!members.TryGetValue(mention, out var mentioning))
            {
                members.Add(mention, mentioning = new(StringComparer.Ordinal));
            }

            mentioning.Add(member);
        }
    }

    /// <summary>Whether something is written with an operator that a program may have defined.</summary>
    public static bool MayCallOperator(SyntaxNode? node)
        => node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax ||
            (node is AssignmentExpressionSyntax && !node.IsKind(SyntaxKind.SimpleAssignmentExpression));

    /// <summary>Whether a value is cast, stored, passed or returned here, and may be converted for that.</summary>
    public static bool MayConvert(SyntaxNode? node)
        => node is CastExpressionSyntax
            or AssignmentExpressionSyntax
            or EqualsValueClauseSyntax
            or BaseArgumentListSyntax
            or ArgumentSyntax
            or ReturnStatementSyntax
            or ArrowExpressionClauseSyntax;

    // They are called without being named.
    private static IEnumerable<string> ConstructorsCalledBy(ConstructorDeclarationSyntax constructor, TypeDeclarationSyntax type)
        => constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) ? [type.Identifier.ValueText]
            : type.BaseList?.Types.FirstOrDefault()?.Type is { } @base
                && @base
                    .DescendantNodesAndSelf()
                    .OfType<SimpleNameSyntax>()
                    .FirstOrDefault(static name => name.Parent is not QualifiedNameSyntax { Left: var left } || left != name) is { } simple
                ? [simple.Identifier.ValueText]
            : [];

    private static string? NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        IndexerDeclarationSyntax => Indexer,
        OperatorDeclarationSyntax => Operator,
        ConversionOperatorDeclarationSyntax => Conversion,
        _ => null,
    };
}

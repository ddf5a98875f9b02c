using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The names that the members of a program mention in their bodies: which members can come to a call, by their names alone.
/// </summary>
internal static class MentionedNames
{
    /// <summary>The name under which indexers count.</summary>
    public const string Indexer = "this[]";

    /// <summary>The name under which operators count. Whatever may call one mentions it.</summary>
    public const string Operator = "operator";

    /// <summary>The name under which conversions count. Whatever may convert a value mentions it.</summary>
    public const string Conversion = "operator()";

    /// <summary>
    /// The names of the members of these trees that come to mention one of the given names: themselves, or by mentioning such a member, in
    /// so many steps at most.
    /// </summary>
    public static HashSet<string> Close(
        IEnumerable<SyntaxTree> trees, Func<string, bool> isGiven, int steps, CancellationToken cancellationToken)
    {
        var members = trees.Select(tree => DeclaredMembers.Of(tree, cancellationToken).MembersByMention).ToList();
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
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The members that a syntax tree declares, each with the names that it mentions. That depends on the text alone: it is looked up once for
/// a tree, however many compilations it becomes part of, and what an edit has left as it was is taken over from the tree before.
/// </summary>
internal sealed class DeclaredMembers
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclaredMembers> s_trees = new();

    // An editor changes a few files at a time. Whoever finds the place of his file taken by another looks all of it up.
    private static readonly WeakReference<DeclaredMembers>?[] s_latest = new WeakReference<DeclaredMembers>?[64];

    // Nobody else has a tree any more when the next one takes its place. These few stay.
    private static readonly DeclaredMembers?[] s_kept = new DeclaredMembers?[8];
    private static int s_next;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _overrides = new(StringComparer.Ordinal);

    private DeclaredMembers(ImmutableArray<DeclaredMember> members)
    {
        Members = members;
        foreach (var member in members)
        {
            _names.UnionWith(member.Names);
            if (member.IsOverride)
            {
                _overrides.UnionWith(member.Names);
            }

            // What an interface declares is looked for in those who implement it.
            if (member.Key is not { } key || member.Node.Parent is InterfaceDeclarationSyntax)
            {
                continue;
            }

            foreach (var mention in member.Mentions)
            {
                Add(mention, key);
            }

            foreach (var called in ConstructorsCalledBy(member.Node))
            {
                Add(called, key);
            }
        }

        void Add(string mention, string member)
        {
            if (!MembersByMention.TryGetValue(mention, out var mentioning))
            {
                MembersByMention.Add(mention, mentioning = new(StringComparer.Ordinal));
            }

            mentioning.Add(member);
        }
    }

    /// <summary>The members in the order of the text.</summary>
    public ImmutableArray<DeclaredMember> Members { get; }

    /// <summary>For each name that is mentioned in the tree, the members that do so.</summary>
    public Dictionary<string, HashSet<string>> MembersByMention { get; } = new(StringComparer.Ordinal);

    public static DeclaredMembers Of(SyntaxTree tree, CancellationToken cancellationToken)
        => s_trees.TryGetValue(tree, out var known) ? known : s_trees.GetValue(tree, tree => Find(tree, cancellationToken));

    /// <summary>Whether a member of that name is declared: what no tree declares needs no search among symbols.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="name">The name, without that of an interface.</param>
    /// <param name="overridesOnly">Whether only what overrides a member counts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static bool Exist(Compilation compilation, string name, bool overridesOnly, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var members = Of(tree, cancellationToken);
            if ((overridesOnly ? members._overrides : members._names).Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    private static DeclaredMembers Find(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var place = (StringComparer.Ordinal.GetHashCode(tree.FilePath) & int.MaxValue) % s_latest.Length;
        var before = s_latest[place] is { } latest && latest.TryGetTarget(out var last)
            ? last.Members
            : ImmutableArray<DeclaredMember>.Empty;
        var members = new DeclaredMembers(Find(tree.GetRoot(cancellationToken), before));
        s_latest[place] = new(members);
        s_kept[unchecked((uint)Interlocked.Increment(ref s_next)) % s_kept.Length] = members;
        return members;
    }

    private static ImmutableArray<DeclaredMember> Find(SyntaxNode root, ImmutableArray<DeclaredMember> before)
    {
        var nodes = root
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(static node => node is RecordDeclarationSyntax { ParameterList: not null }
                or not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
            .ToList();
        var members = ImmutableArray.CreateBuilder<DeclaredMember>(nodes.Count);
        var equal = 0;
        while (equal < nodes.Count && equal < before.Length && nodes[equal].IsIncrementallyIdenticalTo(before[equal].Node))
        {
            equal++;
        }

        // An edit in one member leaves those before it and those behind it.
        var shift = before.Length - nodes.Count;
        var equalBehind = nodes.Count;
        while (equalBehind > equal
            && equalBehind + shift > equal
            && nodes[equalBehind - 1].IsIncrementallyIdenticalTo(before[equalBehind + shift - 1].Node))
        {
            equalBehind--;
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            members.Add(
                i < equal ? before[i] with { Node = nodes[i] }
                : i >= equalBehind ? before[i + shift] with { Node = nodes[i] }
                : DeclaredMember.Read(nodes[i]));
        }

        return members.MoveToImmutable();
    }

    // They are called without being named. Which they are depends on the type around the constructor, so that it is not kept with it.
    private static IEnumerable<string> ConstructorsCalledBy(MemberDeclarationSyntax member)
    {
        if (member is not ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax type } constructor)
        {
            return [];
        }

        return constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) ? [type.Identifier.ValueText]
            : type.BaseList?.Types.FirstOrDefault()?.Type is { } @base
                && @base
                    .DescendantNodesAndSelf()
                    .OfType<SimpleNameSyntax>()
                    .FirstOrDefault(static name => name.Parent is not QualifiedNameSyntax { Left: var left } || left != name) is { } simple
                ? [simple.Identifier.ValueText]
            : [];
    }
}

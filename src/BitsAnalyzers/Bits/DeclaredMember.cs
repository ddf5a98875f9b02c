using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits;

/// <summary>What the text of one member says, whatever stands around it.</summary>
/// <param name="Node">Its declaration.</param>
/// <param name="Names">
/// The names that it declares: one, or those of several fields or events, or of a record's parameters; none for operators.
/// </param>
/// <param name="IsOverride">Whether it overrides a member of a base class.</param>
/// <param name="Key">The name that others mention it by; null where it does not count: fields and events.</param>
/// <param name="Mentions">The names that it mentions.</param>
internal sealed record DeclaredMember(
    MemberDeclarationSyntax Node,
    ImmutableArray<string> Names,
    bool IsOverride,
    string? Key,
    ImmutableArray<string> Mentions)
{
    public static DeclaredMember Read(MemberDeclarationSyntax node)
    {
        var key = KeyOf(node);
        return new(
            node,
            NamesOf(node),
            node.Modifiers.Any(SyntaxKind.OverrideKeyword),
            key,
            key is null ? ImmutableArray<string>.Empty : MentionsOf(node));
    }

    private static string? KeyOf(MemberDeclarationSyntax node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        IndexerDeclarationSyntax => MentionedNames.Indexer,
        OperatorDeclarationSyntax => MentionedNames.Operator,
        ConversionOperatorDeclarationSyntax => MentionedNames.Conversion,
        _ => null,
    };

    private static ImmutableArray<string> NamesOf(MemberDeclarationSyntax node) => node switch
    {
        MethodDeclarationSyntax method => ImmutableArray.Create(method.Identifier.ValueText),
        PropertyDeclarationSyntax property => ImmutableArray.Create(property.Identifier.ValueText),
        EventDeclarationSyntax @event => ImmutableArray.Create(@event.Identifier.ValueText),
        BaseFieldDeclarationSyntax field =>
            field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText).ToImmutableArray(),
        IndexerDeclarationSyntax => ImmutableArray.Create(MentionedNames.Indexer),
        RecordDeclarationSyntax { ParameterList.Parameters: var parameters } =>
            parameters.Select(static parameter => parameter.Identifier.ValueText).ToImmutableArray(),
        _ => ImmutableArray<string>.Empty,
    };

    private static ImmutableArray<string> MentionsOf(SyntaxNode node)
    {
        var mentions = new HashSet<string>(StringComparer.Ordinal);
        var (mayCallOperator, mayConvert) = (false, false);
        foreach (var token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
            {
                mentions.Add(token.ValueText);
                continue;
            }

            mayCallOperator |= MentionedNames.MayCallOperator(token.Parent);
            mayConvert |= MentionedNames.MayConvert(token.Parent);
        }

        if (mayCallOperator)
        {
            mentions.Add(MentionedNames.Operator);
        }

        if (mayConvert)
        {
            mentions.Add(MentionedNames.Conversion);
        }

        return mentions.ToImmutableArray();
    }
}

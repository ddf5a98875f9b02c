using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Configuration;

/// <summary>One entry of an option about wrappers.</summary>
/// <param name="Key">The option.</param>
/// <param name="Text">The entry as it is written.</param>
/// <param name="Kinds">The kinds of symbols that the option takes, by the letter that an id of each begins with.</param>
internal sealed record WrapperEntry(string Key, string Text, string Kinds)
{
    // A '#' begins a comment in an .editorconfig, so a constructor is written as in metadata: M:Contoso.Transfer..ctor(System.UInt32).
    private string Id => Text.Replace("..ctor", ".#ctor");

    /// <summary>The symbols that the entry names; none where it does not name any.</summary>
    public ImmutableArray<ISymbol> Resolve(Compilation compilation)
        => IsWellFormed ? DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation) : ImmutableArray<ISymbol>.Empty;

    /// <summary>
    /// What is wrong with the entry; null where nothing is. An option may be shared by several projects, so an entry about a type that this
    /// one cannot see is in order.
    /// </summary>
    public string? Problem(Compilation compilation)
        => !IsWellFormed
            ? $"is not a documentation comment id that begins with {string.Join(" or ", Kinds.Select(static kind => kind + ":"))}"
        : Resolve(compilation).IsEmpty && SeesContainingType(compilation) ? "names no member of that type"
        : null;

    private bool IsWellFormed => Id.Length > 2 && Id[1] == ':' && Kinds.IndexOf(Id[0]) >= 0 && !Id.Any(char.IsWhiteSpace);

    private bool SeesContainingType(Compilation compilation)
    {
        var name = Id.Substring(2).Split('(')[0];
        var end = name.LastIndexOf('.');
        return Id[0] != 'T'
            && end > 0
            && !DocumentationCommentId.GetSymbolsForDeclarationId("T:" + name.Substring(0, end), compilation).IsEmpty;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Configuration;

/// <summary>One entry of an option about wrappers.</summary>
/// <param name="Key">The option.</param>
/// <param name="Id">The documentation comment id.</param>
/// <param name="Kinds">The kinds of symbols that the option takes, by the letter that an id of each begins with.</param>
internal sealed record WrapperEntry(string Key, string Id, string Kinds)
{
    /// <summary>The symbols that the entry names; none where it does not name any.</summary>
    public ImmutableArray<ISymbol> Resolve(Compilation compilation)
        => IsWellFormed ? DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation) : ImmutableArray<ISymbol>.Empty;

    /// <summary>What is wrong with the entry; null where nothing is.</summary>
    public string? Problem(Compilation compilation)
        => !IsWellFormed ? $"is not a documentation comment id that begins with {string.Join(" or ", Kinds.Select(static kind => kind + ":"))}"
        : Resolve(compilation).IsEmpty ? "names nothing that the project can see"
        : null;

    private bool IsWellFormed => Id.Length > 2 && Id[1] == ':' && Kinds.IndexOf(Id[0]) >= 0 && !Id.Any(char.IsWhiteSpace);
}

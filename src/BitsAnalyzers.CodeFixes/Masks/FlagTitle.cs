using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Names flags in the title of an action, as the user's code names them.</summary>
internal static class FlagTitle
{
    /// <summary>The flags of the mask as they stand in a sentence.</summary>
    public static string Enumerate(uint mask, FlagVocabulary? vocabulary)
    {
        if (mask == 0 || vocabulary?.Covers(mask) != true)
        {
            return NotifyFlags.Enumerate(mask);
        }

        var names = Enumerable.Range(0, NotifyFlags.Count)
            .Where(number => (mask & (1u << number)) != 0)
            .Select(number => Name(vocabulary[number]!))
            .ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
    }

    // A member such as 'Disable' says too little without its enum; BG_NOTIFY_DISABLE says enough.
    private static string Name(IFieldSymbol flag)
        => flag.ContainingType.TypeKind == TypeKind.Enum && flag.Name.IndexOf("NOTIFY", StringComparison.OrdinalIgnoreCase) < 0
            ? $"{flag.ContainingType.Name}.{flag.Name}"
            : flag.Name;
}

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Replaces a number by the names of its flags.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits008UseNamedFlagsFixProvider))]
internal sealed class Bits008UseNamedFlagsFixProvider() : TextEditFixProvider(
    "BITS008",
    new MaskFix(
        "BITS008.UseNames",
        "Use the named flags",
        static place => $"Use {FlagTitle.Enumerate(place.Value ?? 0, place.Vocabulary)}",
        static place => new MaskRepair(place).NameFlags())
    {
        KeepsBehavior = true,
    });

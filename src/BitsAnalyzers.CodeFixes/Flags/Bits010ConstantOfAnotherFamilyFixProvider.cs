using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Replaces a constant of another family by the notification flag with the same purpose, where there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits010ConstantOfAnotherFamilyFixProvider))]
internal sealed class Bits010ConstantOfAnotherFamilyFixProvider() : TextEditFixProvider(
    "BITS010",
    new MaskFix(
        "BITS010.UseNotifyFlag",
        "Use the notification flag with the same purpose",
        static place => $"Use {FlagTitle.Enumerate(ForeignConstantRepair.IntendedFlags(place), place.Vocabulary)}",
        ForeignConstantRepair.Replace));

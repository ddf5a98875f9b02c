using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Removes the flags for events that the job never raises.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits024EventOfAnotherJobTypeFixProvider))]
internal sealed class Bits024EventOfAnotherJobTypeFixProvider() : TextEditFixProvider(
    "BITS024",
    new MaskFix(
        "BITS024.RemoveFlags",
        "Remove the flags that the job never raises",
        static place => $"Remove {FlagTitle.Enumerate(place.Flags, place.Vocabulary)}",
        static place => new MaskRepair(place).Remove(place.Flags),
        isForCall: true,
        removed: static place => place.Flags)
    {
        KeepsBehavior = true,
    });

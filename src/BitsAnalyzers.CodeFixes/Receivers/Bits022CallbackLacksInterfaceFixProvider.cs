using BitsAnalyzers.CodeFixes.Callbacks;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Gives the callback the interface for the event, or gives up the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits022CallbackLacksInterfaceFixProvider))]
internal sealed class Bits022CallbackLacksInterfaceFixProvider() : TextEditFixProvider(
    "BITS022",
    new ImplementInterfaceFix("BITS022.ImplementInterface", "Implement the interface for the events"),
    new MaskFix(
        "BITS022.RemoveFlags",
        "Remove the flags that the callback cannot get",
        static place => $"Remove {FlagTitle.Enumerate(place.Flags, place.Vocabulary)}",
        static place => new MaskRepair(place).Remove(place.Flags),
        isForCall: true,
        removed: static place => place.Flags)
    {
        KeepsBehavior = true,
    });

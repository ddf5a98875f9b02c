using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Removes the flags that a command line is never run for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits020FlagsIgnoredByCommandLineFixProvider))]
internal sealed class Bits020FlagsIgnoredByCommandLineFixProvider() : TextEditFixProvider(
    "BITS020",
    new MaskFix(
        "BITS020.RemoveIgnored",
        "Remove the ignored flags",
        static place => $"Remove {FlagTitle.Enumerate(place.Flags, place.Vocabulary)}",
        static place => new MaskRepair(place).Remove(place.Flags),
        isForCall: true,
        removed: static place => place.Flags)
    {
        KeepsBehavior = true,
    },
    new NotifyByCommandLineFix("BITS020.UseRuntime"));

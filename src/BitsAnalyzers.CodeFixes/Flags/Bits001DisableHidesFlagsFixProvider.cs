using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Mutes the job or requests the events: both at once is not possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits001DisableHidesFlagsFixProvider))]
internal sealed class Bits001DisableHidesFlagsFixProvider() : TextEditFixProvider(
    "BITS001",
    new MaskFix(
        "BITS001.KeepDisable",
        "Keep only BG_NOTIFY_DISABLE",
        static place => $"Keep only {FlagTitle.Enumerate(NotifyFlags.Disable, place.Vocabulary)}",
        static place => new MaskRepair(place).Set(NotifyFlags.Disable),
        kept: NotifyFlags.Disable)
    {
        KeepsBehavior = true,
    },
    new MaskFix(
        "BITS001.RemoveDisable",
        "Remove BG_NOTIFY_DISABLE",
        static place => $"Remove {FlagTitle.Enumerate(NotifyFlags.Disable, place.Vocabulary)}",
        static place => new MaskRepair(place).Remove(NotifyFlags.Disable),
        removed: static _ => NotifyFlags.Disable));

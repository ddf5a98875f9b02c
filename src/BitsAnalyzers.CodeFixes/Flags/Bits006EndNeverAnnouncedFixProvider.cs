using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Requests the two events that end a job.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits006EndNeverAnnouncedFixProvider))]
internal sealed class Bits006EndNeverAnnouncedFixProvider() : TextEditFixProvider(
    "BITS006",
    new MaskFix(
        "BITS006.AddDefaultPair",
        "Add BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR",
        static place => $"Add {FlagTitle.Enumerate(NotifyFlags.DefaultPair, place.Vocabulary)}",
        static place => new MaskRepair(place).Add(NotifyFlags.DefaultPair)));

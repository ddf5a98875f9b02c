using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Requests the event that tells of a failure.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits007FailureNeverAnnouncedFixProvider))]
internal sealed class Bits007FailureNeverAnnouncedFixProvider() : TextEditFixProvider(
    "BITS007",
    new MaskFix(
        "BITS007.AddError",
        "Add BG_NOTIFY_JOB_ERROR",
        static place => $"Add {FlagTitle.Enumerate(NotifyFlags.JobError, place.Vocabulary)}",
        static place => new MaskRepair(place).Add(NotifyFlags.JobError)));

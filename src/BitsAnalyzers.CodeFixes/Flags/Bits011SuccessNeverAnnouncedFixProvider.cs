using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Requests the event that tells of the success.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits011SuccessNeverAnnouncedFixProvider))]
internal sealed class Bits011SuccessNeverAnnouncedFixProvider() : TextEditFixProvider(
    "BITS011",
    new MaskFix(
        "BITS011.AddTransferred",
        "Add BG_NOTIFY_JOB_TRANSFERRED",
        static place => $"Add {FlagTitle.Enumerate(NotifyFlags.JobTransferred, place.Vocabulary)}",
        static place => new MaskRepair(place).Add(NotifyFlags.JobTransferred)));

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Says what zero leaves open: that the job is muted, or which events it reports.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits005ZeroRequestsNoEventsFixProvider))]
internal sealed class Bits005ZeroRequestsNoEventsFixProvider() : TextEditFixProvider(
    "BITS005",
    new MaskFix(
        "BITS005.UseDisable",
        "Use BG_NOTIFY_DISABLE",
        static place => $"Use {FlagTitle.Enumerate(NotifyFlags.Disable, place.Vocabulary)}",
        static place => new MaskRepair(place).Set(NotifyFlags.Disable))
    {
        KeepsBehavior = true,
    },
    new MaskFix(
        "BITS005.RequestDefaultPair",
        "Request BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR",
        static place => $"Request {FlagTitle.Enumerate(NotifyFlags.DefaultPair, place.Vocabulary)}",
        static place => new MaskRepair(place).Set(NotifyFlags.DefaultPair)));

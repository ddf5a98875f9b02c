using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Requests the events that a command line is run for, and what a callback beside it gets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits021CommandLineNeverRunsFixProvider))]
internal sealed class Bits021CommandLineNeverRunsFixProvider() : TextEditFixProvider(
    "BITS021",
    new MaskFix(
        "BITS021.RequestDefaultPair",
        "Request BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR",
        static place => $"Request {FlagTitle.Enumerate(place.Flags, place.Vocabulary)}",
        static place => new MaskRepair(place).Set(place.Flags),
        isForCall: true),
    new NotifyByCommandLineFix("BITS021.UseRuntime"));

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Cancels the job where it is left.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits048JobLeftInQueueFixProvider))]
internal sealed class Bits048JobLeftInQueueFixProvider() : TextEditFixProvider(
    "BITS048",
    new EndJobFix("BITS048.CancelJob", "Cancel", "Cancel the job where it is left"),
    new DownloadFix("BITS048.UseRuntime"));

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Completes the job when it is transferred.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits052JobNeverCompletedFixProvider))]
internal sealed class Bits052JobNeverCompletedFixProvider() : TextEditFixProvider(
    "BITS052",
    new EndJobFix("BITS052.CompleteJob", "Complete", "Complete the job"),
    new DownloadFix("BITS052.UseRuntime"));

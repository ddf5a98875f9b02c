using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Ends the job that a handler or a branch leaves alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits049JobForgottenFixProvider))]
internal sealed class Bits049JobForgottenFixProvider() : TextEditFixProvider(
    "BITS049",
    new EndJobFix("BITS049.CancelJob", "Cancel", "Cancel the job"), new EndJobFix("BITS049.CompleteJob", "Complete", "Complete the job"));

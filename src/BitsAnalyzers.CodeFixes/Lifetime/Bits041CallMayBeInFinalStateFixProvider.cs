using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Ends the job where it has not ended yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits041CallMayBeInFinalStateFixProvider))]
internal sealed class Bits041CallMayBeInFinalStateFixProvider() : TextEditFixProvider("BITS041", new TryEndFix("BITS041.UseRuntime"));

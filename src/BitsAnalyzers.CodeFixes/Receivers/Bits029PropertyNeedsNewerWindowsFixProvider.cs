using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Sets or reads the property only where Windows knows it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits029PropertyNeedsNewerWindowsFixProvider))]
internal sealed class Bits029PropertyNeedsNewerWindowsFixProvider() : TextEditFixProvider(
    "BITS029",
    new GuardCallFix("BITS029.Guard", "Use properties only on a Windows that knows them"));

using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Requests the flag only where Windows knows it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits026FlagNeedsNewerWindowsFixProvider))]
internal sealed class Bits026FlagNeedsNewerWindowsFixProvider() : TextEditFixProvider(
    "BITS026",
    new GuardFlagFix("BITS026.Guard", "Request flags only on a Windows that knows them"));

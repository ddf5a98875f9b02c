using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Waits for the delay that the loop begins and forgets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits053PolledWithoutPauseFixProvider))]
internal sealed class Bits053PolledWithoutPauseFixProvider() : TextEditFixProvider(
    "BITS053",
    new WaitForDelayFix("BITS053.WaitForDelay"));

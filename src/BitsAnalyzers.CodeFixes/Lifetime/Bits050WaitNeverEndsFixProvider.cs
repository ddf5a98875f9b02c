using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Lets the loop end in the states that it has no way out for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits050WaitNeverEndsFixProvider))]
internal sealed class Bits050WaitNeverEndsFixProvider() : TextEditFixProvider(
    "BITS050",
    new AddStatesFix("BITS050.AddStates"),
    new WaitFix("BITS050.UseRuntime"));

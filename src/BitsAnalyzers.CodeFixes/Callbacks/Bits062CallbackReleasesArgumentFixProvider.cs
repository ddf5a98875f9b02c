using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Leaves the release to BITS.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits062CallbackReleasesArgumentFixProvider))]
internal sealed class Bits062CallbackReleasesArgumentFixProvider() : TextEditFixProvider(
    "BITS062",
    new RemoveReleaseFix("BITS062.RemoveCall"));

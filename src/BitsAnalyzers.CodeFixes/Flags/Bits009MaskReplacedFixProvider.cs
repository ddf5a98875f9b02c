using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>
/// Requests the events of both calls: in one, or, where the first call is right without the second, in the second as well.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits009MaskReplacedFixProvider))]
internal sealed class Bits009MaskReplacedFixProvider() : TextEditFixProvider(
    "BITS009",
    new CombineMasksFix("BITS009.Combine", "Combine into one call", removesFirst: true),
    new CombineMasksFix("BITS009.KeepFlags", "Keep the flags of the call before", removesFirst: false));

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Combines the flags with the operator that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits003FlagsNotCombinedWithOrFixProvider))]
internal sealed class Bits003FlagsNotCombinedWithOrFixProvider() : TextEditFixProvider(
    "BITS003",
    new MaskFix(
        "BITS003.UseOr",
        "Combine the flags with '|'",
        static _ => "Combine the flags with '|'",
        OperatorRepair.JoinWithOr));

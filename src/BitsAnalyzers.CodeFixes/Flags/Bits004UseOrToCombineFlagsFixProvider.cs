using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>Combines the flags with the operator that is right always, each flag once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits004UseOrToCombineFlagsFixProvider))]
internal sealed class Bits004UseOrToCombineFlagsFixProvider() : TextEditFixProvider(
    "BITS004",
    new MaskFix(
        "BITS004.UseOr",
        "Combine the flags with '|', each once",
        static _ => "Combine the flags with '|', each once",
        OperatorRepair.JoinWithOr)
    {
        KeepsBehavior = true,
    });

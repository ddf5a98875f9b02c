using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Sets the property in time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits045PropertyTooLateFixProvider))]
internal sealed class Bits045PropertyTooLateFixProvider() : TextEditFixProvider(
    "BITS045",
    new MoveCallFix(
        "BITS045.MoveCall",
        "Move the call up",
        Direction.Up,
        static (_, earlier) => earlier is "Resume" or "AddFile" or "AddFileSet" or "AddFileWithRanges"));

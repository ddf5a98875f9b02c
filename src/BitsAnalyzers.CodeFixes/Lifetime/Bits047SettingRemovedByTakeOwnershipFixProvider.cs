using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Takes the job over first, and sets it up then.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits047SettingRemovedByTakeOwnershipFixProvider))]
internal sealed class Bits047SettingRemovedByTakeOwnershipFixProvider() : TextEditFixProvider(
    "BITS047",
    new MoveCallFix(
        "BITS047.MoveCall",
        "Move the call after TakeOwnership",
        Direction.Down,
        static (_, later) => later == "TakeOwnership"));

using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Runtime;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>Does to the job what was to be done while it is alive, or does not do it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits040CallInFinalStateFixProvider))]
internal sealed class Bits040CallInFinalStateFixProvider() : TextEditFixProvider(
    "BITS040",
    new MoveCallFix(
        "BITS040.MoveCall",
        "Move the call before the one that ends the job",
        Direction.Up,
        static (call, ending) => ending is "Cancel" or "Complete" && !IsTransition(call)),
    new RemoveCallFix("BITS040.RemoveCall", "Remove the call"),
    new TryEndFix("BITS040.UseRuntime"))
{
    // Before the end, a job can be resumed or ended in another way, but that would be another program.
    private static bool IsTransition(string call) => call is "Resume" or "Suspend" or "Cancel" or "Complete" or "TakeOwnership";
}

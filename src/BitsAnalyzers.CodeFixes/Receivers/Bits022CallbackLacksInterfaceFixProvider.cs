using BitsAnalyzers.CodeFixes.Callbacks;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Gives the callback the interface for the event, or gives up the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits022CallbackLacksInterfaceFixProvider))]
internal sealed class Bits022CallbackLacksInterfaceFixProvider() : TextEditFixProvider(
    "BITS022",
    new ImplementInterfaceFix("BITS022.ImplementInterface", "Implement the interface for the events"));

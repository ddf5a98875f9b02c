using BitsAnalyzers.CodeFixes.Callbacks;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Makes a callback of the object that is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits023NoCallbackFixProvider))]
internal sealed class Bits023NoCallbackFixProvider() : TextEditFixProvider(
    "BITS023",
    new ImplementInterfaceFix("BITS023.ImplementInterface", "Implement IBackgroundCopyCallback"));

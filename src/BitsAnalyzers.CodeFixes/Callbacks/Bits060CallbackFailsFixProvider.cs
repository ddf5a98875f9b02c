using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Lets a callback that has nothing to do say so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits060CallbackFailsFixProvider))]
internal sealed class Bits060CallbackFailsFixProvider() : TextEditFixProvider("BITS060", new ReturnSuccessFix("BITS060.ReturnSuccess"));

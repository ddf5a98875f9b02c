using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Keeps the exceptions of BITS inside the callback.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits064CallbackMayThrowFixProvider))]
internal sealed class Bits064CallbackMayThrowFixProvider()
    : TextEditFixProvider("BITS064", new CatchExceptionsFix("BITS064.CatchExceptions"));

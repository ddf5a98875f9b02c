using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Requests the events that the callback handles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits028HandlerNeverRunsFixProvider))]
internal sealed class Bits028HandlerNeverRunsFixProvider() : TextEditFixProvider(
    "BITS028",
    new RequestEventsFix("BITS028.RequestEvents", "Request the events that the callback handles"));

using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>One step of the proof that a report carries: a place in the code, and what it contributes.</summary>
/// <param name="Place">The place.</param>
/// <param name="Text">What happens there.</param>
/// <param name="Outcome">What a condition has to come to; null for a step that is none.</param>
internal readonly record struct TraceStep(SyntaxNode Place, string Text, bool? Outcome = null);

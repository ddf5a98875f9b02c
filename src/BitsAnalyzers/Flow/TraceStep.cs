using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>One step of the proof that a report carries: a place in the code, and what it contributes.</summary>
internal readonly record struct TraceStep(SyntaxNode Place, string Text);

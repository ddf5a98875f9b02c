using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>An expression that writes a notification mask and is to be repaired.</summary>
/// <param name="Document">The document it is in.</param>
/// <param name="Text">The text of that document.</param>
/// <param name="Model">The model of that document.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Value">Its value as a mask; null where not every bit is known.</param>
/// <param name="Accumulates">Whether it is joined to a value that is there already, as in <c>mask |= …</c>.</param>
/// <param name="Vocabulary">The names for flags to be used there; null where only numbers are in scope.</param>
internal sealed record MaskPlace(
    Document Document,
    SourceText Text,
    SemanticModel Model,
    ExpressionSyntax Expression,
    uint? Value,
    bool Accumulates,
    FlagVocabulary? Vocabulary)
{
    /// <summary>The flags that the diagnostic is about; 0 where it does not say.</summary>
    public uint Flags { get; init; }

    /// <summary>Where the expression is bound.</summary>
    public int Position => Expression.SpanStart;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>A part of an expression that joins flags.</summary>
/// <param name="Outer">The part as it stands in the expression, with the parentheses and casts around it.</param>
internal abstract record MaskTerm(ExpressionSyntax Outer)
{
    /// <summary>The operands in the part, from left to right.</summary>
    public abstract IEnumerable<MaskOperand> Operands { get; }
}

/// <summary>A part that joins nothing.</summary>
/// <param name="Outer">The operand with the parentheses and casts around it.</param>
/// <param name="Syntax">The operand without them.</param>
/// <param name="Value">The bits that it contributes; null where it is not constant.</param>
/// <param name="IsNamed">Whether it is the name of a constant.</param>
internal sealed record MaskOperand(ExpressionSyntax Outer, ExpressionSyntax Syntax, uint? Value, bool IsNamed) : MaskTerm(Outer)
{
    public override IEnumerable<MaskOperand> Operands => [this];
}

/// <summary>Terms that stand side by side, with an operator between each two.</summary>
/// <param name="Outer">The terms with the parentheses and casts around them.</param>
/// <param name="Syntax">The terms without them.</param>
/// <param name="Terms">The terms, from left to right; at least two.</param>
/// <param name="Operators">The operators; number n stands after term n.</param>
internal sealed record MaskJoin(
    ExpressionSyntax Outer,
    BinaryExpressionSyntax Syntax,
    ImmutableArray<MaskTerm> Terms,
    ImmutableArray<SyntaxToken> Operators) : MaskTerm(Outer)
{
    public override IEnumerable<MaskOperand> Operands => Terms.SelectMany(static term => term.Operands);
}

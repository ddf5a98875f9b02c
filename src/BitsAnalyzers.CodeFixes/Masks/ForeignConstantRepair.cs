using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Replaces constants of other families by the notification flags with the same purpose.</summary>
internal static class ForeignConstantRepair
{
    /// <summary>The flags that the constants of other families are meant to be; 0 unless each of them has one.</summary>
    public static uint IntendedFlags(MaskPlace place)
        => Intended(place) is { } flags ? flags.Values.Aggregate(0u, static (bits, flag) => bits | flag) : 0;

    /// <summary>Replaces each constant, if each has a flag with the same purpose.</summary>
    public static IReadOnlyList<TextChange>? Replace(MaskPlace place)
    {
        if (Intended(place) is not { Count: > 0 } intended)
        {
            return null;
        }

        var rewriter = new MaskRewriter(place);
        var term = new MaskTerms(place.Model, static binary => binary.Kind() is
            SyntaxKind.BitwiseOrExpression or SyntaxKind.AddExpression or SyntaxKind.ExclusiveOrExpression).Part(place.Expression);
        var operands = term.Operands.ToList();
        if (operands.TrueForAll(operand => intended.ContainsKey(operand.Syntax)) && rewriter.Rewrite(IntendedFlags(place)) is { } rewritten)
        {
            return rewritten;
        }

        // A constant whose flag is there already has nothing to add.
        var flags = operands
            .Where(operand => !intended.ContainsKey(operand.Syntax))
            .Aggregate(0u, static (bits, operand) => bits | (operand.Value ?? 0));
        var replacements = new Dictionary<MaskOperand, uint>();
        foreach (var operand in operands)
        {
            if (intended.TryGetValue(operand.Syntax, out var flag))
            {
                replacements.Add(operand, flag & ~flags);
                flags |= flag;
            }
        }

        return replacements.Count == intended.Count ? rewriter.Replace(term, replacements) : null;
    }

    // By the place of each constant, the flag it is meant to be; null where one of them has none.
    private static Dictionary<SyntaxNode, uint>? Intended(MaskPlace place)
    {
        var intended = new Dictionary<SyntaxNode, uint>();
        if (place.Model.GetOperation(place.Expression) is not { } operation)
        {
            return null;
        }

        foreach (var operand in FlagJoin.Of(operation).Operands)
        {
            if (operand.Constant is { } constant && ForeignConstants.Recognise(constant, operand.Value) is { } foreign)
            {
                if (foreign.Intended == 0)
                {
                    return null;
                }

                intended[operand.Operation.Syntax] = foreign.Intended;
            }
        }

        return intended;
    }
}

using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Writes flags the way the code around them does: with the names in use, qualified as they are there, cast where the place needs another
/// type, and as a number where there are no names.
/// </summary>
internal sealed class MaskWriter(MaskPlace place)
{
    /// <summary>Whether every flag of the mask has a name.</summary>
    public bool HasNames(uint mask) => mask != 0 && place.Vocabulary?.Covers(mask) == true;

    /// <summary>The flags as operands, in the order of their values.</summary>
    /// <param name="mask">The flags.</param>
    /// <param name="format">How to write them where they lack names.</param>
    /// <param name="separate">Whether each flag becomes a number of its own; names always stand for one.</param>
    public IReadOnlyList<string> Operands(uint mask, NumberFormat format, bool separate = false)
    {
        if (HasNames(mask))
        {
            return Flags(mask).Select(NameOf).ToList();
        }

        return separate && (mask & ~NotifyFlags.Defined) == 0
            ? Flags(mask).Select(number => format.Write(1u << number)).ToList()
            : [format.Write(mask)];
    }

    /// <summary>
    /// The mask as an expression that can take the place of another: without a cast if that will do; null where nothing fits.
    /// </summary>
    /// <param name="target">The expression to be replaced.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="format">How to write it where it has no names.</param>
    /// <param name="type">
    /// The type to cast to, if need be, where the operands beside it get the same; that of the target, if not given.
    /// </param>
    public string? Write(ExpressionSyntax target, uint mask, NumberFormat format, ITypeSymbol? type = null)
    {
        // No flag is that far up, and not every type goes as far.
        if (mask > int.MaxValue)
        {
            return null;
        }

        var operands = Operands(mask, format);
        var isNumber = !HasNames(mask);
        var plain = string.Join(" | ", operands);
        if (Fits(target, plain))
        {
            return operands.Count > 1 && Precedence.NeedsParentheses(target, Precedence.Or) ? $"({plain})" : plain;
        }

        if (isNumber && format.Suffix.Length == 0 && Fits(target, format.WithSuffix("U").Write(mask)))
        {
            return format.WithSuffix("U").Write(mask);
        }

        if ((type ?? ExpressionFit.CastType(place.Model, target)) is not { } cast)
        {
            return null;
        }

        var converted = Cast(plain, operands.Count > 1, cast);
        return type is not null || Fits(target, converted)
            ? Precedence.NeedsParentheses(target, Precedence.Unary) ? $"({converted})" : converted
            : null;
    }

    /// <summary>The expression, cast to the type.</summary>
    public string Cast(string expression, bool parenthesize, ITypeSymbol type)
        => parenthesize ? $"({NameOf(type)})({expression})" : $"({NameOf(type)}){expression}";

    private bool Fits(ExpressionSyntax target, string text)
        => ExpressionFit.Parse(text, place.Model) is { } parsed && ExpressionFit.Fits(place.Model, target, parsed);

    /// <summary>The type as the casts around write it: <c>UInt32</c> or <c>uint</c>.</summary>
    private string NameOf(ITypeSymbol type)
        => ExpressionFit.WithConversions(place.Model, place.Expression)
            .DescendantNodesAndSelf()
            .OfType<CastExpressionSyntax>()
            .Where(cast => SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(cast.Type).Type, type))
            .Select(static cast => cast.Type.ToString())
            .FirstOrDefault() ?? type.ToMinimalDisplayString(place.Model, place.Position);

    private string NameOf(int number)
    {
        var flag = place.Vocabulary![number]!;
        foreach (var candidate in Candidates(flag))
        {
            if (ExpressionFit.Parse(candidate, place.Model) is { } name &&
                SymbolEqualityComparer.Default.Equals(
                    place.Model.GetSpeculativeSymbolInfo(place.Position, name, SpeculativeBindingOption.BindAsExpression).Symbol, flag))
            {
                return candidate;
            }
        }

        return $"{flag.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Escaped(flag)}";
    }

    private IEnumerable<string> Candidates(IFieldSymbol flag)
    {
        var name = Escaped(flag);
        if (QualifierInUse(flag.ContainingType) is { } qualifier)
        {
            yield return qualifier + name;
        }

        yield return name;
        yield return $"{flag.ContainingType.ToMinimalDisplayString(place.Model, place.Position)}.{name}";
    }

    // What stands before a flag of the same type in the expression: nothing, a type, an alias.
    private string? QualifierInUse(INamedTypeSymbol container)
        => ExpressionFit.WithConversions(place.Model, place.Expression)
            .DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Where(name => place.Model.GetSymbolInfo(name).Symbol is IFieldSymbol { HasConstantValue: true } field &&
                SymbolEqualityComparer.Default.Equals(field.ContainingType, container))
            .Select(static name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Expression + "." : "")
            .FirstOrDefault();

    private static IEnumerable<int> Flags(uint mask)
        => Enumerable.Range(0, NotifyFlags.Count).Where(number => (mask & (1u << number)) != 0);

    private static string Escaped(IFieldSymbol flag)
        => SyntaxFacts.GetKeywordKind(flag.Name) == SyntaxKind.None ? flag.Name : "@" + flag.Name;
}

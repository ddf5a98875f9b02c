using System.Globalization;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// The functions of the framework that put strings together. Paths are those of Windows, wherever the analyzer runs.
/// </summary>
internal static class TextFunctions
{
    public static TextValue Concat(IEnumerable<TextValue> parts)
    {
        var result = new TextValue("");
        foreach (var part in parts)
        {
            result = TextValue.Concat(result, part);
        }

        return result;
    }

    /// <summary>What the method gives for these arguments; null where it is not one of the functions on texts.</summary>
    public static TextValue? Call(KnownFunction function, IMethodSymbol method, IReadOnlyList<TextValue> arguments) => function switch
    {
        KnownFunction.CombinePaths when AreTexts(method) => Combine(arguments),
        KnownFunction.JoinPaths when AreTexts(method) => Join(arguments),
        KnownFunction.ConcatenateTexts when !HasCollection(method) => Concat(arguments),
        KnownFunction.FormatText when method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] =>
            Format(arguments[0], arguments.Skip(1).ToList()),
        KnownFunction.FormatText when method.Parameters is [_, { Type.SpecialType: SpecialType.System_String }, ..] =>
            Format(arguments[1], arguments.Skip(2).ToList()),
        _ => null,
    };

    // A part that is rooted replaces everything before it, and a part that may be rooted may do so.
    private static TextValue Combine(IReadOnlyList<TextValue> parts)
    {
        var result = new TextValue("");
        foreach (var part in parts)
        {
            result = IsRooted(part) switch
            {
                true => part,
                null => TextValue.AnyText,
                _ when part is { IsWhole: true, Text.Length: 0 } => result,
                _ => Append(result, part),
            };
        }

        return result;
    }

    private static TextValue Join(IReadOnlyList<TextValue> parts)
    {
        var result = new TextValue("");
        foreach (var part in parts)
        {
            result = part switch
            {
                { IsWhole: true, Text.Length: 0 } => result,
                { IsWhole: false, Text.Length: 0 } => TextValue.Concat(result, part),
                _ when IsSeparator(part.Text[0]) => TextValue.Concat(result, part),
                _ => Append(result, part),
            };
        }

        return result;
    }

    private static TextValue Append(TextValue path, TextValue part)
    {
        var isOpen = path.Text.Length == 0 || IsSeparator(path.Text[path.Text.Length - 1]) || path.Text[path.Text.Length - 1] == ':';
        return TextValue.Concat(path.IsWhole && !isOpen ? new TextValue(path.Text + "\\") : path, part);
    }

    // Each placeholder stands for its argument, where it says nothing of how to write it. What is not understood ends what is known.
    private static TextValue Format(TextValue format, IReadOnlyList<TextValue> arguments)
    {
        var result = new TextValue("");
        var text = format.Text;
        for (var place = 0; place < text.Length && result.IsWhole;)
        {
            var brace = text.IndexOfAny(['{', '}'], place);
            if (brace < 0)
            {
                result = TextValue.Concat(result, new(text.Substring(place)));
                break;
            }

            result = TextValue.Concat(result, new(text.Substring(place, brace - place)));
            if (brace + 1 < text.Length && text[brace + 1] == text[brace])
            {
                result = TextValue.Concat(result, new(text.Substring(brace, 1)));
                place = brace + 2;
                continue;
            }

            var end = text[brace] == '{' ? text.IndexOf('}', brace) : -1;
            var number = 0;
            var isKnown = end > 0
                && int.TryParse(text.Substring(brace + 1, end - brace - 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
            result = TextValue.Concat(result, isKnown && number < arguments.Count ? arguments[number] : TextValue.AnyText);
            place = end + 1;
        }

        return format.IsWhole ? result : new(result.Text, IsWhole: false);
    }

    /// <summary>Whether a call compares two texts by what is in them, character by character.</summary>
    public static bool AreCompared(IInvocationOperation invocation)
        => AreTexts(invocation.TargetMethod) && invocation.Arguments.Length == (invocation.TargetMethod.IsStatic ? 2 : 1);

    /// <summary>How a call that says so compares two texts, where that is known; null otherwise.</summary>
    public static StringComparison? Comparison(IInvocationOperation invocation)
        => invocation is { TargetMethod.Parameters: [.., { Type: var last }] parameters } &&
            FullNames.IsFrameworkType(last, "System.StringComparison") &&
            parameters.Take(parameters.Length - 1).All(static parameter => parameter.Type.SpecialType == SpecialType.System_String) &&
            parameters.Length == (invocation.TargetMethod.IsStatic ? 3 : 2) &&
            invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameters.Length - 1)?.Value.ConstantValue
                is { HasValue: true, Value: int comparison and >= 0 and <= (int)StringComparison.OrdinalIgnoreCase }
                ? (StringComparison)comparison
                : null;

    /// <summary>
    /// What stands for a text in a comparison of the kind, so that equal ones are the same; null where that is not known.
    /// </summary>
    public static Value? Folded(Value value, StringComparison comparison)
        => comparison == StringComparison.Ordinal ? value
            : value is TextValue { IsWhole: true, Text: var text }
                ? !text.All(static character => character is > ' ' and <= '~') ? null
                    : comparison is StringComparison.CurrentCulture or StringComparison.InvariantCulture ? value
                    : new TextValue(text.ToUpperInvariant())
            : value.Bare is SymbolicValue or OperationValue ? new OperationValue("fold " + comparison, value.Bare, null)
            : null;

    private static bool? IsRooted(TextValue path) => path.Text switch
    {
        [var first, ..] when IsSeparator(first) => true,
        [_, ':', ..] => true,
        { Length: >= 2 } => false,
        _ => path.IsWhole ? false : null,
    };

    private static bool IsSeparator(char character) => character is '\\' or '/';

    private static bool AreTexts(IMethodSymbol method)
        => method.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_String);

    // Spans and arrays of strings are not looked into.
    private static bool HasCollection(IMethodSymbol method)
        => method.Parameters.Any(
            static parameter => parameter.Type.SpecialType is not SpecialType.System_String and not SpecialType.System_Object);
}

using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Bits;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Finds the expressions that a diagnostic says are to be repaired.</summary>
internal static class MaskPlaces
{
    /// <summary>Every place to repair; none where the diagnostic does not say, or one of them cannot be edited.</summary>
    public static async Task<ImmutableArray<MaskPlace>> FindAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var places = new List<MaskPlace>();
        if (NumberOf(diagnostic, DiagnosticProperties.EditCount, NumberStyles.None) is not { } count)
        {
            return ImmutableArray<MaskPlace>.Empty;
        }

        for (var edit = 0; edit < count; edit++)
        {
            if (NumberOf(diagnostic, DiagnosticProperties.EditStep(edit), NumberStyles.None) is not { } step ||
                step >= diagnostic.AdditionalLocations.Count ||
                await FindAsync(
                    solution,
                    diagnostic,
                    diagnostic.AdditionalLocations[(int)step],
                    NumberOf(diagnostic, DiagnosticProperties.EditMask(edit), NumberStyles.AllowHexSpecifier),
                    cancellationToken).ConfigureAwait(false) is not { } place)
            {
                return ImmutableArray<MaskPlace>.Empty;
            }

            // Two arms may name the same constant, and what is done to a whole is done to its arms.
            if (!places.Any(other => Contains(other, place)))
            {
                places.RemoveAll(other => Contains(place, other));
                places.Add(place);
            }
        }

        return places.ToImmutableArray();
    }

    /// <summary>
    /// The places to repair for a mask that is wrong in this call only: where others read it too, that is the argument of the call.
    /// </summary>
    public static async Task<ImmutableArray<MaskPlace>> FindForCallAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var places = await FindAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false);
        if (places.IsEmpty || places.All(place => !MaskReaders.HasOthers(place, diagnostic.Location)))
        {
            return places;
        }

        var value = places.Length == 1 ? places[0].Value : null;
        var argument = await FindAsync(solution, diagnostic, diagnostic.Location, value, cancellationToken).ConfigureAwait(false);
        return argument is null ? ImmutableArray<MaskPlace>.Empty : ImmutableArray.Create(argument);
    }

    /// <summary>
    /// The places to repair for a mask that is wrong wherever it is set: a constant that is also looked at for another purpose stays as it
    /// is, and the argument of the call is repaired.
    /// </summary>
    public static async Task<ImmutableArray<MaskPlace>> FindForMaskAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var places = await FindAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false);
        foreach (var place in places)
        {
            if (await MaskReaders.AreComparedAsync(solution, place, cancellationToken).ConfigureAwait(false))
            {
                var value = places.Length == 1 ? place.Value : null;
                return await FindAsync(solution, diagnostic, diagnostic.Location, value, cancellationToken).ConfigureAwait(
                    false) is { } argument
                    ? ImmutableArray.Create(argument)
                    : ImmutableArray<MaskPlace>.Empty;
            }
        }

        return places;
    }

    /// <summary>The argument that is reported; null where it cannot be edited.</summary>
    public static Task<MaskPlace?> FindReportedAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
        => FindAsync(solution, diagnostic, diagnostic.Location, value: null, cancellationToken);

    /// <summary>The steps of the proof that are expressions of masks and can be edited.</summary>
    public static async Task<ImmutableArray<MaskPlace>> FindStepsAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var places = ImmutableArray.CreateBuilder<MaskPlace>();
        foreach (var step in diagnostic.Happenings())
        {
            if (await FindAsync(solution, diagnostic, step, value: null, cancellationToken).ConfigureAwait(false) is { } place)
            {
                places.Add(place);
            }
        }

        return places.ToImmutable();
    }

    private static bool Contains(MaskPlace outer, MaskPlace inner)
        => outer.Document.Id == inner.Document.Id && outer.Expression.Span.Contains(inner.Expression.Span);

    private static async Task<MaskPlace?> FindAsync(
        Solution solution, Diagnostic diagnostic, Location location, uint? value, CancellationToken cancellationToken)
    {
        if (await ReportedExpression.FindAsync(solution, location, cancellationToken).ConfigureAwait(
            false) is not (var document, var text, var model, var expression))
        {
            return null;
        }

        // What an assignment writes is its right side.
        var accumulates = expression.IsKind(SyntaxKind.OrAssignmentExpression);
        if (expression is AssignmentExpressionSyntax assignment)
        {
            if (!accumulates && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            {
                return null;
            }

            expression = assignment.Right;
        }

        expression = MaskTerms.Unwrap(expression, model);
        if (!IsValue(expression, model))
        {
            return null;
        }

        var parameter = await ParameterAsync(solution, diagnostic, document, cancellationToken).ConfigureAwait(false);
        return new(
            document,
            text,
            model,
            expression,
            value,
            accumulates,
            FlagVocabulary.Find(model, expression.SpanStart, parameter, model.GetOperation(expression, cancellationToken)))
        {
            Flags = FlagsOf(diagnostic),
        };
    }

    // Neither a variable that is written to nor a part of a name can be replaced by another expression.
    private static bool IsValue(ExpressionSyntax expression, SemanticModel model)
    {
        var whole = ExpressionFit.WithConversions(model, expression);
        return IntegerTypes.WidthOf(model.GetTypeInfo(expression).Type) is not null &&
            model.GetSymbolInfo(expression).Symbol is not INamespaceOrTypeSymbol &&
            whole.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Right == whole,
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when call.Expression.ToString() == "nameof" => false,
                ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
                PatternSyntax or SwitchLabelSyntax => false,
                MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax => false,
                RefExpressionSyntax => false,
                PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) &&
                    !unary.IsKind(SyntaxKind.PreDecrementExpression) && !unary.IsKind(SyntaxKind.AddressOfExpression),
                PostfixUnaryExpressionSyntax or NameColonSyntax or NameEqualsSyntax or NameSyntax => false,
                _ => true,
            };
    }

    // The parameter that the reported argument belongs to tells whose names are nearest.
    private static async Task<IParameterSymbol?> ParameterAsync(
        Solution solution, Diagnostic diagnostic, Document place, CancellationToken cancellationToken)
    {
        if (LocatedDocument.Find(solution, diagnostic.Location) is not { } document ||
            document.Project.Id != place.Project.Id ||
            await ReportedExpression.FindAsync(document, diagnostic.Location, cancellationToken).ConfigureAwait(
                false) is not { } expression ||
            expression.FirstAncestorOrSelf<ArgumentSyntax>() is not { } argument ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        return (model.GetOperation(argument, cancellationToken) as IArgumentOperation)?.Parameter;
    }

    /// <summary>The flags that the diagnostic is about; 0 where it does not say.</summary>
    public static uint FlagsOf(Diagnostic diagnostic)
        => NumberOf(diagnostic, DiagnosticProperties.Flags, NumberStyles.AllowHexSpecifier) ?? 0;

    private static uint? NumberOf(Diagnostic diagnostic, string key, NumberStyles style)
    {
        if (!diagnostic.Properties.TryGetValue(key, out var text) || text is null)
        {
            return null;
        }

        if (style == NumberStyles.AllowHexSpecifier)
        {
            if (!text.StartsWith("0x", StringComparison.Ordinal))
            {
                return null;
            }

            text = text.Substring(2);
        }

        return uint.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

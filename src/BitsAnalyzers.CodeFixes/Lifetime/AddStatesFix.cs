using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// An action that lets a loop end in further states: its condition compares the state with constants of an enum that names them.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class AddStatesFix(string equivalenceKey) : TextEditFix(equivalenceKey, "End the loop in these states, too")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.States, out var missing) || missing is null ||
            LocatedDocument.Find(solution, diagnostic.Location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ||
            root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax condition ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var values = missing
            .Split(';')
            .Select(static value => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        return Change(condition, values, model, cancellationToken) is { } change
            ? new(Title, ImmutableArray.Create(new DocumentEdit(document.Id, [change])))
            : null;
    }

    private static TextChange? Change(
        ExpressionSyntax condition, List<int> values, SemanticModel model, CancellationToken cancellationToken)
    {
        // The last of several comparisons that are all needed to go on.
        var last = condition;
        while (last is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Right: var right })
        {
            last = right;
        }

        switch (last)
        {
            case BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.NotEqualsExpression,
                Left: IdentifierNameSyntax compared,
                Right: var constant
            }:
                return Names(constant, values, model, cancellationToken) is { } names
                    ? new(new TextSpan(last.Span.End, 0), string.Concat(names.Select(name => $" && {compared} != {name}")))
                    : null;

            case IsPatternExpressionSyntax
            {
                Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } pattern }
            }:
                return Names(constant, values, model, cancellationToken) is { } alone
                    ? new(pattern.Span, $"({string.Join(" or ", alone.Prepend(constant.ToString()))})")
                    : null;

            case IsPatternExpressionSyntax
            {
                Pattern: UnaryPatternSyntax
                {
                    Pattern: ParenthesizedPatternSyntax
                    {
                        Pattern: BinaryPatternSyntax { Right: ConstantPatternSyntax { Expression: var constant } } pattern
                    }
                }
            }
                when pattern.OperatorToken.IsKind(SyntaxKind.OrKeyword):
                return Names(constant, values, model, cancellationToken) is { } others
                    ? new(new TextSpan(pattern.Span.End, 0), string.Concat(others.Select(static name => $" or {name}")))
                    : null;

            default:
                return null;
        }
    }

    // The names of the states, written as a constant of the same enum is.
    private static List<string>? Names(
        ExpressionSyntax constant, List<int> values, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(
            constant, cancellationToken).Symbol is not IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type } field)
        {
            return null;
        }

        var prefix = constant.ToString();
        if (!prefix.EndsWith(field.Name, StringComparison.Ordinal))
        {
            return null;
        }

        prefix = prefix.Substring(0, prefix.Length - field.Name.Length);
        var names = new List<string>();
        foreach (var value in values)
        {
            if (type
                .GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(member => member.HasConstantValue && ValueOf(member) == value) is not { } state)
            {
                return null;
            }

            names.Add(prefix + state.Name);
        }

        return names;
    }

    private static long ValueOf(IFieldSymbol member)
        => System.Convert.ToInt64(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture);
}

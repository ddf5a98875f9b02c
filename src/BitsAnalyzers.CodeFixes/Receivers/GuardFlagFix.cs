using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Statements;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>
/// An action that requests a flag only on a Windows that knows it, and the other flags as before. It changes the place where the flag comes
/// in, so that the call itself, and what is done with its result, stays as it is.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
internal sealed class GuardFlagFix(string equivalenceKey, string title) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var flag = MaskPlaces.FlagsOf(diagnostic);
        if (flag == 0 ||
            await MaskPlaces.FindReportedAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is not { } argument)
        {
            return null;
        }

        var version = WindowsVersionTests.NeededBy(flag);
        var guard = await WindowsVersionGuard
            .WriteAsync(argument.Document, argument.Model, argument.Position, version, cancellationToken)
            .ConfigureAwait(false);
        var places = await MaskPlaces.FindStepsAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false);
        if ((Changes(Sources(places, argument, flag), guard, flag) ?? Changes([argument], guard, flag)) is not { } changes)
        {
            return null;
        }

        var edits = changes.Select(change => new DocumentEdit(argument.Document.Id, change)).ToImmutableArray();
        return new($"Request {FlagTitle.Enumerate(flag, argument.Vocabulary)} only on Windows {version} and later", edits);
    }

    // Where the flag comes in, if that is in this very function and nowhere else.
    private static List<MaskPlace> Sources(IEnumerable<MaskPlace> places, MaskPlace argument, uint flag)
    {
        var sources = new List<MaskPlace>();
        foreach (var place in places.Where(
            place => place.Expression != argument.Expression && !place.Expression.Contains(argument.Expression)))
        {
            var operands = MaskTerms.Of(place.Expression, place.Model).Operands.ToList();
            if (place.Document.Id != argument.Document.Id
                || FunctionAround(place) != FunctionAround(argument)
                || MustBeConstant(place.Expression))
            {
                return [];
            }

            if (!argument.Expression.Contains(place.Expression)
                && operands.Exists(operand => ((operand.Value ?? 0) & flag) != 0)
                && !sources.Exists(source => source.Expression.Contains(place.Expression)))
            {
                sources.RemoveAll(source => place.Expression.Contains(source.Expression));
                sources.Add(place);
            }
            else if (operands.Exists(static operand => operand.Value is null))
            {
                return [];
            }
        }

        return sources;
    }

    private static List<IReadOnlyList<TextChange>>? Changes(List<MaskPlace> places, string guard, uint flag)
    {
        var changes = new List<IReadOnlyList<TextChange>>();
        foreach (var place in places)
        {
            if (MustBeConstant(place.Expression) || ChangesAt(place, guard, flag) is not { Count: > 0 } change)
            {
                return null;
            }

            changes.Add(change);
        }

        return changes.Count == 0 ? null : changes;
    }

    private static IReadOnlyList<TextChange>? ChangesAt(MaskPlace place, string guard, uint flag)
    {
        try
        {
            return EmbedStatement(place, guard, flag) ?? new MaskRepair(place).OnlyIf(guard, flag);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression too deep to be walked is too deep to be repaired.
            return null;
        }
    }

    // A statement that does nothing but add the flag is a statement for newer systems.
    private static IReadOnlyList<TextChange>? EmbedStatement(MaskPlace place, string guard, uint flag)
        => place.Accumulates &&
            MaskTerms.Of(place.Expression, place.Model).Operands.All(operand => operand.Value == flag) &&
            place.Expression.FirstAncestorOrSelf<AssignmentExpressionSyntax>()
                is { Left: IdentifierNameSyntax, Parent: ExpressionStatementSyntax statement } &&
            StatementList.Of(statement) is not null &&
            new StatementLines(place.Text).Embed($"if ({guard})", statement) is { } embedded
                ? [embedded]
                : null;

    private static SyntaxNode? FunctionAround(MaskPlace place)
        => place.Expression.FirstAncestorOrSelf<SyntaxNode>(static node => node is
            (MemberDeclarationSyntax and not GlobalStatementSyntax)
                or AccessorDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AnonymousFunctionExpressionSyntax
                or CompilationUnitSyntax);

    private static bool MustBeConstant(ExpressionSyntax expression)
        => expression.FirstAncestorOrSelf<SyntaxNode>(static node => node switch
        {
            LocalDeclarationStatementSyntax local => local.IsConst,
            FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
            StatementSyntax => false,
            _ => node is EnumMemberDeclarationSyntax or AttributeSyntax or ParameterSyntax or CaseSwitchLabelSyntax or PatternSyntax,
        }) is { } constant
            && !constant.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any(
                function => function.Span.Contains(expression.Span));
}

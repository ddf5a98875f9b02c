using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// An action that lets a loop end in further states: where its condition or a test in it compares the state with constants of an enum that
/// names them. What is done to the job behind the loop is done in the states that it was done in before; a job that the code completes is
/// cancelled where it has failed.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class AddStatesFix(string equivalenceKey) : TextEditFix(equivalenceKey, "End the loop in these states, too")
{
    private const int Error = 4;
    private const int Transferred = 6;

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.States, out var states) || states is null ||
            LocatedDocument.Find(solution, diagnostic.Location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model ||
            root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<StatementSyntax>() is not { } loop)
        {
            return null;
        }

        var missing = states.Split(';').Select(static value => int.Parse(value, CultureInfo.InvariantCulture)).ToList();
        var read = diagnostic.AdditionalLocations is [var location, ..] && location.SourceTree == root.SyntaxTree
            ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)
            : null;
        var behind = JobBehindLoop.Of(model, loop, read);
        var lines = new StatementLines(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var (condition, body) = loop switch
        {
            WhileStatementSyntax { Condition: var found, Statement: var inner } => (found, inner),
            DoStatementSyntax { Condition: var found, Statement: var inner } => (found, inner),
            ForStatementSyntax { Condition: var found, Statement: var inner } => (found, inner),
            _ => (null, null),
        };
        var changes = condition is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }
            ? body is BlockSyntax block ? InBody(block, missing, behind, lines, model) : null
            : InCondition(condition, missing, behind, lines, model);
        return changes is null ? null : new(Title, ImmutableArray.Create(new DocumentEdit(document.Id, changes) { IsOfStatements = true }));
    }

    private static List<TextChange>? InCondition(
        ExpressionSyntax condition, List<int> missing, JobBehindLoop behind, StatementLines lines, SemanticModel model)
    {
        if (StateTest.Of(condition, isExit: false, model) is not { } test ||
            test.Names(missing) is not { } names ||
            test.With(names) is not { } added)
        {
            return null;
        }

        if (behind.Uses.Count == 0)
        {
            return [added];
        }

        if (behind.OnlyCall() is not var (statement, method, access))
        {
            return null;
        }

        var asBefore = StateTest.TestsOnlyFor(condition, Transferred, model) && test.Names([Transferred]) is { } transferred
            ? test.Is(transferred)
            : test.IsNot(names);
        var otherwise = method == "Complete" && missing.Contains(Error)
            ? ($"else if ({test.Is(test.Names([Error])!)})", $"{behind.Job}{access}Cancel();")
            : ((string, string)?)null;
        return lines.Embed($"if ({asBefore})", statement, otherwise) is { } embedded ? [added, embedded] : null;
    }

    private static List<TextChange>? InBody(
        BlockSyntax body, List<int> missing, JobBehindLoop behind, StatementLines lines, SemanticModel model)
    {
        if (body.Statements.OfType<IfStatementSyntax>().LastOrDefault(
                choice => StateTest.TestsFor(choice.Condition, Transferred, model)) is not { } exit ||
            StateTest.Of(exit.Condition, isExit: true, model) is not { } test ||
            test.Names(missing) is not { } names)
        {
            return null;
        }

        // Whoever only leaves the loop, and does nothing with the job then, leaves it in the other states alike.
        if (exit.Statement is BreakStatementSyntax or BlockSyntax { Statements: [BreakStatementSyntax] } && behind.Uses.Count == 0)
        {
            return test.With(names) is { } added ? [added] : null;
        }

        if (behind.Job is null || behind.IsInLoop || LeavingStatement(body, behind.Function, model) is not { } leave)
        {
            return null;
        }

        var cancels = behind.IsCompleted && missing.Contains(Error);
        var access = behind.Job.Parent is MemberAccessExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.MinusGreaterThanToken }
            ? "->"
            : ".";
        var written = new List<string>();
        if (cancels)
        {
            written.AddRange(["", $"if ({test.Is(test.Names([Error])!)})", "{", $"\t{behind.Job}{access}Cancel();", $"\t{leave}", "}"]);
        }

        if (missing.Where(state => !cancels || state != Error).ToList() is { Count: > 0 } others)
        {
            written.AddRange(["", $"if ({test.Is(test.Names(others)!)})", "{", $"\t{leave}", "}"]);
        }

        return lines.InsertLinesAfter(written, exit) is { } insertion ? [insertion] : null;
    }

    // How a function is left without success; null where it has to say more than that.
    private static string? LeavingStatement(BlockSyntax body, SyntaxNode function, SemanticModel model)
    {
        if (model.GetEnclosingSymbol(body.SpanStart) is not IMethodSymbol method)
        {
            return null;
        }

        var result = method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments: var arguments }
            ? arguments is [var awaited] ? awaited : null
            : method.ReturnsVoid ? null : method.ReturnType;
        var returns = function
            .DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .ToList();
        return result is null ? "return;"
            : result.SpecialType == SpecialType.System_Boolean &&
                returns.TrueForAll(static found => found.Expression?.IsKind(SyntaxKind.TrueLiteralExpression) == true)
                ? "return false;"
                : null;
    }
}

using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// A mask that a local is given in several steps, and then passed on: it is repaired in the step that brings what is wrong, since what is
/// done behind it would only undo that step.
/// </summary>
internal static class MaskSteps
{
    /// <summary>The steps that bring some of the bits, in order; none where the argument is not such a local.</summary>
    public static async Task<ImmutableArray<MaskPlace>> BringingAsync(
        Solution solution, Diagnostic diagnostic, MaskPlace argument, uint bits, CancellationToken cancellationToken)
    {
        if (argument.Expression is not IdentifierNameSyntax variable ||
            argument.Model.GetSymbolInfo(variable, cancellationToken).Symbol is not ILocalSymbol local ||
            MaskReaders.IsCompared(local, variable))
        {
            return ImmutableArray<MaskPlace>.Empty;
        }

        var steps = await MaskPlaces.FindStepsAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false);
        return steps.RemoveAll(step => !IsWriteOf(step, local) || (new MaskRepair(step).Written & bits) == 0);
    }

    /// <summary>Takes bits away in each of the steps; null where one of them cannot do without.</summary>
    public static ImmutableArray<DocumentEdit>? Remove(ImmutableArray<MaskPlace> steps, uint bits)
    {
        var edits = ImmutableArray.CreateBuilder<DocumentEdit>();
        foreach (var step in steps)
        {
            if (new MaskRepair(step).Remove(bits) is { Count: > 0 } changes)
            {
                edits.Add(new(step.Document.Id, changes));
            }
            else if (step.Accumulates && (new MaskRepair(step).Written & ~bits) == 0 && RemovalOf(step) is { } removal)
            {
                edits.Add(new(step.Document.Id, [removal]) { IsOfStatements = true });
            }
            else
            {
                return null;
            }
        }

        return edits.ToImmutable();
    }

    /// <summary>Lets the last step give the local this value, whatever it held before; null where that cannot be written there.</summary>
    public static ImmutableArray<DocumentEdit>? Set(ImmutableArray<MaskPlace> steps, uint value)
    {
        var last = steps[steps.Length - 1];
        if (!last.Accumulates)
        {
            return new MaskRepair(last).Set(value) is { Count: > 0 } changes
                ? ImmutableArray.Create(new DocumentEdit(last.Document.Id, changes))
                : null;
        }

        var assignment = AssignmentOf(last)!;
        var written = new MaskRepair(last).Written == value ? [] : new MaskRepair(last with { Accumulates = false }).Set(value);
        return written is null
            ? null
            : ImmutableArray.Create(new DocumentEdit(last.Document.Id, [new(assignment.OperatorToken.Span, "="), .. written]));
    }

    /// <summary>Whether no other step of the proof follows the last of these.</summary>
    public static async Task<bool> EndWithAsync(
        Solution solution, Diagnostic diagnostic, MaskPlace argument, ImmutableArray<MaskPlace> steps, CancellationToken cancellationToken)
        => argument.Expression is IdentifierNameSyntax variable &&
            argument.Model.GetSymbolInfo(variable, cancellationToken).Symbol is ILocalSymbol local &&
            (await MaskPlaces.FindStepsAsync(solution, diagnostic, cancellationToken).ConfigureAwait(
                false)).LastOrDefault(step => IsWriteOf(step, local))
                is { } last &&
            last.Expression.Span == steps[steps.Length - 1].Expression.Span;

    private static bool IsWriteOf(MaskPlace step, ILocalSymbol local)
        => AssignmentOf(step) is { } assignment
            ? SymbolEqualityComparer.Default.Equals(step.Model.GetSymbolInfo(assignment.Left).Symbol, local)
            : Whole(step) is { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } } &&
                SymbolEqualityComparer.Default.Equals(step.Model.GetDeclaredSymbol(declarator), local);

    private static AssignmentExpressionSyntax? AssignmentOf(MaskPlace step)
        => Whole(step) is { Parent: AssignmentExpressionSyntax assignment } whole && assignment.Right == whole ? assignment : null;

    private static ExpressionSyntax Whole(MaskPlace step) => ExpressionFit.WithConversions(step.Model, step.Expression);

    // The statement, or the condition that is there for nothing else.
    private static TextChange? RemovalOf(MaskPlace step)
    {
        if (AssignmentOf(step)?.Parent is not ExpressionStatementSyntax statement)
        {
            return null;
        }

        StatementSyntax removed = statement;
        if (statement.Parent is BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax around })
        {
            removed = around;
        }
        else if (statement.Parent is IfStatementSyntax single)
        {
            removed = single;
        }

        if (removed is IfStatementSyntax { Else: not null } or IfStatementSyntax { Parent: ElseClauseSyntax } ||
            (removed is IfStatementSyntax { Condition: var condition } && HasCalls(condition)) ||
            removed.DescendantTrivia().Any(Comments.IsKept))
        {
            return null;
        }

        return StatementList.Of(removed) is null ? null : new StatementLines(step.Text).Remove(removed);
    }

    private static bool HasCalls(ExpressionSyntax condition)
        => condition.DescendantNodesAndSelf().Any(static node => node is
            InvocationExpressionSyntax
                or AssignmentExpressionSyntax
                or AwaitExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or DeclarationPatternSyntax
                or
            DeclarationExpressionSyntax or PostfixUnaryExpressionSyntax
                || node.IsKind(SyntaxKind.PreIncrementExpression)
                || node.IsKind(SyntaxKind.PreDecrementExpression));
}

using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>Where a call belongs.</summary>
internal enum Direction
{
    /// <summary>Before the calls that make it wrong.</summary>
    Up,

    /// <summary>After the calls that undo it.</summary>
    Down,
}

/// <summary>
/// An action that moves the statement of the reported call past those of the other calls of the proof, in the list of statements that all
/// of them are in. On the way up, it takes along the declarations directly above it that it needs.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
/// <param name="direction">Where the call belongs.</param>
/// <param name="isPassed">Whether the other call is one that the reported call can be moved past, by their names.</param>
internal sealed class MoveCallFix(string equivalenceKey, string title, Direction direction, Func<string, string, bool> isPassed)
    : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var call = await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false);
        if (call is not { Statement: { } moved } || StatementList.Of(moved) is not { } statements)
        {
            return null;
        }

        var names = new List<string>();
        var places = new List<int>();
        foreach (var step in diagnostic.Happenings().Where(step => step.SourceSpan != diagnostic.Location.SourceSpan))
        {
            if (await ReportedCall.FindAsync(solution, step, cancellationToken).ConfigureAwait(false) is not { } other ||
                !isPassed(call.Name, other.Name))
            {
                return null;
            }

            names.Add(other.Name);
            places.Add(StatementList.IndexOf(statements, other.Syntax));
        }

        var own = StatementList.IndexOf(statements, moved);
        var isUp = direction == Direction.Up;
        if (places.Count == 0 || places.Min() < 0 || !places.TrueForAll(place => isUp ? place < own : place > own))
        {
            return null;
        }

        var order = new StatementOrder(call.Model);
        var target = isUp ? places.Min() : places.Max();
        var first = own;
        while (isUp && first - 1 > target && order.IsNeeded(statements[first - 1], Range(statements, first, own)))
        {
            first--;
        }

        var passed = isUp ? Range(statements, target, first - 1) : Range(statements, own + 1, target);
        if (!Range(statements, first, own).All(statement => !statement.ContainsDirectives && order.MayPass(statement, passed)) ||
            Changes(new StatementLines(call.Text), statements[first], moved, statements[target]) is not { } changes)
        {
            return null;
        }

        var edit = new DocumentEdit(call.Document.Id, changes) { IsOfStatements = true };
        return new($"Move {call.Name} {(isUp ? "before" : "after")} {names[places.IndexOf(target)]}", ImmutableArray.Create(edit));
    }

    private IReadOnlyList<TextChange>? Changes(StatementLines lines, StatementSyntax first, StatementSyntax last, StatementSyntax target)
        => direction == Direction.Up ? lines.MoveBefore(first, last, target) : lines.MoveAfter(last, target);

    private static IEnumerable<StatementSyntax> Range(IReadOnlyList<StatementSyntax> statements, int first, int last)
        => statements.Skip(first).Take(last - first + 1);
}

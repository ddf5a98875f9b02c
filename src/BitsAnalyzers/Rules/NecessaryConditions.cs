using System.Globalization;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Kernel;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Adds to a proof which way the code has to go for it: the conditions that have to come out as they do, because the misuse does not show
/// on any path where they come out otherwise.
/// </summary>
internal sealed class NecessaryConditions(BodyAnalysis body)
{
    // More conditions than these hide what the proof is about, and a proof longer than that is not read.
    private const int MaximumConditions = 4;
    private const int MaximumSteps = 12;
    private const int MaximumText = 60;

    // For each report all of them are looked through.
    private const int MaximumNodes = 4096;

    private ILookup<ExplodedNode<ProgramState, FlowEvent>, ExplodedNode<ProgramState, FlowEvent>>? _sources;
    private Dictionary<ExplodedNode<ProgramState, FlowEvent>, (
        ExplodedNode<ProgramState, FlowEvent>? Node, bool? Label, int Distance)>? _paths;

    public Finding AddTo(Finding finding)
    {
        var nodes = body.Graph.Nodes;
        if (finding.Shows.Count == 0 || finding.Steps.IsEmpty || nodes.Count is 1 or > MaximumNodes)
        {
            return finding;
        }

        var goals = new HashSet<ExplodedNode<ProgramState, FlowEvent>>(finding.Shows
            .SelectMany(
                show => body.EventsAt(show.Site).Where(place => place.Node.Events[place.Order].Equals(show)).Select(
                    static place => place.Node)));
        if (goals.Count == 0)
        {
            return finding;
        }

        var room = Math.Min(MaximumConditions, MaximumSteps - finding.Steps.Length);
        var conditions = Conditions(goals)
            .Where(condition => !finding.Steps.All(step => IsInside(step.Place, condition.Place)))
            .GroupBy(static condition => condition.Place)
            .Select(static same => same.Last())
            .ToList();
        return conditions.Skip(conditions.Count - room).Aggregate(finding, Insert);
    }

    // The conditions on a shortest path, the first one first.
    private IEnumerable<TraceStep> Conditions(HashSet<ExplodedNode<ProgramState, FlowEvent>> goals)
    {
        HashSet<ExplodedNode<ProgramState, FlowEvent>>? leading = null;
        foreach (var (node, outcome) in PathTo(goals))
        {
            var others = node.Edges.Where(transition => transition.Label == !outcome).ToList();
            if (others.Count == 0 || others.Exists(other => (leading ??= Leading(goals)).Contains(other.Target)))
            {
                continue;
            }

            var block = body.Context.Blocks[node.Block];
            if (block.Body.IsOwnText && PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, outcome) is { } place)
            {
                yield return new(place, Describe(place, outcome), outcome);
            }
        }
    }

    // What stands in the code as a condition. What the compiler asks on its own, as for the next element of a loop, is none.
    public static SyntaxNode? PlaceOf(IOperation? condition, bool outcome) => condition?.Syntax switch
    {
        null => null,
        SwitchExpressionArmSyntax arm => outcome ? arm.Pattern : null,
        (SwitchLabelSyntax or { Parent: SwitchLabelSyntax }) and var label => outcome ? label : null,
        var written => condition.IsImplicit ? null : written,
    };

    public static string Describe(SyntaxNode condition, bool outcome)
    {
        var text = string.Join(" ", condition.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(':');
        text = text.Length > MaximumText ? text.Substring(0, MaximumText - 1) + "…" : text;
        return condition.Parent is SwitchSectionSyntax or SwitchLabelSyntax or SwitchExpressionArmSyntax
            ? $"on the way where '{text}' applies"
            : $"on the way where '{text}' is {(outcome ? "true" : "false")}";
    }

    // The nodes from which a goal can be reached.
    private HashSet<ExplodedNode<ProgramState, FlowEvent>> Leading(HashSet<ExplodedNode<ProgramState, FlowEvent>> goals)
    {
        _sources ??= body.Graph.Nodes
            .SelectMany(static node => node.Edges, static (node, transition) => (transition.Target, Node: node))
            .ToLookup(static step => step.Target, static step => step.Node);
        var leading = new HashSet<ExplodedNode<ProgramState, FlowEvent>>(goals);
        var pending = new Queue<ExplodedNode<ProgramState, FlowEvent>>(goals);
        while (pending.Count > 0)
        {
            foreach (var source in _sources[pending.Dequeue()].Where(leading.Add))
            {
                pending.Enqueue(source);
            }
        }

        return leading;
    }

    // The branches on a shortest path to one of the goals, from the entry on.
    private IEnumerable<(ExplodedNode<ProgramState, FlowEvent> Node, bool Outcome)> PathTo(
        HashSet<ExplodedNode<ProgramState, FlowEvent>> goals)
    {
        _paths ??= FindPaths();
        var branches = new Stack<(ExplodedNode<ProgramState, FlowEvent> Node, bool Outcome)>();
        ExplodedNode<ProgramState, FlowEvent>? nearest = null;
        foreach (var goal in goals)
        {
            if (_paths.TryGetValue(goal, out var step)
                && (nearest is null || (step.Distance, goal.Number).CompareTo((_paths[nearest].Distance, nearest.Number)) < 0))
            {
                nearest = goal;
            }
        }

        while (nearest is not null)
        {
            var (source, label, _) = _paths[nearest];
            if (source is not null && label is { } outcome)
            {
                branches.Push((source, outcome));
            }

            nearest = source;
        }

        return branches;
    }

    // Where a shortest path to each node comes from.
    private Dictionary<ExplodedNode<ProgramState, FlowEvent>, (
        ExplodedNode<ProgramState, FlowEvent>? Node, bool? Label, int Distance)> FindPaths()
    {
        var entry = body.Graph.Nodes[0];
        var paths =
            new Dictionary<ExplodedNode<ProgramState, FlowEvent>, (ExplodedNode<ProgramState, FlowEvent>? Node, bool? Label, int Distance)>
            {
                [entry] = (null, null, 0)
            };
        var pending = new Queue<ExplodedNode<ProgramState, FlowEvent>>([entry]);
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            foreach (var transition in node.Edges)
            {
                if (!paths.ContainsKey(transition.Target))
                {
                    paths.Add(transition.Target, (node, transition.Label, paths[node].Distance + 1));
                    pending.Enqueue(transition.Target);
                }
            }
        }

        return paths;
    }

    // Whether a step stands in what the condition decides on, like all the others: then it needs no mention.
    private static bool IsInside(SyntaxNode step, SyntaxNode condition)
    {
        SyntaxNode? owner = condition;
        while (owner is ExpressionSyntax and not (ConditionalExpressionSyntax or SwitchExpressionSyntax)
            or SwitchLabelSyntax
            or WhenClauseSyntax)
        {
            owner = owner.Parent;
        }

        return owner is not null
            && owner.SyntaxTree == step.SyntaxTree
            && owner.Span.Contains(step.Span)
            && !condition.Span.Contains(step.Span);
    }

    // Before the first step behind it; the call that the report is about stays the last.
    private static Finding Insert(Finding finding, TraceStep condition)
    {
        var place = 0;
        while (place < finding.Steps.Length - 1 && !IsBehind(finding.Steps[place].Place, condition.Place))
        {
            place++;
        }

        var properties = finding.Properties;
        foreach (var property in finding.Properties)
        {
            // Steps to repair are named by their numbers.
            if (DiagnosticProperties.IsEditStep(property.Key)
                && int.Parse(property.Value!, CultureInfo.InvariantCulture) is var step
                && step >= place)
            {
                properties = properties.SetItem(property.Key, (step + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        return finding with { Steps = finding.Steps.Insert(place, condition), Properties = properties };
    }

    private static bool IsBehind(SyntaxNode step, SyntaxNode condition)
        => step.SyntaxTree == condition.SyntaxTree && step.SpanStart >= condition.Span.End;
}

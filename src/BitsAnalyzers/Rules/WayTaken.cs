using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Flow.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Adds to a proof which way the code has to go for it: the conditions that have to come out as they do, because the misuse does not show on
/// any path where they come out otherwise.
/// </summary>
internal static class WayTaken
{
    // More conditions than these hide what the proof is about, and a proof longer than that is not read.
    private const int MaximumConditions = 4;
    private const int MaximumSteps = 12;
    private const int MaximumText = 60;

    public static Finding AddTo(Finding finding, BodyAnalysis body)
    {
        if (finding.Shows.Count == 0 || finding.Steps.IsEmpty)
        {
            return finding;
        }

        var goals = body.Graph.Nodes.Where(node => node.Events.Any(finding.Shows.Contains)).ToList();
        if (goals.Count == 0)
        {
            return finding;
        }

        var room = Math.Min(MaximumConditions, MaximumSteps - finding.Steps.Length);
        var conditions = Conditions(body, goals)
            .Where(condition => !finding.Steps.All(step => IsInside(step.Place, condition.Place)))
            .GroupBy(static condition => condition.Place)
            .Select(static same => same.Last())
            .ToList();
        return conditions.Skip(conditions.Count - room).Aggregate(finding, Insert);
    }

    // The conditions on a shortest path, the first one first.
    private static IEnumerable<TraceStep> Conditions(BodyAnalysis body, List<FlowNode<World, FlowEvent>> goals)
    {
        var leading = Leading(body.Graph.Nodes, goals);
        foreach (var (node, outcome) in Path(body.Graph.Nodes, goals))
        {
            var others = node.Transitions.Where(transition => transition.Label == !outcome).ToList();
            var block = body.Context.Blocks[node.Block];
            if (others.Count > 0 && !others.Exists(other => leading.Contains(other.Target)) &&
                block.Body.IsOwnText && PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, outcome) is { } place)
            {
                yield return new(place, Describe(place, outcome), outcome);
            }
        }
    }

    // What stands in the code as a condition. What the compiler asks on its own, as for the next element of a loop, is none.
    private static SyntaxNode? PlaceOf(IOperation? condition, bool outcome) => condition?.Syntax switch
    {
        null => null,
        SwitchExpressionArmSyntax arm => outcome ? arm.Pattern : null,
        (SwitchLabelSyntax or { Parent: SwitchLabelSyntax }) and var label => outcome ? label : null,
        var written => condition.IsImplicit ? null : written,
    };

    private static string Describe(SyntaxNode condition, bool outcome)
    {
        var text = string.Join(" ", condition.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(':');
        text = text.Length > MaximumText ? text.Substring(0, MaximumText - 1) + "…" : text;
        return condition.Parent is SwitchSectionSyntax or SwitchLabelSyntax or SwitchExpressionArmSyntax
            ? $"on the way where '{text}' applies"
            : $"on the way where '{text}' is {(outcome ? "true" : "false")}";
    }

    // The nodes from which a goal can be reached.
    private static HashSet<FlowNode<World, FlowEvent>> Leading(IReadOnlyList<FlowNode<World, FlowEvent>> nodes, List<FlowNode<World, FlowEvent>> goals)
    {
        var sources = nodes.SelectMany(static node => node.Transitions, static (node, transition) => (transition.Target, node)).ToLookup(static pair => pair.Target, static pair => pair.node);
        var leading = new HashSet<FlowNode<World, FlowEvent>>(goals);
        var pending = new Queue<FlowNode<World, FlowEvent>>(goals);
        while (pending.Count > 0)
        {
            foreach (var source in sources[pending.Dequeue()].Where(leading.Add))
            {
                pending.Enqueue(source);
            }
        }

        return leading;
    }

    // The branches on a shortest path to a goal.
    private static IEnumerable<(FlowNode<World, FlowEvent> Node, bool Outcome)> Path(IReadOnlyList<FlowNode<World, FlowEvent>> nodes, List<FlowNode<World, FlowEvent>> goals)
    {
        var cameFrom = new Dictionary<FlowNode<World, FlowEvent>, (FlowNode<World, FlowEvent> Node, bool? Label)>();
        var pending = new Queue<FlowNode<World, FlowEvent>>([nodes[0]]);
        var path = new Stack<(FlowNode<World, FlowEvent> Node, bool Outcome)>();
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            if (goals.Contains(node))
            {
                while (node != nodes[0])
                {
                    (node, var label) = cameFrom[node];
                    if (label is { } outcome)
                    {
                        path.Push((node, outcome));
                    }
                }

                break;
            }

            foreach (var transition in node.Transitions)
            {
                if (transition.Target != nodes[0] && !cameFrom.ContainsKey(transition.Target))
                {
                    cameFrom.Add(transition.Target, (node, transition.Label));
                    pending.Enqueue(transition.Target);
                }
            }
        }

        return path;
    }

    // Whether a step stands in what the condition decides on, like all the others: then it needs no mention.
    private static bool IsInside(SyntaxNode step, SyntaxNode condition)
    {
        SyntaxNode? owner = condition;
        while (owner is ExpressionSyntax and not (ConditionalExpressionSyntax or SwitchExpressionSyntax) or SwitchLabelSyntax or WhenClauseSyntax)
        {
            owner = owner.Parent;
        }

        return owner is not null && owner.SyntaxTree == step.SyntaxTree && owner.Span.Contains(step.Span) && !condition.Span.Contains(step.Span);
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
            if (DiagnosticProperties.IsEditStep(property.Key) && int.Parse(property.Value!, CultureInfo.InvariantCulture) is var step && step >= place)
            {
                properties = properties.SetItem(property.Key, (step + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        return finding with { Steps = finding.Steps.Insert(place, condition), Properties = properties };
    }

    private static bool IsBehind(SyntaxNode step, SyntaxNode condition) => step.SyntaxTree == condition.SyntaxTree && step.SpanStart >= condition.Span.End;
}

using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A rule about the methods that BITS calls.</summary>
internal abstract class CallbackRule
{
    /// <summary>What is to be reported of a callback.</summary>
    public abstract IEnumerable<Diagnostic> Examine(CallbackBody callback);

    /// <summary>A report at a name.</summary>
    protected static Diagnostic Report(Rule rule, SyntaxToken name, object[] arguments, params TraceStep[] steps)
        => (Find(rule, name.Parent!, arguments, steps) with { Name = name }).ToDiagnostic();

    protected static Diagnostic Report(Rule rule, SyntaxNode place, object[] arguments, params TraceStep[] steps)
        => Find(rule, place, arguments, steps).ToDiagnostic();

    /// <summary>A report at what is done in the callback, or at the call there that leads to it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="way">The calls that lead there, and what is done, which is the last.</param>
    /// <param name="arguments">The arguments of the message without the last one.</param>
    /// <param name="last">What the last step says.</param>
    /// <param name="done">What is done there, as a participle.</param>
    protected static Diagnostic Report(Rule rule, ImmutableArray<IOperation> way, object[] arguments, string last, string done)
    {
        var place = BlameAssignment.NameOf(way[0]);
        var end = BlameAssignment.NameOf(way[way.Length - 1]);
        var steps = new List<TraceStep>();
        foreach (var call in way.Take(way.Length - 1))
        {
            steps.Add(new(BlameAssignment.NameOf(call), $"{CallbackBody.Describe(call)} is called here"));
        }

        steps.Add(new(end, last));
        var line = way.Length == 1 ? "" : Finding.DecisiveLine(end, place, done);
        return Report(rule, place, [.. arguments, line], [.. steps]);
    }

    // What the text of a callback says by itself depends on no state.
    private static Finding Find(Rule rule, SyntaxNode place, object[] arguments, TraceStep[] steps)
        => new(rule, Proof.InEveryState, 0, place, arguments.ToImmutableArray(), ImmutableArray.Create(steps));
}
